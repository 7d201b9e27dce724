"""Whether two sentences speak of the same and do not say the same, in either language or across them.

They speak of the same where their likeness, .4 × the share of the content words of each that have a counterpart in the
other, the less of both, + .6 × cosine of their vectors, is .5 or more. Of such two, both count the same and have no
number in common, one denies what the other says, or one bids what the other leaves free or forbids. Numbers of
provisions, items and notes do not count.

Measured on eval/questions/entailment.jsonl, where changed numbers and denials, and swapped parties, contradict their
premises. Lines 1-120, on which the threshold was chosen: 15 of 27 changed numbers and denials are found, and 2 of 93
others are. Lines 121-180: 4 of 14, and 4 of 46 others, three of which are swapped parties. Over the answers to 362
development questions, 79 of which quote several documents, which do not contradict one another: none is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assistant.proof.alignment import Clause, Correspondence, clauses
from assistant.proof.modality import Modal, modals
from assistant.proof.numbers import counted, numbers, possible_numbers
from index.lexical.tokens import tokens
from index.provisions import without_provisions

Kind = Literal["number", "denial", "force"]

_LEAST = 0.5  # likeness, 0..1
_WORDS = 0.4  # weight of the words in it, as in ``entailment``
_SHARED = 0.1  # least share of words for which vectors are made
_TELLING = 2  # content words of a clause that can be compared
_COUNTED = 2  # words behind a number that say what it counts
_YEARS = (1500, 2100)
_SAME = 0.5  # share of words from which on two clauses, or what two modals are about, are the same

#: What counts items and notes.
_COUNTING = re.compile(
    r"^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]+|[a-z])(?:[)）.、]|是)|其[一二三四五六七八九十]|第[一二三四五六七八九十]+[，,、])"
    r"|[①-⑳¹²³⁰⁴-⁹]+|\[\d+\]"
)
Embed = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Of sentences ``one`` and ``other``, indices into what was compared, and in what they differ."""

    one: int
    other: int
    kind: Kind


class Contradictions:
    """Finds them. ``embed`` gives unit vectors, float32 (texts, d)."""

    def __init__(self, embed: Embed) -> None:
        self.embed = embed
        self._correspondence = Correspondence.shipped()

    def among(self, sentences: Sequence[str], sources: Sequence[str]) -> tuple[Contradiction, ...]:
        """Those between ``sentences`` of different ``sources``, the name of each one's, most alike first."""
        texts = [_Text.of(sentence) for sentence in sentences]
        found = [
            (one, other, kind)
            for one, other in combinations(range(len(texts)), 2)
            if sources[one] != sources[other] and (kind := self._kind(texts[one], texts[other]))
        ]
        if not found:
            return ()
        wanted = sorted({place for one, other, _ in found for place in (one, other)})
        vectors = dict(zip(wanted, self.embed([texts[place].text for place in wanted]), strict=True))
        alike = [
            (self._likeness(texts[one], texts[other], float(vectors[one] @ vectors[other])), one, other, kind)
            for one, other, kind in found
        ]
        return tuple(
            Contradiction(one, other, kind) for like, one, other, kind in sorted(alike)[::-1] if like >= _LEAST
        )

    def _likeness(self, one: _Text, other: _Text, cosine: float) -> float:
        return _WORDS * self._mutual(one.words, other.words) + (1 - _WORDS) * max(cosine, 0.0)

    def _mutual(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of the words of each that the other has, the less of both."""
        return min(self._correspondence.share(one, other), self._correspondence.share(other, one))

    def _kind(self, one: _Text, other: _Text) -> Kind | None:
        """In what two sentences differ if they speak of the same."""
        if not one.words or not other.words:
            return None
        shared = self._mutual(one.words, other.words)
        if shared >= _SHARED and self._counted(one, other):
            return "number"
        if shared < _SAME:
            return None
        if self._denied(one, other) or self._denied(other, one):
            return "denial"
        return "force" if self._forced(one, other) else None

    def _counted(self, one: _Text, other: _Text) -> bool:
        """Whether they count the same differently, and have no number in common."""
        if one.numbers & other.possible or other.numbers & one.possible:
            return False
        return any(
            _is_year(value) and _is_year(there)
            if not words or not others or _is_year(value) or _is_year(there)
            else self._mutual(words, others) >= _SAME
            for value, words in one.counted
            for there, others in other.counted
        )

    def _denied(self, one: _Text, other: _Text) -> bool:
        """Whether a clause of the one denies, and its counterpart in the other does not."""
        for clause in one.clauses:
            if not clause.denials or len(clause.words) < _TELLING:
                continue
            there = max(other.clauses, key=lambda its: self._share(clause.words, its.words))
            if not there.denials and self._mutual(frozenset(clause.words), frozenset(there.words)) >= _SAME:
                return True
        return False

    def _forced(self, one: _Text, other: _Text) -> bool:
        """Whether modals about the same differ in force."""
        return any(
            modal.about
            and there.about
            and not modal.forces & there.forces
            and self._mutual(modal.about, there.about) >= _SAME
            for modal in one.modals
            for there in other.modals
        )

    def _share(self, words: Sequence[str], among: Sequence[str]) -> float:
        return self._correspondence.share(frozenset(words), frozenset(among))


@dataclass(frozen=True, slots=True)
class _Text:
    """A sentence, numbers of provisions left out, with what is compared of it."""

    text: str
    words: frozenset[str]
    clauses: tuple[Clause, ...]
    numbers: frozenset[float]
    possible: frozenset[float]
    counted: tuple[tuple[float, frozenset[str]], ...]
    modals: tuple[Modal, ...]

    @classmethod
    def of(cls, sentence: str) -> _Text:
        text = _COUNTING.sub(" ", without_provisions(sentence))
        parts = clauses(text)
        words = frozenset(word for clause in parts for word in clause.words)
        behind = tuple((value, frozenset(tokens(said)[:_COUNTED])) for value, said in counted(text))
        return cls(text, words, parts, numbers(text), possible_numbers(text), behind, modals(text))


def _is_year(value: float) -> bool:
    return value.is_integer() and _YEARS[0] <= value <= _YEARS[1]
