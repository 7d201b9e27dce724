"""The nouns of a conversation that is kept: a turn holds its question, its answer and every quote in full.

A turn needs no index: when a document is gone or was read anew, what was quoted is still there to be shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from assistant.answer import Answer, Citation, Statement
from assistant.frame import notes, opening, reason
from index.document import Document, Language, Span
from index.library import Library

#: "same": the document has the quote where it was; "changed": it was read anew and has not; "gone": no such document.
Standing = Literal["same", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation with what a reader needs to know of it. ``place`` is "p. 28" in the question's language."""

    number: int
    document_id: str
    title: str
    place: str
    passage_id: str
    heading: tuple[str, ...]
    language: Language
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer. ``asked`` is UTC in ISO form; ``thumb`` is 1, -1, or 0 for none.

    ``frame`` is the sentence before the quotes, or why nothing is answered; ``nearest`` is what then comes nearest.
    ``notes`` are sentences on how the answer came about.
    """

    id: str
    asked: str
    question: str
    understood: str
    language: Language
    frame: str
    declined: bool
    statements: tuple[Statement, ...]
    quotes: tuple[Quote, ...]
    nearest: tuple[Quote, ...]
    also_searched: tuple[str, ...]
    answerer: str
    index_version: int
    notes: tuple[str, ...] = ()
    thumb: int = 0
    note: str = ""

    def to_json(self) -> str:
        """As text for the disk; thumb and note are kept beside it, for they change."""
        kept = asdict(self)
        del kept["thumb"], kept["note"]
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str, thumb: int = 0, note: str = "") -> Turn:
        """Back from ``to_json``. Raises KeyError, TypeError or ValueError when it is something else."""
        made: dict[str, Any] = json.loads(text)
        made["statements"] = tuple(
            Statement(s["text"], tuple(s["citations"]), s.get("about", "")) for s in made["statements"]
        )
        made["quotes"] = tuple(map(_quote, made["quotes"]))
        made["nearest"] = tuple(map(_quote, made["nearest"]))
        made["also_searched"] = tuple(made["also_searched"])
        made["notes"] = tuple(made.get("notes", ()))  # what was kept at first had none
        return cls(**made, thumb=thumb, note=note)

    def quote(self, key: str) -> Quote | None:
        """The quote named "2", or "n2" for the second nearest passage; None when there is none."""
        among = self.nearest if key.startswith("n") else self.quotes
        return next((quote for quote in among if str(quote.number) == key.removeprefix("n")), None)


def now() -> str:
    """This moment, UTC, to the second, in ISO form."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def turn_of(turn_id: str, question: str, answer: Answer, library: Library) -> Turn:
    """The turn that keeps ``answer`` to ``question``, which is as the user typed it."""
    quotes = tuple(_kept(citation, library, answer.language) for citation in answer.citations)
    return Turn(
        id=turn_id,
        asked=now(),
        question=question.strip(),
        understood=answer.understood,
        language=answer.language,
        frame=reason(answer) or opening(answer, library),
        declined=answer.abstained is not None,
        statements=answer.statements,
        quotes=quotes,
        nearest=_nearest(answer, library),
        also_searched=answer.also_searched,
        answerer=answer.answerer,
        index_version=answer.index_version,
        notes=notes(answer),
    )


def standing(quote: Quote, documents: Mapping[str, Document]) -> Standing:
    """Whether the quote can still be shown where it was, in the ``documents`` of now."""
    document = documents.get(quote.document_id)
    if document is None:
        return "gone"
    return "same" if _reads(document, quote) else "changed"


def rated(turn: Turn, thumb: int, note: str) -> Turn:
    """The turn with what its reader thinks of it."""
    return replace(turn, thumb=thumb, note=note)


def _reads(document: Document, quote: Quote) -> bool:
    if any(not 1 <= span.page <= len(document.pages) for span in quote.spans):
        return False
    return document.text_at(quote.spans, quote.language) == quote.text


def _kept(citation: Citation, library: Library, language: Language) -> Quote:
    passage = library.passages[citation.passage_id]
    return _made(citation.number, passage.id, citation.spans, citation.quote, library, language)


def _nearest(answer: Answer, library: Library) -> tuple[Quote, ...]:
    hits = answer.abstained.nearest if answer.abstained else ()
    return tuple(
        _made(number, hit.passage.id, hit.passage.spans, hit.passage.text, library, answer.language)
        for number, hit in enumerate(hits, 1)
    )


def _made(
    number: int, passage_id: str, spans: Sequence[Span], text: str, library: Library, language: Language
) -> Quote:
    passage = library.passages[passage_id]
    document = library.documents[passage.document_id]
    return Quote(
        number=number,
        document_id=document.id,
        title=document.title,
        place=document.place(spans, language),
        passage_id=passage_id,
        heading=passage.heading,
        language=passage.language,
        spans=tuple(spans),
        text=text,
    )


def _quote(made: dict[str, Any]) -> Quote:
    spans = tuple(Span(**span) for span in made["spans"])
    return Quote(**{**made, "spans": spans, "heading": tuple(made["heading"])})
