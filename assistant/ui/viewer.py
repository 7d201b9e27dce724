"""The page viewer: where a quote stands, in its section and on the page itself, with what turns the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from assistant.turns import Quote, Standing, Turn, standing
from assistant.ui.markup import attributes, tool
from assistant.ui.pages import SCALES, Mark, marks, pages_of, picture_of
from index.document import Block, Document, Language, Page, Passage, Span
from index.language import language_of
from index.library import Library
from index.notes import hanging_on, notes_of

_BEFORE, _AFTER = 2, 6  # paragraphs shown about the quote where there is no picture; few, so that it is seen at once


@dataclass(frozen=True, slots=True)
class View:
    """What the viewer shows: the quote ``key`` of ``turn``, and ``page`` of its document."""

    turn: Turn
    key: str
    quote: Quote
    page: int

    @property
    def siblings(self) -> tuple[str, ...]:
        """The keys of the quotes before and after it, it among them."""
        prefix, among = ("n", self.turn.nearest) if self.key.startswith("n") else ("", self.turn.quotes)
        return tuple(f"{prefix}{quote.number}" for quote in among)


def view_of(turn: Turn, key: str, page: str = "") -> View | None:
    """The view of a quote, on the page where it begins unless another is named; None when there is no such quote."""
    quote = turn.quote(key)
    if quote is None:
        return None
    return View(turn, key, quote, int(page) if page.isdecimal() else quote.spans[0].page)


def viewer_html(view: View, library: Library, words: Mapping[str, str], language: Language) -> str:
    """The viewer; what comes from documents and from what was kept is escaped."""
    quote, state = view.quote, standing(view.quote, library.documents)
    document = library.documents.get(quote.document_id)
    if document is None:
        return _framed([_head(view, document, (), words), _notice(words["gone"]), _alone(quote)], view, words)
    spans = quote.spans if state == "same" else ()
    parts = [_head(view, document, spans, words)]
    parts.append(f'<p class="byline">{escape(_byline(document, words))}</p>')
    parts.append(_where(view, document, state, words))
    if state == "changed":
        parts.append(_notice(words["changed"]))
    # The page before the words about the quote: it is what the reader came for, and is to be seen without scrolling.
    if document.is_paged:
        parts.append(_sheet(view, document, spans, library, words))
    elif spans:
        parts.append(_leaf(document, spans))
    if not document.is_paged and spans:
        return _framed(parts, view, words)  # the leaf has what stands about the quote
    parts.append(f"<h4>{escape(words['quote'])}</h4>")
    parts.append(_context(quote, library, words) if spans else _alone(quote))
    if document.is_paged:
        parts.append(_page_notes(document.page(_number(view, document)), words))
    return _framed(parts, view, words)


def _head(view: View, document: Document | None, spans: Sequence[Span], words: Mapping[str, str]) -> str:
    """What stays in sight: which quote, of which document, and what turns its pages."""
    title = escape(view.quote.title)
    named = attributes(title=view.quote.title, lang=language_of(view.quote.title))
    turning = _turning(view, document, spans, words) if document is not None and document.is_paged else ""
    return f'<div class="head">{_bar(view, document, words)}<h3 tabindex="-1"{named}>{title}</h3>{turning}</div>'


def _framed(parts: Sequence[str], view: View, words: Mapping[str, str]) -> str:
    data = attributes(
        data_turn=view.turn.id, data_key=view.key, data_page=str(view.page), aria_label=words["source_panel"]
    )
    return f'<section class="source"{data}>{"".join(parts)}</section>'


def _bar(view: View, document: Document | None, words: Mapping[str, str]) -> str:
    """Which quote of how many, the one before and after it, the file, and the way out."""
    keys, turn = view.siblings, view.turn.id
    at = keys.index(view.key)
    count = words["passage_of" if view.key.startswith("n") else "quote_of"].format(number=at + 1, count=len(keys))
    before, after = keys[max(at - 1, 0)], keys[min(at + 1, len(keys) - 1)]
    last = len(keys) - 1
    buttons = [
        tool("left", words["previous_quote"], "open", at == 0, data_turn=turn, data_key=before, data_stay="left"),
        f'<span class="count">{escape(count)}</span>',
        tool("right", words["next_quote"], "open", at == last, data_turn=turn, data_key=after, data_stay="right"),
        '<span class="space"></span>',
    ]
    if not view.key.startswith("n"):
        label = words["take_one"].format(number=view.key)
        buttons.append(tool("quote", label, "take", data_turn=turn, data_key=view.key))
    if document is not None:
        buttons.append(tool("download", words["download"], "download", data_href=f"document/{document.id}"))
    buttons.append(tool("close", words["close"], "close"))
    return f'<div class="bar">{"".join(buttons)}</div>'


def _where(view: View, document: Document, state: Standing, words: Mapping[str, str]) -> str:
    """The section, and where there are no pages the paragraph with how many there are."""
    rows = []
    if state == "same" and not document.is_paged:
        count = words["paragraph_count"].format(count=len(document.page(1).blocks))
        label = document.labels_of(view.quote.spans)[0]
        rows.append(f"<dt>{escape(words['paragraph'])}</dt><dd>{escape(label)} <small>{escape(count)}</small></dd>")
    # The title is told already, and often stands as the first of the headings.
    headings = [heading for heading in view.quote.heading if heading != view.quote.title]
    if headings:
        heading = escape(" › ".join(headings))
        rows.append(f'<dt>{escape(words["section"])}</dt><dd lang="{view.quote.language}">{heading}</dd>')
    return f'<dl class="where">{"".join(rows)}</dl>' if rows else ""


def _context(quote: Quote, library: Library, words: Mapping[str, str]) -> str:
    """The quote in its passage, and the passages before and after it in the same section."""
    passage = library.passages.get(quote.passage_id)
    if passage is None or quote.text not in passage.text:
        return _alone(quote)
    before, _, after = passage.text.partition(quote.text)
    previous, following = _neighbours(passage, library)
    rows = [
        _aside(previous, words["before"]),
        f"<p>{escape(before)}<mark>{escape(quote.text)}</mark>{escape(after)}</p>",
        _aside(following, words["after"]),
    ]
    label = attributes(aria_label=words["quote"], lang=passage.language)
    return f'<div class="context" role="region" tabindex="0"{label}>{"".join(rows)}</div>'


def _aside(passage: Passage | None, label: str) -> str:
    return f'<p class="aside" title="{escape(label, quote=True)}">{escape(passage.text)}</p>' if passage else ""


def _neighbours(passage: Passage, library: Library) -> tuple[Passage | None, Passage | None]:
    """The passages of the body next to it, in the same section; None where it begins or ends."""
    section = [
        other
        for other in library.passages.values()
        if other.document_id == passage.document_id and other.kind == passage.kind and other.heading == passage.heading
    ]
    at = section.index(passage)
    return section[at - 1] if at else None, section[at + 1] if at + 1 < len(section) else None


def _sheet(view: View, document: Document, spans: Sequence[Span], library: Library, words: Mapping[str, str]) -> str:
    """The page with its marks, and the notes that hang on them."""
    number = _number(view, document)
    page = document.page(number)
    parts = []
    if page.ocr is not None:
        parts.append(_notice(words["recognised"].format(percent=round(100 * page.ocr))))
    if library.file_of(document).exists():
        found = marks(library.boxes(document, number), number, spans)
        parts.append(_picture(document, page, found, words))
    else:
        parts.append(_notice(words["no_file"]))
    hanging = [document.text_at(note.spans, document.language) for note in hanging_on(notes_of(document), spans)]
    parts.append(_notes(words["notes_of_quote"], hanging, opened=True))
    return "".join(parts)


def _page_notes(page: Page, words: Mapping[str, str]) -> str:
    of_page = [page.text[block.start : block.end] for block in page.blocks if block.kind == "note"]
    return _notes(words["notes"], of_page, opened=False)


def _number(view: View, document: Document) -> int:
    """The page to show: the one that is asked for, or the nearest that there is."""
    return min(max(view.page, 1), len(document.pages))


def _notes(heading: str, texts: Sequence[str], opened: bool) -> str:
    if not texts:
        return ""
    rows = "".join(f"<li>{escape(text)}</li>" for text in texts)
    summary = escape(heading.format(count=len(texts)))
    return f'<details class="notes"{" open" if opened else ""}><summary>{summary}</summary><ul>{rows}</ul></details>'


def _turning(view: View, document: Document, spans: Sequence[Span], words: Mapping[str, str]) -> str:
    number, last = _number(view, document), len(document.pages)
    go = {"data_turn": view.turn.id, "data_key": view.key}
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


def _leaf(document: Document, spans: Sequence[Span]) -> str:
    """In place of a picture: the paragraphs about ``spans``, numbered, with what stands there marked."""
    page = document.page(spans[0].page)
    touched = [n for n, block in enumerate(page.blocks) if any(_overlap(span, block) for span in spans)]
    first, last = max(touched[0] - _BEFORE, 0), touched[-1] + _AFTER + 1
    rows = []
    for number, block in enumerate(page.blocks[first:last], first + 1):
        text, done = "", block.start
        for start, end in filter(None, (_overlap(span, block) for span in spans)):
            text += f"{escape(page.text[done:start])}<mark>{escape(page.text[start:end])}</mark>"
            done = end
        text += escape(page.text[done : block.end])
        rows.append(f'<p class="{block.kind}"><small>{number}</small>{text}</p>')
    return f'<div class="leaf" lang="{document.language}">{"".join(rows)}</div>'


def _overlap(span: Span, block: Block) -> tuple[int, int] | None:
    """Start and end of what the two share of a page's text, None when that is nothing."""
    start, end = max(span.start, block.start), min(span.end, block.end)
    return (start, end) if start < end else None


def _alone(quote: Quote) -> str:
    return f'<div class="context" lang="{quote.language}"><p><mark>{escape(quote.text)}</mark></p></div>'


def _notice(text: str) -> str:
    return f'<p class="notice">{escape(text)}</p>'


def _byline(document: Document, words: Mapping[str, str]) -> str:
    record = document.bibliography
    known = [part for part in (", ".join(record.authors or record.parties), record.container, record.year) if part]
    if not known:
        return document.file
    return " · ".join([*known, *([words["guessed"]] if record.guessed else [])])
