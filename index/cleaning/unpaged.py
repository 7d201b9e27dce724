"""Sets a file without printed pages as one page: lines joined, headings known by their numbers, notes last."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.cleaning.headings import HeadingStyle, closing_kind, ends_references
from index.cleaning.joining import Joined, Lexicon
from index.document import Block, BlockKind, Page
from index.reading.flow import Flow, Part
from index.reading.raw import Line

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")  # soft hyphens, direction and width marks
_SENTENCE_END = re.compile(r"[。！？；：.!?:;，,、][”’\"')）】」』]*$")
_LONGEST_TITLE = 200  # characters
#: Only headings are numbered so: in an agreement these need not be bold, as （一） and 1. number paragraphs there.
_DIVISION = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇]+[编部章节]|(?:Part|Chapter|Section)\s+[IVXLC\d]+\b)", re.IGNORECASE
)
_WIDEST_ALONE = 80  # half-widths (a Chinese character has two) of a heading that no mark sets off
_NO_BOX = (0.0, 0.0, 0.0, 0.0)


def one_page(flow: Flow) -> Page:
    """The parts of ``flow`` as the text of a page numbered 1, without label and size, one block a line.

    Where the file marks no headings, they are known as those of a PDF are: by their numbers and by bold type.
    """
    lines = [[_line(text, part.bold) for text in part.text.split("\n") if text.strip()] for part in flow.parts]
    lexicon = Lexicon(line for some in lines for line in some)
    parts = [
        replace(part, text=Joined.of(some, lexicon).text.strip())
        for part, some in zip(flow.parts, lines, strict=True)
        if some
    ]
    if sum(part.kind == "heading" for part in parts) < 2:  # a title alone marks no section
        parts = _with_headings(parts)
    return _page(_with_references(parts))


def _line(text: str, bold: bool) -> Line:
    plain = " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
    return Line(plain, (_NO_BOX,) * len(plain), 1.0, bold)


def _with_headings(parts: Sequence[Part]) -> list[Part]:
    """The title, which is a short first paragraph and no sentence, and paragraphs that are numbered as headings are."""
    lines = [_line(part.text, part.bold or _is_division(part.text)) for part in parts]
    style = HeadingStyle.of(lines, 1.0)
    marked: list[Part] = []
    for place, (part, line) in enumerate(zip(parts, lines, strict=True)):
        level = style.level(line, alone=_wide(part.text) <= _WIDEST_ALONE)
        if not level and not place and len(part.text) <= _LONGEST_TITLE and not _SENTENCE_END.search(part.text):
            level = 1
        marked.append(replace(part, kind="heading", level=level) if part.kind == "paragraph" and level else part)
    return marked


def _is_division(text: str) -> bool:
    return bool(_DIVISION.match(text)) and _wide(text) <= _WIDEST_ALONE and not _SENTENCE_END.search(text)


def _with_references(parts: Iterable[Part]) -> list[Part]:
    """Paragraphs under "References" and "Notes" as references and notes, up to the next heading of its level, or to
    what ends such a list without one."""
    inside = 0
    kind: BlockKind | None = None
    marked: list[Part] = []
    for part in parts:
        if part.kind == "heading" and (not inside or part.level <= inside):
            kind = closing_kind(part.text)
            inside = part.level if kind else 0
        elif kind == "reference" and ends_references(part.text):
            kind, inside = None, 0
        marked.append(replace(part, kind=kind) if kind and part.kind == "paragraph" else part)
    return marked


def _page(parts: Sequence[Part]) -> Page:
    ordered = sorted((part for part in parts if part.text), key=lambda part: part.kind == "note")
    blocks: list[Block] = []
    start = 0
    for part in ordered:
        blocks.append(Block(part.kind, start, start + len(part.text), part.level))
        start += len(part.text) + 1
    return Page(1, None, "\n".join(part.text for part in ordered), 0.0, 0.0, tuple(blocks))


def _wide(text: str) -> int:
    return sum(2 if "\u3400" <= c <= "\uffef" else 1 for c in text)
