"""Whether questions and answers were seen before."""

from __future__ import annotations

import json

from eval.leakage import leaks, material, materials

SENTENCE = "The commission of the basin meets twice a year."


def seen(tmp_path, name, text):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [material(path, tmp_path)]


def test_a_question_of_a_set_that_was_tuned_on_is_a_leak_also_in_nearly_the_same_words(tmp_path, make_question):
    for text in ("How often does the commission q1 meet?", "How often does the commission q1 meet"):
        found = seen(tmp_path, "questions.jsonl", json.dumps({"id": 1, "question": text}))
        assert [what for _, what in leaks([make_question()], {}, found)] == [
            "the question, or nearly so, is in questions.jsonl"
        ]


def test_another_question_is_none(tmp_path, make_question):
    found = seen(tmp_path, "questions.jsonl", json.dumps({"question": "Who pays for the ferry?"}) + "\nno json")
    assert list(leaks([make_question()], {}, found)) == []


def test_a_question_in_the_code_is_a_leak_however_it_is_broken(tmp_path, make_question):
    found = seen(tmp_path, "ask.py", 'EXAMPLE = "how often  does the commission q1 meet?"')
    assert list(leaks([make_question()], {}, found)) == [("q1", "the question is in ask.py")]


def test_the_sentence_that_answers_is_a_leak_and_a_short_one_is_chance(tmp_path, make_question):
    found = seen(tmp_path, "prompt.py", f'"""{SENTENCE} Yes."""')
    assert list(leaks([make_question()], {"q1": [SENTENCE]}, found)) == [
        ("q1", "the sentence that answers it is in prompt.py")
    ]
    assert list(leaks([make_question()], {"q1": ["Yes."]}, found)) == []


def test_material_is_what_was_tuned_on_the_code_and_what_is_named(tmp_path):
    for name in ("tests/data/questions.jsonl", "assistant/ask.py", "index/a/b.py", "eval/run.py", "more.txt"):
        seen(tmp_path, name, "x")
    assert [one.name for one in materials(tmp_path, [tmp_path / "more.txt"])] == [
        "tests/data/questions.jsonl",
        "more.txt",
        "assistant/ask.py",
        "index/a/b.py",
    ]


def test_the_projects_own_material_has_its_examples_and_the_sets_tuned_on():
    names = {one.name for one in materials()}
    assert {"assistant/ui/examples.py", "tests/data/questions.jsonl"} <= names
    assert {"eval/questions/field.jsonl", "eval/questions/papers.jsonl"} <= names
    # What is only measured on is nothing that it was tuned on.
    assert not {"eval/questions/unseen.jsonl", "eval/questions/starter.jsonl"} & names
