"""The stream of training batches."""

from __future__ import annotations

from itertools import islice

from index.embedding.batches import Batches
from index.embedding.parallel import Pair, Question
from index.embedding.vocabulary import SPECIAL, build_tokenizer

TOKENIZER = build_tokenizer([*SPECIAL, "法", "▁law", "▁q"])
PAIRS = [Pair("a", "law", "法" * n) for n in (1, 2, 30)]


def batches(questions: list[Question], count: int = 12):
    made = Batches(PAIRS, questions, TOKENIZER, TOKENIZER, tokens=64, longest=20, question_every=3, seed=1)
    return list(islice(made, count))


def test_a_batch_keeps_to_its_tokens_and_its_length():
    for batch in batches([]):
        longest = max(len(row) for row in [*batch.student, *batch.english])
        assert longest <= 20 and longest * len(batch.student) <= 64
        assert len(batch.student) == len(batch.teacher) == len(batch.english)


def test_questions_come_after_every_third_batch_of_pairs():
    made = batches([Question("q", "法")] * 4)
    assert [batch.partner is not None for batch in made] == [False, False, False, True] * 3
    asked = made[3]
    assert asked.partner is not None and len(asked.partner) == len(asked.student) and asked.teacher == []


def test_the_same_seed_gives_the_same_batches():
    assert batches([]) == batches([])
