"""Declining where the library does not support an answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.abstain import abstention, coverage, support
from index.document import Passage, Span
from index.hit import Hit

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]


def hit(text: str, language: str = "en", dense: float = 0.5) -> Hit:
    return Hit(Passage("p", "d", text, (Span(1, 0, len(text)),), (), language, "body"), 1, 1.0, (("dense", dense),))


def test_no_hit_is_nothing_found():
    declined = abstention("Why?", "en", (), 0.5)
    assert declined is not None and declined.reason == "nothing found"


def test_coverage_is_the_share_of_the_questions_words_in_one_hit():
    hits = (hit("The commission meets."), hit("rivers"), hit("rail"))
    assert coverage("river commission meetings", "en", hits) == pytest.approx(2 / 3)


def test_coverage_is_not_judged_by_few_hits_or_by_the_other_language():
    assert coverage("river", "en", (hit("river"), hit("river"))) is None
    assert coverage("river", "en", (hit("river", language="zh"),) * 5) is None


def test_a_far_passage_without_the_words_is_declined_and_shown():
    far = hit("软法", language="zh", dense=0.05)
    declined = abstention("How is coffee roasted?", "en", (far,), 0.5)
    assert declined is not None and declined.nearest == (far,)


def test_a_close_passage_in_the_other_language_is_answered():
    assert abstention("What is soft law?", "en", (hit("软法", language="zh", dense=0.6),), 0.5) is None


def test_words_decide_where_likeness_does_not():
    with_words = (hit("soft law binds", dense=0.3), hit("soft"), hit("law"))
    without = (hit("cables", dense=0.3), hit("rails"), hit("rivers"))
    assert support("soft law", "en", with_words) > 0.5 > support("soft law", "en", without)


def test_of_the_development_questions_nine_in_ten_are_judged_rightly(assistant):
    answered = [(row["file"], assistant.ask(row["question"]).abstained is None) for row in QUESTIONS]
    right = [was_answered == (file is not None) for file, was_answered in answered]
    assert sum(right) / len(right) >= 0.9
    wrong_field = [was_answered for file, was_answered in answered if file is None]
    assert sum(wrong_field) <= 2
