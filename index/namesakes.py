"""Names of the other language that stand for those of a question: 哈撒韦 for Hathaway, and the reverse.

Where a text gives both, as in 韦伊（Prosper Weil）, the pair is certain; else the names of the library that sound alike
are taken. Both are looked up when a question first has the name: opening a library costs nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.document import Language, Passage
from index.expansion.dictionary import Dictionary
from index.expansion.places import places_in
from index.expansion.sounds import ALIKE, SPELLING, Heard, likeness
from index.lane import Lane
from index.language import fold
from index.lexical.bm25 import Bm25, Group
from index.lexical.tokens import is_listed, proper_nouns, tokens, told

_GUESSED = 0.8  # what a name that only sounds alike counts, times its likeness
_NO_LESS = 0.05  # how much less alike than the best a name may be that is taken too …
_MOST = 3  # … of so many
_GIVEN = 0.5  # how alike names must sound that a text gives as one
_KNOWN = 0.3  # weight from which on a translation that the library has leaves nothing to guess …
_SURE = 0.5  # … and translations that it has not
_PLACED = 0.2  # … and weight from which on it knows a place, whose other translations are not to be lost
_COMMON = 0.1  # weight of such translations from which on a word is common
_READ = 30  # passages with a name that are read for what else it is called
_LONGEST = 8  # characters of a Chinese name
_SHORTEST = 3  # letters of a Latin one
_REMEMBERED = 1 << 12
_RUN = re.compile(f"[{''.join(sorted(SPELLING))}]{{2,}}")
_CAPITALISED = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+(?:[A-Z][a-z]+)?(?![A-Za-z])")
#: 韦伊（Prosper Weil）, 蔡斯夫妇（Abram Chayes and Antonia Chayes）, 罗伯特·韦德（Robert Wade）.
_BOTH = re.compile(
    r"(?P<zh>[\u3400-\u9fff·]{2,16}?)(?:夫妇|夫人|教授|先生|等人?)?\s*[（(](?P<en>[A-Z][^（）()]{2,80})[）)]"
)
_BOTH_TURNED = re.compile(r"(?P<en>(?:[A-Z][\w.’'-]* ?){1,4})[（(](?P<zh>[\u3400-\u9fff·]{2,16})[）)]")


@dataclass(frozen=True, slots=True)
class Namesake:
    """A name of a question: the ``words`` of it, as texts are indexed by, and what they stand for together."""

    words: frozenset[str]
    group: Group


class Namesakes:
    """Finds in ``passages``, in the order of the rows of their ``lanes``, what names of questions are written as; where
    the ``dictionary`` knows the word, nothing is guessed."""

    def __init__(
        self, passages: Mapping[Language, Sequence[Passage]], lanes: Mapping[Language, Lane], dictionary: Dictionary
    ) -> None:
        self.passages, self.lanes, self.dictionary = passages, lanes, dictionary
        self._heard = functools.cache(self._hear)
        self._certain = functools.lru_cache(maxsize=_REMEMBERED)(self._given)
        self._found = functools.lru_cache(maxsize=_REMEMBERED)(self._find)
        self._likely = functools.lru_cache(maxsize=_REMEMBERED)(self._guessed)

    def of(self, question: str, language: Language) -> tuple[Namesake, ...]:
        """The names in a ``question`` of the other language that texts of ``language`` write otherwise, in no order."""
        return self._found(question, language) if language in self.lanes else ()

    def _find(self, question: str, language: Language) -> tuple[Namesake, ...]:
        asked = frozenset(tokens(question))
        found = list(self._places(question, asked, language))
        for name in _latin_names(question) if language == "zh" else _chinese_names(fold(question)):
            words = asked & set(tokens(name)) if language == "zh" else _pieces(name, question, asked)
            taken = frozenset().union(*(other.words for other in found))
            if not words or words & taken:
                continue
            group = _group(dict.fromkeys(self._certain(name, language), 1.0), language)
            if not group and not any(self._is_sure(word, language, of=name) for word in words):
                group = self._likely(name, language)
            if group:
                found.append(Namesake(words, {**dict.fromkeys(words, 1.0), **group}))
        return tuple(found)

    def _places(self, question: str, asked: frozenset[str], language: Language) -> Iterator[Namesake]:
        """The countries and regions in a ``question`` of the words ``asked`` that the dictionary does not know."""
        spoken: Language = "en" if language == "zh" else "zh"
        for place in places_in(question, spoken):
            words = place.words(spoken) & asked
            group = _group(dict.fromkeys(place.said(language), 1.0), language)
            known = [sum(self.dictionary.translations(word, language).get(s, 0.0) for s in group) for word in words]
            if known and min(known) < _PLACED:
                yield Namesake(words, {**dict.fromkeys(words, 1.0), **group})

    def _guessed(self, name: str, language: Language) -> Group:
        """What ``name`` may stand for in texts of ``language`` by its sound."""
        alike = self._heard(language).alike(name)
        found: dict[str, float] = {}
        for other in sorted(alike, key=lambda other: -alike[other]):
            if len(found) == _MOST or alike[other] < max(found.values(), default=0.0) - _NO_LESS:
                break
            if self._may_be(other, name, language):
                found[other] = alike[other]
        return _group({other: like * _GUESSED for other, like in found.items()}, language)

    def _may_be(self, other: str, name: str, language: Language) -> bool:
        """Whether ``other``, which sounds like ``name``, is a name, and not given as that of another: one who is Rocke
        is not Loka, but in Chinese each translator may write Rocke otherwise."""
        if language == "en":
            return self._is_name(other)
        given = self._certain(other, "en")
        return not given or fold(name) in map(fold, given)

    def _given(self, name: str, language: Language) -> frozenset[str]:
        """What texts give as the same name in ``language``."""
        return frozenset(other for text in self._texts_with(name) for other in _given(name, text, language))

    def _is_sure(self, word: str, language: Language, of: str) -> bool:
        """Whether the dictionary has translations that the library has, or that are no other spelling of the name.

        What a piece ``of`` a Chinese name is translated by are other names that have it: those tell nothing.
        """
        had = self.lanes[language].whole.bm25.words
        translations = {s: w for s, w in self.dictionary.translations(word, language).items() if s != word}
        if any(weight >= _KNOWN for said, weight in translations.items() if said in had):
            return True
        if language == "en" and word != of:
            return False
        pairs = {said: (said, word) if language == "zh" else (word, said) for said in translations}
        other = [weight for said, weight in translations.items() if likeness(*pairs[said]) < ALIKE]
        return (sum(other) if language == "zh" else max(other, default=0.0)) >= _SURE

    def _texts_with(self, name: str) -> list[str]:
        """Texts in either language that have a name, not all where they are many."""
        words = _indexed(name)
        found = []
        for language, lane in self.lanes.items():
            rows = _rows_with(words, lane.whole.bm25)
            found += [self.passages[language][row].text for row in rows[:_READ]]
        return found

    def _hear(self, language: Language) -> Heard:
        if language == "en":
            forms = self.lanes[language].likeness.forms.values()
            return Heard([form for form in forms if form.isalpha() and len(form) >= _SHORTEST], language)
        runs = {run for passage in self.passages[language] for run in _RUN.findall(fold(passage.text))}
        return Heard(dict.fromkeys(name for run in sorted(runs) for name in _spelt(run)), language)

    def is_common(self, word: str) -> bool:
        """Whether a Chinese ``word`` is translated by words that English texts write small, more than by others: no
        name, though jieba may take it for one (中断, 论文)."""
        translations = self.dictionary.translations(word, "en")
        return sum(weight * self._smallness(stem) for stem, weight in translations.items()) >= _COMMON

    def _is_name(self, form: str) -> bool:
        """Whether English texts write a word with a capital, for the most part."""
        return self._smallness(form, end=r"\b") <= 0

    def _smallness(self, stem: str, end: str = "") -> int:
        """1 where English texts write words of a ``stem`` small for the most part, -1 where with a capital, else 0;
        ``end`` is what must stand behind it, as a regular expression."""
        texts, stem = "\n".join(self._texts_with(stem)), re.escape(stem)
        small = len(re.findall(rf"\b{stem}{end}", texts))
        return int(np.sign(small - len(re.findall(rf"\b(?!{stem})(?i:{stem}){end}", texts))))


def _latin_names(question: str) -> list[str]:
    found = dict.fromkeys(_CAPITALISED.findall(question))
    return [name for name in found if len(name) >= _SHORTEST]


def _chinese_names(question: str) -> list[str]:
    """What may be names in a question, the longest first; parts of names too, for one may be followed by another."""
    found = dict.fromkeys(name for run in _RUN.findall(question) for name in _spelt(run))
    found |= dict.fromkeys(name for name in proper_nouns(question) if len(name) <= _LONGEST)
    return sorted(found, key=lambda name: -len(name))


def _pieces(name: str, question: str, asked: Collection[str]) -> frozenset[str]:
    """The words ``asked`` that a Chinese name is cut into, with what a place ends in: 伊尔 and 马河 of 伊尔马河."""
    ended = re.search(rf"{re.escape(name)}[河江湖海岛山州省市港]?", fold(question))
    whole = ended[0] if ended else name
    return frozenset(word for word in asked if word in whole)


def _spelt(run: str) -> Iterator[str]:
    """What may be names in a run of characters that foreign names are spelt with: words in a row, of which one is told
    as a name, or which together are no word."""
    words = told(run)
    for begin in range(len(words)):
        name, named = "", False
        for word, is_name in words[begin:]:
            name, named = name + word, named or is_name
            if len(name) > _LONGEST:
                break
            if len(name) > 1 and (named or not is_listed(name)):
                yield name


def _given(name: str, text: str, language: Language) -> Iterator[str]:
    """What a ``text`` gives as the same name in ``language``."""
    for pattern in (_BOTH, _BOTH_TURNED):
        for found in pattern.finditer(text):
            if fold(name) in fold(found[0]):
                yield from (
                    chinese if language == "zh" else latin
                    for chinese, latin in _pairs(found["zh"], found["en"])
                    if fold(name) == fold(latin if language == "zh" else chinese)
                )


def _pairs(chinese: str, latin: str) -> list[tuple[str, str]]:
    """The names that stand side by side, part by part: what precedes a name in Chinese is no part of it."""
    endings = [part[-size:] for part in chinese.split("·") for size in range(2, min(len(part), _LONGEST) + 1)]
    found: list[tuple[str, str]] = []
    parts = _CAPITALISED.findall(latin)
    for part in parts:
        likes = {ending: likeness(ending, part) for ending in endings}
        fitting = [e for e, like in likes.items() if like >= (_GIVEN if SPELLING.issuperset(e) else ALIKE)]
        if fitting:
            found.append((max(fitting, key=lambda ending: likes[ending]), part))
    # A Chinese name of one who publishes in English may have a surname of one character: 高洪柱, Hongju Koh.
    whole = next((name for name in proper_nouns(chinese) if chinese.endswith(name)), "")
    if found and whole and parts[-1] != found[-1][1] and whole.endswith(found[-1][0]):
        found.append((whole, parts[-1]))
    return found


def _indexed(name: str) -> list[str]:
    """What a text that has ``name`` is sure to be indexed by: Chinese names may be cut in any way, pairs may not."""
    if name[:1] < "\u3400":
        return tokens(name)
    return [name[place : place + 2] for place in range(len(name) - 1)]


def _group(names: Mapping[str, float], language: Language) -> Group:
    """Texts with any of ``names`` have the word, and those with part of a name that part of it."""
    found: dict[str, float] = {}
    for name, weight in names.items():
        words = _indexed(fold(name))
        for word in words:
            found[word] = max(found.get(word, 0.0), weight / len(words))
    return found


def _rows_with(words: Collection[str], bm25: Bm25) -> list[int]:
    """The texts that have all of ``words``, by row."""
    if not words or not all(word in bm25.words for word in words):
        return []
    bounds = [slice(*bm25.counts.indptr[bm25.words[word] : bm25.words[word] + 2]) for word in words]
    rows = [bm25.counts.indices[bound] for bound in bounds]
    return [int(row) for row in functools.reduce(np.intersect1d, rows)]
