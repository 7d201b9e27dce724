"""A page of a document as HTML: what turns to it, its picture with marks upon it or its paragraphs, its notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant.ui.markup import attributes, tool
from assistant.ui.pages import SCALES, Mark, marks, pages_of, picture_of
from index.document import Block, Document, Page, Span
from index.library import Library

_BEFORE, _AFTER = 2, 6  # paragraphs shown about a quote where there is no picture; few, so that it is seen at once


def turning_html(
    document: Document, number: int, spans: Sequence[Span], words: Mapping[str, str], go: Mapping[str, str]
) -> str:
    """What turns from page ``number`` to another, and to those of ``spans``; ``go`` are the attributes of each way."""
    last = len(document.pages)
    count = words["page_number"].format(number=number, count=last)
    buttons = [
        tool("left", words["previous_page"], "flip", number == 1, data_page=str(number - 1), data_stay="back", **go),
        f'<span class="count">{_pages(document, number, words, go)} <small>{escape(count)}</small></span>',
        tool("right", words["next_page"], "flip", number == last, data_page=str(number + 1), data_stay="on", **go),
    ]
    pages = pages_of(spans)
    if len(pages) > 1 or (pages and number not in pages):
        buttons.append(f'<span class="runs">{escape(words["quote_pages" if len(pages) > 1 else "quote_page"])}')
        for page in pages:
            here = attributes(aria_current="page") if page == number else ""
            named = attributes(data_act="flip", data_page=str(page), data_stay=f"page{page}", **go)
            buttons.append(
                f'<button type="button" class="pill"{named}{here}>{escape(document.label_of(page))}</button>'
            )
        buttons.append("</span>")
    buttons += ['<span class="space"></span>', tool("zoom", words["zoom"], "zoom")]
    return f'<div class="bar turning">{"".join(buttons)}</div>'


def sheet_html(
    document: Document, number: int, spans: Sequence[Span], library: Library, words: Mapping[str, str]
) -> str:
    """The picture of page ``number`` with ``spans`` marked, and what is to be known of it."""
    page = document.page(number)
    recognised = "" if page.ocr is None else notice_html(words["recognised"].format(percent=round(100 * page.ocr)))
    if not library.file_of(document).exists():
        return recognised + notice_html(words["no_file"])
    found = marks(library.boxes(document, number), number, spans)
    return recognised + _picture(document, page, found, words)


def leaf_html(document: Document, spans: Sequence[Span]) -> str:
    """In place of a picture: the paragraphs about ``spans``, numbered, with what stands there marked."""
    blocks = document.page(spans[0].page).blocks
    touched = [n for n, block in enumerate(blocks) if any(_overlap(span, block) for span in spans)]
    return paragraphs_html(document, max(touched[0] - _BEFORE, 0), touched[-1] + _AFTER + 1, spans)


def paragraphs_html(document: Document, first: int, last: int, spans: Sequence[Span] = ()) -> str:
    """The paragraphs of a document without pages from ``first`` (from 0) up to ``last``, numbered from 1."""
    page = document.page(1)
    rows = []
    for number, block in enumerate(page.blocks[first:last], first + 1):
        text, done = "", block.start
        for start, end in filter(None, (_overlap(span, block) for span in spans)):
            text += f"{escape(page.text[done:start])}<mark>{escape(page.text[start:end])}</mark>"
            done = end
        text += escape(page.text[done : block.end])
        rows.append(f'<p class="{block.kind}"><small>{number}</small>{text}</p>')
    return f'<div class="leaf" lang="{document.language}">{"".join(rows)}</div>'


def notes_html(heading: str, texts: Sequence[str], opened: bool) -> str:
    """Notes that fold; nothing where there are none."""
    if not texts:
        return ""
    rows = "".join(f"<li>{escape(text)}</li>" for text in texts)
    summary = escape(heading.format(count=len(texts)))
    return f'<details class="notes"{" open" if opened else ""}><summary>{summary}</summary><ul>{rows}</ul></details>'


def page_notes_html(page: Page, words: Mapping[str, str]) -> str:
    """The notes at the foot of the page, folded."""
    of_page = [page.text[block.start : block.end] for block in page.blocks if block.kind == "note"]
    return notes_html(words["notes"], of_page, opened=False)


def notice_html(text: str) -> str:
    """What the reader must know before what follows."""
    return f'<p class="notice">{escape(text)}</p>'


def byline_html(document: Document, words: Mapping[str, str]) -> str:
    """Who wrote it, where and when it came out; its file where that is not known."""
    record = document.bibliography
    people = words["between"].join(record.authors or record.parties)
    known = [part for part in (people, record.container, record.year) if part]
    if not known:
        return f'<p class="byline">{escape(document.file)}</p>'
    line = " · ".join([*known, *([words["guessed"]] if record.guessed else [])])
    return f'<p class="byline">{escape(line)}</p>'


def _pages(document: Document, number: int, words: Mapping[str, str], go: Mapping[str, str]) -> str:
    """The page by its label, and every other to go to."""
    options = "".join(
        f'<option value="{page.number}"{" selected" if page.number == number else ""}>'
        f"{escape(document.label_of(page.number))}</option>"
        for page in document.pages
    )
    named = attributes(data_stay="page", title=words["to_page"], aria_label=words["to_page"], **go)
    return f'<b>{escape(words["page"])}</b> <select class="to-page"{named}>{options}</select>'


def _picture(document: Document, page: Page, found: Sequence[Mark], words: Mapping[str, str]) -> str:
    alt = words["page_image_marked" if found else "page_image"].format(
        label=document.label_of(page.number), title=document.title
    )
    large = picture_of(document, page.number, SCALES[1])
    after = picture_of(document, page.number + 1) if page.number < len(document.pages) else ""
    named = attributes(alt=alt, src=picture_of(document, page.number), data_large=large, data_after=after)
    inner = "".join(_mark_html(mark, page) for mark in found)
    ratio = f"aspect-ratio:{page.width:.2f}/{page.height:.2f}"
    return f'<div class="desk"><div class="sheet" style="{ratio}"><img class="page"{named}>{inner}</div></div>'


def _mark_html(mark: Mark, page: Page) -> str:
    """A mark in percent of the page, so that it fits at every size."""
    left, top = 100 * mark.left / page.width, 100 * (1 - mark.top / page.height)
    width, height = 100 * (mark.right - mark.left) / page.width, 100 * (mark.top - mark.bottom) / page.height
    style = f"left:{left:.3f}%;top:{top:.3f}%;width:{width:.3f}%;height:{height:.3f}%"
    return f'<i class="mark" style="{style}"></i>'


def _overlap(span: Span, block: Block) -> tuple[int, int] | None:
    """Start and end of what the two share of a page's text, None when that is nothing."""
    start, end = max(span.start, block.start), min(span.end, block.end)
    return (start, end) if start < end else None
