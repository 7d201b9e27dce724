"""Documents that a question speaks of: the rail memorandum, 投资协定, this action plan, a title, an author."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from index.calling import KINDS, Mention, kinds_in, mentions_in
from index.document import Language, Passage
from index.facts import Facts
from index.language import fold, language_of
from index.lexical.bm25 import Group
from index.lexical.tokens import proper_nouns, terms, tokens
from index.naming import Naming, Translate, instruments_in, is_generic

_NAME = re.compile(rf"\b(?!(?i:{'|'.join(english for english, _ in KINDS.values())})\b)[A-Z][\w’'-]+")
_ABBREVIATION = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]*[A-Z](?![A-Za-z])")
_QUOTED = re.compile(r"[“\"]([A-Z][^”\"]{12,})[”\"]")
_MARKS = re.compile(r"[“”\"‘’'「」『』]")
#: Kinds that name one document by themselves where there is but one; 条约 and the paper mostly mean any.
_TELLING = frozenset(["memorandum", "statement", "plan", "guidelines"])
_SAYING = (
    r"argu|claim|sa(?:y|id)|think|thought|find|found|writ|wrote|hold|held|propos|suggest|defin|explain|understand|see"
)
_OPENED = 0.7  # what a word counts that stands in the opening alone, beside one of the title
_OPENING = 3  # passages of a document in a language in which it says what it is
_LEAST = 0.5  # share of what is said of a document, by weight, that its title and opening have …
_LEAST_OF_ONE = 0.3  # … where the library has but one of a kind that is telling
_CLOSE = 0.1  # how much less than the best another may have that is meant too
_MOST = 2  # documents that one phrase may mean; one that means more means none
_SHORTEST = 3  # letters of a surname
_SHORTEST_TITLE = 8  # characters of a title that is known without 《》
_REMEMBERED = 64  # questions


@dataclass(frozen=True, slots=True)
class Spoken:
    """The ``documents``, by id, that a question speaks of, and the ``phrases`` by which it calls them."""

    documents: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()

    def taken_from(self, question: str) -> str:
        """What a question says beside the phrases, the longest taken first: a title may have a shorter one in it."""
        for phrase in sorted(self.phrases, key=len, reverse=True):
            question = question.replace(phrase, " ")
        return question

    def without_abbreviations(self, question: str) -> str:
        """The question with no abbreviation in the phrases: "the Agreement" of "the BBNJ Agreement"."""
        for phrase in self.phrases:
            question = question.replace(phrase, _ABBREVIATION.sub("", phrase))
        return question


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a document is known by: its ``kinds``, and the words of its title and its opening, as texts are indexed
    by, with the language in which they are."""

    document: str
    kinds: frozenset[str]
    language: Language
    title: frozenset[str]
    opening: frozenset[str]


class Mentions:
    """Finds the documents that questions speak of. ``facts`` tell papers from agreements, ``authors`` those of each."""

    def __init__(
        self,
        passages: Mapping[Language, Sequence[Passage]],
        titles: Mapping[str, str],
        facts: Mapping[str, Facts],
        naming: Naming,
        translate: Translate,
    ) -> None:
        self.passages, self.titles, self.facts = passages, titles, facts
        self.naming, self.translate = naming, translate
        # The search, what tells whether to decline and the answer each ask it of one question.
        self._found = lru_cache(maxsize=_REMEMBERED)(self._look_for)

    def of(self, question: str) -> Spoken:
        """The documents that ``question`` speaks of, none where it speaks of the library's matter alone.

        A phrase that fits more than two documents, or none by half of its words, means none of them.
        """
        return self._found(question)

    def _look_for(self, question: str) -> Spoken:
        found: dict[str, frozenset[str]] = {}
        for mention in mentions_in(question):
            listed = len(self.naming.said(mention.phrase)) > 1  # 公海协定: the glossary says what that is
            found[mention.phrase] = (self.titled(mention.phrase) if listed else None) or self._meant(mention)
        titles = (*instruments_in(question), *_QUOTED.findall(question))
        found |= {title: self.titled(title) for title in titles if not is_generic(title)}
        found |= {
            title: frozenset([key])
            for key, title in self.titles.items()
            if len(title) >= _SHORTEST_TITLE and title in question
        }
        found |= self._written(question)
        meant = {phrase: documents for phrase, documents in found.items() if 0 < len(documents) <= _MOST}
        return Spoken(frozenset().union(*meant.values()), tuple(meant))

    def called(self, name: str) -> frozenset[str]:
        """The documents, by id, that ``name`` calls by what they are and deal with, in the language of the name."""
        return self.of(name if language_of(name) == "zh" else f"the {name}").documents

    def titled(self, title: str) -> frozenset[str]:
        """The documents, by id, that have ``title``, or nearly, in either language, and all names in it: the framework
        agreement of another river is another."""
        return frozenset(document for document in self.naming.named(title) if self._has_names(document, title))

    def _meant(self, mention: Mention) -> frozenset[str]:
        fitting = [profile for profile in self._profiles if mention.kind in profile.kinds]
        alone = mention.kind in _TELLING and len({profile.document for profile in fitting}) == 1
        if not mention.dealt_with:
            documents = frozenset(profile.document for profile in fitting)
            return documents if alone or (mention.pointed and len(documents) == 1) else frozenset()
        shares: dict[str, float] = {}
        for profile in fitting:
            share = self._share(self._said(mention.dealt_with, profile.language), profile)
            shares[profile.document] = max(shares.get(profile.document, 0.0), share)
        least = max(_LEAST_OF_ONE if alone else _LEAST, max(shares.values(), default=0.0) - _CLOSE)
        meant = [key for key, share in shares.items() if share >= least and self._has_names(key, mention.dealt_with)]
        saying = [key for key in meant if _plain(mention.dealt_with) in _plain(self.titles.get(key, ""))]
        return frozenset(saying if len(saying) == 1 else meant or self._using(mention.dealt_with, shares))

    def _using(self, name: str, among: Collection[str]) -> list[str]:
        """The one document ``among`` some that has an abbreviation in its text, if its title has it not: BBNJ."""
        if not _ABBREVIATION.fullmatch(name):
            return []
        having = {p.document_id for held in self.passages.values() for p in held if name in p.text} & set(among)
        return list(having) if len(having) == 1 else []

    def _said(self, words: str, language: Language) -> list[Group]:
        return [group for group in self.translate(words, language_of(words), language) if group]

    def _has_names(self, document: str, called: str) -> bool:
        """Whether title and opening of a document have every name of what it is ``called``, in either language, or the
        glossary says what that is: BBNJ."""
        if len(self.naming.said(called)) > 1:
            return True
        names = _NAME.findall(called) if language_of(called) == "en" else proper_nouns(called)
        profiles = [profile for profile in self._profiles if profile.document == document]
        # Of all it is called, since a name that is cut in two has the whole of it for each: 伊尔马河.
        had = [group for one in profiles for group in self._said(called, one.language) if _part(group, one.opening)]
        return all(any(not group.keys().isdisjoint(tokens(name)) for group in had) for name in names)

    def _share(self, groups: Sequence[Group], profile: _Profile) -> float:
        """The share of the words, 0..1, each weighed by how few documents have it, that a document is known by."""
        weights = np.array([self._rarity(group, profile.language) for group in groups])
        parts = [max(_part(group, profile.title), _OPENED * _part(group, profile.opening)) for group in groups]
        return float(weights @ np.array(parts)) / float(weights.sum()) if parts else 0.0

    def _rarity(self, group: Group, language: Language) -> float:
        """The weight of a word among the documents known in a language, as BM25 weighs it."""
        known = [profile for profile in self._profiles if profile.language == language]
        having = sum(not profile.opening.isdisjoint(group) for profile in known)
        return float(np.log1p((len(known) - having + 0.5) / (having + 0.5)))

    def _written(self, question: str) -> dict[str, frozenset[str]]:
        """The papers by authors whom a question names as such, by what it calls them."""
        found: dict[str, set[str]] = {}
        for document, facts in self.facts.items():
            for author in facts.authors if facts.kind == "paper" else ():
                if called := _called(author, question):
                    found.setdefault(called, set()).add(document)
        return {called: frozenset(documents) for called, documents in found.items()}

    @cached_property
    def _profiles(self) -> tuple[_Profile, ...]:
        found = []
        for language, held in self.passages.items():
            openings: dict[str, list[str]] = {}
            for passage in held:
                opening = openings.setdefault(passage.document_id, [])
                if len(opening) < _OPENING and passage.kind == "body":
                    opening.append(passage.text)
            for document, texts in openings.items():
                title = frozenset(terms(self.titles.get(document, "")))
                opening_terms = title.union(*(terms(text) for text in texts))
                found.append(_Profile(document, self._kinds(document), language, title, opening_terms))
        return tuple(found)

    def _kinds(self, document: str) -> frozenset[str]:
        facts = self.facts.get(document)
        if facts is not None and facts.kind == "paper":
            return frozenset(["paper"])
        title = self.titles.get(document, "")
        return (kinds_in(title) - {"paper"}) or frozenset(["treaty"])


def _plain(text: str) -> str:
    """Folded and without quotation marks: 规则“软联通”."""
    return _MARKS.sub("", fold(text))


def _part(group: Group, held: frozenset[str]) -> float:
    return min(sum(part for word, part in group.items() if word in held), 1.0)


def _called(author: str, question: str) -> str:
    """What a question calls an author by: the whole name, or the surname of one who says or wrote something."""
    if not author or not tokens(author):
        return ""
    if language_of(author) == "zh":
        return author if fold(author) in fold(question) else ""
    surname = author.rsplit(maxsplit=1)[-1]
    if surname != author and re.search(rf"\b{re.escape(author)}\b", question):
        return author
    name = re.escape(surname)
    says = rf"\b(?i:by|do|does|did|according to) {name}\b|\b{name}(?:[’']s| (?:{_SAYING}))"
    return surname if len(surname) >= _SHORTEST and re.search(says, question) else ""
