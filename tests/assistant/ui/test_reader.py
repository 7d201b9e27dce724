"""A document opened by itself: its pages in turn, its file, and nothing marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.ui.reader import opening, reader_html
from assistant.ui.words import WORDS
from index.document import Block, Document, Page

EN = WORDS["en"]


@pytest.fixture(scope="module")
def document(assistant) -> Document:
    return next(one for one in assistant.library.documents.values() if one.is_paged and len(one.pages) > 2)


@pytest.mark.parametrize(("page", "number"), [("", 1), ("2", 2), ("0", 1), ("x", 1), ("9999", -1)])
def test_it_is_on_the_page_that_is_asked_for_or_the_nearest(document, assistant, page, number):
    number = number if number > 0 else len(document.pages)
    html = reader_html(document, page, assistant.library, EN)
    assert f'src="page/{document.id}/{number}?scale=1.6"' in html and f'data-page="{number}"' in html
    assert 'class="mark"' not in html and EN["quote_page"] not in html and EN["quote"] not in html


def test_every_way_on_names_the_document_and_no_turn(document, assistant):
    html = reader_html(document, "1", assistant.library, EN)
    assert opening(document) == {"data_turn": "", "data_key": document.id}
    assert html.count(f'data-turn="" data-key="{document.id}"') == 4  # the section, back, on, and the list of pages
    assert f'data-href="document/{document.id}"' in html and f'<option value="{len(document.pages)}">' in html


@pytest.mark.parametrize(("count", "told"), [(3, ""), (301, "<dd>1–300 <small>of 301 in the file")])
def test_a_document_without_pages_has_its_paragraphs_and_says_where_they_end(assistant, count, told):
    blocks = tuple(Block("body", 2 * n, 2 * n + 1) for n in range(count))
    page = Page(1, None, "<\n" * count, 0.0, 0.0, blocks)
    html = reader_html(Document("i", "a.txt", "<b>", "en", (page,), None), "1", assistant.library, EN)
    assert html.count("</small>&lt;</p>") == min(count, 300) and told in html
    assert "<b>" not in html and "to-page" not in html and ("<dl" in html) == bool(told)


def test_a_file_that_is_gone_is_said(document, assistant):
    gone = replace(assistant.library, manifest=replace(assistant.library.manifest, sources="/nowhere"))
    assert EN["no_file"] in reader_html(document, "1", gone, EN)
