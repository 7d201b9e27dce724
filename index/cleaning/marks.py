"""Note marks that the file sets down apart are put back into their line, and the line put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.reading.raw import Box, Line

_ONLY_MARKS = re.compile(r"^(?:[①-⑳⁰¹²³⁴-⁹∗*†‡]|\d{1,3}|\[\d{1,3}\])(?:\s+(?:[①-⑳]|\d{1,3}|\[\d{1,3}\]))*$")
_MARK = re.compile(r"\S+")
_SPACE = 0.1  # ems from which a gap is a space
_WORD_SPACE = 0.9  # ems that words of a justified line stand apart, at most; columns stand farther apart
_LABEL = re.compile(r"^(?:\d{1,2}\.|\([a-z\d]{1,4}\))$")
_TAB = 5.0  # ems that the text of a numbered paragraph stands behind its number, at most
_SMALL = 0.8  # a mark's font size relative to its line's, at most
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class _Mark:
    text: str
    boxes: tuple[Box, ...]


def place_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page, a line of nothing but small marks dissolved into the lines beside which they stand.

    A bare number becomes superscript, so that it is not read as part of the word or year before it.
    """
    placed = list(lines)
    for line in lines:
        if not _ONLY_MARKS.match(line.text):
            continue
        marks = [_Mark(m.group(), line.boxes[m.start() : m.end()]) for m in _MARK.finditer(line.text)]
        homes = [_home(mark, placed, line.size) for mark in marks]
        if all(home is not None for home in homes):
            placed.remove(line)
            for mark in marks:
                home = _home(mark, placed, line.size)
                if home is not None:
                    placed[placed.index(home)] = _with_mark(home, mark)
    return _rejoined(placed)


def _rejoined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Neighbouring lines that stand side by side within a word's space, as one: a mark had cut them apart."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and _beside(before, line):
            latin = before.text[-1] < "\u2e80" and line.text[0] < "\u2e80"
            gap = latin and line.left - before.right > _SPACE * line.size
            text, boxes = (" ", ((0.0, 0.0, 0.0, 0.0),)) if gap else ("", ())
            joined[-1] = replace(
                before,
                text=before.text + text + line.text,
                boxes=before.boxes + boxes + line.boxes,
                size=max(before, line, key=lambda part: len(part.text)).size,  # "月[1]" is mostly small
                hyphenated=line.hyphenated,
            )
        else:
            joined.append(line)
    return tuple(joined)


def _beside(left: Line, right: Line) -> bool:
    """Whether ``right`` goes on at the height where ``left`` ends."""
    overlap = min(left.top, right.top) - max(left.bottom, right.bottom)
    level = overlap > 0.6 * min(left.top - left.bottom, right.top - right.bottom)
    farthest = _TAB if _LABEL.match(left.text) else _WORD_SPACE
    return level and -0.2 * right.size < right.left - left.right < farthest * right.size


def _home(mark: _Mark, lines: Sequence[Line], size: float) -> Line | None:
    """The larger line in whose height and width the mark stands, None when there is none."""
    left, bottom, _, top = mark.boxes[0]
    middle = (bottom + top) / 2
    beside = [
        line
        for line in lines
        if size < _SMALL * line.size
        and line.bottom - 1 < middle < line.top + 0.5 * line.size
        and line.left - 1 < left < line.right + line.size
    ]
    return min(beside, key=lambda line: abs((line.bottom + line.top) / 2 - middle), default=None)


def _with_mark(line: Line, mark: _Mark) -> Line:
    """The line with the mark after the last character that begins left of it."""
    left = mark.boxes[0][0]
    before = [place for place, box in enumerate(line.boxes) if box[2] > box[0] and (box[0] + box[2]) / 2 < left]
    place = before[-1] + 1 if before else 0
    text = mark.text.translate(_SUPERSCRIPTS) if mark.text.isascii() and mark.text.isdigit() else mark.text
    return replace(
        line,
        text=line.text[:place] + text + line.text[place:],
        boxes=line.boxes[:place] + mark.boxes + line.boxes[place:],
    )
