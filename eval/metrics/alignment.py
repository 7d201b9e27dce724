"""Which words of a claim have a counterpart in a premise, in its own language or the other, and which are negated.

A word corresponds to itself, to its translations in the dictionary, and to words of its own language that share a
translation with it (bilingual pivoting, Bannard & Callison-Burch 2005): p(v | w) = sum over t of p(t | w) p(v | t).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.numbers import without_numbers
from index.document import Language
from index.expansion.dictionary import Dictionary
from index.language import fold
from index.lexical.tokens import tokens

_SURE = 0.03  # the least weight of a translation, and of a way through one, that is more than noise
_SCOPE = 2  # words after a negator that it denies

_CLAUSE = re.compile(
    r"(?<!\d)[,.;:!?](?!\d)|[。；：！？，、（）()]|\b(?:but|however|yet|unless)\b|但是?|除非|而(?!且)|却"
)
#: "Not later than" and 不仅 deny nothing.
_AFFIRMED = re.compile(
    r"\bnot (?:only|later|less|more|fewer)\b|\bno (?:later|less|more|fewer)\b|\bwithout (?:undue )?delay\b"
    r"|不仅|不但|不同|不论|不管|无论|不断|不过|不久|不少于|不迟于|不早于|不迟延|不得不|不可或缺|不可抗力|不动产|不法"
    r"|是否|能否|可否|未来|非洲|非政府|除非|无疑|无偿"
)
_DENIED = re.compile(
    r"\b(?:not|never|without|cannot|nor|neither|no|none|nothing|unable|fail(?:s|ed|ing)?|prohibit(?:s|ed)?|lack(?:s|ed)?"
    r"|forbid(?:s|den)?)\b|n['’]t\b|\bnon-|不得|不能|不应当?|不可|不会|不再|没有|并非|无法|未能|未经|禁止|缺乏|[不未无没非勿莫]"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The content words of a clause in order, numbers left out.

    ``negated`` are the words that a negator stands before; ``denies`` says whether there is a negator at all.
    """

    words: tuple[str, ...]
    negated: frozenset[str]
    denies: bool


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of ``text`` that have a word."""
    pieces = (_clause(piece) for piece in _CLAUSE.split(fold(without_numbers(text))))
    return tuple(clause for clause in pieces if clause.words or clause.denies)


def _clause(text: str) -> Clause:
    plain = _AFFIRMED.sub(lambda match: " " * len(match.group()), text)
    parts = _DENIED.split(plain)
    words = [tokens(part) for part in parts]
    negated = frozenset(word for part in words[1:] for word in part[:_SCOPE])
    return Clause(tuple(word for part in words for word in part), negated, len(parts) > 1)


class Correspondence:
    """Which words stand for which, by a dictionary."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self._known: dict[tuple[str, Language, Language], frozenset[str]] = {}

    def words_for(self, word: str, written: Language, wanted: Language) -> frozenset[str]:
        """The words of the language ``wanted`` that ``word`` of ``written`` stands for."""
        key = word, written, wanted
        if key not in self._known:
            self._known[key] = self._pivoted(word, written) if written == wanted else self._translated(word, wanted)
        return self._known[key]

    def share(self, claim: Sequence[str], written: Language, premise: frozenset[str], other: Language) -> float:
        """The share 0..1 of the different words of ``claim`` that have a counterpart in ``premise``; 1 of no words."""
        wanted = set(claim)
        return sum(self.stands(word, written, premise, other) for word in wanted) / len(wanted) if wanted else 1.0

    def stands(self, word: str, written: Language, premise: frozenset[str], other: Language) -> bool:
        """Whether ``word`` has a counterpart in ``premise``, words of the language ``other``."""
        return not self.counterparts(word, written, premise, other).isdisjoint(premise)

    def counterparts(self, word: str, written: Language, premise: frozenset[str], other: Language) -> frozenset[str]:
        """The words of ``premise`` that ``word`` stands for, or that stand for it."""
        found = ({word} | self.words_for(word, written, other)) & premise
        back = {other_word for other_word in premise if word in self.words_for(other_word, other, written)}
        return frozenset(found | back)

    def _translated(self, word: str, into: Language) -> frozenset[str]:
        return frozenset(v for v, weight in self.dictionary.translations(word, into).items() if weight >= _SURE)

    def _pivoted(self, word: str, language: Language) -> frozenset[str]:
        other: Language = "en" if language == "zh" else "zh"
        weights: dict[str, float] = {}
        for between, there in self.dictionary.translations(word, other).items():
            for found, back in self.dictionary.translations(between, language).items():
                weights[found] = weights.get(found, 0) + there * back
        return frozenset(v for v, weight in weights.items() if weight >= _SURE) | {word}
