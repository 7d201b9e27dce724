"""A question in a conversation: what it knows of those before, and that each state of its answer is kept."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.conversations import LOCAL, ChatsError, Conversations
from assistant.talk import Talk, answered, paced

WINDOW = "What is a single window?"


@pytest.fixture
def chats() -> Conversations:
    return Conversations.passing()


def test_what_is_given_last_is_what_is_kept(assistant, chats):
    *_, last = answered(assistant, chats, Talk(LOCAL, "c"), WINDOW)
    assert last.problem is None and chats.turns(LOCAL, "c") == (last.turn,)
    assert last.turn.statements == assistant.ask(WINDOW).statements


def test_a_question_follows_those_before_it_and_instead_of_one_only_those_before_that(assistant, chats):
    for question in ("软法有哪些局限？", "硬法有哪些局限？"):
        list(answered(assistant, chats, Talk(LOCAL, "c"), question))
    talk = Talk(LOCAL, "c", chats.turns(LOCAL, "c"))
    *_, after = answered(assistant, chats, talk, "它有哪些优势？")
    *_, instead = answered(assistant, chats, talk, "它有哪些优势？", talk.turns[1].id)
    assert (after.turn.understood, instead.turn.understood) == ("硬法有哪些优势？", "软法有哪些优势？")


def test_an_answer_is_given_where_it_cannot_be_kept(assistant):
    def keep(*_) -> None:
        raise ChatsError("The disk is full.", "Free it.")

    *_, last = answered(assistant, SimpleNamespace(keep=keep), Talk(LOCAL, "c"), WINDOW)
    assert last.turn.statements and str(last.problem) == "The disk is full. Free it."


@pytest.mark.parametrize(
    ("moments", "given"),
    [
        ([0, 0, 0, 0, 0], "ae"),  # all at once: the first and the last
        ([0, 1, 2, 3, 4], "abcde"),  # each long after the one before
        ([0, 0, 0, 1, 1], "ade"),
        ([0, 0, 0, 0, 1], "ae"),  # the last is given once
    ],
)
def test_states_are_given_a_moment_apart_and_always_the_last(moments, given):
    clock = [0.0]

    def states():
        for clock[0], state in zip(moments, "abcde", strict=True):
            yield state

    assert "".join(paced(states(), lambda: clock[0])) == given


def test_closing_it_ends_what_it_is_made_of():
    ended = []

    def states():
        try:
            yield from "ab"
        finally:
            ended.append(True)

    made = paced(states())
    next(made)
    made.close()
    assert ended == [True]
