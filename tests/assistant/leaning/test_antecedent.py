"""What words that point back mean."""

from __future__ import annotations

import pytest

from assistant.leaning.antecedent import all_of, named, pair, parallel


@pytest.mark.parametrize(
    ("earlier", "two"),
    [
        (["什么是软法？", "什么是硬法？"], ("软法", "硬法")),
        (["硬法路径和软法路径的优势有什么不同？"], ("硬法路径", "软法路径")),
        (["How does soft law differ from hard law?"], ("soft law", "hard law")),
        (["What is soft law?", "Why?", "What is hard law?"], ("soft law", "hard law")),
        (["什么是软法？"], None),
        (["What is soft law?", "什么是硬法？"], None),
    ],
)
def test_two_things_are_found(earlier: list[str], two: tuple[str, str] | None):
    assert pair(earlier) == two


@pytest.mark.parametrize(
    ("noun", "earlier", "found"),
    [
        ("备忘录", ["谅解备忘录是否具有约束力？", "什么是软法？"], "谅解备忘录"),
        ("协定", ["《巴黎协定》何时通过？"], "《巴黎协定》"),
        ("协定", ["米托尼亚和洛迦的投资协定的补偿怎么计算？"], "米托尼亚和洛迦的投资协定"),
        ("memorandum", ["Is the rail memorandum binding?", "Why?"], "the rail memorandum"),
        ("agreement", ["What does a framework agreement say about floods?"], "a framework agreement"),
        ("treaty", ["What is soft law?"], ""),
    ],
)
def test_what_was_named_is_found(noun: str, earlier: list[str], found: str):
    assert named(noun, earlier) == found


@pytest.mark.parametrize(
    ("other", "part"), [("声誉机制", "信息机制"), ("硬法", "软法"), ("巴塞尔委员会", "软法的信息机制")]
)
def test_what_is_put_in_the_place_of_what(other: str, part: str):
    assert parallel(other, "软法的信息机制") == part


def test_all_that_was_asked_for_is_told():
    assert all_of(["什么是遵守？", "什么是实施？", "什么是有效性？"]) == "遵守、实施、有效性"
    assert all_of(["What is equivalence?", "What is harmonization?"]) == "equivalence and harmonization"
    assert all_of(["Why?"]) == ""
