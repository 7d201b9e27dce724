"""A whole evaluation, from questions to a folder."""

from __future__ import annotations

import json

import pytest

from eval.report import read_report, read_rows
from eval.run import ask, digest_of, evenly, run, write

FILE = "agreements/rivers.pdf"
ROWS = [
    {
        "id": "meet",
        "need": "1",
        "question": "How often does the Joint Committee meet?",
        "language": "en",
        "form": "when",
        "split": "dev",
        "answerable": True,
        "gold": [{"document": FILE, "page": "1", "anchor": "The Committee shall meet once a year"}],
        "facts": [{"en": ["once a year"], "zh": ["每年一次"]}],
    },
    {
        "id": "mona",
        "need": "2",
        "question": "Who painted the Mona Lisa?",
        "language": "en",
        "split": "test",
        "answerable": False,
        "kind": "wrong-field",
    },
]


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    path = tmp_path_factory.mktemp("questions") / "q.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(questions, library_root):
    told = []
    whole = run(questions, "extractive", "all", library_root, lambda *step: told.append(step))
    assert told[-1] == ("judging", 2, 2)
    assert ("asking extractive", 2, 2) in told
    return whole


def test_the_product_answers_what_it_can_and_declines_the_rest(made):
    assert [one.verdict for one in made.judged] == ["right", "declined rightly"]
    overall = made.report.scores.overall
    assert {overall[name].value for name in ("right", "exact quotes", "citation recall", "abstention recall")} == {1.0}


def test_the_report_says_over_what_it_was_made(made, questions):
    report = made.report
    assert (report.system, report.split, report.count, report.needs, report.documents) == ("extractive", "all", 2, 2, 3)
    assert report.digest == digest_of(questions)
    assert report.index_version == 1


def test_what_a_run_of_few_left_out_is_told(questions, library_root, made):
    few = run(questions, "lexical", "all", library_root, lambda *step: None, few=1).report
    assert (few.count, few.left_out, made.report.left_out) == (1, 1, 0)


def test_a_split_is_asked_alone(questions, library_root):
    assert run(questions, "lexical", "test", library_root, lambda *step: None).report.count == 1


def test_it_is_written_to_a_folder_of_its_own(made, tmp_path):
    first, second = write(made, tmp_path), write(made, tmp_path)
    assert first != second
    assert {path.name for path in first.iterdir()} == {"report.json", "answers.jsonl", "report.html"}
    assert [row.id for row in read_rows(second)] == ["meet", "mona"]
    assert read_report(first).system == "extractive"


def test_every_question_is_asked_once_but_for_the_first_which_warms_up(make_question, make_result):
    asked = []

    class Counting:
        name = "counting"

        def answer(self, question):
            asked.append(question)
            return make_result("text")

    ask(Counting(), [make_question("1", text="a"), make_question("2", text="b")], lambda *step: None)
    assert asked == ["a", "a", "b"]


@pytest.mark.parametrize(
    ("few", "taken"), [(0, "abcdef"), (6, "abcdef"), (9, "abcdef"), (3, "ace"), (1, "a"), (4, "abde")]
)
def test_few_questions_are_taken_evenly(few, taken):
    assert "".join(evenly("abcdef", few)) == taken
