"""The nouns of answering: a draft claims, a citation proves, an answer is what reaches the user."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from index.document import Language, Span
from index.hit import Hit

#: "no question": it asks nothing; "nothing found": no passage at all; "not supported": the nearest passages do not
#: answer.
Reason = Literal["no question", "nothing found", "not supported"]
#: "model unavailable": nothing came from it; "model broke off": it had begun; "model unproved": nothing that it wrote
#: could be proved. In all three the extractive answer stands. The others are counted: statements that were dropped, and
#: passages that address a model. "not spoken of" has the words of the question that what was found does not speak
#: of, "left out" the titles of documents that it speaks of and the reader's filter leaves out, "outside" that of one
#: that could answer but for the filter, "silent" what the question calls those of the documents which it compares that
#: say nothing of it, "ends with" the last article of an agreement that has not the one asked for, the last three the
#: marks of two citations whose documents do not say the same.
NoteKey = Literal[
    "model unavailable",
    "model broke off",
    "model unproved",
    "statements dropped",
    "passages set aside",
    "not spoken of",
    "left out",
    "outside",
    "silent",
    "ends with",
    "numbers differ",
    "one denies",
    "forces differ",
]


@dataclass(frozen=True, slots=True)
class Claim:
    """An unchecked assertion that ``quote`` stands in the passage."""

    passage_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """A statement as an answerer proposes it, with the claims that are to prove it; ``about`` as of a Statement."""

    text: str
    claims: tuple[Claim, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An unchecked answer; no statements when the answerer found none."""

    statements: tuple[DraftStatement, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A proved quote: ``quote`` equals the page text at ``spans``. Only ``assistant.verify`` makes one."""

    number: int
    document_id: str
    passage_id: str
    spans: tuple[Span, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the answer with the numbers of its citations, at least one.

    ``about`` is the one of two compared things, as the question names it, that it speaks of; empty for both or none.
    """

    text: str
    citations: tuple[int, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Abstention:
    """Why no answer is given, the passages that come nearest, best first, and the most telling words of the question
    that these lack."""

    reason: Reason
    nearest: tuple[Hit, ...]
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the user gets: statements with their citations, or an abstention and no statement.

    ``seconds`` is the time from question to answer, 0 while the answer is still being written. ``understood`` is the
    question as it was read after those before it, ``also_searched`` the terms of the other language that it was
    searched by, ``notes`` what the reader should know of how the answer came about: a ``NoteKey``, some with ": " and a
    number or words. ``support`` is 0..1: how likely it is that the library can answer, as it was judged before anything
    was quoted.
    """

    question: str
    language: Language
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    abstained: Abstention | None
    answerer: str
    index_version: int
    seconds: float
    understood: str = ""
    also_searched: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    support: float = 0.0

    def citation(self, number: int) -> Citation | None:
        """The citation with this number, None when there is none."""
        return next((citation for citation in self.citations if citation.number == number), None)

    def noted(self, key: NoteKey, what: int | str = "") -> Answer:
        """The answer with a note; as it is where there are none of what is counted."""
        return self if what == 0 else replace(self, notes=(*self.notes, f"{key}: {what}" if what else key))
