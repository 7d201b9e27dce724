"""Documents that a question speaks of: the rail memorandum, 投资协定, this action plan, a title, an author."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from index.document import Language, Passage
from index.facts import Facts
from index.language import fold, language_of
from index.lexical.bm25 import Group
from index.lexical.tokens import proper_nouns, terms, tokens
from index.naming import INSTRUMENTS, Naming, Translate, instruments_in, is_generic

#: What a document may be called by what it is, in both languages; a treaty may be called by any word for treaties.
_KINDS: Mapping[str, tuple[str, str]] = {
    "treaty": (
        r"agreement|treaty|convention|covenant|accord|pact|protocol|charter|arrangement",
        r"协定|协议|条约|公约|议定书|宪章",
    ),
    "memorandum": (r"memorandum(?: of understanding)?|mou", r"(?:谅解)?备忘录"),
    "statement": (
        r"(?:joint )?(?:statement(?!\s+that\b)|declaration|communiqu[eé])",
        r"(?:联合|共同)?(?:声明|宣言|公报)",
    ),
    "plan": (r"(?:action )?(?:plan(?!\s+to\b)|programme|program|roadmap)", r"行动计划|行动方案|规划|路线图"),
    "guidelines": (r"guidelines?|code of conduct", r"准则|指南|指引"),
    "paper": (r"paper|article|study|essay", r"论文|文章|一文"),
}
_KIND_EN = "|".join(rf"(?P<{kind}>{english})" for kind, (english, _) in _KINDS.items())
_KIND_ZH = "|".join(rf"(?P<{kind}>{chinese})" for kind, (_, chinese) in _KINDS.items())
#: No word of what a document deals with where it stands before the kind: "the parties to the agreement".
_NO_MODIFIER = r"(?!(?:the|a|an|of|to|in|on|under|by|for|with|from|and|or|is|are|was|were|do|does|did|has|have)\b)"
_SPOKEN_EN = re.compile(
    rf"\b(?:the|this|that)\s+(?P<before>(?:{_NO_MODIFIER}[\w’'–-]+\s+){{0,5}}?)(?:{_KIND_EN})\b(?!\s*\d)"
    r"(?:\s+(?:(?P<of>of)|on|about|between|with|for|concerning|regarding)\s+(?P<behind>[\w’' –-]+))?",
    re.IGNORECASE,
)
_SPOKEN_ZH = re.compile(rf"(?P<before>[\u3400-\u9fffA-Za-z\d“”-]{{0,24}}?)(?:{_KIND_ZH})(?!法(?!律)|性(?!质)|者)")
#: Where what stands before the kind begins in Chinese. Most of the single characters are part of words too, as in
#: 中国, 数据, 自由, 应对, 了解, 和平.
_LEAD_ZH = re.compile(
    r".*(?:根据|按照|依照|依据|请问|什么是|哪些|哪个|什么|怎样|如何|为何|为什么|关于|对于|签署|签订|加入|退出|批准|违反|遵守|适用|"
    r"享受|了解?|比较?(?!利时)|[在按依讲是]|(?<!学)说|(?<![访疑])问(?!题|责)|(?<!服)从(?!事|业)|(?<!数)据|(?<![自理])由|"
    r"(?<![应面])对(?![外话等])|中(?=$|[该本这此])|(?<![共总])和(?![平谐解约])|与(?=[本该这此]))"
    r"|^[年与和及或]"
)
#: Points at one document, whatever else is said of it; 日本, 资本, 应该 and 因此 do not.
_THIS = re.compile(
    r"(?:(?<!应)该|(?<![日基根资成样版])本(?![国地土币质身])|(?<![因彼如])此|[这那][一份个篇]{0,2})(?=.{0,8}$)"
)
#: Before a kind that is spoken of in general, or is a verb: 什么是条约, 哪些协定, 如何规划, 为什么签署备忘录.
_ANY_ZH = re.compile(
    r"(?:什么是|何谓|何为|什么叫|一[份个项种]|[哪某][些种]|如何|怎样|怎么|签[署订]|缔结|订立|达成|采用|使用|选择|通过|利用|[以用])$"
)
#: What ends what stands behind the kind in English: a verb. Where "states" is none, "that" does not follow it.
_ENDS_BEHIND = re.compile(
    r"\s(?:says?|provides?|states?(?=\s+that\b)|requires?|covers?|defines?|finds?|argues?|concludes?|contains?|sets?|"
    r"mentions?|proposes?|prefers?|recommends?|suggests?|describes?|appl(?:y|ies)|allows?|binds?|enters?|addresse?s?|"
    r"has|have|had|do|does|did|is|are|was|were|can|may|must|shall|should|about)\b.*$",
    re.IGNORECASE,
)
_NAME = re.compile(rf"\b(?!(?i:{'|'.join(english for english, _ in _KINDS.values())})\b)[A-Z][\w’'-]+")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_TITLE = re.compile(r"《[^》]+》")
_QUOTED = re.compile(r"[“\"]([A-Z][^”\"]{12,})[”\"]")
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
class Mention:
    """A ``phrase`` of a question that calls a document by its ``kind`` and by what it deals with, which is empty where
    only the kind is said; ``pointed``: "this paper", 该协定."""

    phrase: str
    kind: str
    dealt_with: str
    pointed: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """The ``documents``, by id, that a question speaks of, and the ``phrases`` by which it calls them."""

    documents: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()


def mentions_in(question: str) -> tuple[Mention, ...]:
    """What a question calls by its kind: "the rail MoU", "the paper on climate pledges", 投资协定."""
    if language_of(question) == "zh":
        spoken = _SPOKEN_ZH.finditer(_TITLE.sub("，", question))
        return tuple(_mention(found, chinese=True) for found in spoken if not _ANY_ZH.search(found["before"]))
    made = (_mention(found, chinese=False) for found in _SPOKEN_EN.finditer(question) if not _is_title(found))
    return tuple(made)


def _is_title(found: re.Match[str]) -> bool:
    """Whether it is written as a title that is looked up as such: "the Kyoto Protocol"; "the Memorandum" is none."""
    kind = next(found[kind] for kind in _KINDS if found[kind])
    instrument = any(word in INSTRUMENTS for word in kind.split())
    return instrument and (any(word[0].isupper() for word in found["before"].split()) or bool(found["behind"]))


def _mention(found: re.Match[str], chinese: bool) -> Mention:
    said = found.groupdict()
    kind = next(kind for kind in _KINDS if said[kind])
    if chinese:
        before = _LEAD_ZH.sub("", said["before"])
        dealt = _THIS.sub("", before)  # 那篇讲软法的论文, 讲软法的那篇论文
        return Mention(before.removeprefix("的") + said[kind], kind, dealt.strip("的“”"), dealt != before)
    whole, behind = found[0], said["behind"] or ""
    ended = "" if said["of"] and kind == "paper" else _ENDS_BEHIND.sub("", behind)  # "the study of treaties" is a field
    phrase = whole.removesuffix(behind) + ended if ended else whole[: found.end(kind) - found.start()]
    behind = ended
    pointed = phrase[:4].lower() in ("this", "that")
    return Mention(phrase, kind, f"{said['before'].strip()} {behind.strip()}".strip(), pointed)


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
            found[mention.phrase] = self._meant(mention)
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
        return frozenset(meant or self._using(mention.dealt_with, shares))

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
        pattern = _TITLE_ZH if language_of(title) == "zh" else _TITLE_EN
        said = frozenset(match.lastgroup for match in pattern.finditer(title) if match.lastgroup)
        return (said - {"paper"}) or frozenset(["treaty"])


_TITLE_EN = re.compile(rf"\b(?:{_KIND_EN})\b", re.IGNORECASE)
_TITLE_ZH = re.compile(_KIND_ZH)


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
