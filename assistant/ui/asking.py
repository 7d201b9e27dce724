"""The one place where the screen asks the assistant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import Answer
from assistant.ask import Assistant
from index.hit import Filter


def answers(assistant: Assistant, question: str, earlier: Sequence[str], among: Filter) -> Iterator[Answer]:
    """The answer as it grows, each more complete than the last. Raises QueryError when the question is no question.

    ``earlier`` holds the questions asked before in the conversation, as understood, oldest first.
    """
    return assistant.stream(question, earlier, among)
