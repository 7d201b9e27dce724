"""The nouns of a system's answer, whichever system gave it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a document that a system found, best first in its list. ``id`` is the system's own.

    ``document`` is the file's path in the sources, ``page`` the label of its first page.
    """

    id: str
    document: str
    page: str
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What a system shows as quoted, and what stands ``at_place``, at the place that it names, to the character."""

    text: str
    at_place: str
    document: str
    page: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of an answer with the quotes that are to prove it."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a system made of a question. ``support`` is 0..1: how sure it is that it can answer, also when it declines.

    ``seconds`` is the time from question to answer. ``notes`` say how the answer came about, as ``assistant.answer``
    has them ("model unavailable", "statements dropped: 2"); a system that has no such has none.
    """

    hits: tuple[Found, ...]
    statements: tuple[Said, ...]
    declined: bool
    support: float
    seconds: float
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What a reader reads: the statements in order, one a line."""
        return "\n".join(said.text for said in self.statements)


def bare(text: str) -> str:
    """``text`` in NFC without any white space: how an anchor is compared with what was read of a page."""
    return _SPACE.sub("", unicodedata.normalize("NFC", text))
