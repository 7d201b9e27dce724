"""The section that a question asks for by its heading, and the points that it makes in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.definition import PartOf
from assistant.sections import Section, Sections
from index.chunking.sentences import Stretch, sentences
from index.document import Passage
from index.hit import Hit
from index.language import language_of
from index.lexical.tokens import tokens

#: Words, in both languages, of which a question and a heading may each have another and mean the same kind of points.
_KINDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"问题|挑战|困难|困境|课题|难题|障碍|不足|局限|缺陷|缺点|短板|弊端|风险|"
        r"\b(?:problem|challenge|difficult|obstacle|limit|shortcoming|falls? short|weakness|drawback|barrier|"
        r"defect|flaw|risk)",
        r"措施|对策|建议|路径|方案|办法|途径|策略|优化|完善|改进|推进|提高|提升|加强|"
        r"\b(?:measure|step|recommend|path|approach|ways\b|improv|complet|strateg|solution|strengthen|optimi[sz])",
        r"特征|特点|特性|\b(?:feature|characteristic|trait)",
        r"功能|作用|意义|价值|\b(?:function|roles?\b|significance)",
        r"原因|因素|动因|为什么|为何|缘何|\b(?:reasons?|causes?|factors?|why|explains?)\b",
        r"类型|(?<!几)种类|分类|形式|\b(?:kind|type|form|categor)",
        r"条件|前提|\b(?:condition|prerequisite|requirement)",
        r"机制|\bmechanism",
        r"原则|\bprinciple",
        r"经验|教训|启示|\b(?:lesson|implication)s?\b",
        r"优势|优点|好处|\b(?:advantage|benefit|strength)s?\b",
        r"影响|效果|后果|\b(?:effect|impact|consequence|influence)s?\b",
        r"区别|差别|差异|不同|异同|\bdiffer|\bdistinction",
        r"观点|看法|见解|批评|质疑|反对意见|异议|\b(?:view|opinion|critici[sz]|critique|objection)",
    )
)
_WHOLE_WORDS = tuple(re.compile(rf"(?:{kind.pattern})[a-z]*", re.IGNORECASE) for kind in _KINDS)
_ASKS = re.compile(
    r"哪些|哪几|几[种类个条项点]|如何|怎样|怎么|什么|为何|缘何|\b(?:which|what|how|why|where)\b", re.IGNORECASE
)
#: Where the kind is named: "what main problems", 哪些问题, 问题有哪些.
_NAMES_KIND = re.compile(
    r"(?:哪些|哪几|几[种类个条项点]|什么)([^，。？！]{2,8})|([^，。？！的]{2,6})(?:有|是|包括)(?:哪些|什么)(?=\W|$)|"
    r"\b(?:which|what)"
    r"((?: (?!(?:can|do|does|did|may|will|would|should|could|has|have|make|makes|under|of|in)\b)\w+){1,5})",
    re.IGNORECASE,
)
#: A date, a number or a person is asked for, not points.
_ASKS_FOR_ONE = re.compile(
    r"何时|什么时候|哪一?年|多少|多久|谁|几年|哪[个一]|"
    r"\b(?:when|who(?:m|se)?|how (?:many|much|long|often|far))\b|what (?:year|date)",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"^\W*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+(?:\.\d+)*\.?\s|[IVX]+\.\s|"
    r"(?:PART|Part|Chapter|CHAPTER|Section|SECTION|Article|ARTICLE)\s[\dIVXLC.]+\.?\s|第[一二三四五六七八九十百\d]+[编章节条款]\s*)"
)
#: What says nothing of the matter.
_FILLING = re.compile(
    r"面临|存在|具有|具备|需要|真正|才能|主要|还|通过|发挥|之间|\b(?:still|between|among|have|has|faces?|there|main|key|major|make|can|could|should|more)\b",
    re.IGNORECASE,
)
#: Who says it.
_SAYING = re.compile(
    r"论文|文章|作者|提出了?|认为|\b(?:papers?|articles?|authors?|propose[sd]?|suggest(?:s|ed)?|do|does|did)\b",
    re.IGNORECASE,
)
_SPOKEN_OF = 0.5  # part of the rest of a question that stands in the headings and the title
_DOCUMENTS = 3  # that the best hits are of, whose headings are looked at
_HITS = 10  # that say which documents these are
_MOST_HEADINGS = 200  # of a document; of one with more only those under which hits stand
_NUMBERED = re.compile(r"第[一二三四五六七八九十][，,、]|(?:First|Second|Third|Fourth|Fifth|Sixth)(?:ly)?,")
_NAME = {"zh": 12, "en": 30}  # characters of a sentence that only names a point: 一是信息机制。
_ALONE = 2  # points, of which there are at least so many
_DEEPER = 0.03  # by which a heading is preferred to the one above it
_SAID = 0.1  # … and one that says the kind of points by the same word
_NEAR = 0.15  # how far below the likest heading another may stay
#: The kinds of points, as numbers of ``_KINDS``.
Kinds = frozenset[int]


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence that opens a point of the section, at a ``place`` of a passage."""

    passage: Passage
    place: Stretch


def kinds_of(text: str) -> Kinds:
    """The kinds of points of which a question or a heading speaks: problems, measures, features …"""
    return frozenset(number for number, kind in enumerate(_KINDS) if kind.search(text))


def kinds_asked_for(question: str) -> Kinds:
    """The kinds of points that a question asks for; none where it asks for a date, a number or a person."""
    if not _ASKS.search(question) or _ASKS_FOR_ONE.search(question):
        return frozenset()
    for found in _NAMES_KIND.finditer(question):
        behind, before, english = found.groups()
        # 什么机制产生效果 asks for mechanisms, 效果的条件有哪些 for conditions: the nearest is meant.
        if kinds := _nearest(behind or english, first=True) if not before else _nearest(before, first=False):
            return kinds
    return kinds_of(question)


def _nearest(text: str, first: bool) -> Kinds:
    """The kind of which a word stands first, or last, in ``text``; none where there is no such word."""
    places = [(match.start(), number) for number, kind in enumerate(_KINDS) for match in kind.finditer(text)]
    return frozenset([(min if first else max)(places)[1]] if places else [])


def kind_words(text: str, kinds: Kinds) -> frozenset[str]:
    """The words by which a text speaks of some kinds of points."""
    return frozenset(word for kind in kinds for found in _WHOLE_WORDS[kind].findall(text) for word in tokens(found))


class Outline:
    """Finds the section. ``titles`` are those of documents by their ids, ``embed`` gives unit vectors, float32
    (texts, d), ``part_of`` the part of a question's words that a heading has."""

    def __init__(
        self,
        sections: Sections,
        titles: Mapping[str, str],
        embed: Callable[[Sequence[str]], NDArray[np.float32]],
        part_of: PartOf,
    ) -> None:
        self.sections = sections
        self.titles = titles
        self.embed = embed
        self.part_of = part_of
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def points(self, question: str, hits: Sequence[Hit], least: float) -> tuple[Point, ...]:
        """The points, in their order, of the section whose heading speaks of the kind of points that is asked for, has
        what else the question says, and is like it by ``least``, 0..1, or more; in a language of ``hits``, since where
        another is left out points in it are, too.

        Likeness is half the cosine, half the part of the question's words that the heading has. Empty where there is no
        such heading, or its section makes no two points. On the development questions, which ask for more than a
        section's subject, headings alone lost key facts: hence the second condition.
        """
        asked = kinds_asked_for(question)
        if not asked:
            return ()
        question = _SAYING.sub(" ", question)
        rest = rest_of(question)
        headings = [
            (document, path)
            for document, path in self._headings(hits)
            if asked & kinds_of(path[-1]) and self._speaks_of(rest, document, path)
        ]
        if not headings:
            return ()
        likeness = self._likeness(question, [path for _, path in headings])
        if max(likeness) < least:
            return ()
        lifted = [
            like + _DEEPER * len(path) + _SAID * bool(kind_words(question, asked) & kind_words(path[-1], asked))
            for like, (_, path) in zip(likeness, headings, strict=True)
        ]
        ranked = sorted(zip(lifted, headings, strict=True), key=lambda one: -one[0])
        near = [one for like, one in ranked if like >= ranked[0][0] - _NEAR]
        made = (self._made(*one, asked) for one in near)
        languages = {hit.passage.language for hit in hits}
        return next((points for points in made if points and points[0].passage.language in languages), ())

    def _speaks_of(self, rest: str, document: str, path: tuple[str, ...]) -> bool:
        said = "\n".join((self.titles.get(document, ""), *path))
        return not tokens(rest) or self.part_of(rest, said, language_of(path[-1])) >= _SPOKEN_OF

    def _likeness(self, question: str, headings: Sequence[tuple[str, ...]]) -> list[float]:
        names = [" ".join(_MARK.sub("", heading) for heading in path) for path in headings]
        cosines = self._encoded(names) @ self.embed([question])[0]
        return [
            0.5 * max(float(cosine), 0.0) + 0.5 * self.part_of(question, name, language_of(name))
            for cosine, name in zip(cosines, names, strict=True)
        ]

    def _headings(self, hits: Sequence[Hit]) -> list[tuple[str, tuple[str, ...]]]:
        """Documents and headings that may be meant, each once: those of the documents that the best hits are of."""
        documents = list(dict.fromkeys(hit.passage.document_id for hit in hits[:_HITS]))[:_DOCUMENTS]
        found: dict[tuple[str, tuple[str, ...]], None] = {}
        for document in documents:
            held = self.sections.headings_of(document)
            if len(held) > _MOST_HEADINGS:
                standing = [hit.passage.heading for hit in hits if hit.passage.document_id == document]
                above = {path[:depth] for path in standing for depth in range(1, len(path) + 1)}
                held = [path for path in held if path in above]  # a table may have a heading of its own
            found |= dict.fromkeys((document, path) for path in held if not self._is_title(document, path))
        return list(found)

    def _is_title(self, document: str, path: tuple[str, ...]) -> bool:
        """Whether what stands under it opens the document: its abstract and introduction."""
        return self.sections.opens(self.sections.under(document, path)[0].passages[0])

    def _encoded(self, names: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of headings, float32 (names, d), each made once."""
        new = [name for name in dict.fromkeys(names) if name not in self._vectors]
        if new:
            self._vectors |= dict(zip(new, self.embed(new), strict=True))
        return np.stack([self._vectors[name] for name in names])

    def _made(self, document: str, heading: tuple[str, ...], asked: Kinds) -> tuple[Point, ...]:
        """The points under a heading: of each section below it the sentence that says most of its own heading; where
        there are none, the items of its longest enumeration."""
        held = self.sections.under(document, heading)
        below = [section for section in held if section.passages[0].heading != heading]
        if len(below) >= _ALONE:
            return tuple(point for section in below for part in _told(section) for point in _places(section, part))
        section = held[0]
        found = self.sections.enumerations_in(section)
        if kinds_of(heading[-1]) - asked:  # it speaks of other things too
            found = tuple(one for one in found if one.lead and asked & kinds_of(_text(section, one.lead))) or found
        longest = max(found, key=lambda one: len(one.whole), default=None)
        if longest is None:
            return ()
        parts = (*([longest.lead] if longest.lead else []), *longest.items)
        return tuple(point for part in parts for point in _places(section, _first(section, part)))


def rest_of(question: str) -> str:
    """What a question says beside asking for a kind of points."""
    for kind in _WHOLE_WORDS:
        question = kind.sub(" ", question)
    return _FILLING.sub(" ", _ASKS.sub(" ", question))


def _told(section: Section) -> tuple[Stretch, ...]:
    """What a section says under its heading: its numbered sentences, where the numbers run on from section to section
    too, or the first of the sentences that have most words of the heading."""
    parts = sentences(section.text, section.language)
    numbered = tuple(part for part in parts if _NUMBERED.match(_text(section, part)))
    if len(numbered) >= _ALONE:
        return numbered
    wanted = set(tokens(_MARK.sub("", section.passages[0].heading[-1])))
    return (max(parts, key=lambda part: len(wanted & set(tokens(_text(section, part))))),)


def _first(section: Section, stretch: Stretch) -> Stretch:
    """The first sentence of a stretch of a section; with the second where it is no more than a name."""
    parts = sentences(_text(section, stretch), section.language)
    named = len(parts) > 1 and len(parts[0]) <= _NAME[section.language]
    return Stretch(stretch.start + parts[0].start, stretch.start + parts[int(named)].end)


def _places(section: Section, stretch: Stretch) -> tuple[Point, ...]:
    return tuple(Point(passage, place) for passage, place in section.pieces(stretch))


def _text(section: Section, stretch: Stretch) -> str:
    return section.text[stretch.start : stretch.end]
