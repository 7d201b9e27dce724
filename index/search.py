"""RECIPE of search: embed the question → candidates of each language's lane → fuse the channels → rank."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.config import IndexConfig
from index.document import Language, Passage
from index.embedding.transformer import Transformer
from index.errors import QueryError
from index.hit import Filter, Hit
from index.lane import Lane, Scores, lanes_over
from index.language import language_of

EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Channels:
    """Which channels vote; both in the product, one alone when they are measured."""

    dense: bool = True
    lexical: bool = True


class Search:
    """Finds passages. ``lanes`` hold the passages of each language in the order in which ``passages`` has them."""

    def __init__(
        self, passages: Sequence[Passage], lanes: Mapping[Language, Lane], embedder: Transformer, config: IndexConfig
    ) -> None:
        self.embedder = embedder
        self.config = config
        self.lanes = lanes
        self.moments = functools.reduce(lambda a, b: a.joined(b, b.count), (lane.moments for lane in lanes.values()))
        self.passages = {language: [p for p in passages if p.language == language] for language in lanes}

    @classmethod
    def over(
        cls,
        passages: Sequence[Passage],
        texts: Sequence[str],
        vectors: NDArray[np.float32],
        embedder: Transformer,
        config: IndexConfig,
    ) -> Search:
        """A search over ``passages``, whose indexed ``texts`` and ``vectors`` float32 (passages, d) are at hand."""
        return cls(passages, lanes_over(passages, texts, vectors), embedder, config)

    def search(
        self, question: str, k: int = 10, among: Filter = EVERYTHING, channels: Channels = Channels()
    ) -> tuple[Hit, ...]:
        """The ``k`` best passages in either language, best first. Raises QueryError when there is no question."""
        question = self.checked(question)
        vector = self.embedder.encode([question])[0]
        asked = language_of(question)
        found: list[tuple[float, Passage, tuple[tuple[str, float], ...]]] = []
        for language, lane in self.lanes.items():
            words = question if language == asked and channels.lexical else None
            if words is None and not channels.dense:
                continue
            passages = self.passages[language]
            depth = self.config.candidates if among == EVERYTHING else len(passages)
            scores = lane.scores(vector, words, max(depth, k), self.moments)
            if scores.lexical is None and not channels.dense:
                continue
            fused = self._fuse(scores, channels)
            for place, row in enumerate(scores.rows):
                if among.admits(passages[row]):
                    found.append((float(fused[place]), passages[row], _trace(scores, place, channels)))
        found.sort(key=lambda item: (-item[0], item[1].id))
        return tuple(Hit(passage, rank, score, trace) for rank, (score, passage, trace) in enumerate(found[:k], 1))

    def checked(self, question: str) -> str:
        """The question without surrounding space. Raises QueryError when it is empty or far too long."""
        question = question.strip()
        if not question:
            raise QueryError("The question is empty.", "Type a question in Chinese or English.")
        if len(question) > self.config.longest_question:
            raise QueryError(
                f"The question has {len(question):,} characters; the limit is {self.config.longest_question:,}.",
                "Ask in a sentence or two, and add the long text to the library instead.",
            )
        return question

    def _fuse(self, scores: Scores, channels: Channels) -> NDArray[np.float32]:
        """Standard scores of the channels that have a vote, weighted; a lone dense vote is scaled to compete."""
        if scores.lexical_z is None:
            return scores.dense_z * np.float32(self.config.lone_dense_weight if channels.lexical else 1.0)
        if not channels.dense:
            return scores.lexical_z
        weight = self.config.dense_weight
        return np.asarray(weight * scores.dense_z + (1 - weight) * scores.lexical_z, dtype=np.float32)


def _trace(scores: Scores, place: int, channels: Channels) -> tuple[tuple[str, float], ...]:
    trace = []
    if channels.dense:
        trace.append(("dense", round(float(scores.dense[place]), 4)))
    if scores.lexical is not None:
        trace.append(("lexical", round(float(scores.lexical[place]), 4)))
    return tuple(trace)
