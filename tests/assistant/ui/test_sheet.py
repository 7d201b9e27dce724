"""The parts of a shown page: the paragraphs where there are none, the notes, the line on who wrote it."""

from __future__ import annotations

from dataclasses import replace

from assistant.ui.sheet import byline_html, leaf_html, notes_html, notice_html, paragraphs_html
from assistant.ui.words import WORDS
from index.document import Block, Document, Page, Record, Span

#: Twenty paragraphs of one letter, from "a" to "t".
LETTERS = "\n".join("abcdefghijklmnopqrst")
PAGE = Page(1, None, LETTERS, 0.0, 0.0, tuple(Block("body", 2 * n, 2 * n + 1) for n in range(20)))
DOCUMENT = Document("i", "a.txt", "Letters", "en", (PAGE,), None)


def test_a_leaf_has_two_paragraphs_before_the_quote_and_six_after():
    html = leaf_html(DOCUMENT, (Span(1, 10, 13),))  # "f" and "g", paragraphs 6 and 7
    assert "<small>6</small><mark>f</mark>" in html and "<small>7</small><mark>g</mark>" in html
    assert html.count("<p ") == 10 and "<small>4</small>d" in html and "<small>13</small>m" in html


def test_paragraphs_are_numbered_and_nothing_is_marked_where_nothing_is_quoted():
    html = paragraphs_html(DOCUMENT, 0, 3)
    assert html.count("<p ") == 3 and "<small>3</small>c" in html and "<mark>" not in html


def test_notes_and_notices_are_escaped_and_no_notes_are_nothing():
    assert notes_html("Notes ({count})", [], opened=True) == ""
    html = notes_html("Notes ({count})", ["<i>", "b"], opened=True)
    assert "Notes (2)" in html and "<li>&lt;i&gt;</li>" in html and " open>" in html
    assert notice_html("<i>") == '<p class="notice">&lt;i&gt;</p>'


def test_the_byline_has_what_is_known_or_the_file():
    known = Document("i", "a.txt", "T", "en", (PAGE,), Record("T", ("Ann <Lee>",), "2020", "", "book", "{}"))
    assert byline_html(known, WORDS["en"]) == '<p class="byline">Ann &lt;Lee&gt; · 2020</p>'
    treaty = replace(known, record=Record("T", (), "2020", "", "treaty", "{}", ("密托尼亚", "洛基亚")))
    assert byline_html(treaty, WORDS["zh"]) == '<p class="byline">密托尼亚、洛基亚 · 2020</p>'
    assert byline_html(DOCUMENT, WORDS["en"]) == '<p class="byline">a.txt</p>'
