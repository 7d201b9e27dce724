"""The page viewer: where a quote stands, in its section and on the page itself, with what turns the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from assistant.turns import Quote, Standing, Turn, standing
from assistant.ui.markup import attributes, tool
from assistant.ui.sheet import (
    byline_html,
    leaf_html,
    notes_html,
    notice_html,
    page_notes_html,
    sheet_html,
    turning_html,
)
from index.document import Document, Language, Passage, Span
from index.language import language_of
from index.library import Library
from index.notes import hanging_on, notes_of


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
        return _framed([_head(view, document, (), words), notice_html(words["gone"]), _alone(quote)], view, words)
    spans = quote.spans if state == "same" else ()
    parts = [_head(view, document, spans, words)]
    parts.append(byline_html(document, words))
    parts.append(_where(view, document, state, words))
    if state == "changed":
        parts.append(notice_html(words["changed"]))
    # The page before the words about the quote: it is what the reader came for, and is to be seen without scrolling.
    if document.is_paged:
        parts.append(_sheet(view, document, spans, library, words))
    elif spans:
        parts.append(leaf_html(document, spans))
    if not document.is_paged and spans:
        return _framed(parts, view, words)  # the leaf has what stands about the quote
    parts.append(f"<h4>{escape(words['quote'])}</h4>")
    parts.append(_context(quote, library, words) if spans else _alone(quote))
    if document.is_paged:
        parts.append(page_notes_html(document.page(_number(view, document)), words))
    return _framed(parts, view, words)


def _head(view: View, document: Document | None, spans: Sequence[Span], words: Mapping[str, str]) -> str:
    """What stays in sight: which quote, of which document, and what turns its pages."""
    title = escape(view.quote.title)
    named = attributes(title=view.quote.title, lang=language_of(view.quote.title))
    turning = ""
    if document is not None and document.is_paged:
        go = {"data_turn": view.turn.id, "data_key": view.key}
        turning = turning_html(document, _number(view, document), spans, words, go)
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
    hanging = [document.text_at(note.spans, document.language) for note in hanging_on(notes_of(document), spans)]
    return sheet_html(document, _number(view, document), spans, library, words) + notes_html(
        words["notes_of_quote"], hanging, opened=True
    )


def _number(view: View, document: Document) -> int:
    """The page to show: the one that is asked for, or the nearest that there is."""
    return min(max(view.page, 1), len(document.pages))


def _alone(quote: Quote) -> str:
    return f'<div class="context" lang="{quote.language}"><p><mark>{escape(quote.text)}</mark></p></div>'
