"""Numbers in digits and words of both languages, and words that only look like numbers."""

from __future__ import annotations

import pytest

from assistant.proof.numbers import numbers, possible_numbers, without_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("within 24 hours", {24}),
        ("within twenty-four hours", {24}),
        ("Twenty-four hours", {24}),
        ("二十四小时内", {24}),
        ("２４小时", {24}),
        ("one hundred and twelve parties", {112}),
        ("一百一十二个缔约方", {112}),
        ("1,190 questions", {1190}),
        ("二〇一九年", {2019}),
        ("3.5 million dollars", {3_500_000}),
        ("三百五十万美元", {3_500_000}),
        ("350万美元", {3_500_000}),
        ("三亿零五百人", {300_000_500}),
        ("70 per cent", {0.7}),
        ("70%", {0.7}),
        ("seventy per cent", {0.7}),
        ("百分之七十", {0.7}),
        ("七成", {0.7}),
        ("two thirds", {0.666667}),
        ("三分之二", {0.666667}),
        ("a quarter of the seats", {0.25}),
        ("half of them", {0.5}),
        ("on the ninetieth day", {90}),
        ("第九十天", {90}),
        ("the 30th instrument", {30}),
        ("from July 2019", {7, 2019}),
        ("自2019年7月起", {7, 2019}),
        ("on 3 May 2020", {3, 5, 2020}),
        ("20世纪90年代", {1990}),
        ("in the 1990s", {1990}),
        ("the third State", {3}),
        ("a third State", {3}),
        ("a third of the States", {0.333333}),
        ("第三国", {3}),
        ("一年以内", {1}),
        ("两个月", {2}),
        ("two and three", {2, 3}),
    ],
)
def test_a_number_is_its_value_however_it_is_written(text: str, values: set[float]):
    assert numbers(text) == values


@pytest.mark.parametrize(
    "text", ["统一规则", "一致同意", "一方", "十分重要", "one of the parties", "may apply", "May it apply", "两国"]
)
def test_what_only_looks_like_a_number_is_none(text: str):
    assert numbers(text) == frozenset()


def test_both_and_a_may_be_said_to_be_two_and_one():
    assert possible_numbers("both States agree") == {1, 2}
    assert possible_numbers("两国同意") == {1, 2}
    assert possible_numbers("three States") == {1, 3}


def test_without_its_numbers_a_text_keeps_its_words():
    assert without_numbers("within twenty-four hours of 2019").split() == ["within", "hours", "of"]
    assert without_numbers("统一规则") == "统一规则"
    assert without_numbers("自2019年7月起三十天内").split() == ["自", "起", "天内"]


def test_an_ordinal_adds_nothing_to_the_number_after_it():
    assert numbers("the first twelve months") == {12}
    assert numbers("three-fourths of the members") == {0.75}
