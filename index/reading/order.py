"""Reading order of lines that are known by their boxes alone: columns are read one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.reading.raw import Line

#: Share of the narrower of two lines by which they must overlap to stand one above the other.
_OVERLAP = 0.15


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines in the order in which they are read, of each column in turn where there are columns.

    A line comes before those under it; and before those to its right, unless a line that reaches under it and over them
    parts the two (Breuel 2003, "High Performance Document Layout Analysis"). Lines at one height in two columns are
    so never mixed; cells of a table are read column by column.
    """
    before = _before(lines)
    order: list[Line] = []
    # Of the lines that nothing unread comes before, the leftmost of the highest is next.
    waiting = sorted(range(len(lines)), key=lambda row: (-lines[row].top, lines[row].left))
    while waiting:
        unread = np.asarray(waiting)
        free = next((row for row in waiting if not before[unread, row].any()), waiting[0])
        waiting.remove(free)
        order.append(lines[free])
    return order


def _before(lines: Sequence[Line]) -> NDArray[np.bool_]:
    """bool (n, n): whether line i must be read before line j."""
    left, right = (np.array([getattr(line, side) for line in lines]) for side in ("left", "right"))
    middle = np.array([(line.top + line.bottom) / 2 for line in lines])
    shared = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    narrower = np.minimum((right - left)[:, None], right - left)
    stacked = shared > _OVERLAP * narrower
    above = middle[:, None] > middle
    leftward = ~stacked & (left[:, None] < left)
    # Parted: some line k lies between the heights of the two and stands over or under both.
    parted = np.zeros_like(leftward)
    for k in range(len(lines)):
        between = (middle < middle[k])[:, None] & (middle > middle[k]) | (middle > middle[k])[:, None] & (
            middle < middle[k]
        )
        parted |= between & stacked[k][:, None] & stacked[k]
    return np.asarray((stacked & above) | (leftward & ~parted))
