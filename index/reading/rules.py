"""The horizontal rules of a PDF's page, which part the rows of its tables."""

from __future__ import annotations

import re
import statistics
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from index.reading.objects import bounds_of
from index.reading.raw import Line, Rule

_THICKEST = 3.0  # points
_SHORTEST = 15.0  # points
_LOWEST = 5.0  # points that an upright rule is high, at least
_MEETS = 2.0  # points by which an upright rule may miss the one that it meets
#: What a line of an article or of a list begins with, apart from its text: cells of no table.
_LABEL = re.compile(r"^(?:第\S{1,10}[条章节编款]|[（(]\S{1,5}[)）]|[\dA-Za-z一二三四五六七八九十]{1,4}[.．、)])$")
_SPACE = re.compile(" ")
_MOST = 4_000  # objects: a page with more is a drawing
_FEWEST = 3  # rows of cells that a page with a table has
_STRETCHED = 1.2  # of the usual character: in a line that is spaced out as a whole no gap sets anything apart
_GAP = 1.0  # ems between two cells at least: words of a justified line stand closer

_Upright = tuple[float, float, float]  # the place from the left, the lower and the upper end, in points


def rules_of(page: Any, lines: Sequence[Line]) -> tuple[Rule, ...]:
    """The rules of an open page of pdfium, each once; none where ``lines`` do not look like those of a table.

    One that upright rules cross is given in pieces, as many files set it themselves: a piece is as wide as its cell.
    Asking costs as much as reading the characters, so a page of prose is not asked.
    """
    if not has_cells(lines):
        return ()
    count = pdfium.FPDFPage_CountObjects(page)
    found: dict[Rule, None] = {}
    uprights: set[_Upright] = set()
    for left, bottom, right, top in bounds_of(page, pdfium.FPDF_PAGEOBJ_PATH) if count <= _MOST else ():
        if top - bottom < _THICKEST and right - left > _SHORTEST:
            found[Rule(left, right, (bottom + top) / 2)] = None
        elif right - left < _THICKEST and top - bottom > _LOWEST:
            uprights.add(((left + right) / 2, bottom, top))
    return tuple(dict.fromkeys(piece for rule in found for piece in _pieces(rule, uprights)))


def _pieces(rule: Rule, uprights: Collection[_Upright]) -> Iterator[Rule]:
    """The rule as the uprights that meet it part it; whole where none stands at both its ends: a table without a frame
    has uprights between some of its columns only."""
    meeting = sorted(x for x, bottom, top in uprights if bottom - _MEETS < rule.y < top + _MEETS)
    inside = [x for x in meeting if rule.left + _THICKEST < x < rule.right - _THICKEST]
    framed = all(any(abs(x - end) < _THICKEST for x in meeting) for end in (rule.left, rule.right))
    left = rule.left
    for x in [*(inside if framed else ()), rule.right]:
        if x - left > _THICKEST:
            yield Rule(left, x, rule.y)
            left = x


def cells_of(line: Line) -> list[tuple[int, int]]:
    """The half-open characters of each part of ``line`` that a gap wider than between words sets apart."""
    least, boxes = _GAP * line.size, line.boxes
    spaces = [space.start() for space in _SPACE.finditer(line.text, 1, len(line.text) - 1)]
    wide = [place for place in spaces if boxes[place + 1][0] - boxes[place - 1][2] > least]
    if not wide:
        return [(0, len(line.text))]
    stretched = statistics.median(box[2] - box[0] for box in line.boxes)
    starts = [0, *(place + 1 for place in wide if _gap(line, place) > _STRETCHED * stretched)]
    ends = [start - 1 for start in starts[1:]] + [len(line.text)]
    return list(zip(starts, ends, strict=True))


def _gap(line: Line, place: int) -> float:
    """Between the characters before and after the space at ``place``, in points."""
    return line.boxes[place + 1][0] - line.boxes[place - 1][2]


def has_cells(lines: Sequence[Line]) -> bool:
    """Whether at least some rows of cells are on the page: lines with gaps, or lines that stand beside one another."""
    rows = 0
    before: Line | None = None
    for line in lines:
        beside = before is not None and min(before.top, line.top) - max(before.bottom, line.bottom) > 0
        rows += beside or (len(cells := cells_of(line)) > 1 and not _LABEL.match(line.text[: cells[0][1]]))
        before = line
        if rows >= _FEWEST:
            return True
    return _columnwise(lines)


def _columnwise(lines: Sequence[Line]) -> bool:
    """Whether lines that are read one under the other stand beside lines read later: a table read by columns."""
    levels: dict[int, int] = {}
    for line in lines:
        level = round((line.top + line.bottom) / 4)
        levels[level] = levels.get(level, 0) + 1
    return sum(count > 1 for count in levels.values()) >= _FEWEST
