"""RECIPE of a question in a conversation: the questions before it → answered as it streams → each state of it kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.conversations import Conversations, new_id
from assistant.turns import Turn, turn_of
from index.errors import UserError
from index.hit import Filter
from index.search import EVERYTHING

_APART = 0.05  # seconds between two states of an answer: showing one costs as much as finding it, and nobody sees more


@dataclass(frozen=True, slots=True)
class Kept:
    """A turn as far as it is answered. ``problem`` is why it could not be kept, None where it was."""

    turn: Turn
    problem: UserError | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Where a question is asked: the conversation of a user, and what stands in it."""

    user: str
    conversation: str
    turns: tuple[Turn, ...] = ()


def answered(
    assistant: Assistant,
    chats: Conversations,
    talk: Talk,
    question: str,
    instead: str = "",
    among: Filter = EVERYTHING,
) -> Iterator[Kept]:
    """The answer as it grows. Asked ``instead`` of a turn, by its id, it knows only what was asked before that one.

    Raises what ``Assistant.stream`` raises. What cannot be kept is given all the same: an answer is not lost with the
    disk.
    """
    before = next((place for place, turn in enumerate(talk.turns) if turn.id == instead), len(talk.turns))
    earlier = tuple(turn.understood for turn in talk.turns[:before])
    turn_id = new_id()
    with closing(paced(assistant.stream(question, earlier, among))) as states:
        for answer in states:
            turn = turn_of(turn_id, question, answer, assistant.library)
            yield Kept(turn, _kept(chats, talk, turn))


def paced(
    states: Generator[Answer, None, None], now: Callable[[], float] = time.monotonic
) -> Generator[Answer, None, None]:
    """The first of ``states``, the last, and between them those that come a moment after the one that was given.

    A quoted answer is there at once, with all its states. Closing it closes ``states``.
    """
    held: Answer | None = None
    until = now()
    with closing(states):
        for state in states:
            if now() < until:
                held = state
                continue
            yield state
            held, until = None, now() + _APART
    if held is not None:
        yield held


def _kept(chats: Conversations, talk: Talk, turn: Turn) -> UserError | None:
    try:
        chats.keep(talk.user, talk.conversation, turn)
    except UserError as error:
        return error
    return None
