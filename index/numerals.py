"""Numerals of both languages as numbers: 第五百零九条 and "Part XI" are 509 and 11."""

from __future__ import annotations

import re

#: From the first to the tenth.
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CHARACTERS = "零一二三四五六七八九"
_DIGITS = {character: value for value, character in enumerate(_CHARACTERS)} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
#: One or more characters of a Chinese numeral below ten thousand, as a regular expression.
CHINESE = "[〇零一二三四五六七八九十百千]+"
#: Of provisions and meetings; 第一 by itself counts the points of an argument.
_ORDINAL = re.compile(f"(?<=第)({CHINESE})(?=部分|[条條章编編节節款项項号號届屆次])")


def chinese(numeral: str) -> int:
    """The value of a Chinese numeral, 0 or more: 五百零九 is 509; without a power, digit by digit: 二〇二四 is 2024.

    Raises KeyError where a character is none of a numeral.
    """
    if not set(numeral) & {*_POWERS, *_MYRIADS}:
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in _POWERS:
            section, digit = section + max(digit, 1) * _POWERS[character], 0
        elif character in _MYRIADS:
            total, section, digit = (total + section + digit) * _MYRIADS[character], 0, 0
        else:
            digit = _DIGITS[character]
    return total + section + digit


def in_chinese(number: int) -> str:
    """The Chinese numeral of a number from 1 to 9,999: 509 is 五百零九, 10 is 十."""
    digits = f"{number:04}"
    said = "".join(
        "零" if digit == "0" else _CHARACTERS[int(digit)] + power
        for digit, power in zip(digits, "千百十 ", strict=True)
    )
    said = re.sub("零+", "零", said.replace(" ", "")).strip("零")
    return said.removeprefix("一") if said.startswith("一十") else said


def roman(numeral: str) -> int:
    """The value of a Roman numeral of either case, of the letters I to C. Raises KeyError at another letter."""
    values = [_ROMAN[letter] for letter in numeral.lower()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def with_digits(text: str) -> str:
    """``text`` with the numbers of provisions and meetings in digits: 第509条 for 第五百零九条."""
    return _ORDINAL.sub(lambda found: str(chinese(found.group())), text)
