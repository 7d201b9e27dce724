"""A conversation is numbered over all its answers, and quotes stay as they are."""

import datetime
import io
from dataclasses import replace

import docx
import pytest
from markdown_it import MarkdownIt

from assistant.answer import Statement
from assistant.references import markdown, word
from assistant.references.styles import Style
from assistant.references.transcript import transcript
from assistant.turns import Quote, Turn, turn_of
from index.document import Span

ON = datetime.date(2026, 11, 22)


ONE, FOUR, FIVE = "One & two.", "Three <b>four</b>.", "Five [six](x)."


def quote(document_id, number, page, text, start=0):
    spans = (Span(page, start, start + len(text)),)
    return Quote(number, document_id, "A Title on the First Page", f"p. {page + 11}", "p", (), "en", spans, text)


def turn(statements, quotes, nearest=(), language="en", frame="Quoted."):
    declined = bool(nearest)
    return Turn("t", "", "A question?", "", language, frame, declined, statements, quotes, nearest, (), "test", 3)


def test_one_page_has_one_number_over_all_answers(cited):
    document = cited()
    first, again = quote(document.id, 1, 1, ONE), quote(document.id, 2, 1, FOUR, start=11)
    other = quote(document.id, 1, 2, FIVE)
    made = transcript(
        [
            turn((Statement(ONE, (1,)),), (first,)),
            turn((Statement("In words of its own.", (1, 2)),), (other, again)),
        ],
        {document.id: document},
        Style.CHICAGO,
        "en",
        ON,
    )
    one, two = (turn.said[0] for turn in made.turns)
    assert (one.text, one.marks, [quote.text for quote in one.quotes]) == ("", (1,), [ONE])
    assert (two.text, two.marks) == ("In words of its own.", (2, 1))
    assert [(quote.number, quote.place) for quote in two.quotes] == [(2, "p. 13"), (1, "p. 12")]
    assert len(made.references) == 2
    assert made.about == "Version 3 of the library, 2026-11-22. Quotes stand word for word on the pages named."


def test_a_decline_has_its_reason_and_what_came_nearest_and_no_reference(cited):
    document = cited()
    declined = turn((), (), (quote(document.id, 1, 1, ONE),), "zh", "因此不作回答。")
    made = transcript([declined], {document.id: document}, Style.APA, "zh", ON)
    assert made.turns[0].told == ("因此不作回答。",)
    assert [(quote.place, quote.text) for quote in made.turns[0].nearest] == [
        ("A Title on the First Page，第 12 页", ONE)
    ]
    assert made.references == () and made.references_heading == "参考文献（APA（第 7 版））"


def test_versions_are_told_with_the_marks_of_the_language():
    asked = [replace(turn((), ()), index_version=version) for version in (3, 4, 3)]
    told = {language: transcript(asked, {}, Style.APA, language, ON).about for language in ("zh", "en")}
    assert told["zh"].startswith("文库第 3、4 版，") and told["en"].startswith("Version 3, 4 of")


def test_how_the_question_was_understood_and_who_answered_is_told_before_the_answer(cited):
    document = cited()
    asked = turn((Statement(ONE, (1,)),), (quote(document.id, 1, 1, ONE),), frame="Written by a language model.")
    asked = replace(asked, question="And rivers?", understood="What of rivers?", notes=("One was left out.",))
    made = transcript([asked], {document.id: document}, Style.APA, "en", ON)
    told = ("Understood as: What of rivers?", "Written by a language model.", "One was left out.")
    assert made.turns[0].told == told
    assert all(sentence in docx_text(made) and sentence in markdown.write(made) for sentence in told)


@pytest.mark.parametrize("style", list(Style))
def test_a_quote_of_a_document_that_is_gone_is_kept_and_said_to_be_so(style):
    gone = turn((Statement(ONE, (1,)),), (quote("gone", 1, 1, ONE),))
    made = transcript([gone], {}, style, "en", ON)
    assert made.turns[0].said[0].quotes[0].text == ONE
    assert made.about.endswith(
        "Of the quotes 1 stand in documents that were removed or read anew since; they are as kept."
    )
    (reference,) = made.references
    text = "".join(run.text for run in reference.runs)
    assert "A Title on the First Page" in text and "p. 12" in text and "no longer in the library" in text
    assert ONE in docx_text(made) and "One &amp; two." in markdown.write(made)


def docx_text(made):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(word.write(made, ON))).paragraphs]


def test_real_answers_keep_their_quotes_in_both_files(assistant):
    questions = ["软法有哪些局限？", "What is a single window?", "红烧肉怎么做？"]
    answers = [assistant.ask(question) for question in questions]
    turns = [turn_of("t", answer.question, answer, assistant.library) for answer in answers]
    made = transcript(turns, assistant.library.documents, Style.GB_T_7714, "zh", ON)
    quotes = [citation.quote for answer in answers for citation in answer.citations]
    texts = [
        "".join("\n" if child.type == "hardbreak" else child.content for child in token.children)
        for token in MarkdownIt("commonmark").parse(markdown.write(made))
        if token.type == "inline"
    ]
    assert quotes and all(quote in texts for quote in quotes)
    assert all(quote in docx_text(made) for quote in quotes)
    assert all("[J]" in "".join(run.text for run in reference.runs) for reference in made.references)
