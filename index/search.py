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
from index.lane import Asked, Lane, Scores, Vectors, lanes_over
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


@dataclass(frozen=True, slots=True)
class _Embedded:
    """Questions as vectors (m, d), and their distinct words (w, d), of which each question has some ``rows``; words
    that are ``numbers`` stand for themselves."""

    vectors: Vectors
    words: Vectors
    rows: Sequence[Sequence[int]]
    numbers: Sequence[Sequence[Group]]

    def alike(self, lane: Lane) -> list[list[Group]]:
        """For each question what its words are like in the lane."""
        groups = lane.likeness.groups(self.words)
        return [
            [groups[row] for row in rows] + list(numbers) for rows, numbers in zip(self.rows, self.numbers, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A passage with its score, and its ``place`` among the candidates of its lane."""

    score: float
    passage: Passage
    scores: Scores
    place: int


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
        return self.search_each([question], k, among, channels)[0]

    def search_each(
        self, questions: Sequence[str], k: int = 10, among: Filter = EVERYTHING, channels: Channels = Channels()
    ) -> list[tuple[Hit, ...]]:
        """What ``search`` finds for each of ``questions``, which are embedded and compared together."""
        if not questions:
            return []
        questions = [self.checked(question) for question in questions]
        languages = [language_of(question) for question in questions]
        found: list[list[_Scored]] = [[] for _ in questions]
        embedded = self._embedded(questions) if channels.dense else None
        for language, lane in self.lanes.items():
            depth = max(k, self.config.candidates if among == EVERYTHING else len(lane))
            near = _nowhere(questions) if embedded is None else lane.near(embedded.vectors, depth)
            alike = [[] for _ in questions] if embedded is None else embedded.alike(lane)
            for number, (question, asked) in enumerate(zip(questions, languages, strict=True)):
                words = self.words(question, asked, language) if channels.lexical else []
                vector = None if embedded is None else embedded.vectors[number]
                scores = lane.scores(Asked(vector, near[number], words, alike[number]), depth)
                fused = self._fuse(scores, channels, language == asked)
                found[number] += self._best(scores, fused, language, k, among, channels)
        return [_ranked(scored, k, channels) for scored in found]

    def _embedded(self, questions: Sequence[str]) -> _Embedded:
        forms = [written([question]) for question in questions]
        places = {form: place for place, form in enumerate(dict.fromkeys(f for made in forms for f in made.values()))}
        vectors = self.embedder.encode_asked(questions, list(places))
        numbers: list[list[Group]] = [
            [{word: 1.0} for word in dict.fromkeys(tokens(question)) if word.isdecimal()] for question in questions
        ]
        rows = [[places[form] for form in made.values()] for made in forms]
        return _Embedded(vectors[: len(questions)], vectors[len(questions) :], rows, numbers)

    def _best(
        self, scores: Scores, fused: Vectors, language: Language, k: int, among: Filter, channels: Channels
    ) -> list[_Scored]:
        """The passages of a lane that may be among the ``k`` best of all lanes."""
        passages = self.passages[language]
        admitted = np.ones(len(fused), dtype=bool) if channels.dense else scores.lexical > 0
        if among != EVERYTHING:
            admitted &= np.fromiter((among.admits(passages[row]) for row in scores.rows), dtype=bool, count=len(fused))
        places = np.flatnonzero(admitted)
        if len(places) > k:
            # Equal scores are told apart by the ids of their passages: all at the edge stay.
            places = places[fused[places] >= np.partition(fused[places], -k)[-k]]
        return [_Scored(float(fused[place]), passages[scores.rows[place]], scores, int(place)) for place in places]

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


def _nowhere(questions: Sequence[str]) -> list[NDArray[np.intp]]:
    return [np.zeros(0, dtype=np.intp) for _ in questions]


def _ranked(found: Sequence[_Scored], k: int, channels: Channels) -> tuple[Hit, ...]:
    best = sorted(found, key=lambda item: (-item.score, item.passage.id))[:k]
    return tuple(
        Hit(item.passage, rank, item.score, _trace(item.scores, item.place, channels))
        for rank, item in enumerate(best, 1)
    )


def _trace(scores: Scores, place: int, channels: Channels) -> tuple[tuple[str, float], ...]:
    trace = []
    if channels.dense:
        trace.append(("dense", round(float(scores.dense[place]), 4)))
        trace.append(("likeness", round(float(scores.likeness[place]), 4)))
    if channels.lexical and scores.lexical[place] > 0:
        trace.append(("lexical", round(float(scores.lexical[place]), 4)))
    return tuple(trace)
