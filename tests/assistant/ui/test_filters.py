"""From what is ticked on the screen to the Filter of a search."""

from __future__ import annotations

import pytest

from assistant.ui.filters import Selection, filter_of, kind_of, panel_html, selection_of
from assistant.ui.words import WORDS
from index.document import Document, Record
from index.hit import Filter


def a_document(name: str, file: str, kind: str = "", year: str = "", author: str = "") -> Document:
    record = Record(name, (author,) if author else (), year, "", kind, "{}") if kind else None
    return Document(name, file, name, "en", (), record)


HELD = {
    document.id: document
    for document in (
        a_document("treaty", "treaty.pdf", "treaty", "1992", "Loka"),
        a_document("article", "article.pdf", "article-journal", "2020", "Ann Lee"),
        a_document("plan", "agreements/plan.pdf", "report", "2026"),
        a_document("note", "note.md"),
    )
}


def test_nothing_chosen_leaves_nothing_out():
    assert filter_of(Selection(), HELD) == Filter()


def test_languages_alone_name_no_documents():
    assert filter_of(Selection(languages=("zh",)), HELD) == Filter(languages=("zh",))


@pytest.mark.parametrize(
    ("chosen", "documents"),
    [
        (Selection(kinds=("paper",)), ("article",)),
        (Selection(kinds=("agreement",)), ("treaty", "plan")),
        (Selection(kinds=("other",)), ("note",)),
        (Selection(first=2020), ("article", "plan")),
        (Selection(last=2020), ("treaty", "article")),
        (Selection(first=1992, last=1992), ("treaty",)),
        (Selection(people=("Loka", "Ann Lee")), ("treaty", "article")),
        (Selection(documents=("note",)), ("note",)),
        (Selection(kinds=("agreement",), first=2000), ("plan",)),
    ],
)
def test_what_is_chosen_together_must_hold_together(chosen, documents):
    assert filter_of(chosen, HELD).documents == documents


def test_what_no_document_has_finds_nothing_rather_than_everything():
    assert filter_of(Selection(people=("Nobody",)), HELD).documents == ("-",)


@pytest.mark.parametrize(
    ("sent", "selection"),
    [
        ({}, Selection()),
        ({"languages": ["zh", "xx"], "kinds": "paper"}, Selection(languages=("zh",))),
        ({"first": "1992", "last": "abc"}, Selection(first=1992)),
        ({"first": -5, "last": 99999, "documents": [1, None, "a"]}, Selection(documents=("a",))),
        ({"people": {"x": 1}, "kinds": [["paper"]]}, Selection()),
    ],
)
def test_whatever_is_sent_only_the_known_form_is_taken(sent, selection):
    assert selection_of(sent) == selection


def test_the_kind_is_told_by_folder_and_type():
    assert [kind_of(document) for document in HELD.values()] == ["agreement", "paper", "agreement", "other"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_panel_offers_what_the_library_has_and_escapes_it(language):
    html = panel_html([*HELD.values(), a_document("<script>", "x.pdf")], WORDS[language])
    assert html.count('name="documents"') == 5 and html.count('name="people"') == 2 and "<script>" not in html
    assert WORDS[language]["kind_agreement"] in html
