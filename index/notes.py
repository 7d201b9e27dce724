"""Notes tied to the marks that they hang on: ①, [1], a raised number, an asterisk."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.document import Document, Page, Span

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
#: How a note opens, by the way its mark is written.
_OPENS = re.compile(
    r"^(?:(?P<circled>[①-⑳])|\[(?P<bracketed>\d{1,3})\]|(?P<raised>[⁰¹²³⁴-⁹]+)|(?P<slashed>\d{1,3})/\s"
    r"|(?P<plain>\d{1,3})[.．、\s]|(?P<starred>[*∗†‡]+))"
)
#: How a mark is written where a note hangs on it; 10⁶ and m² are none. "¹,³–⁵" and "[1, 3-5]" are several.
_MARK = re.compile(
    r"(?P<circled>[①-⑳])|\[(?P<bracketed>\d{1,3}(?:\s?[,，–-]\s?\d{1,3})*)\]"
    r"|(?<!\b10)(?<!\b[ckm]m)(?<!\bm)(?P<raised>[⁰¹²³⁴-⁹]+(?:[,，–-][⁰¹²³⁴-⁹]+)*)"
    r"|(?<=\s)(?P<slashed>\d{1,3})/(?=[\s,.;:)])|(?<=\S)\s?(?P<starred>[*∗†‡]+)"
)
#: Which marks in the text a note may answer that opens so.
_ANSWERS = {
    "circled": ("circled",),
    "bracketed": ("bracketed", "raised"),
    "raised": ("raised",),
    "slashed": ("slashed",),
    "plain": ("raised", "bracketed"),
    "starred": ("starred",),
}
_NOTES = ("note", "reference")


@dataclass(frozen=True, slots=True)
class Note:
    """A note and where it hangs. ``mark`` is its number in plain digits, or its sign ("*", "†").

    ``spans`` are where it stands, two where it runs on to the next page; ``at`` is its mark in the text.
    """

    mark: str
    spans: tuple[Span, ...]
    at: Span


def notes_of(document: Document) -> tuple[Note, ...]:
    """The notes of ``document`` that have their mark in its text, in the order of the marks.

    A mark is answered by a note of its page, where the file has pages; else by the one note or entry of the list of
    references that has it in all of the document. What no mark leads to is not among them.
    """
    opened = list(_opened(document))
    of_page: dict[tuple[int, str, str], list[_Opened]] = defaultdict(list)
    of_all: dict[tuple[str, str], list[_Opened]] = defaultdict(list)
    for note in opened:
        for style in _ANSWERS[note.style]:
            of_page[note.spans[0].page, style, note.mark].append(note)
            of_all[style, note.mark].append(note)
    tied = []
    for style, mark, at in _marks(document):
        found = of_page[at.page, style, mark] or of_all[style, mark]
        if len(found) == 1:
            tied.append(Note(mark, found[0].spans, at))
    return tuple(tied)


def hanging_on(notes: Iterable[Note], spans: Sequence[Span]) -> tuple[Note, ...]:
    """Of ``notes`` those whose mark stands within one of ``spans`` of the text, or right after it; each once."""
    found = {n.spans: n for n in notes for s in spans if n.at.page == s.page and s.start <= n.at.start <= s.end + 1}
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Opened:
    """A note by itself: how its mark is written, the mark, and where it stands."""

    style: str
    mark: str
    spans: tuple[Span, ...]


def _opened(document: Document) -> Iterator[_Opened]:
    """The notes and references that open with a mark."""
    for page, after in zip(document.pages, [*document.pages[1:], None], strict=True):
        blocks = [block for block in page.blocks if block.kind in _NOTES]
        for place, block in enumerate(blocks):
            match = _OPENS.match(page.text[block.start : block.end])
            if not match or match.lastgroup is None:
                continue
            spans: tuple[Span, ...] = (Span(page.number, block.start, block.end),)
            if place == len(blocks) - 1 and block.kind == "note" and after is not None:
                spans += _rest(after)
            yield _Opened(match.lastgroup, _plain(match[match.lastgroup]), spans)


def _rest(page: Page) -> tuple[Span, ...]:
    """Where the note of the page before goes on: the first note here, when it opens with no mark."""
    first = next((block for block in page.blocks if block.kind == "note"), None)
    if first is None or _OPENS.match(page.text[first.start : first.end]):
        return ()
    return (Span(page.number, first.start, first.end),)


def _marks(document: Document) -> Iterator[tuple[str, str, Span]]:
    """How each mark in the text is written, the mark, and where it stands."""
    for page in document.pages:
        for block in page.blocks:
            if block.kind in _NOTES or block.kind == "contents":
                continue
            for match in _MARK.finditer(page.text, block.start, block.end):
                style = match.lastgroup or ""
                span = Span(page.number, match.start(style), match.end(style))
                yield from ((style, mark, span) for mark in _listed(match[style]))


def _listed(text: str) -> list[str]:
    """The marks of one place: "1,3–5" names four."""
    marks: list[str] = []
    for part in re.split(r"\s?[,，]\s?", text):
        ends = [_plain(end) for end in re.split(r"\s?[–-]\s?", part)]
        marks += ends if len(ends) == 1 else [str(number) for number in range(int(ends[0]), int(ends[-1]) + 1)]
    return marks


def _plain(mark: str) -> str:
    if "①" <= mark <= "⑳":
        return str(ord(mark) - ord("①") + 1)
    return mark.translate(_RAISED).replace("∗", "*")
