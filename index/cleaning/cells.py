"""The nouns of tables: cells, rows of them, a table; and the line that says what a table shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.reading.raw import Line

Column = tuple[float, float]  # left and right edge in points

_CAPTION = re.compile(
    r"^(?:续?表\s*[\dA-Z一二三四五六七八九十]|附表|(?:Table|TABLE|Tab\.)\s*(?:[A-Z]?[-–.]?\d|[IVX]+\b))"
)
_LONGEST_CAPTION = 200  # characters


@dataclass(frozen=True, slots=True)
class Cell:
    """``line`` is what stands in a cell, or one of its lines: all or a part of the printed line ``whole``.

    ``column`` counts from 0, and is -1 while it is not known.
    """

    line: Line
    whole: Line
    column: int = -1

    @property
    def middle(self) -> float:
        """The height of its middle, in points."""
        return (self.line.top + self.line.bottom) / 2


Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table from top to bottom; ``columns`` is how many it has."""

    rows: tuple[Row, ...]
    columns: int

    @property
    def lines(self) -> frozenset[int]:
        """The ``id`` of each printed line that is in it."""
        return frozenset(id(cell.whole) for row in self.rows for cell in row)


def part_of(line: Line, start: int, end: int) -> Line:
    """The half-open characters ``start:end`` of a line as one."""
    return (
        line
        if end - start == len(line.text)
        else Line(line.text[start:end], line.boxes[start:end], line.size, line.bold)
    )


def is_caption(text: str) -> bool:
    """Whether the text names a table ("表 1", "Table 2.1") and says what it shows."""
    return bool(_CAPTION.match(text)) and len(text) <= _LONGEST_CAPTION


def width_of(text: str) -> int:
    """The width of the text in half-widths: a Chinese character has two."""
    return len(text) if text.isascii() else sum(2 if c >= "\u2e80" else 1 for c in text)
