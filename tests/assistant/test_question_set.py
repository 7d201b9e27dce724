"""Rated turns as a question set that the evaluation reads and finds no fault with."""

from __future__ import annotations

import json

from assistant.question_set import question_set
from assistant.turns import rated, turn_of


def rated_turns(assistant):
    for question, thumb in (
        ("What is a single window?", 1),
        ("软法有哪些局限？", 1),
        ("How is coffee roasted?", 1),
        ("Why do states comply?", -1),
        ("What is soft law?", 0),
    ):
        yield rated(turn_of(question, question, assistant.ask(question), assistant.library), thumb, "")


def test_the_evaluation_reads_what_was_rated(assistant, tmp_path):
    from eval.check import check
    from eval.questions import read_questions

    path = tmp_path / "asked.jsonl"
    path.write_text(question_set(rated_turns(assistant), assistant.library.documents), encoding="utf-8")
    questions = read_questions(path)
    assert [(q.language, q.answerable, bool(q.gold)) for q in questions] == [
        ("en", True, True),
        ("zh", True, True),
        ("en", False, False),
        ("en", True, False),
    ]
    by_file = {document.file: document for document in assistant.library.documents.values()}
    faults = check(questions, by_file, ())
    assert not [fault for fault in faults if "anchor" in fault.what], faults


def test_a_note_goes_along_and_what_was_not_rated_stays(assistant):
    turn = turn_of("1", "What is soft law?", assistant.ask("What is soft law?"), assistant.library)
    documents = assistant.library.documents
    assert question_set([turn], documents) == ""
    assert json.loads(question_set([rated(turn, 0, "too short")], documents))["note"] == "too short"


def test_a_quote_of_a_document_that_is_gone_is_left_out(assistant):
    turn = turn_of("1", "What is soft law?", assistant.ask("What is soft law?"), assistant.library)
    row = json.loads(question_set([rated(turn, 1, "")], {}))
    assert row["gold"] == [] and row["facts"] == []
