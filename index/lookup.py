"""RECIPE of a lookup: the provisions that a question asks for → the agreements that it names → where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.document import Language, Passage
from index.naming import Naming, is_generic, name_in
from index.provisions import Provision, Provisions, article_of, order_of, provisions_in, stands_under

_AGREEMENT = 3  # articles from which on a document is one that is looked up by its articles


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a question ``asked`` for by its number, and the ``rows`` of each language that stand under it.

    ``named`` are the agreements, by id, that it names: only theirs are meant; empty where it names none. ``absent``:
    they end before the articles that it asks for; ``last`` is then the article with which the one ends that it names.
    """

    asked: tuple[Provision, ...]
    rows: Mapping[Language, NDArray[np.intp]]
    named: frozenset[str] = frozenset()
    absent: bool = False
    last: Provision | None = None

    def holds(self, passage: Passage) -> bool:
        """Whether a passage stands under what is asked for, of an agreement that is named."""
        return passage.document_id in self.named and stands_under(passage.heading, self.asked)


class Lookups:
    """Looks up provisions among ``passages``, which are in each language in the order of their rows. ``called`` gives
    the documents, by id, that something calls by what they are: "investment treaty"."""

    def __init__(
        self,
        passages: Mapping[Language, Sequence[Passage]],
        naming: Naming,
        called: Callable[[str], frozenset[str]] = lambda name: frozenset(),
    ) -> None:
        self.passages, self.naming, self.called = passages, naming, called

    def of(self, question: str) -> Lookup | None:
        """What ``question`` asks for by number, None where it names no provision.

        Where it names agreements that are looked up by their articles, only theirs are meant; what they are called
        otherwise is not known, and nothing stands under a provision of something unknown.
        """
        name = name_in(question)
        # "The Agreement relating to the implementation of Part XI" asks for no part.
        asked = provisions_in(question.replace(name, " ")) if name else provisions_in(question)
        if not asked:
            return None
        rows = {language: held.rows(asked) for language, held in self._provisions.items()}
        if not name or is_generic(name):
            return Lookup(asked, rows)
        named = self.naming.named(name, self._agreements) or self.called(name) & self._agreements.keys()
        kept = {language: self._within(found, language, named) for language, found in rows.items()}
        absent = not any(map(len, kept.values())) and self._ends_before(asked, named)
        return Lookup(asked, kept, named, absent, self._last(named) if absent else None)

    def _last(self, named: frozenset[str]) -> Provision | None:
        """The last article of the one agreement that is ``named``; None where several are."""
        numbers = {max(self._agreements[document]) for document in named}
        return Provision("article", ".".join(map(str, numbers.pop()))) if len(numbers) == 1 else None

    def _ends_before(self, asked: Sequence[Provision], named: frozenset[str]) -> bool:
        """Whether the last article of each agreement ``named`` comes before all that are ``asked`` for. Where one is
        lacking in between, rather its heading was not recognised."""
        wanted = [order_of(one) for one in asked if one.level == "article"]
        held = [self._agreements[document] for document in named]
        return bool(wanted and held) and all(_is_after(number, articles) for number in wanted for articles in held)

    def _within(self, rows: NDArray[np.intp], language: Language, documents: frozenset[str]) -> NDArray[np.intp]:
        passages = self.passages[language]
        return np.array([row for row in rows.tolist() if passages[row].document_id in documents], dtype=np.intp)

    @cached_property
    def _provisions(self) -> dict[Language, Provisions]:
        return {language: Provisions([p.heading for p in held]) for language, held in self.passages.items()}

    @cached_property
    def _agreements(self) -> dict[str, frozenset[tuple[int, ...]]]:
        """The documents that have articles of their own, with the numbers of these."""
        articles: dict[str, set[tuple[int, ...]]] = {}
        for held in self.passages.values():
            for passage in held:
                if passage.heading and (article := article_of(passage.heading[-1])):
                    articles.setdefault(passage.document_id, set()).add(order_of(article))
        return {document: frozenset(found) for document, found in articles.items() if len(found) >= _AGREEMENT}


def _is_after(number: tuple[int, ...], articles: frozenset[tuple[int, ...]]) -> bool:
    """Whether an article's ``number`` is higher than those of its chapter, or of all where its chapter has none."""
    chapter = [other for other in articles if other[:-1] == number[:-1]]
    return number > max(chapter or articles)
