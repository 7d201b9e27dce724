"""A lane: the passages of one language, with the two channels that score them.

The dense channel likens a question to a passage as a whole and to the best of its sentences: a short question often
asks for one of them, which the passage's own vector blurs. The lexical channel says what share of the question's words,
weighed by how rare they are, the passage has. Both are absolute: a lane in which much speaks of the question's matter
is not marked down for it, as it would be by scores standardised within the lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.document import Language, Passage
from index.lexical.bm25 import Bm25, Group
from index.lexical.tokens import terms
from index.stores.faiss import FaissStore

Vectors = NDArray[np.float32]

#: Share of the best sentence in the dense score, the passage as a whole has the rest. Of 0 to 1 in steps of a tenth,
#: 0.5 or 0.6 was best in all four directions of XQuAD.
_SENTENCE_SHARE = np.float32(0.5)


@dataclass(frozen=True, slots=True)
class Scores:
    """Candidates of a lane in no order: rows (n,) of the lane, and scores float32 (n,) of each channel.

    ``dense`` are cosines, -1..1; ``lexical`` are shares of the question's words, 0..1.
    """

    rows: NDArray[np.intp]
    dense: Vectors
    lexical: Vectors


class Lane:
    """The passages of ``language``, by row number in the order given; ``first`` (n + 1,) says where their sentences
    begin in ``sentences``."""

    def __init__(
        self, language: Language, whole: FaissStore, sentences: FaissStore, first: NDArray[np.intp], bm25: Bm25
    ) -> None:
        self.language = language
        self.whole, self.sentences, self.first = whole, sentences, first
        self.bm25 = bm25
        self.owner = np.repeat(np.arange(len(whole)), np.diff(first))

    @classmethod
    def over(cls, language: Language, texts: Sequence[str], vectors: Sequence[Vectors]) -> Lane:
        """A lane over ``texts``; for each a float32 (1 + sentences, d), the vector of the whole and those of its
        sentences, at least one."""
        first = np.cumsum([0] + [len(made) - 1 for made in vectors]).astype(np.intp)
        whole = FaissStore(np.stack([made[0] for made in vectors]))
        sentences = FaissStore(np.concatenate([made[1:] for made in vectors]))
        return cls(language, whole, sentences, first, Bm25.over([terms(text) for text in texts]))

    @classmethod
    def load(cls, language: Language, folder: Path) -> Lane:
        """The lane that ``save`` wrote to ``folder``."""
        return cls(
            language,
            FaissStore.load(folder / "passages.faiss"),
            FaissStore.load(folder / "sentences.faiss"),
            np.load(folder / "sentences.npy"),
            Bm25.load(folder / "lexical"),
        )

    def save(self, folder: Path) -> None:
        """Write both channels to ``folder``."""
        folder.mkdir(parents=True)
        self.whole.save(folder / "passages.faiss")
        self.sentences.save(folder / "sentences.faiss")
        np.save(folder / "sentences.npy", self.first)
        self.bm25.save(folder / "lexical")

    def __len__(self) -> int:
        return len(self.whole)

    def vectors(self) -> list[Vectors]:
        """The vectors that ``over`` took."""
        whole, sentences = self.whole.vectors(), self.sentences.vectors()
        return [
            np.concatenate([whole[row : row + 1], sentences[self.first[row] : self.first[row + 1]]])
            for row in range(len(self))
        ]

    def scores(self, vector: Vectors, words: Sequence[Group], k: int) -> Scores:
        """The ``k`` best candidates of each channel for the unit ``vector`` (d,) and the ``words`` of a question.

        ``words`` are in the lane's language; without any the lexical channel scores 0.
        """
        near = self.owner[self.sentences.nearest(vector, k)]
        candidates = np.union1d(self.whole.nearest(vector, k), near)
        lexical = self.bm25.scores(words)
        best = np.argsort(-lexical, kind="stable")[:k]
        candidates = np.union1d(candidates, best[lexical[best] > 0])
        return Scores(candidates, _dense(vector, *self._vectors_of(candidates)), lexical[candidates])

    def _vectors_of(self, rows: NDArray[np.intp]) -> tuple[Vectors, Vectors, NDArray[np.intp]]:
        """Of the passages ``rows`` (n,): vectors (n, d), their sentences' (m, d), and where each one's begin (n,)."""
        counts = self.first[rows + 1] - self.first[rows]
        begins = np.cumsum(counts) - counts
        inside = np.arange(counts.sum()) - np.repeat(begins, counts) + np.repeat(self.first[rows], counts)
        return self.whole.take(rows), self.sentences.take(inside), begins


def lanes_over(passages: Sequence[Passage], texts: Sequence[str], vectors: Sequence[Vectors]) -> dict[Language, Lane]:
    """A lane for each language of ``passages``, in their order, over their indexed ``texts`` and ``vectors``, for each
    passage as ``Lane.over`` wants them."""
    lanes = {}
    for language in sorted({passage.language for passage in passages}):
        rows = [row for row, passage in enumerate(passages) if passage.language == language]
        lanes[language] = Lane.over(language, [texts[row] for row in rows], [vectors[row] for row in rows])
    return lanes


def _dense(vector: Vectors, whole: Vectors, sentences: Vectors, begins: NDArray[np.intp]) -> Vectors:
    best = np.maximum.reduceat(sentences @ vector, begins)
    return np.asarray((1 - _SENTENCE_SHARE) * (whole @ vector) + _SENTENCE_SHARE * best, dtype=np.float32)
