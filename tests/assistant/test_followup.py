"""Follow-up questions are made to stand alone, and what stands alone is left as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.followup import resolve

ROOT = Path(__file__).parents[2]


def rows(path: str) -> list[dict]:
    return [json.loads(line) for line in (ROOT / path).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows("tests/data/followups.jsonl"), ids=lambda row: row["question"])
def test_a_followup_is_understood(row):
    assert resolve(row["question"], row["earlier"]) == row["understood"]


@pytest.mark.parametrize("earlier", ["软法有哪些局限？", "What is soft law?"])
def test_a_question_that_stands_alone_is_never_changed(earlier: str):
    files = ("tests/data/standalone.jsonl", "tests/data/questions.jsonl", "eval/questions/starter.jsonl")
    questions = [row["question"] for path in (*files, "eval/questions/field.jsonl") for row in rows(path)]
    assert len(questions) > 300
    assert [question for question in questions if resolve(question, [earlier]) != question] == []


@pytest.mark.parametrize("row", rows("tests/data/followups.jsonl")[:20], ids=lambda row: row["question"])
def test_without_a_conversation_nothing_is_changed(row):
    assert resolve(row["question"], []) == row["question"]


def test_what_was_understood_stands_for_the_next_turn():
    first = "软法有哪些局限？"
    second = resolve("那硬法呢？", [first])
    assert resolve("它有哪些优势？", [first, second]) == "硬法有哪些优势？"


def test_why_after_why_asks_of_the_first_question():
    first = "What is soft law?"
    second = resolve("Why?", [first])
    assert resolve("Any examples?", [first, second]) == "What is soft law? Any examples?"


def test_two_that_were_asked_for_one_after_the_other_are_compared():
    assert resolve("两者有什么区别？", ["什么是软法？", "什么是硬法？"]) == "两者有什么区别（软法与硬法）？"
    asked = ["What is soft law?", "What is hard law?"]
    assert resolve("How do they differ?", asked) == "How do soft law and hard law differ?"


@pytest.mark.parametrize("odd", ["", "？", "   ", "呢", "那呢？", "and?", "it", "a" * 5000, "它" * 500, "(", "\\1"])
def test_odd_questions_do_no_harm(odd: str):
    for earlier in ("软法有哪些局限？", "What is soft law?", "？", "\\g<1>", odd):
        assert isinstance(resolve(odd, [earlier]), str)
