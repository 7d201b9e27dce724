"""RECIPE of search: embed the question, its words in both languages → candidates of each lane → fuse → rank."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from index.config import IndexConfig
from index.document import Language, Passage
from index.embedding.transformer import Transformer
from index.errors import QueryError
from index.expansion.dictionary import Dictionary
from index.expansion.glossary import Glossary, groups
from index.facts import Facts, admitted
from index.hit import Filter, Hit
from index.lane import Lane, Scores, Vectors, lanes_over
from index.language import language_of
from index.lexical.bm25 import Group
from index.lexical.tokens import terms, tokens
from index.likeness import written

EVERYTHING = Filter()
_FILTERS = 32  # that are remembered: which rows they admit takes longer to find out than to search


@dataclass(frozen=True, slots=True)
class Channels:
    """Which channels vote; both in the product, one alone when they are measured."""

    dense: bool = True
    lexical: bool = True


class Search:
    """Finds passages. ``lanes`` hold the passages of each language in the order in which ``passages`` has them.

    ``glossary`` are the terms that are searched in the other language as a whole; ``facts`` by document are what a
    filter may ask: without them one that asks for years, records or parties finds nothing.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        lanes: Mapping[Language, Lane],
        embedder: Transformer,
        dictionary: Dictionary,
        config: IndexConfig,
        glossary: Glossary = Glossary(),
        facts: Mapping[str, Facts] = MappingProxyType({}),
    ) -> None:
        self.embedder = embedder
        self.dictionary = dictionary
        self.config = config
        self.lanes = lanes
        self.glossary = glossary
        self.facts = facts
        self.passages = {language: [p for p in passages if p.language == language] for language in lanes}
        self._admitted = functools.lru_cache(maxsize=_FILTERS)(self._look_among)

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
            looked_at = self._admitted(among, language)
            if not looked_at.any():
                continue
            # What a filter leaves out may be all that is near: then the best of the rest are far down.
            depth = self.config.candidates if looked_at.all() else len(passages)
            words = self.words(question, asked, language) if channels.lexical else []
            scores = lane.scores(vector, words, max(depth, k), lane.likeness.groups(np.asarray(alike)) + numbers)
            fused = self._fuse(scores, channels, language == asked)
            voted = looked_at[scores.rows] & (channels.dense | (scores.lexical > 0))
            for place in _best(fused, voted, k):
                found.append((float(fused[place]), passages[scores.rows[place]], _trace(scores, place, channels)))
        found.sort(key=lambda item: (-item[0], item[1].id))
        return tuple(Hit(passage, rank, score, trace) for rank, (score, passage, trace) in enumerate(found[:k], 1))

    def words(self, question: str, asked: Language, language: Language) -> list[Group]:
        """The words of a question in language ``asked``, each as what it may be in texts of ``language``.

        In the other language these are its translations, and the words of the terms of the glossary.
        """
        if language == asked:
            return [{term: 1.0} for term in terms(question)]
        # A name or number may stand in the other language's text as it is.
        found: dict[str, Group] = {w: {**self.dictionary.translations(w, language), w: 1.0} for w in tokens(question)}
        wholes: list[Group] = []
        for term in self.glossary.terms_in(question, asked):
            here = term.words(asked) & found.keys()
            said = groups(term, language, len(here))
            if len(here) == 1:  # the term is this word, and must not count beside its translations as another
                (word,) = here
                found[word] = {**found[word], **said[0]}
            else:
                wholes += said
        return [*found.values(), *wholes]

    def also_searched(self, question: str) -> tuple[str, ...]:
        """The terms of the other language that are searched too, the usual way to say each, in the question's order;
        none where the library has nothing in that language."""
        asked = language_of(question)
        other: Language = "en" if asked == "zh" else "zh"
        if other not in self.lanes:
            return ()
        return tuple(term.said(other)[0] for term in self.glossary.terms_in(question, asked))

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

    def _look_among(self, among: Filter, language: Language) -> NDArray[np.bool_]:
        """Which passages of a language, bool (n,), are among those to look at."""
        of = admitted(among, self.facts) if among.asks_of_documents else None
        passages = self.passages[language]
        return np.array([among.admits(p) and (of is None or p.document_id in of) for p in passages], dtype=np.bool_)

    def _fuse(self, scores: Scores, channels: Channels, same: bool) -> NDArray[np.float32]:
        """The cosine, level across languages, and the weighted shares of words."""
        fused = np.zeros_like(scores.dense)
        if channels.dense:
            fused += scores.dense + np.float32(0.0 if same else self.config.across)
            fused += np.float32(self.config.likeness_weight) * scores.likeness
        if channels.lexical:
            fused += np.float32(self.config.lexical_weight) * scores.lexical
        return fused


def _best(scores: NDArray[np.float32], among: NDArray[np.bool_], k: int) -> list[int]:
    """The places of the ``k`` best of the scores (n,) ``among`` (n,) in no order, with those that equal the last."""
    places = np.flatnonzero(among)
    if len(places) > k:
        places = places[scores[places] >= np.partition(scores[places], -k)[-k]]
    return [int(place) for place in places]


def _trace(scores: Scores, place: int, channels: Channels) -> tuple[tuple[str, float], ...]:
    trace = []
    if channels.dense:
        trace.append(("dense", round(float(scores.dense[place]), 4)))
        trace.append(("likeness", round(float(scores.likeness[place]), 4)))
    if channels.lexical and scores.lexical[place] > 0:
        trace.append(("lexical", round(float(scores.lexical[place]), 4)))
    return tuple(trace)
