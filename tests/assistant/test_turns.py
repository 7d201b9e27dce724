"""A kept turn: everything that a reader needs of an answer, without the index."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assistant.turns import Turn, rated, standing, turn_of


@pytest.fixture(scope="module")
def turn(assistant) -> Turn:
    question = " What is a single window? "
    return turn_of("t1", question, assistant.ask(question), assistant.library)


def test_a_turn_keeps_what_was_asked_and_quoted(turn, assistant):
    assert turn.question == turn.understood == "What is a single window?"
    quote = turn.quotes[0]
    document = assistant.library.documents[quote.document_id]
    assert quote.title == document.title and quote.place.startswith("p. ")
    assert document.text_at(quote.spans, quote.language) == quote.text
    assert not turn.declined and turn.nearest == ()


def test_a_declined_turn_keeps_the_nearest_passages(assistant):
    declined = turn_of(
        "t2", "?", assistant.ask("Which states ratified the water convention in 1987?"), assistant.library
    )
    assert declined.declined and declined.quotes == () and [q.number for q in declined.nearest] == [1, 2, 3]
    assert declined.quote("n1") == declined.nearest[0] and declined.quote("1") is None


def test_a_turn_comes_back_from_text_as_it_was(turn):
    assert Turn.from_json(turn.to_json()) == turn
    assert Turn.from_json(turn.to_json(), -1, "wrong page") == rated(turn, -1, "wrong page")


def test_a_quote_is_found_by_its_key(turn):
    assert turn.quote("1") == turn.quotes[0] and turn.quote("99") is None and turn.quote("x") is None


def test_a_quote_stands_changes_or_is_gone(turn, assistant):
    quote, documents = turn.quotes[0], assistant.library.documents
    assert standing(quote, documents) == "same"
    assert standing(replace(quote, text="Other words."), documents) == "changed"
    assert standing(replace(quote, spans=(replace(quote.spans[0], page=999),)), documents) == "changed"
    assert standing(quote, {}) == "gone"


def test_what_is_to_be_known_of_an_answer_is_kept_as_sentences(turn, assistant):
    answer = replace(assistant.ask("What is a single window?"), notes=("model unavailable",))
    noted = turn_of("t3", "?", answer, assistant.library)
    assert noted.notes == ("The language model did not answer; the sources are quoted instead.",)
    assert Turn.from_json(noted.to_json()) == noted


def test_a_turn_that_was_kept_before_there_were_notes_has_none(turn):
    before = json.loads(turn.to_json())
    del before["notes"]
    assert Turn.from_json(json.dumps(before)) == turn
