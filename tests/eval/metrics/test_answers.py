"""Language, length and latency of answers."""

from __future__ import annotations

import pytest

from eval.metrics.answers import Latency, language_share, latency, length


def test_the_share_is_of_statements_in_the_language_asked():
    said = [
        "软法没有法律约束力。",
        "Soft law does not bind.",
        "声誉是一种约束。",
        "依《联合国宪章》(UN Charter) 办理。",
    ]
    assert language_share(said, "zh") == 0.75
    assert language_share(said, "en") == 0.25


def test_a_statement_without_words_counts_for_neither_language():
    assert language_share(["1992–2003", "软法"], "zh") == 1.0
    assert language_share(["1992–2003", "soft law"], "zh") == 0.0


@pytest.mark.parametrize("said", [[], ["12", " "]])
def test_without_a_word_there_is_no_language(said: list[str]):
    assert language_share(said, "en") is None


def test_white_space_counts_once_and_not_at_the_ends():
    assert length(" soft \n\t law ") == len("soft law")
    assert length("软法") == 2
    assert length(" \n") == 0


def test_latency_lies_between_neighbours():
    # 0, 1, 2, 3, 4 s: the middle is 2; 95 % of the way of four steps is 3.8.
    assert latency([4, 0, 3, 1, 2]) == Latency(2.0, pytest.approx(3.8))


def test_one_answer_is_its_own_median_and_none_has_none():
    assert latency([0.25]) == Latency(0.25, 0.25)
    assert latency([]) is None
