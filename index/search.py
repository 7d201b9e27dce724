"""RECIPE of search: embed the question, its words in both languages → candidates of each lane → fuse → rank, rerank."""

from __future__ import annotations

import copy
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from index.config import IndexConfig
from index.document import Language, Passage
from index.embedding.transformer import Transformer
from index.errors import QueryError
from index.expansion.dictionary import Dictionary
from index.expansion.glossary import Glossary, Term, groups
from index.expansion.scholarly import scholarly
from index.facts import Facts, admitted
from index.fusion import Channels, fused_votes, trace_of
from index.hit import Filter, Hit
from index.lane import Asked, Lane, Scores, Texts, Vectors, lanes_over
from index.language import language_of
from index.lexical.bm25 import Group
from index.lexical.tokens import terms, tokens
from index.lifts import Lifts
from index.likeness import written
from index.lookup import Lookups
from index.mentions import Mentions
from index.namesakes import Namesakes
from index.naming import Naming
from index.represent import above
from index.reranking.crossencoder import Reranker
from index.saying import Saying

EVERYTHING = Filter()
_FILTERS = 32  # that are remembered: which rows they admit takes longer to find out than to search


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
    """What becomes a hit when its rank is known."""

    score: float
    passage: Passage
    trace: tuple[tuple[str, float], ...]
    sentences: tuple[float, ...]


class Search:
    """Finds passages. ``lanes`` hold the passages of each language in the order in which ``passages`` has them.

    ``glossary`` are the terms that are searched in the other language as a whole; ``facts`` by document are what a
    filter may ask: without them one that asks for years, records or parties finds nothing. ``titles`` by document are
    what a reranker reads above the passages, and what a question names whose provision it asks for.
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
        titles: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.embedder, self.dictionary = embedder, dictionary
        self.config = config
        self.lanes, self.glossary = lanes, glossary
        self.facts, self.titles = facts, titles
        self.reranker: Reranker | None = None
        self.passages = {language: [p for p in passages if p.language == language] for language in lanes}
        self.saying = Saying(self.passages)
        self.namesakes = Namesakes(self.passages, lanes, dictionary)
        # Of many translations each has little weight, too little beside words that stand for themselves.
        self._searched = functools.partial(self.words, power=config.translation_power)
        naming = Naming(titles, glossary, self.words, embedder.encode)
        self.mentions = Mentions(self.passages, titles, facts, naming, self._searched)
        self.lookups = Lookups(self.passages, naming, self.mentions.called)
        self.lifts = Lifts(self.passages, self.lookups, self.mentions, config, self._searched)
        self._admitted = functools.lru_cache(maxsize=_FILTERS)(self._look_among)

    @classmethod
    def over(
        cls,
        passages: Sequence[Passage],
        texts: Sequence[Texts],
        vectors: Sequence[Vectors],
        embedder: Transformer,
        dictionary: Dictionary,
        config: IndexConfig,
    ) -> Search:
        """A search over ``passages``, whose ``texts`` and ``vectors`` (see ``represent``) are at hand."""
        return cls(passages, lanes_over(passages, texts, vectors, embedder.encode), embedder, dictionary, config)

    def reranked_by(self, reranker: Reranker | None) -> Search:
        """The same search whose first hits, as many as the settings say, ``reranker`` puts in order; None: nothing."""
        search = copy.copy(self)
        search.reranker = reranker
        return search

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
        lifts = [self.lifts.of(question, among.languages) for question in questions]
        questions = [self.mentions.of(one).without_abbreviations(one) for one in questions]
        found: list[list[_Scored]] = [[] for _ in questions]
        embedded = self._embedded(questions) if channels.dense else None
        ranked = k if self.reranker is None else max(k, self.config.reranked)
        depth = max(ranked, self.config.candidates)
        for language, lane in self.lanes.items():
            looked_at = self._admitted(among, language)
            if not looked_at.any():
                continue
            nowhere = [np.zeros(0, np.intp)] * len(questions)
            near = nowhere if embedded is None else lane.near(embedded.vectors, depth, looked_at)
            alike = [[] for _ in questions] if embedded is None else embedded.alike(lane)
            for number, (question, asked) in enumerate(zip(questions, languages, strict=True)):
                words = _once(self._searched(question, asked, language)) if channels.lexical else []
                vector = None if embedded is None else embedded.vectors[number]
                lifted = lifts[number][language]
                near_by = np.union1d(near[number], np.flatnonzero((lifted > 0) & looked_at))
                scores = lane.scores(Asked(vector, near_by, words, alike[number]), depth, looked_at)
                found[number] += self._best(scores, lifted, language, language == asked, ranked, channels)
        return [
            self._reranked(question, _ranked(scored, ranked))[:k]
            for question, scored in zip(questions, found, strict=True)
        ]

    def _embedded(self, questions: Sequence[str]) -> _Embedded:
        forms = [written([question]) for question in questions]
        places = {form: place for place, form in enumerate(dict.fromkeys(f for made in forms for f in made.values()))}
        # A word that the library has is embedded there as it would be here.
        known: dict[str, NDArray[np.float32]] = {}
        for lane in self.lanes.values():
            known |= lane.likeness.known(form for form in places if form not in known)
        new = [form for form in places if form not in known]
        vectors = self.embedder.encode_asked(questions, new)
        known |= zip(new, vectors[len(questions) :], strict=True)
        numbers: list[list[Group]] = [
            [{word: 1.0} for word in dict.fromkeys(tokens(question)) if word.isdecimal()] for question in questions
        ]
        rows = [[places[form] for form in made.values()] for made in forms]
        words = np.array([known[form] for form in places], dtype=np.float32).reshape(len(places), vectors.shape[1])
        return _Embedded(vectors[: len(questions)], words, rows, numbers)

    def _best(
        self,
        scores: Scores,
        lifted: Vectors,
        language: Language,
        same: bool,
        k: int,
        channels: Channels,
    ) -> list[_Scored]:
        """The passages of a lane that may be among the ``k`` best of all lanes; ``lifted`` (n,) is added to the scores
        of its rows."""
        passages = self.passages[language]
        fused = fused_votes(scores.passages, channels, same, self.config)
        fused += lifted[scores.rows]
        voted = np.ones(len(fused), dtype=bool) if channels.dense else scores.passages.lexical > 0
        places = np.flatnonzero(voted)
        if len(places) > k:
            # Equal scores are told apart by the ids of their passages: all at the edge stay.
            places = places[fused[places] >= np.partition(fused[places], -k)[-k]]
        parts = fused_votes(scores.sentences, channels, same, self.config)
        bounds = [*scores.begins, len(parts)]
        return [
            _Scored(
                float(fused[place]),
                passages[scores.rows[place]],
                trace_of(scores.passages, place, channels),
                tuple(parts[bounds[place] : bounds[place + 1]].tolist()),
            )
            for place in places.tolist()
        ]

    def _reranked(self, question: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The first of ``hits`` in the order of the reranker, the rest behind them; of equal ones the order stays.

        The best takes the rank and the score of the first, and so on: logits would not be on the scale of the scores
        of sentences, to which the scores of hits are added.
        """
        if self.reranker is None or not hits:
            return hits
        read = hits[: self.config.reranked]
        logits = self.reranker.scores(question, [self._read(hit.passage) for hit in read]).tolist()
        best = sorted(zip(read, logits, strict=True), key=lambda pair: -pair[1])
        placed = [
            replace(hit, rank=before.rank, score=before.score, trace=(*hit.trace, ("reranker", round(logit, 4))))
            for before, (hit, logit) in zip(read, best, strict=True)
        ]
        return (*placed, *hits[len(read) :])

    def _read(self, passage: Passage) -> str:
        return " › ".join((*above(passage, self.titles.get(passage.document_id, "")), passage.text))

    def words(self, question: str, asked: Language, language: Language, power: float = 1.0) -> list[Group]:
        """The words of a question in language ``asked``, each as what it may be in texts of ``language``.

        In its own language these are the words, and in English what is short for its terms, MOU; in the other what they
        may be there, with a ``power`` of the weights, 0..1, names as one group for all their words, then whole terms.
        """
        if language == asked:
            known = self.glossary.terms_in(question, asked) if asked == "en" else ()
            short = dict.fromkeys(word for term in known for short in term.short for word in tokens(short))
            return [{word: 1.0} for word in (*terms(question), *short)]
        # A name or number may stand in the other language's text as it is.
        found: dict[str, Group] = {w: {**self.dictionary.translations(w, language), w: 1.0} for w in tokens(question)}
        if power != 1:
            found = {word: {said: weight**power for said, weight in to.items()} for word, to in found.items()}
        for name in self.namesakes.of(question, language):
            found |= dict.fromkeys(name.words, name.group)
        wholes: list[Group] = []
        for term in self.terms_in(question, asked):
            here = term.words(asked) & found.keys()
            said = groups(term, language, len(here))
            if len(here) == 1:  # the term is this word, and must not count beside its translations as another
                (word,) = here
                found[word] = {**found[word], **said[0]}
            else:
                wholes += said
        return [*found.values(), *wholes]

    def terms_in(self, question: str, asked: Language) -> tuple[Term, ...]:
        """The terms of the field in a question of the language ``asked``, and the words of scholars beside them."""
        terms, words = self.glossary.terms_in(question, asked), frozenset(tokens(question))
        taken = words & frozenset().union(*(term.words(asked) for term in terms))
        others = scholarly().terms_in(question, asked)
        return (*terms, *(term for term in others if taken.isdisjoint(term.words(asked))))

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


def _once(groups: Sequence[Group]) -> list[Group]:
    """What a name stands for, which all its words share, is looked for once."""
    return list({id(group): group for group in groups}.values())


def _ranked(found: Sequence[_Scored], k: int) -> tuple[Hit, ...]:
    best = sorted(found, key=lambda item: (-item.score, item.passage.id))[:k]
    return tuple(Hit(item.passage, rank, item.score, item.trace, item.sentences) for rank, item in enumerate(best, 1))
