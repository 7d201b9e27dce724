"""A lane: the passages of one language, with the two channels that score them on one scale.

Scores of the two channels, and of the two languages, are made comparable as standard scores: by how many standard
deviations a passage lies above the mean of its lane. This takes out the lead that passages in the question's own
language have in the vector space. For the dense channel mean and deviation over all passages follow from the lane's
first and second moments, so no full scan is needed. A lane of a few passages has no mean and deviation to speak of: as
many as ``_BORROWED`` passages of the whole library count with its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.document import Language, Passage
from index.lexical.bm25 import Bm25
from index.stores.faiss import FaissStore

#: Passages of the whole library that count with a lane's own; a lane of hundreds does not feel them.
_BORROWED = 10


@dataclass(frozen=True, slots=True)
class Moments:
    """Of ``count`` unit vectors the mean float32 (d,), and the mean of their outer products float32 (d, d)."""

    count: int
    first: NDArray[np.float32]
    second: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: NDArray[np.float32]) -> Moments:
        """The moments of ``vectors`` float32 (n, d), n at least 1."""
        second = (vectors.T @ vectors / len(vectors)).astype(np.float32)
        return cls(len(vectors), vectors.mean(axis=0), second)

    def joined(self, other: Moments, count: int) -> Moments:
        """The moments with those of ``count`` vectors that are like ``other``."""
        total = self.count + count
        mine, theirs = self.count / total, count / total
        return Moments(total, mine * self.first + theirs * other.first, mine * self.second + theirs * other.second)

    def standard(self, dense: NDArray[np.float32], vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Inner products with ``vector`` as standard scores among all such products."""
        mean = float(vector @ self.first)
        variance = float(vector @ self.second @ vector) - mean**2
        return np.asarray((dense - mean) / np.sqrt(max(variance, 1e-8)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Scores:
    """Candidates of a lane in no order: rows (n,) of the lane; raw and standard scores float32 (n,) of each channel.

    ``lexical`` and ``lexical_z`` are None when that channel had no vote.
    """

    rows: NDArray[np.intp]
    dense: NDArray[np.float32]
    dense_z: NDArray[np.float32]
    lexical: NDArray[np.float32] | None
    lexical_z: NDArray[np.float32] | None


class Lane:
    """The passages of ``language``, by row number in the order given."""

    def __init__(self, language: Language, store: FaissStore, bm25: Bm25) -> None:
        self.language = language
        self.store = store
        self.bm25 = bm25
        self.vectors = store.vectors()
        self.moments = Moments.of(self.vectors)

    @classmethod
    def over(cls, language: Language, texts: Sequence[str], vectors: NDArray[np.float32]) -> Lane:
        """A lane over ``texts`` with their unit ``vectors`` float32 (n, d)."""
        return cls(language, FaissStore(vectors), Bm25.over(texts))

    @classmethod
    def load(cls, language: Language, folder: Path) -> Lane:
        """The lane that ``save`` wrote to ``folder``."""
        return cls(language, FaissStore.load(folder / "dense.faiss"), Bm25(bm25s.BM25.load(str(folder / "lexical"))))

    def save(self, folder: Path) -> None:
        """Write both channels to ``folder``."""
        folder.mkdir(parents=True)
        self.store.save(folder / "dense.faiss")
        self.bm25.engine.save(str(folder / "lexical"))

    def scores(self, vector: NDArray[np.float32], words: str | None, k: int, library: Moments | None = None) -> Scores:
        """The ``k`` best candidates of each channel. ``words`` is the question, None when it is in another language.

        ``library`` are the moments of all passages of all lanes, to steady a small one; None to stand alone.
        """
        candidates = self.store.nearest(vector, k)
        lexical = None if words is None else self.bm25.scores(words)
        if lexical is not None:
            best = np.argsort(-lexical, kind="stable")[:k]
            candidates = np.union1d(candidates, best[lexical[best] > 0])
        dense = self.vectors[candidates] @ vector
        moments = self.moments if library is None else self.moments.joined(library, _BORROWED)
        dense_z = moments.standard(dense, vector)
        if lexical is None or not lexical.any():
            return Scores(candidates, dense, dense_z, None, None)
        # A passage that is borrowed shares no word with the question.
        ground = lexical if library is None else np.append(lexical, np.zeros(_BORROWED, dtype=np.float32))
        lexical_z = (lexical - ground.mean()) / (ground.std() + 1e-8)
        return Scores(candidates, dense, dense_z, lexical[candidates], lexical_z[candidates])


def lanes_over(passages: Sequence[Passage], texts: Sequence[str], vectors: NDArray[np.float32]) -> dict[Language, Lane]:
    """A lane for each language of ``passages``, in their order, over their indexed ``texts`` and ``vectors``
    float32 (passages, d)."""
    lanes = {}
    for language in sorted({passage.language for passage in passages}):
        rows = [row for row, passage in enumerate(passages) if passage.language == language]
        lanes[language] = Lane.over(language, [texts[row] for row in rows], vectors[rows])
    return lanes
