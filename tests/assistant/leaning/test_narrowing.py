"""Where alone to look, as a question says it."""

from __future__ import annotations

import pytest

from assistant.leaning.narrowing import narrowed, without_narrowing
from index.hit import Filter


@pytest.mark.parametrize(
    ("understood", "question", "among"),
    [
        ("软法有哪些局限（只看协定）？", "软法有哪些局限？", Filter(records=("agreement",))),
        ("软法有哪些局限（只看中文文献）？", "软法有哪些局限？", Filter(languages=("zh",), records=("paper",))),
        ("What is soft law (only in the papers)?", "What is soft law?", Filter(records=("paper",))),
        ("软法有哪些局限（仅限英文）?", "软法有哪些局限?", Filter(languages=("en",))),
        ("软法有哪些局限(只看协定)。", "软法有哪些局限。", Filter(records=("agreement",))),
        ("软法有哪些局限 （只看论文）", "软法有哪些局限", Filter(records=("paper",))),
        ("What is soft law (just the treaties)", "What is soft law", Filter(records=("agreement",))),
        ("What is bias (in the Chinese paper)?", "What is bias?", Filter(languages=("zh",), records=("paper",))),
    ],
)
def test_brackets_are_read_as_a_filter(understood: str, question: str, among: Filter):
    assert narrowed(understood, Filter()) == (question, among)


@pytest.mark.parametrize(
    "other",
    [
        "Is the award final (the investment agreement)?",
        "Is the award final (only in part)?",  # it names nothing to look among
        "两者有什么区别（软法与硬法）？",
        "（只看协定）软法有哪些局限？",
        "",
    ],
)
def test_other_brackets_stay(other: str):
    assert narrowed(other, Filter()) == (other, Filter())
    assert without_narrowing(other) == other


def test_what_was_chosen_by_hand_stands():
    chosen = Filter(records=("paper",))
    assert narrowed("软法有哪些局限（只看协定）？", chosen) == ("软法有哪些局限？", chosen)


def test_what_was_left_open_by_hand_is_narrowed_and_the_rest_stands():
    chosen = Filter(languages=("en",), years=(1990, None))
    assert narrowed("软法有哪些局限（只看中文协定）？", chosen) == (
        "软法有哪些局限？",
        Filter(languages=("en",), records=("agreement",), years=(1990, None)),
    )


def test_the_brackets_are_dropped_for_those_who_read_the_question():
    assert without_narrowing("软法有哪些局限（只看协定）？") == "软法有哪些局限？"
    assert without_narrowing("两者有什么区别（软法与硬法）？") == "两者有什么区别（软法与硬法）？"
