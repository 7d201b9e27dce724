"""The seams of answering: who proposes an answer, and who writes text for it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.answer import Abstention, DraftStatement
from index.document import Language
from index.hit import Hit


@dataclass(frozen=True, slots=True)
class Message:
    """What is said to a chat model: the rules by "system", the task by "user"."""

    role: Literal["system", "user"]
    content: str


class ChatModel(Protocol):
    """Writes text. Closing what it gives ends the writing."""

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """What it writes to ``messages``, in pieces of any length. Raises ModelError, also between two pieces."""
        ...


class Answerer(Protocol):
    """Proposes an answer. ``name`` is what reports call it."""

    @property
    def name(self) -> str:
        """What reports call it."""
        ...

    def statements(
        self, question: str, hits: Sequence[Hit], language: Language
    ) -> Generator[DraftStatement | Abstention, None, None]:
        """Unchecked statements in the order of the answer, each as soon as it is known.

        No statement when it found nothing to say; an Abstention, and nothing after it, when the hits do not answer. A
        statement without claims stands for something that could not be understood. Its own words are in ``language``.
        Raises ModelError where a model fails.
        """
        ...
