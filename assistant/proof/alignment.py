"""Which words of a claim have a counterpart in a premise, in its own language or the other, and which are negated.

A word corresponds to itself, to its translations in the dictionary, and to words of its own language that share a
translation with it (bilingual pivoting, Bannard & Callison-Burch 2005): p(v | w) = sum over t of p(t | w) p(v | t).
What the dictionary leaves over of a term of the glossary stands for what it leaves over of its translation: 便利化 for
"facilitation", as 贸易 is "trade".
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice, product

from assistant.proof.numbers import without_numbers
from index.document import Language
from index.expansion.dictionary import Dictionary, shipped_dictionary
from index.expansion.glossary import STARTER, Term, read_glossary
from index.language import fold
from index.lexical.tokens import tokens

_SURE = 0.03  # the least weight of a translation that is more than noise
_SURE_WAY = 0.1  # the same of a way through translations, which adds up the noise of many
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_SCOPE = 2  # words after a negator that it denies
_LEFT_OVER = 2  # words of a term that the dictionary may leave over

_CLAUSE = re.compile(
    r"(?<!\d)[,.;:!?](?!\d)|[。；：！？，、（）()]|\b(?:but|however|yet|unless)\b|但是?|除非|而(?!且)|却"
)
#: "Not later than" and 不仅 deny nothing.
_DENIAL = re.compile(
    r"(?P<affirmed>\bnot (?:only|later|less|more|fewer)\b|\bno (?:later|less|more|fewer)\b|\bwithout (?:undue )?delay\b"
    r"|\b(?:at|for) no (?:cost|charge)\b"
    r"|不仅|不但|不同|不论|不管|无论|不断|不过|不久|不(?:得|应|能)?(?:超过|[低高少多大小迟早晚]于)|不迟延|不得不|不可或缺|不可抗力"
    r"|无纸|没收|莫斯科|非国家|非正式|非传统|非物理|不动产|不法|不推回"
    r"|非法|不可分割|不在此限|不可分离|不过分|是否|能否|可否|未来|非洲|非政府|除非|无疑|无偿)"
    r"|\b(?:not|never|without|cannot|nor|neither|no|none|nothing|unable|lack(?:s|ed|ing)?"
    r"|hardly|scarcely|refus(?:e[sd]?|al|ing)"
    r"|(?:hard|difficult) to|difficulty in"
    r"|fail(?:s|ed|ing)? to|failure (?:to|in)|withh[eo]ld(?:s|ing)?|prohibit(?:s|ed)?|forbid(?:s|den)?)\b|n['’]t\b"
    r"|\bnon-(?!governmental|state|profit|traditional|part|formal|physical|refoul)|\b(?:rather than|instead of)\b"
    r"|\b(?:exclud(?:e[sd]?|ing)|absence of|absent)\b"
    r"|\b(?:in(?=complete|sufficien|effective|adequate|consisten)|im(?=possib|precis|perfect|proper|practic)|ir(?=reversib)"
    r"|un(?=settled|resolved|favo|even|likely|certain|equal|fair|reasonabl|clear|necessar|willing|intention))"
    r"|不得|不能|不应当?|不可|不会|不再|没有|并非|无法|未能|未经|未必|难以|很难|难于|困难|拒绝|禁止|缺乏|[不未无没非勿莫]"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The content words of a clause in order, numbers left out; ``text`` is the clause itself, folded.

    ``denials`` has for each negator the words after it that it denies, none where it closes the clause.
    """

    text: str
    words: tuple[str, ...]
    denials: tuple[frozenset[str], ...]

    @property
    def denied(self) -> frozenset[str]:
        """The words that any negator denies."""
        return frozenset().union(*self.denials)


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of ``text`` that have a word or a negator."""
    pieces = (_clause(piece) for piece in _CLAUSE.split(fold(without_numbers(text))))
    return tuple(clause for clause in pieces if clause.words or clause.denials)


def _clause(text: str) -> Clause:
    parts = _DENIAL.sub(lambda match: match["affirmed"] or "\0", text).split("\0")
    words = [tokens(part) for part in parts]
    # What a negator denies may begin behind the next one: "shall never and without notice enter".
    after = [chain.from_iterable(words[place:]) for place in range(1, len(words))]
    return Clause(text, tuple(chain.from_iterable(words)), tuple(frozenset(islice(rest, _SCOPE)) for rest in after))


class Correspondence:
    """Which words stand for which, by a dictionary and ``terms``; the language of a word is that of its script."""

    def __init__(self, dictionary: Dictionary, terms: Sequence[Term] = ()) -> None:
        self.dictionary = dictionary
        self._known: dict[tuple[str, Language], frozenset[str]] = {}
        self._terms = self._left_over(terms)
        self._said = tuple(tuple(map(fold, (*term.zh, *term.en))) for term in terms)

    @classmethod
    @functools.cache
    def shipped(cls) -> Correspondence:
        """By the shipped dictionary and glossary; one for all who ask, for it remembers what it looked up."""
        return cls(shipped_dictionary(), read_glossary(STARTER).terms)

    def words_for(self, word: str, wanted: Language) -> frozenset[str]:
        """The words of the language ``wanted`` that ``word`` stands for."""
        key = word, wanted
        if key not in self._known:
            self._known[key] = (
                self._pivoted(word, wanted) if _written(word) == wanted else self._translated(word, wanted)
            )
        return self._known[key]

    def without_terms(self, text: str, held: str) -> str:
        """``text`` without the terms of the glossary that ``held`` has in one way or another: FATF, 特别工作组."""
        plain, there = fold(text), fold(held)
        for ways in self._said:
            said = [way for way in ways if way in plain]
            if said and any(_stands_in(way, there) for way in ways):
                for way in sorted(said, key=len, reverse=True):
                    text = re.sub(_bounded(way), " ", text, flags=re.IGNORECASE)
        return text

    def share(self, claim: frozenset[str], premise: frozenset[str]) -> float:
        """The share 0..1 of the words of ``claim`` that have a counterpart in ``premise``; 1 of no words."""
        return sum(self.stands(word, premise) for word in claim) / len(claim) if claim else 1.0

    def stands(self, word: str, premise: frozenset[str]) -> bool:
        """Whether ``word`` is one of ``premise``, stands for one of them, or one of them for it."""
        if word in premise or any(not premise.isdisjoint(self.words_for(word, wanted)) for wanted in _LANGUAGES):
            return True
        return any(word in self.words_for(found, _written(word)) for found in premise)

    def _left_over(self, terms: Sequence[Term]) -> dict[str, frozenset[str]]:
        """For each word that the dictionary leaves over of a term, what it leaves over of its translations."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for zh, en in ((frozenset(tokens(zh)), frozenset(tokens(en))) for t in terms for zh in t.zh for en in t.en):
            of_zh = [word for word in zh if self._by_dictionary(word, "en").isdisjoint(en)]
            of_en = [word for word in en if self._by_dictionary(word, "zh").isdisjoint(zh)]
            if len(of_zh) <= _LEFT_OVER and len(of_en) <= _LEFT_OVER:
                for one, other in product(of_zh, of_en):
                    found[one].add(other)
                    found[other].add(one)
        return {word: frozenset(others) for word, others in found.items()}

    def _translated(self, word: str, into: Language) -> frozenset[str]:
        return self._by_dictionary(word, into) | self._terms.get(word, frozenset())

    def _by_dictionary(self, word: str, into: Language) -> frozenset[str]:
        return frozenset(v for v, weight in self.dictionary.translations(word, into).items() if weight >= _SURE)

    def _pivoted(self, word: str, language: Language) -> frozenset[str]:
        other: Language = "en" if language == "zh" else "zh"
        weights: dict[str, float] = {}
        for between, there in self.dictionary.translations(word, other).items():
            for found, back in self.dictionary.translations(between, language).items():
                weights[found] = weights.get(found, 0) + there * back
        return frozenset(v for v, weight in weights.items() if weight >= _SURE_WAY)


def _bounded(way: str) -> str:
    """The pattern of a term that stands as words of its own."""
    return rf"\b{re.escape(way)}s?\b" if way.isascii() else re.escape(way)


def _stands_in(way: str, text: str) -> bool:
    return way in text and re.search(_bounded(way), text) is not None


def _written(word: str) -> Language:
    return "zh" if word[0] >= "\u3400" else "en"
