"""Footnotes: told from the body by place, size and mark."""

from __future__ import annotations

import re

from index.reading.raw import Line

#: A note is set smaller than the body; abstracts are too, but the body goes on below them.
_SMALLER = 0.93
_MARK = re.compile(r"^(?:([①-⑳])|\[(\d{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(\d{1,3})[.．、/\s]|[*∗†‡])")
_SLASHED = re.compile(r"^(\d{1,3})/\s")
_FAR = 1.5  # ems that stand empty above such notes, at least: the gap holds a rule, or the rest of a short page
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def split_notes(lines: tuple[Line, ...], body_size: float, carried: bool) -> tuple[tuple[Line, ...], list[list[Line]]]:
    """The lines of the body, and the lines of each note, in order.

    ``body_size`` is the font size of the document's body in points. ``carried`` tells that the page before ended in a
    note, so that this page's notes may begin with the rest of it, which has no mark.
    """
    large = [line for line in lines if line.size > _SMALLER * body_size]
    floor = min((line.bottom for line in large), default=0.0)
    foot = [line for line in lines if line.size <= _SMALLER * body_size and (not large or line.top < floor + 1)]
    if not foot or not (_MARK.match(foot[0].text) or (carried and large)):
        foot = _slashed(lines)
    if not foot:
        return lines, []
    chosen = set(map(id, foot))
    return tuple(line for line in lines if id(line) not in chosen), _one_by_one(foot)


def _slashed(lines: tuple[Line, ...]) -> list[Line]:
    """The notes of typed documents, in the type of the body: "1/ Official Records", under a gap, marked " 1/" above."""
    for place in range(1, len(lines)):
        before, line = lines[place - 1], lines[place]
        match = _SLASHED.match(line.text)
        if match and before.bottom - line.top > _FAR * line.size:
            mark = re.compile(rf"\s{match.group(1)}/(?:[\s,.;:)]|$)")
            if any(mark.search(above.text) for above in lines[:place]):
                return list(lines[place:])
    return []


def _one_by_one(foot: list[Line]) -> list[list[Line]]:
    """The lines of each note; a plain number opens one only when it follows the number before."""
    notes: list[list[Line]] = []
    last: int | None = None
    for line in foot:
        match = _MARK.match(line.text)
        number = _number(match) if match else None
        plain = bool(match and match.group(4))
        if not notes or (match and (not plain or last is None or number == last + 1)):
            notes.append([line])
            last = number if number is not None else last
        else:
            notes[-1].append(line)
    return notes


def _number(match: re.Match[str]) -> int | None:
    circled, bracketed, raised, plain = match.groups()
    if circled:
        return ord(circled) - ord("①") + 1
    digits = bracketed or plain or (raised or "").translate(_PLAIN_DIGITS)
    return int(digits) if digits else None
