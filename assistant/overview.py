"""Questions about a document as a whole: what it says and concludes, who its parties are, what it obliges them to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Literal

from assistant.apparatus import is_apparatus
from assistant.force import enters_into_force, says_force
from assistant.outline import Point
from assistant.sections import Section, Sections
from index.chunking.sentences import Stretch, sentences
from index.document import Language
from index.hit import Hit
from index.language import fold, language_of
from index.lexical.tokens import tokens
from index.mentions import Spoken

Aspect = Literal["authors", "force", "parties", "duties", "conclusion", "content"]

#: Words by which an aspect is asked for; the first that has one is meant.
_ASPECTS: Mapping[Aspect, re.Pattern[str]] = {
    "authors": re.compile(
        r"作者|谁(?:撰?写|著)|撰写|执笔|出自谁|哪所(?:大学|学校|机构)|哪个(?:大学|学校|单位|机构)|单位|"
        r"\b(?:wrote|written by|authors?|authored|writers?|affiliat\w+|universit(?:y|ies))\b",
        re.IGNORECASE,
    ),
    "force": re.compile(
        r"(?:法律)?(?:[约拘]束力|效力|性质)|(?:是否|是不是)条约|是条约吗"
        r"|\b(?:a (?:(?:legally )?binding )?treaty$|(?:legally )?binding"
        r"|legal (?:force|effect|status|nature)|legally|enforceable|binds?)\b",
        re.IGNORECASE,
    ),
    "duties": re.compile(
        r"义务|承诺|\b(?:obligations?|dut(?:y|ies)|commitments?|commits?|oblige[sd]?|requires?|required)\b",
        re.IGNORECASE,
    ),
    "parties": re.compile(
        r"缔约(?:各?方|国)|签署(?:各?方|国|者)|当事(?:各?方|国)|参加(?:各?方|国)|谁签[署订]?|哪些国家|哪几个?国家?|签署|"
        r"\b(?:parties|party|signator(?:y|ies)|signed|sign|countries|states|concluded)\b",
        re.IGNORECASE,
    ),
    "conclusion": re.compile(
        r"结论|结果|发现|观点|主张|论点|论证|认为|得出|\b(?:conclu\w+|find(?:s|ings?)?|found|argu\w+|claims?|thesis|"
        r"points?|results?|hold|think)\b",
        re.IGNORECASE,
    ),
    "content": re.compile(
        r"内容|讲|说|写|规定|约定|涉及|关于|概括|概述|总结|介绍|讨论|研究|措施|安排|任务|目标|"
        r"\b(?:summar\w+|about|say|says|covers?|contains?|contents?|provides?|provisions?|regulates?|deals?|address\w*|"
        r"overview|outline|discuss\w*|measures?|sets?|lay|lays|down|out|purpose|objectives?|tell|stud(?:y|ies))\b",
        re.IGNORECASE,
    ),
}
#: What says nothing of what is asked for.
_FILLING = re.compile(
    r"[请它其们]|一文|这[篇份一个]*|那[篇份一个]*|本文|该文|主要|核心|基本|大致|简要|一下|哪些|什么|怎么|如何|怎样|问题|了|得|有|是|都|里|中|"
    r"双方|各方|两国|成员国|会员国|各国|对|给|我|你|能|可以|"
    r"\b(?:main|key|central|chief|core|basic|brief\w*|please|tell|me|give|parties|party|together|it|kinds?|things?|two|three|a|an|any)\b",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"摘\s*要\s*[】\]:：]*\s*|\babstract\b[.:：—-]*\s*", re.IGNORECASE)
_KEYWORDS = re.compile(r"关\s*键\s*词|\bKey\s?words\b", re.IGNORECASE)
_CONCLUSION = re.compile(r"结\s*[论语]|结\s*束\s*语|余\s*论|总\s*结|\b(?:conclu|summary|final remarks)", re.IGNORECASE)
_PURPOSE = re.compile(r"宗旨|目的|目标|\b(?:objectives?|purposes?|aims?)\b", re.IGNORECASE)
_FINAL = re.compile(
    r"用语|定义|生效|修[改正]|退出|终止|保留|最后条款|其他|附则|文本|\b(?:definitions?|terms|use of|entry into force|"
    r"ratification|amend|withdraw|terminat|reserv|final|depositary|authentic|protocols|annex)",
    re.IGNORECASE,
)
_OBLIGES: Mapping[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"^[一二三四五六七八九十\d（）、.\s]*(?:缔约[一各双]?方|双方|各方|参加[国方]|任何一方|每一方|一方)[^，。；]{0,14}?"
        r"(?:应当?|须|必须|不得|将(?!来)|承诺|同意)"
    ),
    "en": re.compile(
        r"^[\d.()a-z\s]*(?:(?:Each|Every|The|A|All|Both|No|States?|We)\b[\w\s]{0,30}?)?(?:Part(?:y|ies)|Participants?|"
        r"sides?|States|We)\b[^.;]{0,60}?\b(?:shall|will|must|undertakes?|agrees?|commit)\b"
    ),
}
_PARTIES = re.compile(
    r"合称|下称|以下简称|[（(](?:the )?[“\"](?:Contracting )?Part(?:y|ies)|\bThe Parties to\b|each a\b|together the\b"
)
_AFFILIATION = re.compile(
    r"大学|学院|研究[院所]|中心|\b(?:University|School|Institute|College|Department|Centre|Center|Faculty)\b"
)
_SIGNED = re.compile(
    r"代表[:：]|签[署订][，。]|\bFor the (?:Government|Republic|Kingdom|Federation|European)|\b(?:Signed|Done) "
)
_SAID = {"zh": 12, "en": 30}  # characters from which on a sentence says something
_GOES_ON = ",:，：、"  # where a sentence says nothing without what is listed behind it
_LINE = 300  # characters of a line that is told whole
_OPENING = 400  # characters of a section in which the label of an abstract stands
_MANY, _FEW = 14, 4  # sections and chapters: of more than so many of both the first section of each chapter is told
_FAIR = 0.3  # of a document, from which on its version in the question's language tells the whole
_TOLD = 4  # sentences of a conclusion, or by which a document was signed


def aspect_of(question: str, spoken: Spoken) -> Aspect | None:
    """What ``question`` asks of the documents that it speaks of as wholes; None where it speaks of none, or asks for
    something particular in them."""
    if not spoken.documents:
        return None
    question = spoken.taken_from(question).rstrip(" ?？。.")
    aspect = next((aspect for aspect, words in _ASPECTS.items() if words.search(question)), None)
    for words in (*_ASPECTS.values(), _FILLING):
        question = words.sub(" ", question)
    return aspect if not tokens(question) else None


class Overview:
    """Tells of documents as wholes. ``spoken_of`` finds those that a question speaks of; ``people`` are the parties of
    each agreement and the authors of each of the ``papers``, by id."""

    def __init__(
        self,
        sections: Sections,
        people: Mapping[str, Sequence[str]],
        papers: Collection[str],
        spoken_of: Callable[[str], Spoken],
    ) -> None:
        self.sections, self.people, self.papers, self.spoken_of = sections, people, papers, spoken_of

    def points(self, question: str, hits: Sequence[Hit]) -> tuple[Point, ...]:
        """Sentences that tell what ``question`` asks of the one document as a whole that it speaks of, in its order, in
        the question's language where the document has it; empty where it asks for none, or it is not among ``hits``."""
        aspect, document = self._asked(question, hits)
        if aspect is None:
            return ()
        languages = {hit.passage.language for hit in hits if hit.passage.document_id == document}
        told = [section for section in self.sections.of_document(document) if section.language in languages]
        own = [section for section in told if section.language == language_of(question)]
        if aspect == "authors":
            return self._authors(document)
        if aspect == "force":
            return self._force(own) or self._force(told)
        if aspect == "parties":
            return self._parties(document, own or told)
        if document in self.papers:
            return self._paper(told, own, aspect)
        told = own if sum(len(s.text) for s in own) > _FAIR * sum(len(s.text) for s in told) else told
        return self._duties(told) if aspect == "duties" else self._contents(told, bool(_PURPOSE.search(question)))

    def _asked(self, question: str, hits: Sequence[Hit]) -> tuple[Aspect | None, str]:
        """What ``question`` asks of the one document as a whole that it speaks of, and the id of that; None where it
        asks for none, or it is not among ``hits``. A paper has no force."""
        spoken = self.spoken_of(question)
        held = {hit.passage.document_id for hit in hits}
        documents = [document for document in spoken.documents if document in held]
        aspect = aspect_of(question, spoken) if len(documents) == 1 else None
        forceless = aspect == "force" and documents[0] in self.papers
        return (None, "") if aspect is None or forceless else (aspect, documents[0])

    def lacks(self, question: str, hits: Sequence[Hit]) -> str:
        """The authors or the force of the one document that ``question`` asks for, as it asks, where that says nothing
        of them; else empty."""
        aspect, _ = self._asked(question, hits)
        if aspect not in ("authors", "force") or self.points(question, hits):
            return ""
        asked = _ASPECTS[aspect].search(question)
        return asked[0] if asked else ""

    def _force(self, told: Sequence[Section]) -> tuple[Point, ...]:
        """The sentences in which an agreement says of itself whether it binds, each with what it is about; of a treaty
        that does not say so that in which it enters into force."""
        parts = [(section, part) for section in told for part in sentences(section.text, section.language)]
        binds = [one for one in parts if says_force(_text(*one), one[0].language)]
        return _points(binds[:_TOLD] or [one for one in parts if enters_into_force(_text(*one), one[0].language)][:1])

    def _authors(self, document: str) -> tuple[Point, ...]:
        """The first lines that name them, with those behind that say where they are from."""
        names = [fold(name) for name in self.people.get(document, ())] if document in self.papers else []
        for section in self.sections.of_document(document):
            lines = list(_lines(section))
            named = [any(name in fold(_text(section, line)) for name in names) for line in lines]
            from_there = [bool(_AFFILIATION.search(_text(section, line))) for line in lines]
            told = [n for n, is_named in enumerate(named) if is_named or (n and named[n - 1] and from_there[n])]
            if told:
                return _points([(section, lines[n]) for n in told[:_TOLD]])
        return ()

    def _parties(self, document: str, told: Sequence[Section]) -> tuple[Point, ...]:
        """The sentence that names most of the parties first, and those by which it was signed."""
        names = [fold(name) for name in self.people.get(document, ())]
        # A preamble that goes on with 协议如下： or "as follows:" names them.
        found = [(section, part) for section in told for part in sentences(section.text, section.language)]
        named = [sum(name in fold(_text(*one)) for name in names) for one in found]
        calls = [bool(_PARTIES.search(_text(*one))) for one in found]
        first = [found[ranks.index(True)] for ranks in ([n == max(named) > 1 for n in named], calls) if any(ranks)][:1]
        signed = [one for one in found if _SIGNED.search(_text(*one)) and one not in first][-_TOLD:]
        return _points((*first, *signed))

    def _paper(self, told: Sequence[Section], own: Sequence[Section], aspect: Aspect) -> tuple[Point, ...]:
        """Its abstract and its conclusion, the conclusion first where that is asked for."""
        ends = [section for section in told if _CONCLUSION.search(_heading(section))][-1:]
        end = [(section, part) for section in ends for part in _parts(section)[:_TOLD]]
        start = _abstract(own) or _abstract(told)
        return _points((*end, *start) if aspect == "conclusion" and end else (*start, *end))

    def _contents(self, told: Sequence[Section], purpose: bool) -> tuple[Point, ...]:
        """What it is for, and the first sentence of each section; of many sections those that open a chapter. Where the
        ``purpose`` is asked for, all that stands under its heading, if it has one, alone."""
        if purpose and (aim := next((section for section in told if _PURPOSE.search(_heading(section))), None)):
            return _points([(aim, part) for part in _parts(aim)])
        paths = {section.passages[0].heading for section in told}
        leaves = [one for one in told if not any(_is_above(one.passages[0].heading, path) for path in paths)]
        aims = [section for section in leaves if _PURPOSE.search(_heading(section))][:1]
        chosen = [section for section in leaves if not _FINAL.search(_heading(section))]
        chapters = {section.passages[0].heading[:-1]: section for section in reversed(chosen)}
        if len(chosen) > _MANY and len(chapters) > _FEW:
            chosen = [section for section in chosen if section in chapters.values()]
        firsts = [(section, parts[0]) for section in dict.fromkeys((*aims, *chosen)) if (parts := _parts(section))]
        return _points(firsts)

    def _duties(self, told: Sequence[Section]) -> tuple[Point, ...]:
        """The first sentence of each article that obliges the parties."""
        found = []
        for section in told:
            if _FINAL.search(_heading(section)):
                continue
            obliging = [part for part in _parts(section) if _OBLIGES[section.language].search(_text(section, part))]
            found += [(section, part) for part in obliging[:1]]
        return _points(found)


def _abstract(told: Sequence[Section]) -> list[tuple[Section, Stretch]]:
    """The sentences of an abstract, as it stands under a heading or behind its label; none where there is none."""
    for section in told:
        if _ABSTRACT.search(_heading(section)):
            return [(section, part) for part in _parts(section)]
        if label := _ABSTRACT.search(section.text[:_OPENING]):
            return list(_labelled(section, label.end()))
    return []


def _labelled(section: Section, label: int) -> Iterator[tuple[Section, Stretch]]:
    """The sentences of the paragraph behind the label of an abstract; a page ends it too, and its keywords."""
    page = next(
        p.pages[0]
        for p, end in zip(section.passages, (*section.starts[1:], len(section.text)), strict=True)
        if label < end
    )
    pages = [start for p, start in zip(section.passages, section.starts, strict=True) if p.pages[0] > page]
    paragraph = section.text.find("\n", label)
    end = min([*pages, *([paragraph] if paragraph >= 0 else []), len(section.text)])
    for part in sentences(section.text[label:end], section.language):
        if _KEYWORDS.search(section.text[label:end][part.start : part.end]):
            return
        yield section, Stretch(label + part.start, label + part.end)


def _parts(section: Section) -> list[Stretch]:
    """The sentences of a section that say something."""
    parts = sentences(section.text, section.language)
    said = [part for part in parts if len(part) >= _SAID[section.language]]
    return [part for part in said if not (is_apparatus(_text(section, part)) or _text(section, part)[-1] in _GOES_ON)]


def _lines(section: Section) -> Iterator[Stretch]:
    """The lines of a section's paragraphs; of a long one its sentences."""
    place = 0
    for line in section.text.split("\n"):
        if len(line) <= _LINE:
            yield Stretch(place, place + len(line))
        else:
            for part in sentences(line, section.language):
                yield Stretch(place + part.start, place + part.end)
        place += len(line) + 1


def _is_above(heading: tuple[str, ...], path: tuple[str, ...]) -> bool:
    return len(path) > len(heading) and path[: len(heading)] == heading


def _heading(section: Section) -> str:
    return section.passages[0].heading[-1] if section.passages[0].heading else ""


def _text(section: Section, part: Stretch) -> str:
    return section.text[part.start : part.end]


def _points(found: Sequence[tuple[Section, Stretch]]) -> tuple[Point, ...]:
    return tuple(Point(passage, place) for section, part in found for passage, place in section.pieces(part))
