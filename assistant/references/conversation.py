"""A conversation to take along: its questions, answers and quotes, and one list of what they cite."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from assistant.frame import reason
from assistant.references.reference import Reference, reference_of
from assistant.references.styles import Style
from index.document import Document, Language

_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "heading": "问答记录",
        "about": "文库第 {versions} 版，{date}。引文均逐字引自所注页面。",
        "references": "参考文献（{style}）",
        "nearest": "最接近的段落",
    },
    "en": {
        "heading": "Questions and answers",
        "about": "Version {versions} of the library, {date}. Quotes stand word for word on the pages named.",
        "references": "References ({style})",
        "nearest": "Nearest passages",
    },
}


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a source; ``number`` is its place in the list, ``place`` says where in words ("p. 28")."""

    number: int
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and what proves it; ``text`` is empty where the statement is the quote itself."""

    text: str
    marks: tuple[int, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer; ``declined`` says why there is none, and ``nearest`` what came near, else empty."""

    question: str
    said: tuple[Said, ...]
    declined: str
    nearest: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """All of it, in reading order; ``references`` are numbered from 1 by place, the words in the reader's language."""

    heading: str
    about: str
    turns: tuple[Turn, ...]
    nearest_heading: str
    references_heading: str
    references: tuple[Reference, ...]
    are_data: bool


def conversation(
    answers: Sequence[Answer], documents: Mapping[str, Document], style: Style, language: Language, on: datetime.date
) -> Conversation:
    """``answers``, oldest first, with the references of their citations in ``style``; ``on`` is the day it is taken.

    What stands on the same page of the same document has one number, over all answers. KeyError when a document that
    is cited is not among ``documents``.
    """
    words = _WORDS[language]
    listing = _Listing(documents, style, language)
    turns = tuple(_turn(answer, listing) for answer in answers)
    versions = ", ".join(map(str, dict.fromkeys(answer.index_version for answer in answers)))
    return Conversation(
        heading=words["heading"],
        about=words["about"].format(versions=versions or "–", date=on.isoformat()),
        turns=turns,
        nearest_heading=words["nearest"],
        references_heading=words["references"].format(style=style.label(language)),
        references=tuple(listing.references),
        are_data=style.is_data,
    )


class _Listing:
    """The list of references as it grows."""

    def __init__(self, documents: Mapping[str, Document], style: Style, language: Language) -> None:
        self._documents, self._style, self._language = documents, style, language
        self._numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        self.references: list[Reference] = []

    def quote(self, citation: Citation) -> Quote:
        """The quote with its number in the list, where it is put if it is new."""
        document = self._documents[citation.document_id]
        key = document.id, document.labels_of(citation.spans)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.references.append(reference_of(document, citation.spans, self._style, self._language))
        return Quote(self._numbers[key], document.place(citation.spans, self._language), citation.quote)

    def near(self, answer: Answer) -> tuple[Quote, ...]:
        """What came nearest, by title and place: it proves nothing, so it is not in the list."""
        quotes = []
        for hit in answer.abstained.nearest if answer.abstained else ():
            document = self._documents[hit.passage.document_id]
            place = f"{document.title}, {document.place(hit.passage.spans, self._language)}"
            quotes.append(Quote(0, place, hit.passage.text))
        return tuple(quotes)


def _turn(answer: Answer, listing: _Listing) -> Turn:
    said = []
    for statement in answer.statements:
        proofs = [proof for number in statement.citations if (proof := answer.citation(number))]
        quotes = tuple(listing.quote(proof) for proof in proofs)
        text = "" if [quote.text for quote in quotes] == [statement.text] else statement.text
        said.append(Said(text, tuple(dict.fromkeys(quote.number for quote in quotes)), quotes))
    return Turn(answer.question, tuple(said), reason(answer), listing.near(answer))
