"""From what is ticked on the screen to the Filter of a search."""

from __future__ import annotations

import pytest

from assistant.ui.filters import filter_of, panel_html
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


@pytest.mark.parametrize(
    ("sent", "among"),
    [
        ({}, Filter()),
        ({"languages": ["zh", "xx"], "kinds": "paper"}, Filter(languages=("zh",))),
        ({"kinds": ["agreement", "other"], "people": ["Loka"]}, Filter(records=("agreement",), parties=("Loka",))),
        ({"first": "1992", "last": "abc"}, Filter(years=(1992, None))),
        ({"first": -5, "last": 99999, "documents": [1, None, "a"]}, Filter(documents=("a",))),
        ({"first": "", "last": " 2020 "}, Filter(years=(None, 2020))),
        ({"people": {"x": 1}, "kinds": [["paper"]]}, Filter()),
    ],
)
def test_whatever_is_sent_only_the_known_form_is_taken(sent, among):
    assert filter_of(sent) == among


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_panel_offers_what_the_library_has_and_escapes_it(language):
    html = panel_html([*HELD.values(), a_document("<script>", "x.pdf")], WORDS[language])
    assert html.count('name="documents"') == 5 and html.count('name="people"') == 2 and "<script>" not in html
    assert WORDS[language]["kind_agreement"] in html and WORDS[language]["kind_paper"] in html
