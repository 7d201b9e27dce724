"""RECIPE of cleaning: place marks → strip furniture → part notes from body → join lines → mark headings."""

from __future__ import annotations

import itertools
import math
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.cleaning.articles import part_labels, runs_in
from index.cleaning.columns import Column, column_of, columns_of
from index.cleaning.contents import contents_of
from index.cleaning.furniture import Stripped, strip_furniture
from index.cleaning.headings import HeadingStyle, is_bare, is_numbered, opens_references
from index.cleaning.joining import Joined, Lexicon
from index.cleaning.marks import place_marks
from index.cleaning.notes import split_notes
from index.document import Block, BlockKind, Page
from index.language import language_of
from index.reading.raw import Box, Line, RawDocument, RawPage

_SENTENCE_END = re.compile(r"[。！？；：.!?;:][”’\"')）】]*\s?(?:[①-⑳]|[⁰¹²³⁴-⁹]+|\[\d+\])*$")
_SHORT = 3.0  # ems that a paragraph's last line stays behind the right edge, at least
_FULL = 1.05  # ems that a line which runs on may stay behind the right edge
_HALF_EMPTY = 0.35  # share of the column that a Chinese line leaves empty only at the end of a paragraph
_INDENT = 0.8  # ems that a paragraph's first line is set in, at least
_LONGEST_TITLE = 200  # characters
_SHORTEST_RUN = 60  # characters from which a first block that is all of its page may run on to the next
_ITEM = re.compile(r"^(?:\([a-z]{1,4}\)|（[一二三四五六七八九十]+）|\d{1,2}[.．]\s|[一二三四五六七八九十]+、)")
_TITLE_LINES = 3  # lines that the title under a label may take
_LOWER = 0.5  # ems that it stands below at least: the text of an article may begin in the line of its label
_TITLE_GAP = 2.2  # usual line distances that a title stands below its label, at most
_GAP = 1.4  # usual line distances that part two paragraphs


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Pages as cleaned; ``boxes`` per page float32 (characters, 4): left, bottom, right, top in points.

    ``heads`` are the running heads that were removed.
    """

    pages: tuple[Page, ...]
    boxes: tuple[NDArray[np.float32], ...]
    heads: tuple[str, ...]


def clean(raw: RawDocument) -> Cleaned:
    """What a reader takes from the pages: body, notes and headings, without the furniture."""
    stripped = strip_furniture(tuple(replace(page, lines=place_marks(page.lines)) for page in raw.pages), raw.title)
    contents = contents_of(stripped.pages)
    lines = [line for page in stripped.pages for line in page.lines]
    articles_run_in = runs_in(lines)
    style = HeadingStyle.of(lines, _body_size(lines))
    lexicon = Lexicon(lines)
    pages: list[Page] = []
    boxes: list[NDArray[np.float32]] = []
    carried = False
    for page, printed in zip(stripped.pages, _numbers(stripped), strict=True):
        body, notes = split_notes(page.lines, style.body_size, carried)
        carried = bool(notes)
        writer = _Writer(lexicon)
        for is_entry, run in itertools.groupby(body, lambda line: id(line) in contents):
            part = tuple(run)
            if is_entry:
                for line in part:
                    writer.write("contents", [line], 0)
                continue
            part = part_labels(part) if articles_run_in else part
            for paragraph, level in _paragraphs(replace(page, lines=part), style):
                writer.write("heading" if level else "paragraph", paragraph, level)
        for note in notes:
            writer.write("note", note, 0)
        pages.append(
            Page(
                page.number,
                page.label or printed or None,
                writer.text,
                page.width,
                page.height,
                tuple(writer.blocks),
                page.ocr,
            )
        )
        boxes.append(np.array(writer.boxes, dtype=np.float32).reshape(-1, 4))
    return Cleaned(_mark_continued(_mark_references(_mark_title(pages))), tuple(boxes), stripped.heads)


def _numbers(stripped: Stripped) -> list[str]:
    """The printed number of each page, counted on to pages without one where half of the pages at least have theirs.

    The first page of a paper often prints none. Empty where no number is known.
    """
    found = [int(number) - page.number for page, number in zip(stripped.pages, stripped.numbers, strict=True) if number]
    if not found or 2 * len(found) < len(stripped.pages):
        return list(stripped.numbers)
    return [str(page.number + found[0]) if page.number + found[0] > 0 else "" for page in stripped.pages]


class _Writer:
    """Puts paragraphs down as the text of one page, one a line."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.text = ""
        self.boxes: list[Box] = []
        self.blocks: list[Block] = []

    def write(self, kind: BlockKind, lines: Sequence[Line], level: int) -> None:
        joined = Joined.of(lines, self.lexicon)
        if self.text:
            self.text += "\n"
            self.boxes.append((0.0, 0.0, 0.0, 0.0))
        start = len(self.text)
        self.text += joined.text
        self.boxes.extend(joined.boxes)
        self.blocks.append(Block(kind, start, len(self.text), level))


def _body_size(lines: Sequence[Line]) -> float:
    """The font size, to half a point, in which the body is set: the largest of those that hold half as many characters
    as any, for the notes and references of a paper may be longer than its body."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    most = max(sizes.values(), default=0)
    return max((size for size, count in sizes.items() if 2 * count >= most), default=0.0)


def _paragraphs(page: RawPage, style: HeadingStyle) -> list[tuple[list[Line], int]]:
    """The lines of each paragraph or heading of the body, with the heading's level (0 for a paragraph)."""
    columns = columns_of(page.lines, page.width)
    distance = _line_distance(page.lines)
    found: list[tuple[list[Line], int]] = []
    before: Line | None = None
    for line in page.lines:
        column = column_of(line, columns)
        ended = (
            before is None
            or bool(found[-1][1])
            or (before.top - line.top) / line.size > _GAP * distance
            or _ends_paragraph(before, column_of(before, columns))
        )
        fills = column.right - line.right < _FULL * line.size
        level = style.level(line, alone=not fills and (ended or _stands_alone(line, before, column)))
        if before is not None and (
            _continues_heading(found[-1], before, line, level)
            or (not level and _is_title_of(line, found[-1], before, column, distance))
        ):
            found[-1][0].append(line)
        elif level or ended or found[-1][1] or _opens_paragraph(line, before, column.left):
            found.append(([line], level))
        else:
            found[-1][0].append(line)
        before = line
    return found


def _line_distance(lines: Sequence[Line]) -> float:
    """The usual distance from one line of the page to the next below it, in ems, so that large type sets its own."""
    gaps = [(above.top - below.top) / below.size for above, below in pairwise(lines)]
    return statistics.median([gap for gap in gaps if gap > 0] or [0.0]) or math.inf


def _continues_heading(last: tuple[list[Line], int], before: Line, line: Line, level: int) -> bool:
    """A heading that needs a second line: same size and weight, larger or bolder than what is no heading."""
    lines, last_level = last
    same = abs(before.size - line.size) < 0.2 and before.bold == line.bold
    return (
        bool(last_level)
        and not level
        and same
        and line.bold
        and len(lines) < 3
        and before.top - line.top < 2 * line.size
    )


def _is_title_of(line: Line, last: tuple[list[Line], int], before: Line, column: Column, distance: float) -> bool:
    """Whether the line is the title, or goes on with the title, of the bare label ("Article 3") above it."""
    lines, level = last
    if not level or not is_bare(lines[0].text) or len(lines) > _TITLE_LINES:
        return False
    if len(lines) > 1 and column.right - before.right > _HALF_EMPTY * (column.right - column.left):
        return False  # the title ended in the line before
    below = _LOWER < (before.top - line.top) / line.size <= _TITLE_GAP * distance
    free = column.right - line.right
    set_in = line.left - column.left
    centred = set_in > _INDENT * line.size and abs(free - set_in) < line.size
    under = abs(line.left + line.right - lines[0].left - lines[0].right) / 2 < line.size  # the middle of the label
    # Ragged text, which may begin right under its label, leaves less free.
    short = free > _HALF_EMPTY * (column.right - column.left) or centred or under
    return below and short and not _SENTENCE_END.search(line.text) and not is_numbered(line.text)


def _ends_paragraph(line: Line, column: Column) -> bool:
    free = column.right - line.right
    if language_of(line.text) == "zh" and free > _HALF_EMPTY * (column.right - column.left):
        return True
    return not line.hyphenated and free > _SHORT * line.size and bool(_SENTENCE_END.search(line.text))


def _stands_alone(line: Line, before: Line | None, column: Column) -> bool:
    """A short line that is no sentence after one that ends a sentence, though that one fills its line."""
    short = column.right - line.right > 1.5 * _SHORT * line.size
    return (
        short and before is not None and bool(_SENTENCE_END.search(before.text)) and not _SENTENCE_END.search(line.text)
    )


def _opens_paragraph(line: Line, before: Line | None, left: float) -> bool:
    if before is None:
        return True
    item = bool(_ITEM.match(line.text)) and _SENTENCE_END.search(before.text) is not None
    indented = line.left > left + _INDENT * line.size and before.left < left + _INDENT * before.size
    resized = abs(line.size - before.size) > 0.12 * max(line.size, before.size)
    unbolded = before.bold and not line.bold
    return item or resized or unbolded or (indented and _SENTENCE_END.search(before.text) is not None)


def _mark_title(pages: Sequence[Page]) -> list[Page]:
    """A short first paragraph that is no sentence is the document's title, a heading of the first level."""
    if not pages or not pages[0].blocks:
        return list(pages)
    first = pages[0].blocks[0]
    text = pages[0].text[first.start : first.end]
    if first.kind != "paragraph" or len(text) > _LONGEST_TITLE or _SENTENCE_END.search(text):
        return list(pages)
    if len(text) > _SHORTEST_RUN and _runs_on(pages):
        return list(pages)
    titled = replace(pages[0], blocks=(replace(first, kind="heading", level=1), *pages[0].blocks[1:]))
    return [titled, *pages[1:]]


def _runs_on(pages: Sequence[Page]) -> bool:
    """Whether the first page's body is one block, and the next page begins with a paragraph that may go on from it."""
    body = [[block.kind for block in page.blocks if block.kind != "note"] for page in pages[:2]]
    return len(body) == 2 and len(body[0]) == 1 and body[1][:1] == ["paragraph"]


def _mark_references(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Paragraphs under the heading "References" become references, up to the next heading of that level."""
    inside = 0
    marked: list[Page] = []
    for page in pages:
        blocks: list[Block] = []
        for block in page.blocks:
            if block.kind == "heading" and (not inside or block.level <= inside):
                inside = block.level if opens_references(page.text[block.start : block.end]) else 0
            blocks.append(replace(block, kind="reference") if inside and block.kind == "paragraph" else block)
        marked.append(replace(page, blocks=tuple(blocks)))
    return tuple(marked)


def _mark_continued(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Mark a page's first block that goes on from a page whose last paragraph did not end a sentence."""
    marked: list[Page] = []
    open_end = False
    for page in pages:
        blocks = list(page.blocks)
        body = [block for block in blocks if block.kind != "note"]
        if body and open_end and body[0].kind == "paragraph":
            blocks[blocks.index(body[0])] = replace(body[0], continues=True)
        if body:
            last = body[-1]
            open_end = last.kind == "paragraph" and not _SENTENCE_END.search(page.text[last.start : last.end])
        marked.append(replace(page, blocks=tuple(blocks)))
    return tuple(marked)
