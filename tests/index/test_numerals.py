"""Numerals as numbers."""

from __future__ import annotations

import pytest

from index.numerals import chinese, in_chinese, roman, with_digits


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("九", 9), ("十", 10), ("十七", 17), ("一百一十", 110), ("五百零九", 509), ("两千", 2000), ("一万二千", 12_000),
     ("二〇二四", 2024), ("三亿零五", 300_000_005)],
)  # fmt: skip
def test_chinese_numerals_are_read_by_powers_or_digit_by_digit(numeral, value):
    assert chinese(numeral) == value


@pytest.mark.parametrize(("numeral", "value"), [("I", 1), ("iv", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("XCIX", 99)])
def test_a_smaller_roman_letter_before_a_larger_one_is_taken_away(numeral, value):
    assert roman(numeral) == value


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(9, "九"), (10, "十"), (12, "十二"), (20, "二十"), (110, "一百一十"), (509, "五百零九"), (1065, "一千零六十五"),
     (1005, "一千零五"), (1200, "一千二百")],
)  # fmt: skip
def test_a_number_is_written_in_chinese_and_read_again(number, numeral):
    assert in_chinese(number) == numeral
    assert chinese(numeral) == number


def test_what_is_no_numeral_is_none():
    with pytest.raises(KeyError):
        chinese("条")
    with pytest.raises(KeyError):
        roman("XM")


def test_numbers_of_provisions_and_meetings_become_digits_and_the_points_of_an_argument_do_not():
    assert with_digits("第五百零九条，第七十七届会议第十一部分") == "第509条，第77届会议第11部分"
    assert with_digits("第一，三种路径；第二是十五条") == "第一，三种路径；第二是十五条"
