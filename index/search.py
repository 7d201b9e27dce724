"""RECIPE of search: embed the question, its words in both languages → candidates of each lane → fuse → rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.config import IndexConfig
from index.document import Language, Passage
from index.embedding.transformer import Transformer
from index.errors import QueryError
from index.expansion.dictionary import Dictionary
from index.hit import Filter, Hit
from index.lane import Lane, Scores, Vectors, lanes_over
from index.language import language_of
from index.lexical.bm25 import Group
from index.lexical.tokens import terms, tokens
from index.likeness import written

EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Channels:
    """Which channels vote; both in the product, one alone when they are measured."""

    dense: bool = True
    lexical: bool = True


class Search:
    """Finds passages. ``lanes`` hold the passages of each language in the order in which ``passages`` has them."""

    def __init__(
        self,
        passages: Sequence[Passage],
        lanes: Mapping[Language, Lane],
        embedder: Transformer,
        dictionary: Dictionary,
        config: IndexConfig,
    ) -> None:
        self.embedder = embedder
        self.dictionary = dictionary
        self.config = config
        self.lanes = lanes
        self.passages = {language: [p for p in passages if p.language == language] for language in lanes}

    @classmethod
    def over(
        cls,
        passages: Sequence[Passage],
        texts: Sequence[Sequence[str]],
        vectors: Sequence[Vectors],
        embedder: Transformer,
        dictionary: Dictionary,
        config: IndexConfig,
    ) -> Search:
        """A search over ``passages``, whose ``texts`` and ``vectors`` (see ``represent``) are at hand."""
        return cls(passages, lanes_over(passages, texts, vectors, embedder.encode), embedder, dictionary, config)

    def search(
        self, question: str, k: int = 10, among: Filter = EVERYTHING, channels: Channels = Channels()
    ) -> tuple[Hit, ...]:
        """The ``k`` best passages in either language, best first. Raises QueryError when there is no question."""
        question = self.checked(question)
        forms = written([question]) if channels.dense else {}
        vector, *alike = self.embedder.encode_asked(question, list(forms.values()))
        numbers: list[Group] = [
            {word: 1.0} for word in dict.fromkeys(tokens(question)) if channels.dense and word.isdecimal()
        ]
        asked = language_of(question)
        found: list[tuple[float, Passage, tuple[tuple[str, float], ...]]] = []
        for language, lane in self.lanes.items():
            passages = self.passages[language]
            depth = self.config.candidates if among == EVERYTHING else len(passages)
            words = self.words(question, asked, language) if channels.lexical else []
            scores = lane.scores(vector, words, max(depth, k), lane.likeness.groups(np.asarray(alike)) + numbers)
            fused = self._fuse(scores, channels, language == asked)
            for place, row in enumerate(scores.rows):
                if among.admits(passages[row]) and (channels.dense or scores.lexical[place] > 0):
                    found.append((float(fused[place]), passages[row], _trace(scores, place, channels)))
        found.sort(key=lambda item: (-item[0], item[1].id))
        return tuple(Hit(passage, rank, score, trace) for rank, (score, passage, trace) in enumerate(found[:k], 1))

    def words(self, question: str, asked: Language, language: Language) -> list[Group]:
        """The words of a question in language ``asked``, each as what it may be in texts of ``language``."""
        if language == asked:
            return [{term: 1.0} for term in terms(question)]
        # A name or number may stand in the other language's text as it is.
        return [{**self.dictionary.translations(w, language), w: 1.0} for w in dict.fromkeys(tokens(question))]

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

    def _fuse(self, scores: Scores, channels: Channels, same: bool) -> NDArray[np.float32]:
        """The cosine, level across languages, and the weighted shares of words."""
        fused = np.zeros_like(scores.dense)
        if channels.dense:
            fused += scores.dense + np.float32(0.0 if same else self.config.across)
            fused += np.float32(self.config.likeness_weight) * scores.likeness
        if channels.lexical:
            fused += np.float32(self.config.lexical_weight) * scores.lexical
        return fused


def _trace(scores: Scores, place: int, channels: Channels) -> tuple[tuple[str, float], ...]:
    trace = []
    if channels.dense:
        trace.append(("dense", round(float(scores.dense[place]), 4)))
        trace.append(("likeness", round(float(scores.likeness[place]), 4)))
    if channels.lexical and scores.lexical[place] > 0:
        trace.append(("lexical", round(float(scores.lexical[place]), 4)))
    return tuple(trace)
