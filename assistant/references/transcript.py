"""A conversation to take along: its questions, answers and quotes, and one list of what they cite.

It is made of what was kept, so that nothing is lost with a document that is no longer in the library.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.references.listing import key_of, place_of, reference_to
from assistant.references.reference import Reference
from assistant.references.styles import Style
from assistant.turns import Quote as KeptQuote
from assistant.turns import Turn as KeptTurn
from assistant.turns import standing
from index.document import Document, Language

_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "heading": "问答记录",
        "about": "文库第 {versions} 版，{date}。引文均逐字引自所注页面。",
        "lost": "其中 {count} 条引文所在的文献此后已被移除或重新读取，按保存时的原样列出。",
        "understood": "理解为：{question}",
        "references": "参考文献（{style}）",
        "nearest": "最接近的段落",
        "near": "{title}，{place}",
        "between": "、",
    },
    "en": {
        "heading": "Questions and answers",
        "about": "Version {versions} of the library, {date}. Quotes stand word for word on the pages named.",
        "lost": " Of the quotes {count} stand in documents that were removed or read anew since; they are as kept.",
        "understood": "Understood as: {question}",
        "references": "References ({style})",
        "nearest": "Nearest passages",
        "near": "{title}, {place}",
        "between": ", ",
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
    """A question and its answer. ``told`` are sentences before it: how the question was understood, who wrote the
    answer or why there is none, and what else there is to know; ``nearest`` is what came near where there is none.
    """

    question: str
    told: tuple[str, ...]
    said: tuple[Said, ...]
    nearest: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """All in reading order; ``references`` are numbered from 1 by place, the words in the reader's language."""

    heading: str
    about: str
    turns: tuple[Turn, ...]
    nearest_heading: str
    references_heading: str
    references: tuple[Reference, ...]
    are_data: bool


def transcript(
    turns: Sequence[KeptTurn], documents: Mapping[str, Document], style: Style, language: Language, on: datetime.date
) -> Transcript:
    """``turns``, oldest first, with the references of their quotes in ``style``; ``on`` is the day it is taken.

    What stands on the same page of the same document has one number, over all answers. Of a document that is no longer
    among ``documents`` the title and the place are given as they were kept, and that it is gone.
    """
    words = _WORDS[language]
    listing = _Listing(documents, style, language)
    made = tuple(_turn(turn, listing, words["understood"]) for turn in turns)
    versions = words["between"].join(map(str, dict.fromkeys(turn.index_version for turn in turns)))
    about = words["about"].format(versions=versions or "–", date=on.isoformat())
    quotes = [quote for turn in turns for quote in (*turn.quotes, *turn.nearest)]
    lost = sum(standing(quote, documents) != "same" for quote in quotes)
    return Transcript(
        heading=words["heading"],
        about=about + (words["lost"].format(count=lost) if lost else ""),
        turns=made,
        nearest_heading=words["nearest"],
        references_heading=words["references"].format(style=style.label(language)),
        references=tuple(listing.references),
        are_data=style.is_data,
    )


class _Listing:
    """The list of references as it grows."""

    def __init__(self, documents: Mapping[str, Document], style: Style, language: Language) -> None:
        self._documents, self._style, self._language = documents, style, language
        self._numbers: dict[tuple[str, str], int] = {}
        self.references: list[Reference] = []

    def quote(self, quote: KeptQuote) -> Quote:
        """The quote with its number in the list, where it is put if it is new."""
        key = key_of(quote, self._documents)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.references.append(reference_to(quote, self._documents, self._style, self._language))
        return Quote(self._numbers[key], place_of(quote, self._documents, self._language), quote.text)

    def near(self, quote: KeptQuote) -> Quote:
        """What came near, by title and place: it proves nothing, so it is not in the list."""
        place = place_of(quote, self._documents, self._language)
        return Quote(0, _WORDS[self._language]["near"].format(title=quote.title, place=place), quote.text)


def _turn(turn: KeptTurn, listing: _Listing, understood: str) -> Turn:
    said = []
    for statement in turn.statements:
        proofs = [proof for number in statement.citations if (proof := turn.quote(str(number)))]
        quotes = tuple(map(listing.quote, proofs))
        text = "" if [quote.text for quote in quotes] == [statement.text] else statement.text
        said.append(Said(text, tuple(dict.fromkeys(quote.number for quote in quotes)), quotes))
    nearest = tuple(map(listing.near, turn.nearest))
    told = (turn.frame, *turn.notes)
    if turn.understood not in ("", turn.question):
        told = (understood.format(question=turn.understood), *told)
    return Turn(turn.question, tuple(sentence for sentence in told if sentence), tuple(said), nearest)
