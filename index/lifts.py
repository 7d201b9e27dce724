"""What lifts a passage before it is read: it stands under a provision, or in a document, that the question names, or
there under a heading whose words are the question's; and what takes it down: its document says the same in the language
of the question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.clauses import asks_for_nothing_else, clauses_alone, clauses_asked, clauses_headed
from index.config import IndexConfig
from index.document import Language, Passage
from index.language import language_of
from index.lexical.bm25 import Group
from index.lexical.tokens import terms
from index.lookup import Lookups
from index.mentions import Mentions, Spoken
from index.naming import Translate
from index.provisions import without_provisions

#: An English text has some three letters for a Chinese character.
_LETTERS: Mapping[Language, int] = {"zh": 3, "en": 1}
#: Share of a document in one of its languages: an abstract has less, a version in the other language half.
FAIR = 0.25
_APART = re.compile(r"[、，,;；]|\band\b|[和与及]")  # matters of one heading
_BRACKETS = re.compile(r"[（(]([^（()）]+)[)）]")
_ASKED = 0.5  # share of the question's words, besides the document's, from which on a heading is all that it asks
_HAD = 0.5  # part of a word of a heading, by its translations, from which on the question has it


class Lifts:
    """Tells what the scores of ``passages``, in each language by their rows, are lifted by."""

    def __init__(
        self,
        passages: Mapping[Language, Sequence[Passage]],
        lookups: Lookups,
        mentions: Mentions,
        config: IndexConfig,
        translate: Translate,
    ) -> None:
        self.passages, self.lookups, self.mentions, self.config = passages, lookups, mentions, config
        self.translate = translate

    def of(self, question: str, languages: Collection[Language] = ()) -> dict[Language, NDArray[np.float32]]:
        """For each language float32 (n,), on the scale of the scores; ``languages`` are those looked among, empty
        for all.

        A passage in the other language is lifted by ``across``, since translations lie so much apart; that of a
        document in both languages is not, for there the reader's own version answers as well, if that is looked among.
        """
        lookup, spoken = self.lookups.of(question), self.mentions.of(question)
        asked = language_of(question)
        own = not languages or asked in languages
        lifts = {language: np.zeros(len(held), dtype=np.float32) for language, held in self.passages.items()}
        for language, lifted in lifts.items():
            if lookup is not None:
                lifted[lookup.rows[language]] += self.config.provision_weight
            for document in spoken.documents:
                lifted[self._rows[language].get(document, [])] += self.config.spoken_weight
                for rows, lift in self._headed(question, spoken, document, language):
                    lifted[rows] += lift
            for document in self._bilingual if own and language != asked else ():
                lifted[self._rows[language][document]] -= self.config.across
        return lifts

    def _headed(
        self, question: str, spoken: Spoken, document: str, language: Language
    ) -> Iterator[tuple[list[int], float]]:
        """The rows of a document under each heading of whose matter, or of one of its several, the question has every
        word, lifted by how much of the question that is: what the agreement says about amendments stands in its article
        "Amendments and Termination". A clause that agreements have in common may be asked for in other words."""
        question = spoken.taken_from(question)
        own = language_of(question)
        # What a follow-up goes on about stands in brackets, and may be a matter by itself.
        each = [frozenset(terms(said)) for said in (question, *_BRACKETS.findall(question))]
        held = self._headings[language].get(document, {})
        clauses = clauses_asked(question)
        alone = clauses if asks_for_nothing_else(question, clauses) else frozenset()
        for heading, rows in held.items():
            lift = self.config.headed_weight * max(self._part(said, heading, own) for said in each)
            if clauses & clauses_headed(heading):
                own_article = bool(alone & clauses_alone(heading))
                lift = max(lift, self.config.clause_alone_weight if own_article else self.config.clause_weight)
            if lift:
                yield rows, lift

    def _part(self, said: frozenset[str], heading: str, own: Language) -> float:
        """How much of ``said``, words of a question in the language ``own``, a heading or one of its matters is, 0..1:
        all of it where it has half of them; none where they lack a word of it."""
        if language_of(heading) != own:  # a word by itself is translated too freely
            return _share(self.translate(heading, language_of(heading), own), said)
        return max(_share([{word: 1.0} for word in terms(one)], said) for one in (heading, *_APART.split(heading)))

    @cached_property
    def _headings(self) -> dict[Language, dict[str, dict[str, list[int]]]]:
        """The rows under each innermost heading of each document in each language, by its words alone."""
        found: dict[Language, dict[str, dict[str, list[int]]]] = {language: {} for language in self.passages}
        for language, documents in self._rows.items():
            for document, rows in documents.items():
                for row in rows:
                    if heading := self.passages[language][row].heading:
                        name = without_provisions(heading[-1]).strip()
                        found[language].setdefault(document, {}).setdefault(name, []).append(row)
        return found

    @cached_property
    def _rows(self) -> dict[Language, dict[str, list[int]]]:
        """The rows of each document in each language."""
        found: dict[Language, dict[str, list[int]]] = {language: {} for language in self.passages}
        for language, held in self.passages.items():
            for row, passage in enumerate(held):
                found[language].setdefault(passage.document_id, []).append(row)
        return found

    @cached_property
    def _bilingual(self) -> tuple[str, ...]:
        """The documents of which either language has a fair part: more than an abstract for readers of the other."""
        said = letters_of(passage for held in self.passages.values() for passage in held)
        return tuple(
            document
            for document, sizes in said.items()
            if len(sizes) > 1 and min(sizes.values()) >= FAIR * sum(sizes.values())
        )


def _share(words: Sequence[Group], said: frozenset[str]) -> float:
    had = [sum(part for word, part in group.items() if word in said) >= _HAD for group in words]
    return min(len(words) / (_ASKED * len(said)), 1.0) if said and words and all(had) else 0.0


def letters_of(passages: Iterable[Passage]) -> dict[str, dict[Language, int]]:
    """How much each document, by id, says in each language that it has, in letters."""
    said: dict[str, dict[Language, int]] = {}
    for passage in passages:
        sizes = said.setdefault(passage.document_id, {})
        sizes[passage.language] = sizes.get(passage.language, 0) + len(passage.text) * _LETTERS[passage.language]
    return said
