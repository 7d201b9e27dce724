"""The references of quotes that were kept: each place once, whether or not the library still has the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.references.engine import plain
from assistant.references.reference import (
    Reference,
    lost_record,
    lost_reference,
    record_at,
    reference_at,
    reference_of,
    written,
)
from assistant.references.styles import Style
from assistant.turns import Quote, standing
from index.document import Document, Language, Record

_BETWEEN: dict[Language, str] = {"zh": "；", "en": "; "}


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference, and the numbers of the quotes that stand at its place."""

    numbers: tuple[int, ...]
    reference: Reference

    @property
    def marks(self) -> str:
        """The numbers as they stand behind the quotes: "[1][3]"."""
        return "".join(f"[{number}]" for number in self.numbers)


def entries(
    quotes: Sequence[Quote], documents: Mapping[str, Document], style: Style, language: Language
) -> tuple[Entry, ...]:
    """A reference in ``style`` for each place where ``quotes`` stand, in their order."""
    places: dict[tuple[str, str], list[Quote]] = {}
    for quote in quotes:
        places.setdefault(key_of(quote, documents), []).append(quote)
    return tuple(
        Entry(tuple(quote.number for quote in here), reference_to(here[0], documents, style, language))
        for here in places.values()
    )


def listing(quotes: Sequence[Quote], documents: Mapping[str, Document], style: Style, language: Language) -> str:
    """The references as one text to keep: a line each, and for programs one record a document with all its places."""
    if not style.is_data:
        made = entries(quotes, documents, style, language)
        return "".join(f"{entry.marks} {plain(entry.reference.runs)}\n" for entry in made)
    held: dict[str, list[Quote]] = {}
    for quote in quotes:
        held.setdefault(quote.document_id, []).append(quote)
    return written([_record(here, documents, language) for here in held.values()], style) + "\n"


def reference_to(quote: Quote, documents: Mapping[str, Document], style: Style, language: Language) -> Reference:
    """The reference to the place of one quote; where the document is gone, of what was kept, and it says so."""
    document = documents.get(quote.document_id)
    if document is None:
        return lost_reference(quote.title, quote.place, style, language)
    if _has_place(quote, documents):
        return reference_of(document, quote.spans, style, language)
    return reference_at(document, quote.place, ("paragraph", quote.place.removeprefix("¶ ")), style, language)


def place_of(quote: Quote, documents: Mapping[str, Document], language: Language) -> str:
    """Where the quote stands in words, in ``language`` where the document can still tell; else as it was kept."""
    if _has_place(quote, documents):
        return documents[quote.document_id].place(quote.spans, language)
    return quote.place


def key_of(quote: Quote, documents: Mapping[str, Document]) -> tuple[str, str]:
    """What quotes of one place have in common, in whichever language each was asked for."""
    return quote.document_id, place_of(quote, documents, "en")


def _has_place(quote: Quote, documents: Mapping[str, Document]) -> bool:
    """Whether the document can tell the place: a page stays what it is when its file is read anew, a paragraph not."""
    document = documents.get(quote.document_id)
    if document is None:
        return False
    paged = document.is_paged and all(1 <= span.page <= len(document.pages) for span in quote.spans)
    return paged or standing(quote, documents) == "same"


def _record(quotes: Sequence[Quote], documents: Mapping[str, Document], language: Language) -> Record:
    """The record of the document of ``quotes``, with all their places."""
    place = _BETWEEN[language].join(dict.fromkeys(place_of(quote, documents, language) for quote in quotes))
    document = documents.get(quotes[0].document_id)
    if document is None:
        return lost_record(quotes[0].title, place, language)
    return record_at(document, place, language)
