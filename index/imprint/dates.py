"""Dates as they are printed, in digits and in words of both languages, and the day on which an agreement was signed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_UNITS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "first": "one",
    "second": "two",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
    "twentieth": "twenty",
    "thirtieth": "thirty",
}
_WORD = rf"(?:{'|'.join([*_UNITS, *_TENS, *_ORDINALS, 'thousand', 'hundred'])})(?:th)?\b"
_SAID = rf"{_WORD}(?:(?:\s+and\s+|[\s-]+){_WORD})*"
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}}|{_SAID})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+{_MONTH},?(?:\s+in\s+the\s+year)?"
        rf"(?:\s+of)?\s+(?P<year>(?:19|20)\d\d\b|{_SAID})",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b{_MONTH},?\s+(?P<day>(?!x)x)?(?P<year>(?:19|20)\d\d\b|{_SAID})",
    )
)
_CHINESE = re.compile(
    r"(?P<year>(?:1\s?9|2\s?0)\s?\d\s?\d|[一二][九〇○零０][一二三四五六七八九〇○零０]{2})\s*年"
    r"(?:\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月)?"
    r"(?:\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?"
)
_DIGITS = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "０": "0"}
#: How the sentence begins that says where and when an agreement was signed.
_SIGNED = re.compile(
    r"^(?:IN WITNESS WHEREOF.{0,300}?\b)?(?:(?:DONE|Done|SIGNED|Signed)\b|(?:Issued|Adopted) at\b)(?P<rest>.{0,200})",
    re.S,
)
_SIGNED_CHINESE = re.compile(
    r"(?:^|[。；])\s*(?:本[^，。；]{0,12}|)(?:订于|签订于|签署于|于)(?P<rest>[^。；]{0,60})", re.S
)
_SIGNING = re.compile(r"签|订于|共同发布")


def dates_in(text: str) -> tuple[str, ...]:
    """The dates in ``text`` as "2009-02-27", "2009-02" or "2009", in order; a bare number is no date."""
    found = [(match.start(), _chinese(match)) for match in _CHINESE.finditer(text)]
    taken: list[tuple[int, int]] = []
    for pattern in _ENGLISH:
        for match in pattern.finditer(text):
            date = _english(match)
            if date and not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                found.append((match.start(), date))
    return tuple(date for _, date in sorted(found) if date)


def signed_on(paragraphs: Iterable[str]) -> str:
    """The date in the sentence that says when an agreement was signed; empty when there is none, or they differ.

    Only a paragraph that opens with "Done" or "Signed" counts, or a Chinese sentence such as 本协定于……签订: other
    agreements are spoken of within a sentence.
    """
    dates: set[str] = set()
    for text in paragraphs:
        for match in (_SIGNED.match(text), *_SIGNED_CHINESE.finditer(text)):
            if match and (match.re is _SIGNED or _SIGNING.search(match.group())):
                dates.update(dates_in(match.group("rest"))[:1])
    return dates.pop() if len(dates) == 1 else ""


def _chinese(match: re.Match[str]) -> str:
    year = "".join(_DIGITS.get(c, c) for c in match["year"] if not c.isspace())
    return _iso(year, _chinese_number(match["month"]), _chinese_number(match["day"]))


def _chinese_number(text: str | None) -> int:
    """Up to 99; 0 for None."""
    if not text or text.isdecimal():
        return int(text or 0)
    tens, ten, units = text.rpartition("十")
    value = int(_DIGITS[units]) if len(units) == 1 else 0
    return value + (10 * int(_DIGITS.get(tens, "1")) if ten else 0)


def _english(match: re.Match[str]) -> str:
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    year = match["year"] if match["year"].isdecimal() else str(_english_number(match["year"]))
    day = match["day"] or "0"
    return _iso(year, month, int(day) if day.isdecimal() else _english_number(day))


def _english_number(text: str) -> int:
    """The value of an English number in words, "nineteen hundred and four" and "twenty twenty" among them."""
    thousands = value = 0
    for spoken in re.findall(r"[a-z]+", text.lower()):
        word = _ORDINALS.get(spoken, spoken.removesuffix("th"))
        if word == "thousand":
            thousands, value = 1000 * value, 0
        elif word == "hundred":
            value *= 100
        elif word in _UNITS or word in _TENS:
            number = _UNITS.index(word) if word in _UNITS else 10 * (_TENS.index(word) + 2)
            value = 100 * value + number if 19 <= value <= 20 and number >= 10 else value + number
    return thousands + value


def _iso(year: str, month: int, day: int) -> str:
    """The date as far as it is known; empty when there is none such."""
    if not 1800 <= int(year) <= 2100 or month > 12 or day > 31:
        return ""
    parts = [year, f"{month:02d}", f"{day:02d}"]
    return "-".join(parts[: 3 if month and day else 2 if month else 1])
