"""The nouns of a file as it was found, before cleaning: lines with their places on the page."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]  # left, bottom, right, top in points, origin at the lower left


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: ``boxes`` has one box per character of ``text`` (zero size for spaces that are not printed).

    ``size`` is the usual font size in points. ``hyphenated`` tells that the line ends in a word broken by a hyphen,
    which is not part of ``text``.
    """

    text: str
    boxes: tuple[Box, ...]
    size: float
    bold: bool
    hyphenated: bool = False
    #: Of what is printed. Asked of every line many times, and a line has a hundred boxes: made once.
    _edges: Box = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        least_x = least_y = math.inf
        most_x = most_y = -math.inf
        # A loop takes half the time of min and max over four tuples.
        for left, bottom, right, top in self.boxes:
            if right > left:
                least_x, most_x = (left if left < least_x else least_x), (right if right > most_x else most_x)
                least_y, most_y = (bottom if bottom < least_y else least_y), (top if top > most_y else most_y)
        edges = (least_x, least_y, most_x, most_y) if most_x > least_x else (0.0, 0.0, 0.0, 0.0)
        object.__setattr__(self, "_edges", edges)

    @property
    def left(self) -> float:
        """Left edge of what is printed, in points."""
        return self._edges[0]

    @property
    def right(self) -> float:
        """Right edge of what is printed, in points."""
        return self._edges[2]

    @property
    def top(self) -> float:
        """Upper edge of what is printed, in points from the foot of the page."""
        return self._edges[3]

    @property
    def bottom(self) -> float:
        """Lower edge of what is printed, in points from the foot of the page."""
        return self._edges[1]


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule at the height ``y``, in points."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page: ``lines`` in reading order; ``width`` and ``height`` in points; the ``rules`` of a page of tables.

    ``ocr`` is the confidence, 0..1, of text recognition, None where the lines are the file's own text. A page that must
    be turned to be read is given as it is read: ``turns`` counts the quarter turns to the right, 0..3.
    """

    number: int
    label: str | None
    width: float
    height: float
    lines: tuple[Line, ...]
    ocr: float | None = None
    rules: tuple[Rule, ...] = ()
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a file's outline: ``level`` counts from 1 (outermost), ``page`` is the number of its page, from 1."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as found: ``title``, ``author`` and ``outline`` are what it says of itself, empty when it is silent.

    Warnings are (page from 1, or 0 for the file; reason).
    """

    title: str
    pages: tuple[RawPage, ...]
    warnings: tuple[tuple[int, str], ...]
    author: str = ""
    outline: tuple[Entry, ...] = ()
