"""Lines to paragraphs and headings, by indents, gaps, short lines and the type that they are set in."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from index.cleaning.columns import Column, column_of, columns_of
from index.cleaning.headings import HeadingStyle, is_bare, is_numbered
from index.language import language_of
from index.reading.raw import Line, RawPage

#: How a sentence ends, the marks of its notes with it.
SENTENCE_END = re.compile(r"[。！？；：.!?;:][”’\"')）】]*\s?(?:[①-⑳]|[⁰¹²³⁴-⁹]+|\[\d+\])*$")
_SHORT = 3.0  # ems that a paragraph's last line stays behind the right edge, at least
_FULL = 1.05  # ems that a line which runs on may stay behind the right edge
_HALF_EMPTY = 0.35  # share of the column that a Chinese line leaves empty only at the end of a paragraph
_LARGER = 1.15  # size of a heading's further line relative to the body's, at least, where it is not bold
_SAME_SIZE = 0.2  # points by which the type of two lines that go together differs, at most
_NEXT = 2.0  # ems from a line to one that is directly below it, at most
_INDENT = 0.8  # ems that a paragraph's first line is set in, at least
_ITEM = re.compile(
    r"^(?:\([a-z]{1,4}\)|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]，|\d{1,2}[.．]\s|[一二三四五六七八九十]+、)"
)
_FEWEST_ITEMS = 3  # that make a list
_TITLE_LINES = 3  # lines that the title under a label may take
_LOWER = 0.5  # ems that it stands below at least: the text of an article may begin in the line of its label
_TITLE_GAP = 2.2  # usual line distances that a title stands below its label, at most
_DOUBLE = 2.4  # ems from one line to the next in the widest setting, where a page has too few lines to tell
_GAP = 1.4  # distances of close lines that part two paragraphs
_GOES_ON = re.compile(r"[a-zà-ÿ]|\([A-Z]{2}")  # how a line begins that goes on with a sentence
_STOP = re.compile(r"[.;:]$")
_OPEN = re.compile(r"\s(?:of|the|to|in|on|by|for|with|an?)$")


def paragraphs_of(page: RawPage, style: HeadingStyle, around: Sequence[Line] = ()) -> list[tuple[list[Line], int]]:
    """The lines of each paragraph or heading of the body, with the heading's level (0 for a paragraph).

    ``around`` are all lines of the body of which the page's are a part, between two tables: they tell how lines stand.
    """
    columns = columns_of(tuple(around) or page.lines, page.width)
    distance, close = _line_distances(around or page.lines)
    close = close if page.ocr is None else distance  # recognised lines stand unevenly
    found: list[tuple[list[Line], int]] = []
    before: Line | None = None
    for place, line in enumerate(page.lines):
        column = column_of(line, columns)
        ended = (
            before is None
            or bool(found[-1][1])
            or _is_apart(line, before, close)
            or _ends_paragraph(before, column_of(before, columns))
        )
        fills = column.right - line.right < _FULL * line.size
        if found and style.goes_on(line):
            found[-1][0].append(line)
            before = line
            continue
        level = style.level(line, alone=not fills and (ended or _stands_alone(line, before, column)))
        level = 0 if level and _begins_sentence(page.lines[place:]) else level
        if before is not None and (
            _continues_heading(found[-1], before, line, level, column, style)
            or (not level and _is_title_of(line, found[-1], before, column, distance))
        ):
            found[-1][0].append(line)
        elif level or ended or found[-1][1] or _opens_paragraph(line, before, column.left):
            found.append(([line], level))
        else:
            found[-1][0].append(line)
        before = line
    return list(_without_lists(found, style))


def _without_lists(found: Sequence[tuple[list[Line], int]], style: HeadingStyle) -> Iterator[tuple[list[Line], int]]:
    """The same, but plain lines of one level that stand three in a row, with no text between, are items of a list."""
    for level, run in groupby(found, key=lambda part: 0 if style.sets_off(part[0][0]) else part[1]):
        parts = list(run)
        for lines, own in parts:
            yield lines, 0 if level and len(parts) >= _FEWEST_ITEMS and is_numbered(lines[0].text) else own


def _line_distances(lines: Sequence[Line]) -> tuple[float, float]:
    """The usual distance from one line of the page to the next below it, and that of lines which stand close, in ems,
    so that large type sets its own. On a title page most lines are paragraphs of their own: the first says nothing."""
    gaps = sorted(gap for above, below in pairwise(lines) if (gap := (above.top - below.top) / below.size) > 0)
    close = [gap for gap in gaps if gap > _LOWER]
    usual = statistics.median(gaps) if gaps else math.inf
    return usual, min(close[(len(close) - 1) // 4], _DOUBLE) if close else math.inf


def _is_apart(line: Line, before: Line, close: float) -> bool:
    """Whether there is more than a line's distance between the two; no paragraph ends in "the" or "of"."""
    return (before.top - line.top) / line.size > _GAP * close and not _OPEN.search(before.text)


def _continues_heading(
    last: tuple[list[Line], int], before: Line, line: Line, level: int, column: Column, style: HeadingStyle
) -> bool:
    """A heading that needs a second line: same size and weight, larger or bolder than what is no heading."""
    lines, last_level = last
    same = abs(before.size - line.size) < _SAME_SIZE and before.bold == line.bold
    short = column.right - line.right > _HALF_EMPTY * (column.right - column.left)
    return (
        bool(last_level)
        and (not level or line.size in style.displayed)
        and same
        and (line.bold or (short and line.size > _LARGER * style.body_size))
        and len(lines) < 3
        and before.top - line.top < _NEXT * line.size
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
    return below and short and not SENTENCE_END.search(line.text) and not is_numbered(line.text)


def _ends_paragraph(line: Line, column: Column) -> bool:
    free = column.right - line.right
    if language_of(line.text) == "zh" and free > _HALF_EMPTY * (column.right - column.left):
        return True
    return not line.hyphenated and free > _SHORT * line.size and bool(SENTENCE_END.search(line.text))


def _stands_alone(line: Line, before: Line | None, column: Column) -> bool:
    """A short line that is no sentence after one that ends a sentence, though that one fills its line."""
    short = column.right - line.right > 1.5 * _SHORT * line.size
    return (
        short and before is not None and bool(SENTENCE_END.search(before.text)) and not SENTENCE_END.search(line.text)
    )


def _begins_sentence(lines: Sequence[Line]) -> bool:
    """Whether the first line goes on in the next ones of its type to the end of a sentence: an item of a list, or of an
    agreement whose annexes are set smaller."""
    first = lines[0]
    if first.bold or len(lines) == 1 or not _GOES_ON.match(lines[1].text):
        return False
    for above, line in pairwise(lines):
        if abs(line.size - first.size) > _SAME_SIZE or not 0 < above.top - line.top < _DOUBLE * line.size:
            return False
        if _STOP.search(line.text):
            return True
    return False


def _opens_paragraph(line: Line, before: Line | None, left: float) -> bool:
    if before is None:
        return True
    item = bool(_ITEM.match(line.text)) and SENTENCE_END.search(before.text) is not None
    indented = line.left > left + _INDENT * line.size and before.left < left + _INDENT * before.size
    beside = line.top > before.bottom and line.bottom < before.top and line.left > before.right - line.size
    resized = not beside and abs(line.size - before.size) > 0.12 * max(line.size, before.size)
    unbolded = before.bold and not line.bold
    return item or resized or unbolded or (indented and SENTENCE_END.search(before.text) is not None)
