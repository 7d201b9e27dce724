"""Where the columns of a page are, so that an indent and a short line can be told."""

from __future__ import annotations

from dataclasses import dataclass

from index.reading.raw import Line


@dataclass(frozen=True, slots=True)
class Column:
    """Left and right edge of a column of text, in points."""

    left: float
    right: float


def columns_of(lines: tuple[Line, ...], width: float) -> tuple[Column, ...]:
    """One column, or two when a good part of the lines begins right of the middle and hardly any line crosses it."""
    if not lines:
        return ()
    middle = width / 2
    right_half = [line for line in lines if line.left > middle - 0.03 * width]
    left_half = [line for line in lines if line.right < middle + 0.03 * width]
    if len(right_half) >= 5 and len(left_half) >= 5 and len(right_half) + len(left_half) >= 0.75 * len(lines):
        return (_edges(left_half), _edges(right_half))
    return (_edges(list(lines)),)


def column_of(line: Line, columns: tuple[Column, ...]) -> Column:
    """The column in which the middle of the line stands, or the nearest one."""
    middle = (line.left + line.right) / 2
    return min(columns, key=lambda column: max(column.left - middle, middle - column.right, 0.0))


def _edges(lines: list[Line]) -> Column:
    """The edges that most full lines reach: single outliers (a title, a displayed formula) do not count."""
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    return Column(lefts[len(lefts) // 10], rights[(9 * len(rights)) // 10])
