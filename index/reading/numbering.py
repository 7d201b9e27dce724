"""The numbers that Word prints before headings and items and does not keep in their text: "Article 3", "（一）"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from index.reading.wordstyles import W, value_of

_LEVEL = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographTraditional",
}
_NOT_NUMBERS = ("bullet", "none")


class Numbering:
    """Counts the numbered paragraphs of a file as they come, level by level."""

    def __init__(self, root: Any) -> None:
        abstract = {} if root is None else {a.get(f"{W}abstractNumId"): a for a in root.iterchildren(f"{W}abstractNum")}
        numbers = [] if root is None else list(root.iterchildren(f"{W}num"))
        self._lists = {n.get(f"{W}numId"): value_of(n, "abstractNumId") for n in numbers}
        self._restarts = {
            (n.get(f"{W}numId"), over.get(f"{W}ilvl")): value_of(over, "startOverride")
            for n in numbers
            for over in n.iterchildren(f"{W}lvlOverride")
        }
        self._levels = {
            (key, level.get(f"{W}ilvl")): level for key, a in abstract.items() for level in a.iterchildren(f"{W}lvl")
        }
        self._counts: dict[str | None, dict[int, int]] = defaultdict(dict)

    def label(self, numbering: tuple[str, int] | None) -> str:
        """The number of the next paragraph of that list and level (from 0); empty for bullets and unknown lists."""
        if numbering is None or numbering[0] not in self._lists:
            return ""
        # Lists that share an abstract one are counted on, as Word does.
        key, level = self._lists[numbering[0]], numbering[1]
        counts = self._counts[key]
        restart = self._restarts.pop((numbering[0], str(level)), None) or ""
        if restart.isdecimal():
            counts[level] = int(restart) - 1
        counts[level] = counts.get(level, self._start(key, level) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        found = self._levels.get((key, str(level)))
        if found is None or value_of(found, "numFmt") in _NOT_NUMBERS:
            return ""
        return _LEVEL.sub(lambda m: self._number(key, int(m.group(1)) - 1), value_of(found, "lvlText") or "").strip()

    def _start(self, key: str | None, level: int) -> int:
        found = self._levels.get((key, str(level)))
        start = "1" if found is None else value_of(found, "start") or "1"
        return int(start) if start.isdecimal() else 1

    def _number(self, key: str | None, level: int) -> str:
        found = self._levels.get((key, str(level)))
        form = "decimal" if found is None else value_of(found, "numFmt") or "decimal"
        return formatted(self._counts[key].get(level, self._start(key, level)), form)


def formatted(number: int, form: str) -> str:
    """``number`` from 1 as the format ``form`` of Word writes it; as digits where the format is not known."""
    if form in _CHINESE:
        return _chinese(number)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    """Up to 999 as it is counted in law texts: 十、十二、二十、一百零五."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    if not 0 < number < 1000:
        return str(number)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
