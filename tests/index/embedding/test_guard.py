"""Benchmark text is known when it is met again."""

from __future__ import annotations

import pytest

from index.embedding.benchmark import Benchmark
from index.embedding.guard import Guard
from index.embedding.parallel import Answered, Pair

LATIN = "abcdefghijklmnopqrstuvwxyz0123456789abcdefgh"  # 44 characters: five shingles of 40
HAN = "甲乙丙丁戊己庚辛壬癸子丑寅"  # 13 characters: two shingles of 12


@pytest.fixture
def guard() -> Guard:
    return Guard(
        [
            Benchmark((("c1", "The Parties meet. They report!"), ("c2", LATIN)), (("q1", "Who meets?"),), {}),
            Benchmark((("c3", "缔约方开会。双方提交报告。"), ("c4", HAN)), (("q2", "谁开会？"),), {}),
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Parties meet. They report!",
        "They report",
        "the parties MEET",
        "Who meets?",
        "双方提交报告",
        "雙方提交報告。",
        "谁开会",
        LATIN,
        HAN,
    ],
)
def test_a_text_a_sentence_and_a_question_are_known_in_any_spelling(guard: Guard, text: str):
    assert guard.knows(text)


@pytest.mark.parametrize("text", ["", "？！", "They", "The Parties report.", "双方开会。", "缔约方"])
def test_other_text_is_not_known(guard: Guard, text: str):
    assert not guard.knows(text)


def test_half_of_a_text_is_enough_and_less_is_not(guard: Guard):
    # With its last character changed, one of the two shingles is left; with a character in the middle, none.
    assert guard.knows(HAN[:-1] + "水")
    assert not guard.knows(HAN[:6] + "水" + HAN[7:])
    # Of five shingles three are left when two characters are changed at the end, two when it is three.
    assert guard.knows(LATIN[:-2] + "zz")
    assert not guard.knows(LATIN[:-3] + "zzz")


def test_a_pair_goes_when_either_side_is_known(guard: Guard):
    kept = Pair("a", "Rivers flow.", "河水流动。")
    pairs = [Pair("a", "They report.", "河水流动。"), kept, Pair("a", "Rivers flow.", "缔约方开会")]
    assert guard.pairs(pairs) == [kept]


def test_a_question_goes_when_it_or_its_passage_is_known(guard: Guard):
    kept = Answered("谁去？", "他去。")
    assert guard.questions([Answered("谁开会", "他去。"), kept, Answered("谁去？", HAN)]) == [kept]


def test_without_a_benchmark_nothing_is_known():
    assert not Guard([]).knows("The Parties meet.")
