"""The numbers that a text of either language states, as values: 24, "twenty-four", 二十四 and ２４ are one number.

Percentages and fractions are shares (30 %, 百分之三十 and 三成 are .3; "two thirds" and 三分之二 are 2/3), months
are their numbers, 20世纪90年代 is 1990. What only looks like a number is none: 统一, 一致, 十分, "one of the parties",
"may".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from index.numerals import chinese

_listed = re.compile(r"\w+").findall
_MONTHS = _listed("january february march april may june july august september october november december")
_UNITS = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ORDINALS = _listed(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "万": 1e4, "亿": 1e8, "百万": 1e6}
_WORDS = (
    {word: float(value) for names in (_UNITS, _ORDINALS) for value, word in enumerate(names)}
    | {word: 10.0 * ten for ten, word in enumerate(_TENS, 2)}
    | {word[:-1] + "ieth": 10.0 * ten for ten, word in enumerate(_TENS, 2)}
    | _SCALES
    | {scale + "th": value for scale, value in list(_SCALES.items())[:3]}
    | {"twice": 2.0, "thrice": 3.0}
)
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

_WORD = "(?:" + "|".join(sorted((word for word in _WORDS if word.isascii()), key=len, reverse=True)) + ")"
_PART = "|".join(_PARTS)
_CARDINAL = rf"(?!(?:{'|'.join(_ORDINALS)})\b){_WORD}"  # "the first twelve" is not thirteen
_HAN = "[〇零一二两三四五六七八九十百千万亿]"
_SPAN = "(?:年|个?月|天|日|周|个?小时|倍|次)"  # after it 一 and 两 are numbers
_NUMBER = re.compile(
    rf"(?P<decade>(?P<century>\d+|{_HAN}+)世纪(?P<tens>\d+|{_HAN}+)年代)"
    rf"|(?P<below>\d+|{_HAN}+)分之(?P<above>\d+|{_HAN}+)"
    rf"|\b(?:(?P<part>one|two|three|four)[ -](?P<whole>{_PART})s?|a (?P<single>third|quarter) of)\b"
    rf"|(?P<half>\bhalf\b|一半|半数)"
    rf"|(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s*(?P<scale>million|billion|thousand|百万|万|亿))?"
    rf"(?P<percent>\s*(?:%|per ?cent\b))?"
    rf"|\b(?P<words>(?:{_CARDINAL}(?:[ -]|(?<=hundred) and |(?<=thousand) and ))*{_WORD})\b"
    rf"(?P<percent_words> per ?cent\b)?"
    rf"|(?P<tenths>[一二三四五六七八九])成(?![立员为果本功就熟])"
    rf"|(?P<han>{_HAN}+)(?:(?P<after>(?={_SPAN}))|(?P<states>(?<!第.)(?=国)))?"
)
#: Words in which a numeral counts nothing.
_NO_NUMBER = re.compile(r"十分(?!之)|万一|千方百计|百姓|万国|四川|九州|两岸")
_MONTH = re.compile(rf"(?i:\b(?:{'|'.join(m for m in _MONTHS if m != 'may')})\b)|\bMay(?= \d)|(?<=\d )May\b")
#: English has no word in a date for what these say.
_DATE = re.compile(r"(?:\d{4}年(?![以之内]))?\d{1,2}月(?:\d{1,2}[日号])?|\d{4}年(?![以之内])")


def numbers(text: str) -> frozenset[float]:
    """The numbers that ``text`` surely states. A bare "one" or 一, "second" and a bare 两 are not sure to be any."""
    return frozenset(value for value, sure in _found(text) if sure)


def counted(text: str) -> tuple[tuple[float, str], ...]:
    """The numbers that ``text`` surely states, in order, each with what stands behind it to the next or the end."""
    plain = _NO_NUMBER.sub(" ", _plain(text))
    found = [match for match in _NUMBER.finditer(plain) if _value(match)[1]]
    ends = [*(match.start() for match in found[1:]), len(plain)]
    return tuple(
        (round(_value(match)[0], 6), plain[match.end() : end]) for match, end in zip(found, ends, strict=False)
    )


def possible_numbers(text: str) -> frozenset[float]:
    """The numbers that ``text`` may be said to state: the sure ones, the others, 1 for "a", and 2 for "both"."""
    pair = {2.0} if re.search(r"\bboth\b|[两双]", text, re.IGNORECASE) else set()
    return frozenset(value for value, _ in _found(text)) | {1.0} | pair


def without_numbers(text: str) -> str:
    """``text`` with a space for every number that is surely one, so that 统一 stays a word, and for dates."""
    plain = _DATE.sub(" ", _MONTH.sub(" ", _plain(text)))
    return _NUMBER.sub(lambda match: " " if _value(match)[1] else match.group(), plain)


def _plain(text: str) -> str:
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))
    return re.sub("[A-Z][a-z]+", lambda word: word[0] if word[0] == "May" else word[0].lower(), spaced)


def _found(text: str) -> Iterator[tuple[float, bool]]:
    """The value of each number of ``text``, and whether it is sure to be one."""
    plain = _plain(text)
    for month in _MONTH.finditer(plain):
        yield _MONTHS.index(month.group().lower()) + 1.0, True
    for match in _NUMBER.finditer(_NO_NUMBER.sub(" ", plain)):
        value, sure = _value(match)
        yield round(value, 6), sure


def _value(match: re.Match[str]) -> tuple[float, bool]:
    held = {name: text for name, text in match.groupdict().items() if text is not None}
    if "digits" in held:
        value = float(held["digits"].replace(",", "")) * _SCALES.get(held.get("scale", ""), 1)
        return value / (100 if "percent" in held else 1), True
    if "words" in held:
        after = "percent_words" in held
        return _english(held["words"]) / (100 if after else 1), after or held["words"] not in {"one", "first", "second"}
    if "han" in held:
        return float(chinese(held["han"])), "states" not in held and (
            held["han"] not in {"一", "两"} or "after" in held
        )
    if "decade" in held:
        return (_of(held["century"]) - 1) * 100 + _of(held["tens"]), True
    return _share(held), True


def _share(held: dict[str, str]) -> float:
    """The value 0..1 of a fraction."""
    if "below" in held:
        return _of(held["above"]) / max(_of(held["below"]), 1)
    if "whole" in held:
        return _WORDS[held["part"]] / _PARTS[held["whole"]]
    if "single" in held:
        return 1 / _PARTS[held["single"]]
    return 0.5 if "half" in held else chinese(held["tenths"]) / 10


def _of(numeral: str) -> float:
    return float(numeral) if numeral.isdigit() else float(chinese(numeral))


def _english(words: str) -> float:
    total = part = 0.0
    for word in re.findall("[a-z]+", words):
        if word == "and":
            continue
        value = _WORDS[word]
        if value < 100:
            part += value
        elif value == 100:
            part = max(part, 1) * value
        else:
            total, part = total + max(part, 1) * value, 0.0
    return total + part
