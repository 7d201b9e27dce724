"""The viewer: place, context, page and what turns it; what is gone is said."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest

from assistant.answer import Statement
from assistant.turns import Quote, Turn, turn_of
from assistant.ui.viewer import view_of, viewer_html
from assistant.ui.words import WORDS
from index.notes import hanging_on, notes_of


@pytest.fixture(scope="module")
def turn(assistant) -> Turn:
    return turn_of("t", "What is a single window?", assistant.ask("What is a single window?"), assistant.library)


def shown(turn: Turn, library, key: str = "1", page: str = "", language="en") -> str:
    view = view_of(turn, key, page)
    assert view is not None
    return viewer_html(view, library, WORDS[language], language)


def over_a_page(library) -> Turn:
    """A turn that quotes a passage which runs from one page to the next."""
    passage = next(p for p in library.passages.values() if len(p.pages) == 2 and p.kind == "body")
    document = library.documents[passage.document_id]
    quote = Quote(1, document.id, document.title, "", passage.id, (), passage.language, passage.spans, passage.text)
    statements = (Statement(passage.text, (1,)),)
    return Turn("o", "", "q", "q", "en", "", False, statements, (quote,), (), (), "none", 1)


@pytest.mark.parametrize(("language", "word"), [("zh", "章节"), ("en", "Section")])
def test_a_quote_is_shown_with_title_label_section_context_and_page(turn, assistant, language, word):
    html = shown(turn, assistant.library, language=language)
    quote = turn.quotes[0]
    document = assistant.library.documents[quote.document_id]
    assert document.title in html and word in html and "<mark>" in html
    assert document.label_of(quote.spans[0].page) in html
    assert f'src="page/{document.id}/{quote.spans[0].page}?scale=1.6"' in html and 'class="mark"' in html


def test_a_page_beside_the_quote_has_no_mark_and_leads_back(turn, assistant):
    number = turn.quotes[0].spans[0].page
    html = shown(turn, assistant.library, page=str(number + 1))
    assert f"/{number + 1}?scale" in html and 'class="mark"' not in html and f'data-page="{number}"' in html


def test_every_page_of_the_file_can_be_gone_to_and_the_way_back_is_told(turn, assistant):
    document = assistant.library.documents[turn.quotes[0].document_id]
    html = shown(turn, assistant.library, page="1")
    for page in document.pages:
        selected = " selected" if page.number == 1 else ""
        assert f'<option value="{page.number}"{selected}>{document.label_of(page.number)}</option>' in html
    assert WORDS["en"]["quote_page"] in html and WORDS["en"]["quote_pages"] not in html


def test_a_page_that_is_not_there_is_the_nearest_that_is(turn, assistant):
    last = len(assistant.library.documents[turn.quotes[0].document_id].pages)
    assert f"/{last}?scale" in shown(turn, assistant.library, page="999")
    assert "/1?scale" in shown(turn, assistant.library, page="0")


def test_a_quote_over_two_pages_reaches_both(assistant):
    turn = over_a_page(assistant.library)
    first, second = (span.page for span in (turn.quotes[0].spans[0], turn.quotes[0].spans[-1]))
    html = shown(turn, assistant.library)
    assert (
        WORDS["en"]["quote_pages"] in html
        and f'data-stay="page{first}"' in html
        and f'data-stay="page{second}"' in html
    )
    assert 'class="mark"' in shown(turn, assistant.library, page=str(second))


def test_the_section_goes_on_before_and_after_the_passage(assistant):
    library = assistant.library
    passages = [p for p in library.passages.values() if p.kind == "body"]
    first, middle, last = next(
        (a, b, c)
        for a, b, c in zip(passages, passages[1:], passages[2:], strict=False)
        if a.heading == b.heading == c.heading and a.document_id == b.document_id == c.document_id
    )
    quote = Quote(1, middle.document_id, "", "", middle.id, (), middle.language, middle.spans, middle.text)
    turn = Turn("s", "", "q", "q", "en", "", False, (), (quote,), (), (), "none", 1)
    html = shown(turn, library)
    assert html.count('class="aside"') == 2
    assert html.index(first.text[:15].replace("&", "&amp;")) < html.index("<mark>") < html.index(last.text[-15:])


def test_the_notes_of_the_page_are_shown(assistant):
    library = assistant.library
    passage = next(
        p
        for p in library.passages.values()
        if p.kind == "body" and any(b.kind == "note" for b in library.documents[p.document_id].page(p.pages[0]).blocks)
    )
    quote = Quote(1, passage.document_id, "", "", passage.id, (), passage.language, passage.spans, passage.text)
    assert '<details class="notes">' in shown(
        Turn("n", "", "q", "q", "en", "", False, (), (quote,), (), (), "", 1), library
    )


def test_the_notes_that_hang_on_the_quote_come_first_and_open(assistant):
    library = assistant.library
    document, note = next((d, note) for d in library.documents.values() for note in notes_of(d))
    passage = next(
        p
        for p in library.passages.values()
        if p.document_id == document.id and p.kind == "body" and hanging_on([note], p.spans)
    )
    quote = Quote(1, document.id, "", "", passage.id, (), passage.language, passage.spans, passage.text)
    html = shown(Turn("n", "", "q", "q", "en", "", False, (), (quote,), (), (), "", 1), library)
    hanging, of_page = html.index('<details class="notes" open>'), html.index('<details class="notes">')
    said = html.find(escape(document.text_at(note.spans, document.language)), hanging)
    assert hanging < said < of_page


def test_the_first_and_last_of_the_citations_lead_no_further(assistant):
    question = "Which states ratified the water convention in 1987?"
    turn = turn_of("d", question, assistant.ask(question), assistant.library)
    first, last = shown(turn, assistant.library, "n1"), shown(turn, assistant.library, "n3")
    assert 'data-key="n2"' in first and "Passage 1 of 3" in first
    assert 'data-key="n2"' in last and "Passage 3 of 3" in last


@pytest.mark.parametrize("key", ["2000", "n1", "", "x"])
def test_a_quote_that_is_not_there_has_no_view(turn, key):
    assert view_of(turn, key) is None


def test_a_document_that_is_gone_leaves_the_quote_as_it_was_kept(turn, assistant):
    html = shown(turn, replace(assistant.library, documents={}))
    assert WORDS["en"]["gone"] in html and turn.quotes[0].text[:20] in html and "<img" not in html


def test_a_document_read_anew_is_said_and_nothing_is_marked_on_its_page(turn, assistant):
    changed = replace(turn, quotes=(replace(turn.quotes[0], text="It read otherwise <b>then</b>."),))
    html = shown(changed, assistant.library)
    assert WORDS["en"]["changed"] in html and "otherwise &lt;b&gt;" in html and 'class="mark"' not in html


def test_a_passage_cut_anew_leaves_the_quote_alone(turn, assistant):
    html = shown(turn, replace(assistant.library, passages={}))
    assert "<mark>" in html and "aside" not in html and 'class="mark"' in html


def test_a_file_that_is_gone_is_said(turn, assistant):
    gone = replace(assistant.library, manifest=replace(assistant.library.manifest, sources="/nowhere"))
    assert WORDS["en"]["no_file"] in shown(turn, gone)
