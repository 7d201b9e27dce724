"""What lifts a passage before it is read: it stands under a provision, or in a document, that the question names; and
what takes it down: its document says the same in the language of the question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.config import IndexConfig
from index.document import Language, Passage
from index.language import language_of
from index.lookup import Lookups
from index.mentions import Mentions

#: An English text has some three letters for a Chinese character.
_LETTERS: Mapping[Language, int] = {"zh": 3, "en": 1}
#: Share of a document in one of its languages: an abstract has less, a version in the other language half.
FAIR = 0.25


class Lifts:
    """Tells what the scores of ``passages``, in each language by their rows, are lifted by."""

    def __init__(
        self,
        passages: Mapping[Language, Sequence[Passage]],
        lookups: Lookups,
        mentions: Mentions,
        config: IndexConfig,
    ) -> None:
        self.passages, self.lookups, self.mentions, self.config = passages, lookups, mentions, config

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
            for document in self._bilingual if own and language != asked else ():
                lifted[self._rows[language][document]] -= self.config.across
        return lifts

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


def letters_of(passages: Iterable[Passage]) -> dict[str, dict[Language, int]]:
    """How much each document, by id, says in each language that it has, in letters."""
    said: dict[str, dict[Language, int]] = {}
    for passage in passages:
        sizes = said.setdefault(passage.document_id, {})
        sizes[passage.language] = sizes.get(passage.language, 0) + len(passage.text) * _LETTERS[passage.language]
    return said
