"""BM25 over small texts."""

import math

import bm25s
import numpy as np
import pytest

from index.lexical.bm25 import Bm25

TEXTS = ["river water", "river river treaty", "glacier"]


def test_scores_are_those_of_the_formula():
    # Lucene: ln(1 + (N - n + ½)/(n + ½)) · f/(f + k1·(1 - b + b·|d|/avg)), here n = 2, N = 3, avg = 2.
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    first = idf * 1 / (1 + 1.2 * (0.25 + 0.75 * 2 / 2))
    second = idf * 2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2))
    assert Bm25.over(TEXTS).scores("river") == pytest.approx([first, second, 0.0], abs=1e-5)


def test_a_rare_word_weighs_more_than_a_common_one():
    scores = Bm25.over(["water law", "water river", "water treaty"]).scores("water treaty")
    assert scores.argmax() == 2
    assert scores[0] == pytest.approx(scores[1])


def test_unknown_words_give_zeros():
    scores = Bm25.over(TEXTS).scores("volcano 火山")
    assert scores.dtype == np.float32
    assert scores.tolist() == [0.0, 0.0, 0.0]


def test_an_unknown_word_changes_nothing_beside_a_known_one():
    bm25 = Bm25.over(TEXTS)
    assert np.array_equal(bm25.scores("volcano glacier"), bm25.scores("glacier"))


def test_a_text_without_words_is_found_by_nothing():
    bm25 = Bm25.over(["", "的", "river"])
    assert bm25.scores("river")[:2].tolist() == [0.0, 0.0]
    assert bm25.scores("river")[2] > 0


def test_traditional_question_finds_simplified_text():
    scores = Bm25.over(["冰川消融", "国际条约的效力"]).scores("條約有何效力？")
    assert scores[1] > scores[0] == 0.0


def test_a_loaded_index_scores_the_same(tmp_path):
    bm25 = Bm25.over(TEXTS)
    bm25.engine.save(str(tmp_path / "lexical"))
    loaded = Bm25(bm25s.BM25.load(str(tmp_path / "lexical")))
    assert np.array_equal(loaded.scores("river treaty"), bm25.scores("river treaty"))
    assert loaded.scores("volcano").tolist() == [0.0, 0.0, 0.0]
