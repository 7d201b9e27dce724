"""What a question is about."""

from __future__ import annotations

import pytest

from assistant.leaning.topic import topic


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("软法有哪些局限？", "软法"),
        ("什么是国际软法？", "国际软法"),
        ("国家选择软法的原因有哪些？", "软法"),
        ("国家为什么遵守软法？", "软法"),
        ("TIR公约是什么时候对中国生效的？", "TIR公约"),
        ("《柏林规则》与《赫尔辛基规则》相比有哪些不同？", "《柏林规则》与《赫尔辛基规则》"),
        ("What are the three dimensions of legalization?", "legalization"),
        ("When was the Basel Committee founded?", "the Basel Committee"),
        ("Why do states prefer soft law in new fields?", "soft law"),
        ("What types of soft law are there?", "soft law"),
        ("Does the Outer Space Treaty prohibit bases?", "the Outer Space Treaty"),
        ("Why?", ""),
        ("为什么？", ""),
        ("", ""),
    ],
)
def test_the_head_noun_phrase_is_found(question: str, about: str):
    assert topic(question) == about
