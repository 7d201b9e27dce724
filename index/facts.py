"""What a filter asks of a document: whether it is a paper or an agreement, its year, whose it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from index.bibliography.item import year_of
from index.document import Document
from index.hit import Filter, RecordKind
from index.language import fold

#: Types of CSL that can be no agreement, and those that can be no paper. "report", "document" and the like may be both:
#: Zotero has no type for a memorandum or an action plan.
_PAPERS = re.compile(r"article|chapter|book|thesis|paper|review|post|entry|periodical")
_AGREEMENTS = frozenset(["treaty", "legislation", "regulation", "bill", "standard"])
_FOLDERS = frozenset(["agreements", "agreement", "treaties", "treaty", "协定", "协议", "条约"])
#: Characters at the beginning of an agreement in which its parties are named.
_PREAMBLE = 1_500


@dataclass(frozen=True, slots=True)
class Facts:
    """``year`` is None where neither the bibliography nor the document itself tells it. ``names`` holds all that names
    a party or author, folded; ``authors`` are those of the document as they are written."""

    kind: RecordKind
    year: int | None
    names: str
    authors: tuple[str, ...] = ()


def facts_of(document: Document) -> Facts:
    """What the bibliography, the document itself and the path tell, for the parties of an agreement also its title and
    preamble."""
    record = document.bibliography
    kind = record_kind_of(document.file, record.type)
    names = [*record.authors, *record.parties]
    if kind == "agreement":
        names += [document.title, document.pages[0].text[:_PREAMBLE] if document.pages else ""]
    return Facts(kind, year_of(record), fold("\n".join(names)), record.authors)


def record_kind_of(file: str, record_type: str) -> RecordKind:
    """By the type in the bibliography; where that is empty or may be both, by the folder; else a paper."""
    if record_type in _AGREEMENTS:
        return "agreement"
    if _PAPERS.search(record_type):
        return "paper"
    folders = {folder.casefold() for folder in PurePosixPath(file).parts[:-1]}
    return "agreement" if folders & _FOLDERS else "paper"


def admitted(among: Filter, facts: Mapping[str, Facts]) -> frozenset[str]:
    """The documents, by id, that are what ``among`` asks of a document. One whose year is unknown is of no year."""
    first, last = among.years
    parties = [fold(party.strip()) for party in among.parties]

    def fits(known: Facts) -> bool:
        return (
            (not among.records or known.kind in among.records)
            and (first is None or (known.year is not None and known.year >= first))
            and (last is None or (known.year is not None and known.year <= last))
            and (not parties or any(party in known.names for party in parties))
        )

    return frozenset(document for document, known in facts.items() if fits(known))
