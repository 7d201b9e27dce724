"""RECIPE of a lookup: the provisions that a question asks for → the agreements that it names → where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.document import Language, Passage
from index.naming import Naming, is_generic, name_in
from index.provisions import Provision, Provisions, is_article, provisions_in

_AGREEMENT = 3  # articles from which on a document is one that is looked up by its articles


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a question ``asked`` for by its number, and the ``rows`` of each language that stand under it.

    ``absent``: the agreements that it names have no such thing.
    """

    asked: tuple[Provision, ...]
    rows: Mapping[Language, NDArray[np.intp]]
    absent: bool


class Lookups:
    """Looks up provisions among ``passages``, which are in each language in the order of their rows."""

    def __init__(self, passages: Mapping[Language, Sequence[Passage]], naming: Naming) -> None:
        self.passages, self.naming = passages, naming

    def of(self, question: str) -> Lookup | None:
        """What ``question`` asks for by number, None where it names no provision.

        Where it names agreements that are looked up by their articles, only theirs are meant; what they are called
        otherwise is not known, and nothing stands under a provision of something unknown.
        """
        asked = provisions_in(question)
        if not asked:
            return None
        rows = {language: held.rows(asked) for language, held in self._provisions.items()}
        name = name_in(question)
        if not name or is_generic(name):
            return Lookup(asked, rows, absent=False)
        named = self.naming.named(name, self._agreements)
        kept = {language: self._within(found, language, named) for language, found in rows.items()}
        return Lookup(asked, kept, absent=bool(named) and not any(map(len, kept.values())))

    def _within(self, rows: NDArray[np.intp], language: Language, documents: frozenset[str]) -> NDArray[np.intp]:
        passages = self.passages[language]
        return np.array([row for row in rows.tolist() if passages[row].document_id in documents], dtype=np.intp)

    @cached_property
    def _provisions(self) -> dict[Language, Provisions]:
        return {language: Provisions([p.heading for p in held]) for language, held in self.passages.items()}

    @cached_property
    def _agreements(self) -> frozenset[str]:
        """The documents that have articles of their own."""
        articles: dict[str, set[str]] = {}
        for held in self.passages.values():
            for passage in held:
                if passage.heading and is_article(passage.heading[-1]):
                    articles.setdefault(passage.document_id, set()).add(passage.heading[-1])
        return frozenset(document for document, found in articles.items() if len(found) >= _AGREEMENT)
