"""The paragraphs of a section and their items, by the numbers that are printed before them or by counting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.chunking.sentences import Stretch
from index.numerals import CHINESE, chinese

#: How the number of a paragraph is printed.
_STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(\d{1,2})[.．、)）](?!\d)",
        r"[(（](\d{1,2})[)）]",
        rf"({CHINESE})、",
        rf"[(（]({CHINESE})[)）]",
    )
)
_LETTERED = re.compile(r"[(（]?([a-z]{1,4})[)）]")
_LINE = re.compile(r"\S[^\n]*")
_LEADS = (":", "：", "—")  # at the end of what items follow


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a section: of which paragraph it is, in digits, and of which item of that; empty where of none."""

    place: Stretch
    paragraph: str
    item: str


def lines_of(text: str) -> tuple[Stretch, ...]:
    """The lines of a text that are not blank."""
    return tuple(Stretch(*found.span()) for found in _LINE.finditer(text))


def parts_of(text: str) -> tuple[Part, ...]:
    """The paragraphs of a section, in order, each in as many parts as it has lines.

    Laws that print no numbers are cited by counting: what is numbered there are the items of a paragraph. In texts that
    were joined to one line a paragraph begins where the number does that comes next.
    """
    lines = lines_of(text)
    style = _style(text, lines)
    made: list[Part] = []
    number = 0
    for place in lines if style is None else _split(text, lines, style):
        printed = style.match(text, place.start) if style else None
        opens = printed is not None and _value(printed[1]) > number  # else the list of a paragraph is numbered likewise
        item = "" if opens else _item(text, place)
        if printed and opens:
            number = _value(printed[1])
        elif style is None and not item:
            number += 1
        made.append(Part(place, str(max(number, 1)), item))
    return tuple(made)


def picked(text: str, paragraphs: frozenset[str], items: frozenset[str]) -> tuple[Stretch, ...]:
    """Where the ``paragraphs`` of a section stand, and of these, or of any, the ``items`` with what leads up to them;
    nothing where there are none of them."""
    parts = [part for part in parts_of(text) if not paragraphs or part.paragraph in paragraphs]
    if not paragraphs and not items:
        return ()
    within = {part.paragraph for part in parts if part.item in items}
    if within:
        parts = [part for part in parts if part.paragraph in within and (not part.item or part.item in items)]
    return tuple(part.place for part in parts) if within or paragraphs else ()


def _style(text: str, lines: Sequence[Stretch]) -> re.Pattern[str] | None:
    """How the paragraphs are numbered; None where they are not, though their items may be."""
    for before, place in zip((None, *lines), lines, strict=False):
        style = next((style for style in _STYLES if style.match(text, place.start)), None)
        if style is not None:
            return None if before is not None and text[: before.end].endswith(_LEADS) else style
        if _LETTERED.match(text, place.start):
            return None
    return None


def _split(text: str, lines: Sequence[Stretch], style: re.Pattern[str]) -> Iterator[Stretch]:
    """The lines, divided where within one the next paragraph begins."""
    inside = re.compile(rf"(?<=[。；;.）)])\s*(?={style.pattern})")
    number = 0
    for place in lines:
        first = style.match(text, place.start)
        number = _value(first[1]) if first else number
        start = place.start
        for found in inside.finditer(text, place.start + 1, place.end):
            opening = style.match(text, found.end())
            if opening and _value(opening[1]) == number + 1:
                yield Stretch(start, found.start())
                start, number = found.end(), number + 1
        yield Stretch(start, place.end)


def _item(text: str, place: Stretch) -> str:
    """The number of the item that a part is; empty where it is none."""
    lettered = _LETTERED.match(text, place.start)
    if lettered:
        return lettered[1]
    printed = next(filter(None, (style.match(text, place.start) for style in _STYLES)), None)
    return str(_value(printed[1])) if printed else ""


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese(numeral)
