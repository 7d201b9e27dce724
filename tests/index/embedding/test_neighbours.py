"""Passages that are easily mistaken for one another."""

from __future__ import annotations

from index.embedding.neighbours import nearest
from index.embedding.vocabulary import SPECIAL, build_tokenizer

TOKENIZER = build_tokenizer([*SPECIAL, "▁law", "▁rail", "▁river", "▁state"])


def test_a_question_is_joined_by_those_whose_passages_share_its_words():
    questions, passages = ["law", "rail", "law"], ["law river", "rail", "law state"]
    assert nearest(questions, passages, TOKENIZER, 3) == [[0, 2], [1], [2, 0]]


def test_the_best_come_first_and_no_more_than_the_count():
    questions = ["law", "river", "river", "river", "river"]
    passages = ["law state", "law river rail", "law law", "rail", "law river rail state"]
    # More often beats longer; of two that have it once, the shorter is better.
    assert nearest(questions, passages, TOKENIZER, 9)[0] == [0, 2, 1, 4]
    assert nearest(questions, passages, TOKENIZER, 3)[0] == [0, 2, 1]
    assert nearest(questions, passages, TOKENIZER, 1) == [[0], [1], [2], [3], [4]]


def test_a_rare_word_weighs_more_than_a_common_one():
    questions = ["law river"] * 4
    passages = ["state", "law", "river", "law state"]
    assert nearest(questions, passages, TOKENIZER, 2)[0] == [0, 2]


def test_another_question_on_the_same_passage_is_no_neighbour():
    questions, passages = ["law", "law law", "law"], ["law", "law", "law state"]
    made = nearest(questions, passages, TOKENIZER, 3)
    assert made[:2] == [[0, 2], [1, 2]]
    # The shared passage counts once, and speaks by one of its questions.
    assert made[2] == [2, 0]
