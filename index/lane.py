"""A lane: the passages of one language, with the channels that score them.

The dense channel likens vectors of a question and a text. The lexical channel says what share of the question's words,
weighed by how rare they are, the text has; the likeness channel, what share it has something like, by the vectors of
words. Each likens the question to a passage as a whole and to the best of its sentences: a short question often asks
for one of them, which is lost in the whole. All are absolute: a lane in which much speaks of the question's matter is
not marked down for it, as it would be by scores standardised within the lane.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.document import Language, Passage
from index.lexical.bm25 import Bm25, Group
from index.lexical.tokens import terms
from index.likeness import Encode, Likeness
from index.stores.faiss import FaissStore

Vectors = NDArray[np.float32]
#: Which of some rows are looked at, bool (n,).
Mask = NDArray[np.bool_]

#: Share of the best sentence in each score, the passage as a whole has the rest. Of 0 to 1 in steps of a tenth, 0.5 or
#: 0.6 was best for the vectors in all four directions of XQuAD, of 0 to 1 in quarters 0.5 for the words.
_SENTENCE_SHARE = np.float32(0.5)


#: A filter that admits fewer passages than this many times the candidates of a channel: all of them are candidates.
_FEW = 4


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands for a passage: its ``text``, the ``context`` above it (title and headings, a line each; may be
    empty), and its ``sentences``, at least one."""

    context: str
    text: str
    sentences: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The passage under what stands above it."""
        return f"{self.context}\n{self.text}" if self.context else self.text

    @property
    def embedded(self) -> tuple[str, ...]:
        """What is made a vector: the whole, then the sentences by themselves."""
        return (self.whole, *self.sentences)


@dataclass(frozen=True, slots=True)
class Votes:
    """The score of each channel for some texts, float32 (n,) each.

    ``dense`` are cosines, -1..1; ``likeness`` and ``lexical`` are shares of the question's words, 0..1.
    """

    dense: Vectors
    likeness: Vectors
    lexical: Vectors


@dataclass(frozen=True, slots=True)
class Scores:
    """Candidates of a lane in no order: ``rows`` (n,) of the lane, and the votes on them.

    ``passages`` has n votes, half of each by the best sentence; ``sentences`` those of all their sentences by
    themselves, of which each passage's begin at ``begins`` (n,).
    """

    rows: NDArray[np.intp]
    passages: Votes
    sentences: Votes
    begins: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a lane takes it: its unit ``vector`` float32 (d,) and the rows ``near`` it, as ``Lane.near`` gives
    them; None and no rows where vectors have no vote.

    ``words`` and those ``alike`` by their vectors are of the lane; without any the channel scores 0.
    """

    vector: Vectors | None
    near: NDArray[np.intp]
    words: Sequence[Group]
    alike: Sequence[Group] = ()


class Grain:
    """Texts of one size, passages or sentences, by row number: their vectors and their words."""

    def __init__(self, store: FaissStore, bm25: Bm25) -> None:
        self.store, self.bm25 = store, bm25

    @classmethod
    def over(cls, texts: Sequence[Sequence[str]], vectors: Vectors) -> Grain:
        """Texts, of each its words, with their ``vectors`` (n, d)."""
        return cls(FaissStore(vectors), Bm25.over(texts))

    @classmethod
    def load(cls, folder: Path) -> Grain:
        """What ``save`` wrote to ``folder``."""
        return cls(FaissStore.load(folder / "vectors.faiss"), Bm25.load(folder / "words"))

    def save(self, folder: Path) -> None:
        """Write both to ``folder``, which is made."""
        folder.mkdir(parents=True)
        self.store.save(folder / "vectors.faiss")
        self.bm25.save(folder / "words")


class Lane:
    """The passages of ``language``, by row number in the order given; ``first`` (n + 1,) says where their sentences
    begin in ``sentences``."""

    def __init__(
        self, language: Language, whole: Grain, sentences: Grain, first: NDArray[np.intp], likeness: Likeness
    ) -> None:
        self.language = language
        self.whole, self.sentences, self.first = whole, sentences, first
        self.likeness = likeness
        self.owner = np.repeat(np.arange(len(self)), np.diff(first))

    @classmethod
    def over(cls, language: Language, texts: Sequence[Texts], vectors: Sequence[Vectors], encode: Encode) -> Lane:
        """A lane over passages: of each the ``texts``, and the ``vectors`` float32 (1 + sentences, d) of what of them
        is embedded. ``encode`` makes the vectors of their words."""
        first = np.cumsum([0] + [len(made) - 1 for made in vectors]).astype(np.intp)
        # A title stands above many passages and each of their sentences: its words are cut once.
        above = functools.cache(terms)
        wholes = [[*above(text.context), *terms(text.text)] for text in texts]
        # A sentence as words stands under what it speaks of.
        parts = [[*above(text.context), *terms(part)] for text in texts for part in text.sentences]
        whole = Grain.over(wholes, np.stack([made[0] for made in vectors]))
        sentences = Grain.over(parts, np.concatenate([made[1:] for made in vectors]))
        return cls(language, whole, sentences, first, Likeness.over([text.whole for text in texts], encode))

    @classmethod
    def load(cls, language: Language, folder: Path) -> Lane:
        """The lane that ``save`` wrote to ``folder``."""
        return cls(
            language,
            Grain.load(folder / "passages"),
            Grain.load(folder / "sentences"),
            np.load(folder / "sentences.npy"),
            Likeness.load(folder / "likeness"),
        )

    def save(self, folder: Path) -> None:
        """Write all channels to ``folder``, which is made."""
        folder.mkdir(parents=True)
        self.whole.save(folder / "passages")
        self.sentences.save(folder / "sentences")
        np.save(folder / "sentences.npy", self.first)
        self.likeness.save(folder / "likeness")

    def __len__(self) -> int:
        return len(self.whole.store)

    def vectors(self) -> list[Vectors]:
        """The vectors that ``over`` took."""
        whole, sentences = self.whole.store.vectors(), self.sentences.store.vectors()
        return [
            np.concatenate([whole[row : row + 1], sentences[self.first[row] : self.first[row + 1]]])
            for row in range(len(self))
        ]

    def near(self, vectors: Vectors, k: int, among: Mask) -> list[NDArray[np.intp]]:
        """For each of the unit ``vectors`` (m, d) the rows ``among`` those admitted that are about the ``k`` nearest as
        a whole or by a sentence; many at once take a tenth of the time of one by one."""
        admitted = np.flatnonzero(among)
        if len(admitted) <= _FEW * k:
            return [admitted for _ in vectors]
        # What is left out may lie among the nearest: as many more are fetched as its share.
        fetched = math.ceil(k * len(among) / len(admitted))
        _, wholes = self.whole.store.nearest_of_each(vectors, fetched)
        _, parts = self.sentences.store.nearest_of_each(vectors, fetched)
        near = [np.union1d(whole, self.owner[part]) for whole, part in zip(wholes, parts, strict=True)]
        near = [rows[among[rows]] for rows in near]
        # Where it lies nearer than by its share, too few are left to choose from.
        return [rows if len(rows) >= k else admitted for rows in near]

    def scores(self, asked: Asked, k: int, among: Mask) -> Scores:
        """The ``k`` best candidates of each channel for what is ``asked``, ``among`` the rows admitted, bool (n,)."""
        rows = asked.near
        likeness, lexical = self.whole.bm25.scores(asked.alike), self.whole.bm25.scores(asked.words)
        for shares in (likeness, lexical):
            best = best_of(np.where(among, shares, np.float32(0)), k)
            rows = np.union1d(rows, best[among[best] & (shares[best] > 0)])
        inside, begins = self._sentences_of(rows)
        dense, of_parts = np.zeros(len(rows), dtype=np.float32), np.zeros(len(inside), dtype=np.float32)
        if asked.vector is not None and len(rows):
            dense = self.whole.store.take(rows) @ asked.vector
            of_parts = self.sentences.store.take(inside) @ asked.vector
        parts = Votes(of_parts, *self.sentences.bm25.scores_of([asked.alike, asked.words], inside))
        passages = Votes(
            _half_each(dense, parts.dense, begins),
            _half_each(likeness[rows], parts.likeness, begins),
            _half_each(lexical[rows], parts.lexical, begins),
        )
        return Scores(rows, passages, parts, begins)

    def _sentences_of(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The sentences (m,) of the passages ``rows`` (n,), and where among them each passage's begin (n,)."""
        counts = self.first[rows + 1] - self.first[rows]
        begins = np.cumsum(counts) - counts
        return np.arange(counts.sum()) - np.repeat(begins, counts) + np.repeat(self.first[rows], counts), begins


def lanes_over(
    passages: Sequence[Passage], texts: Sequence[Texts], vectors: Sequence[Vectors], encode: Encode
) -> dict[Language, Lane]:
    """A lane for each language of ``passages``, in their order, over their ``texts`` and ``vectors``, for each passage
    as ``Lane.over`` wants them."""
    lanes = {}
    for language in sorted({passage.language for passage in passages}):
        rows = [row for row, passage in enumerate(passages) if passage.language == language]
        lanes[language] = Lane.over(language, [texts[row] for row in rows], [vectors[row] for row in rows], encode)
    return lanes


def best_of(scores: Vectors, k: int) -> NDArray[np.intp]:
    """The places of the ``k``, 1 or more, highest ``scores`` (n,), in no order; of equal ones at the edge the first."""
    if k >= len(scores):
        return np.arange(len(scores))
    edge = np.partition(scores, -k)[-k]
    above = np.flatnonzero(scores > edge)
    return np.concatenate([above, np.flatnonzero(scores == edge)[: k - len(above)]])


def _half_each(whole: Vectors, sentences: Vectors, begins: NDArray[np.intp]) -> Vectors:
    """Scores (n,): of the passages as a whole (n,), and the best among their ``sentences`` (m,)."""
    best = np.maximum.reduceat(sentences, begins) if len(begins) else sentences
    return np.asarray((1 - _SENTENCE_SHARE) * whole + _SENTENCE_SHARE * best, dtype=np.float32)
