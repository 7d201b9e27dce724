"""Declining where the library does not support an answer."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from assistant.abstain import abstention, support
from index.document import Passage, Span
from index.hit import Hit

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]


def hit(text: str, language: str = "en", dense: float = 0.5, lexical: float = 0.0) -> Hit:
    passage = Passage("p", "d", text, (Span(1, 0, len(text)),), (), language, "body")
    return Hit(passage, 1, 1.0, (("dense", dense), ("lexical", lexical)) if lexical else (("dense", dense),))


def test_no_hit_is_nothing_found():
    declined = abstention("en", (), 0.5)
    assert declined is not None and declined.reason == "nothing found"
    assert support("en", ()) == 0.0


def test_support_is_the_logistic_of_the_best_hits_channels():
    # -7.2 + 10.8 · 0.4 + 12 · 0.2 = -0.48, and -0.4 more across languages.
    assert support("en", (hit("soft law", dense=0.4, lexical=0.2),)) == pytest.approx(1 / (1 + math.exp(0.48)))
    assert support("zh", (hit("soft law", dense=0.4, lexical=0.2),)) == pytest.approx(1 / (1 + math.exp(0.88)))


def test_only_the_best_hit_counts():
    best, other = hit("cables", dense=0.1), hit("soft law", dense=0.9, lexical=0.9)
    assert support("en", (best, other)) == support("en", (best,))


def test_a_far_passage_without_the_words_is_declined_and_shown():
    far = hit("软法", language="zh", dense=0.05)
    declined = abstention("en", (far,), 0.5)
    assert declined is not None and declined.nearest == (far,)


def test_a_close_passage_in_the_other_language_is_answered():
    assert abstention("en", (hit("软法", language="zh", dense=0.6, lexical=0.2),), 0.5) is None


def test_words_decide_where_likeness_does_not():
    with_words, without = hit("soft law binds", dense=0.4, lexical=0.5), hit("cables", dense=0.4)
    assert support("en", (with_words,)) > 0.5 > support("en", (without,))


def test_of_the_development_questions_nine_in_ten_are_judged_rightly(assistant):
    answered = [(row["file"], assistant.ask(row["question"]).abstained is None) for row in QUESTIONS]
    right = [was_answered == (file is not None) for file, was_answered in answered]
    assert sum(right) / len(right) >= 0.9
    wrong_field = [was_answered for file, was_answered in answered if file is None]
    assert sum(wrong_field) <= 2
