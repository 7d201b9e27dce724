"""Which words of a question some passages do not have, in neither language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

import numpy as np

from index.document import Language
from index.expansion.glossary import groups
from index.language import language_of
from index.lexical.bm25 import Bm25, Group
from index.lexical.tokens import terms, tokens
from index.search import Search

#: Words that ask, as jieba cuts them, which nothing that answers has.
_ASKS = re.compile(
    r"哪.{0,3}|.?谁.?|好?几[个种年月天次成条项点位类名份国时步]|多[久少大长高]|百分之几|各是|[这那]篇|何[时地种]|时候"
    r"|第[一二三四五六七八九十]个?|[一二三四五六七八九十]个|举例?|例子|give|exampl"
)


@dataclass(frozen=True, slots=True)
class Missing:
    """A word of a question, as texts are indexed by; ``had``, 0..1, is the part of it that words of the texts stand
    for, and ``weight`` how much it is missed: its rarity in the lane (as BM25 weighs it, 0 or more) times the rest."""

    word: str
    had: float
    weight: float


def missing(search: Search, question: str, texts: Iterable[str], language: Language) -> tuple[Missing, ...]:
    """The words of ``question`` by how much the ``texts``, in either language, miss them, the most first.

    How rare a word is, is that of the lane of ``language``.
    """
    had = {word for text in texts for word in terms(text)}
    asked = language_of(question)
    parts = _parts(search, question, tuple(search.lanes), had)
    words = search.lanes[language].whole.bm25
    found = [
        Missing(name, parts[name], _rarity(words, group) * (1 - parts[name]))
        for name, group in _groups(search, question, asked, language)
        if not _ASKS.fullmatch(name)
    ]
    return tuple(sorted(found, key=lambda item: -item.weight))


def _groups(search: Search, question: str, asked: Language, language: Language) -> Iterator[tuple[str, Group]]:
    """Each word of a question with what it may be in texts of ``language``; terms of the glossary, which come after the
    words, are left off."""
    names = terms(question) if language == asked else dict.fromkeys(tokens(question))
    return zip(names, search.words(question, asked, language), strict=False)


def _parts(search: Search, question: str, languages: Iterable[Language], had: Set[str]) -> dict[str, float]:
    """Each word of a question with the part of it, 0..1, that the words ``had`` stand for in any of the ``languages``,
    by itself or as a word of a term of the glossary."""
    asked = language_of(question)
    best: dict[str, float] = {}
    for language in languages:
        for word, group in _groups(search, question, asked, language):
            best[word] = max(best.get(word, 0.0), _part(group, had))
        for term in search.terms_in(question, asked) if language != asked else ():
            here = term.words(asked) & set(tokens(question))
            said = [_part(group, had) for group in groups(term, language, len(here))]
            for word in here:
                best[word] = max(best[word], sum(said) / len(said))
    return best


def _part(group: Group, had: Set[str]) -> float:
    """A word may stand for no more than a part of a term: the weights of those that are had are added, as BM25 does."""
    return min(sum(weight for word, weight in group.items() if word in had), 1.0)


def part_of(search: Search, term: str, text: str, language: Language) -> float:
    """The part of a ``term``, 0..1, that a ``text`` in ``language`` has: the mean over its words; 0 of no word."""
    parts = _parts(search, term, (language,), set(terms(text)))
    return sum(parts.values()) / len(parts) if parts else 0.0


def fair_part_of(search: Search, term: str, text: str, language: Language) -> float:
    """``part_of``, but 1 where no word of ``language`` is known for the ``term``, other than its own."""
    own, asked = set(tokens(term)), language_of(term)
    known = language == asked or any(not group.keys() <= own for group in search.words(term, asked, language))
    return part_of(search, term, text, language) if known else 1.0


def unknown(search: Search, question: str) -> float:
    """The share, 0..1, of the question's words that no text of the library has, as they are or translated."""
    asked = language_of(question)
    words = dict.fromkeys(tokens(question), False)
    for language, lane in search.lanes.items():
        had = lane.whole.bm25.words
        groups: Iterable[Group] = (
            ({word: 1.0} for word in words) if language == asked else search.words(question, asked, language)
        )
        # Terms of the glossary come after the words, and are left off.
        words = {
            word: known or any(w in had for w in group)
            for (word, known), group in zip(words.items(), groups, strict=False)
        }
    return 1 - sum(words.values()) / len(words) if words else 0.0


def _rarity(words: Bm25, group: Group) -> float:
    """The weight of the commonest word that a word of a question stands for; the most there is where it has none."""
    texts = len(words.norm)
    counts = [int(words.texts_with[words.words[word]]) for word in group if word in words.words]
    having = max(counts, default=0)
    return float(np.log1p((texts - having + 0.5) / (having + 0.5)))
