"""A document that is opened by itself, not from a quote: its pages from the first."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from assistant.ui.markup import attributes, tool
from assistant.ui.sheet import byline_html, page_notes_html, paragraphs_html, sheet_html, turning_html
from index.document import Document
from index.language import language_of
from index.library import Library

_MOST = 300  # paragraphs of a document without pages; the file has the others


def opening(document: Document) -> dict[str, str]:
    """The attributes of what opens the document or turns its pages: a key of no turn is the id of a document."""
    return {"data_turn": "", "data_key": document.id}


def reader_html(document: Document, page: str, library: Library, words: Mapping[str, str]) -> str:
    """The document on ``page``, or the nearest that there is; the first where that is no number."""
    number = min(max(int(page) if page.isdecimal() else 1, 1), len(document.pages))
    turning = turning_html(document, number, (), words, opening(document)) if document.is_paged else ""
    named = attributes(title=document.title, lang=language_of(document.title))
    title = f'<h3 tabindex="-1"{named}>{escape(document.title)}</h3>'
    head = f'<div class="head">{_bar(document, words)}{title}{turning}</div>'
    if document.is_paged:
        shown = sheet_html(document, number, (), library, words) + page_notes_html(document.page(number), words)
    else:
        shown = _paragraphs(document, words)
    data = attributes(**opening(document), data_page=str(number), aria_label=words["source_panel"])
    return f'<section class="source"{data}>{head}{byline_html(document, words)}{shown}</section>'


def _bar(document: Document, words: Mapping[str, str]) -> str:
    keep = tool("download", words["download"], "download", data_href=f"document/{document.id}")
    return f'<div class="bar"><span class="space"></span>{keep}{tool("close", words["close"], "close")}</div>'


def _paragraphs(document: Document, words: Mapping[str, str]) -> str:
    held = len(document.page(1).blocks)
    last = min(held, _MOST)
    count = escape(words["paragraph_count"].format(count=held))
    where = f"<dt>{escape(words['paragraph'])}</dt><dd>1–{last} <small>{count}</small></dd>" if last < held else ""
    return (f'<dl class="where">{where}</dl>' if where else "") + paragraphs_html(document, 0, last)
