"""The command that cites a page."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from types import SimpleNamespace

import pytest

from assistant.cite_command import add_parser
from assistant.references.reference import reference
from assistant.references.styles import Style
from index.bibliography.item import record_of
from index.document import Span
from index.errors import QueryError
from index.library import Library

ITEM = {"type": "article-journal", "title": "Rivers", "author": [{"family": "Lee", "given": "Ann"}], "language": "en"}


@pytest.fixture
def cite(make_document, monkeypatch):
    """``cite(*words)``: what the command says over a work with the pages 12 and 13, and a web page."""
    first, second = [("paragraph", "One.")], [("paragraph", "Two.")]
    paged = make_document(first, second, document_id="a" * 16, file="papers/a.pdf", record=record_of(dict(ITEM)))
    paged = replace(paged, pages=tuple(replace(page, label=str(page.number + 11)) for page in paged.pages))
    web = make_document([*first, *second, *first], document_id="b" * 16, record=record_of(dict(ITEM)))
    web = replace(web, pages=(replace(web.pages[0], width=0.0, height=0.0),))
    held = {document.id: document for document in (paged, web)}
    monkeypatch.setattr(Library, "open", lambda root: SimpleNamespace(documents=held))
    parser = ArgumentParser()
    add_parser(parser.add_subparsers())

    def said(*words: str) -> str:
        options = parser.parse_args(["cite", *words])
        return options.run(options)

    said.paged = paged
    return said


@pytest.mark.parametrize("style", list(Style))
def test_a_page_is_cited_in_every_style_as_on_the_screen(cite, style):
    expected = reference(cite.paged, (Span(2, 0, 4),), style, "zh")
    assert cite("papers/a.pdf", "--page", "13", "--style", style, "--language", "zh") == expected
    assert cite("a" * 16, "--page", "2", "--style", style, "--language", "zh") == expected  # by id, and its number


def test_the_usual_style_is_that_of_the_language(cite):
    assert "[J]" in cite("a" * 16, "--language", "zh") and "[J]" not in cite("a" * 16)
    assert "12" in cite("a" * 16)


def test_what_has_no_pages_is_cited_by_paragraph(cite):
    assert "¶ 2" in cite("b" * 16, "--page", "¶ 2", "--style", "gb-t-7714")
    assert "¶ 1" in cite("b" * 16, "--style", "gb-t-7714")


@pytest.mark.parametrize(
    "words",
    [
        ["none.pdf"],
        *(["a" * 16, "--page", page] for page in ("99", "0", "", "9" * 5_000, "x")),
        *(["b" * 16, "--page", page] for page in ("4", "0")),
    ],
)
def test_what_is_not_there_is_said_with_a_remedy(cite, words):
    with pytest.raises(QueryError) as error:
        cite(*words)
    assert error.value.remedy
