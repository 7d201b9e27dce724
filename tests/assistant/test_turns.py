"""A kept turn: everything that a reader needs of an answer, without the index."""

from __future__ import annotations

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
    declined = turn_of("t2", "?", assistant.ask("How is coffee roasted?"), assistant.library)
    assert declined.declined and declined.quotes == () and [q.number for q in declined.nearest] == [1, 2, 3]
    assert declined.quote("n1") == declined.nearest[0] and declined.quote("1") is None


def test_a_turn_comes_back_from_text_as_it_was(turn):
    assert Turn.from_json(turn.to_json()) == turn
    assert Turn.from_json(turn.to_json(), -1, "wrong page") == rated(turn, -1, "wrong page")


def test_a_quote_is_found_by_its_key(turn):
    assert turn.quote("1") == turn.quotes[0] and turn.quote("99") is None and turn.quote("x") is None


def test_a_quote_stands_changes_or_is_gone(turn, assistant):
    quote, library = turn.quotes[0], assistant.library
    assert standing(quote, library) == "same"
    assert standing(replace(quote, text="Other words."), library) == "changed"
    assert standing(replace(quote, spans=(replace(quote.spans[0], page=999),)), library) == "changed"
    assert standing(quote, replace(library, documents={})) == "gone"
