"""Key facts: what counts as standing in a text, and where it is cut."""

from __future__ import annotations

import pytest

from eval.metrics.facts import key_fact_recall


def found(text: str, *alternatives: str) -> bool:
    return key_fact_recall(text, [alternatives], None) == 1.0


def test_recall_is_the_share_of_facts_and_any_alternative_proves_one():
    facts = [("reputation", "声誉"), ("Basel Committee",), ("1988",), ("巴塞尔资本协议",)]
    assert key_fact_recall("声誉约束了巴塞尔委员会，1988 年起。", facts, None) == 0.5  # the first and the third


def test_without_facts_there_is_no_recall_and_an_empty_text_has_none_of_them():
    assert key_fact_recall("text", [], 500) is None
    assert key_fact_recall("", [("fact",)], 500) == 0.0


@pytest.mark.parametrize(("within", "recall"), [(9, 0.0), (10, 1.0), (None, 1.0), (0, 0.0)])
def test_a_fact_must_stand_whole_in_the_first_characters(within: int | None, recall: float):
    assert key_fact_recall("x x x fact", [("fact",)], within) == recall


def test_the_first_characters_are_of_the_text_as_written():
    # Twelve characters to the end of 软法 once the line break and the spaces count.
    assert key_fact_recall("规则 \n  1234软法", [("软法",)], 11) == 0.0
    assert key_fact_recall("规则 \n  1234软法", [("软法",)], 12) == 1.0


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("a SOFT Law", "soft law"),
        ("規則軟聯通", "规则软联通"),
        ("规则软\n联 通", "规则软联通"),
        ("soft\n law", "soft law"),
        ("ＧＡＴＴ，WTO", "GATT, WTO"),
        ("软法（soft law）是", "软法(soft law)是"),
        ("所谓“软法”", '所谓"软法"'),
        ("软\u00ad法 and co\u00adoperation", "cooperation"),
        ("pages 12–15", "pages 12-15"),
        ("声誉①约束", "声誉约束"),
        ("it is binding.12 The next", "binding"),
        ("it is binding12", "binding"),
        ("自2013年起", "2013"),
        ("in 2013, 15 States", "15 States"),
    ],
)
def test_form_does_not_hide_a_fact(text: str, fact: str):
    assert found(text, fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("the party", "art"),
        ("the article", "art"),
        ("since 2015", "15"),
        ("since 2015", "201"),
        ("3.15 million", "15"),
        ("3.15 million", "3"),
        ("1,015 States", "15"),
        ("the G20", "20"),
        ("soft lawn", "soft law"),
    ],
)
def test_a_part_of_a_word_or_a_number_is_no_fact(text: str, fact: str):
    assert not found(text, fact)


def test_an_empty_alternative_stands_nowhere():
    assert not found("text", "", " ")


def test_signs_in_a_fact_are_no_pattern():
    assert found("a (b) c+", "(b) c+")
    assert not found("abc", "a.c")
