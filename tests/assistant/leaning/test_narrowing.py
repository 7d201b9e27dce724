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
        ("What is bias (in the Chinese paper)?", "What is bias?", Filter(languages=("zh",), records=("paper",))),
    ],
)
def test_brackets_are_read_as_a_filter(understood: str, question: str, among: Filter):
    assert narrowed(understood, Filter()) == (question, among)


@pytest.mark.parametrize(
    "other", ["Is the award final (the investment agreement)?", "两者有什么区别（软法与硬法）？", ""]
)
def test_other_brackets_stay(other: str):
    assert narrowed(other, Filter()) == (other, Filter())
    assert without_narrowing(other) == other


def test_what_was_chosen_by_hand_stands():
    chosen = Filter(records=("paper",))
    assert narrowed("软法有哪些局限（只看协定）？", chosen) == ("软法有哪些局限（只看协定）？", chosen)
