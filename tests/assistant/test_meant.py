"""What a question means after those before it."""

from __future__ import annotations

import pytest

from assistant.meant import meant
from index.errors import QueryError
from index.search import EVERYTHING


def understood(assistant, question: str, *earlier: str) -> str:
    return meant(question, earlier, assistant.library, EVERYTHING)


def test_without_a_conversation_nothing_is_changed(assistant):
    assert understood(assistant, "What is the author's argument?") == "What is the author's argument?"


def test_the_author_is_that_of_the_paper_that_was_quoted(assistant):
    quoted = assistant.ask("管理过程模式是谁提出的？")
    title = assistant.library.documents[quoted.hits[0].passage.document_id].title
    assert understood(assistant, "作者的理由是什么？", "管理过程模式是谁提出的？") == f"作者的理由是什么（{title}）？"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Tell me about soft law.", "What is soft law?"),
        ("介绍一下软法", "什么是软法？"),
        ("Explain why states choose soft law.", "Explain why states choose soft law."),
        ("Describe the rail memorandum.", "Describe the rail memorandum."),  # a document is told as a whole
    ],
)
def test_what_is_to_be_told_of_is_asked_for(assistant, said: str, asked: str):
    assert understood(assistant, said) == asked


def test_courtesies_between_two_questions_change_nothing(assistant):
    before = ("What does the rail memorandum say about data?", "Thanks!")
    assert (
        understood(assistant, "Is there a time limit?", *before)
        == "Is there a time limit (data in the rail memorandum)?"
    )


def test_a_short_question_goes_on_where_the_document_speaks_of_it_about_as_well_as_any(assistant):
    rail = "What does the rail memorandum say about consignment notes?"
    made = "Which stations take part (consignment notes in the rail memorandum)?"
    assert understood(assistant, "Which stations take part?", rail) == made
    for asked in ("What is soft law?", "Why do states report?", "What does the Basel Committee do?"):
        assert understood(assistant, asked, rail) == asked


def test_a_question_that_grows_too_long_is_refused(assistant):
    with pytest.raises(QueryError):
        understood(assistant, "为什么？", "软法" * 2000)
