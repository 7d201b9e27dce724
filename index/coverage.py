"""Which words of a question some passages do not have, in neither language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from index.document import Language
from index.language import language_of
from index.lexical.bm25 import Bm25, Group
from index.lexical.tokens import terms, tokens
from index.search import Search


@dataclass(frozen=True, slots=True)
class Missing:
    """A word of a question, as texts are indexed by, and how much it is missed: its rarity in the lane (as BM25 weighs
    it, 0 or more) times the part of it, 0..1, that no word of the texts stands for."""

    word: str
    weight: float


def missing(search: Search, question: str, texts: Iterable[str], language: Language) -> tuple[Missing, ...]:
    """The words of ``question`` by how much the ``texts``, which are in ``language``, miss them, the most first."""
    asked = language_of(question)
    had = {word for text in texts for word in terms(text)}
    words = search.lanes[language].whole.bm25
    groups = search.words(question, asked, language)
    names = terms(question) if language == asked else list(dict.fromkeys(tokens(question)))
    # Terms of the glossary come after the words; they are told by the words that they are made of. A word may stand for
    # no more than a part of a term: the weights of those that the texts have are added up, as BM25 does.
    found = [
        Missing(name, _rarity(words, group) * (1 - min(sum(w for word, w in group.items() if word in had), 1.0)))
        for name, group in zip([*names, *[""] * (len(groups) - len(names))], groups, strict=True)
    ]
    return tuple(sorted(found, key=lambda item: -item.weight))


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
