"""Tables set down row by row."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from index.cleaning.aligned import aligned_tables
from index.cleaning.cells import Row, is_caption
from index.cleaning.grids import ruled_tables
from index.cleaning.joining import Joined, Lexicon
from index.reading.flow import BETWEEN_CELLS
from index.reading.raw import Box, Line, RawPage

_UNDER = 4.0  # ems that a table stands under its caption, at most, counted from the top of the caption's line
_NO_BOX: Box = (0.0, 0.0, 0.0, 0.0)


def with_tables(page: RawPage, lexicon: Lexicon) -> tuple[tuple[Line, ...], frozenset[int]]:
    """The lines of the page, those of each table replaced by a line for each of its rows; and the ``id`` of these.

    A row has its cells from left to right, " | " without boxes between them; an empty cell is kept, so that the others
    stay in their columns. The rows stand under the caption of the table, else where its first line stood.
    """
    if _is_turned(page.lines):
        return page.lines, frozenset()
    lines = page.lines
    made: set[int] = set()
    for find in (ruled_tables, aligned_tables):
        rest = tuple(line for line in lines if id(line) not in made)
        for table in find(replace(page, lines=rest)):
            rows = [_set(row, table.columns, lexicon) for row in table.rows]
            taken = table.lines
            place = _place(lines, [line for line in lines if id(line) in taken])
            after = (line for line in lines[place:] if id(line) not in taken)
            before = (line for line in lines[:place] if id(line) not in taken)
            lines = tuple(itertools.chain(before, rows, after))
            made.update(map(id, rows))
    return lines, frozenset(made)


def _place(lines: Sequence[Line], table: Sequence[Line]) -> int:
    """Where the rows of the table belong among the lines: under its caption, else where the first of them stood.

    Some files set down all the tables of a page after its text.
    """
    top = max(line.top for line in table)
    left, right = min(line.left for line in table), max(line.right for line in table)
    first = next(n for n, line in enumerate(lines) if id(line) == id(table[0]))

    def is_over(line: Line) -> bool:
        near = 0 < line.bottom - top + line.size < _UNDER * line.size
        return near and line.left < right and line.right > left

    caption = next((n for n in range(first) if is_caption(lines[n].text) and is_over(lines[n])), None)
    if caption is None:
        return first
    # A caption may take several lines, and stand there in two languages.
    return next((n for n in range(caption + 1, first) if not is_over(lines[n])), first)


def _is_turned(lines: Sequence[Line]) -> bool:
    """Whether the page is printed sideways, so that heights and edges say something else."""
    high = sum(line.top - line.bottom > 2 * line.size and len(line.text) > 2 for line in lines)
    return 3 * high > len(lines)


def _set(row: Row, columns: int, lexicon: Lexicon) -> Line:
    """The cells of a row as one line."""
    texts: list[str] = []
    boxes: list[Box] = []
    for column in range(columns):
        own = [cell.line for cell in sorted(row, key=lambda cell: -cell.middle) if cell.column == column]
        joined = Joined.of(own, lexicon)
        if column:
            texts.append(BETWEEN_CELLS)
            boxes += [_NO_BOX] * len(BETWEEN_CELLS)
        texts.append(joined.text)
        boxes += joined.boxes
    text = "".join(texts).rstrip(BETWEEN_CELLS)
    return Line(text, tuple(boxes[: len(text)]), row[0].line.size, False)
