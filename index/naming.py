"""Which documents a question names: the BBNJ Agreement, 《罗马规约》, the Second Geneva Convention."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.document import Language
from index.expansion.glossary import Glossary
from index.language import language_of
from index.lexical.bm25 import Group
from index.lexical.tokens import terms, tokens
from index.likeness import Encode
from index.numerals import CHINESE, ORDINALS, chinese, roman
from index.provisions import first_place

#: The words of a text in the first language as what each may be in texts of the second.
Translate = Callable[[str, Language, Language], Sequence[Group]]

_TITLE = re.compile(r"《([^》]+)》")
#: What leads up to a name that stands before the provision in Chinese.
_LEAD_ZH = re.compile(
    r"^.*(?:[，。？！、：；\s（(]|根据|按照|依照|依据|请问)"
    r"|^(?:请|那么?|在|按|从|对|和|与)?(?:(?:解释|介绍|说明|引用|列出|给出|看看?|说说|讲讲|查看?|了解|违反|适用|援引)(?:一下)?)?"
)
_TAIL_ZH = re.compile(r"(?:当?中|里)?的?$")
_AFTER_EN = re.compile(r"\s*,?\s*(?:of|in|under|from|to)\s+(?:the\s+)?([^,;?!\"”]+)")
#: What ends a name in English: names of agreements have prepositions inside, but no verb.
_ENDS_EN = re.compile(
    r"\s(?:says?|provides?|states?|reads?|stipulates?|contains?|lays?|sets?|requires?|regulates?|governs?|covers?|"
    r"defines?|means?|appl(?:y|ies)|allows?|permits?|obliges?|prohibits?|imposes?|gives?|grants?|makes?|ha[sd]|have|do|"
    r"does|did|is|are|was|were|can|may|must|shall|should|binds?|about|regarding|concerning)\b.*$"
    r"|\s(?:and|or|with|to|than)\s+(?:the\s+)?(?:articles?|art\.|paragraphs?|sections?|chapters?)\s.*$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(
    r"\b(?!(?:What|Which|Who|Whose|How|When|Where|Why|Do|Does|Did|Is|Are|Was|Were|Can|Could|May|Might|Must|Should|Shall"
    r"|Will|Would|Has|Have|Had|Under|According|In|And|But|Since|After|Before|Compare|Tell)\b)[A-Z][\w’'-]*"
    r"(?: (?:(?:of|the|and|on|for|against|to|in|with) )*(?:[A-Z][\w’'-]*|\([IVX]+\)))*"
)
#: What instruments are called in English.
INSTRUMENTS = (
    "Agreement", "Convention", "Covenant", "Protocol", "Treaty", "Memorandum", "Declaration", "Statute", "Charter",
    "Act", "Accord", "Pact", "Code",
)  # fmt: skip
_INSTRUMENT = re.compile(rf"\b(?:{'|'.join(INSTRUMENTS)})\b")
#: What belongs to the instrument behind it: the Conference of the Parties of the BBNJ Agreement.
_BODY = re.compile(
    r"^(?:(?:Conference|Meetings?|Assembly) of the (?:States )?Parties|(?:States )?Parties|Secretariat|Preamble"
    r"|Depositary|(?:\w+ )?(?:Commission|Committee|Council|Body)|Annex(?: [IVX]+)?|Part [IVX]+)"
    r" (?:of|to|under|in) (?:the )?"
)
#: Words that a name has by itself only where something named before is meant.
_GENERIC = frozenset(
    tokens("same said agreement convention treaty protocol memorandum charter statute code law annex paper document")
)
_GENERIC_ZH = re.compile(
    r"它们?|其|(?:该|本|此|这一?)[条款]|(?:该|本|此|同一?[个份部]?|这一?[个份部]?|上述)?"
    r"(?:协定|协议|公约|条约|议定书|备忘录|宪章|规约|法典?|法律|论?文|文件|草案)"
)
#: Kinds of instruments: the agreement under a convention is not that convention. A treaty may be any of them.
_KINDS = (
    ("convention", "covenant", "公约", "公約"),
    ("agreement", "accord", "arrangement", "协定", "協定", "协议", "協議", "安排"),
    ("protocol", "议定书", "議定書"),
    ("memorandum", "备忘录", "備忘錄"),
    ("declaration", "宣言", "声明", "聲明"),
    ("statute", "规约", "規約"),
    ("charter", "宪章", "憲章"),
    ("code", "法典"),
)
_KIND_OF = {word: kind for kind, words in enumerate(_KINDS) for word in words}
_KIND_EN = re.compile(rf"\b({'|'.join(word for word in _KIND_OF if word.isascii())})\b", re.IGNORECASE)
_KIND_ZH = re.compile("|".join(word for word in _KIND_OF if not word.isascii()))
#: Which of several an agreement is: "Second Geneva Convention", "Geneva Convention (II)", "Protocol I", 日内瓦第二公约.
_NUMBERED_EN = re.compile(
    rf"\b(?:(?P<ordinal>{'|'.join(ORDINALS)})|(?P<nth>\d{{1,2}})(?:st|nd|rd|th)) "
    rf"(?=(?:[\w-]+ ){{0,2}}{_KIND_EN.pattern})"
    rf"|(?P<kind>{_KIND_EN.pattern}) \(?(?:(?P<roman>(?-i:[IVX]{{1,5}}))|(?:No\.? ?)?(?P<digits>\d{{1,3}}))\b\)?",
    re.IGNORECASE,
)
_NUMBERED_ZH = re.compile(
    rf"第(?P<ordinal>{CHINESE}|\d{{1,3}})[项項个個号號]?(?=(?!部分|[届屆次编編章節节條条款年])[^第，,、]{{0,6}}(?:{_KIND_ZH.pattern}))"
    rf"|(?P<kind>{_KIND_ZH.pattern})[(（](?P<bracketed>{CHINESE}|\d{{1,2}})[)）]"
)
#: Share of the name's words, by weight, and cosine of name and title together, of the title of what is named. Over
#: fourteen treaties in two languages 13 of 15 names had 1.15 or more with the title that was meant (the others, "Second
#: Geneva Convention" for Geneva Convention (II), 1.5 with numbers compared apart), and 13 of what was not there 1.02 or
#: less.
_LEAST = 1.08
_NEARLY = 0.25  # how much less than the best another may have that is named too …
_LIKE = 0.05  # … if its cosine is no further from the best: a protocol has all words of its convention's title
_READ = 32  # documents with the largest shares, whose titles are compared as vectors
_KEPT = 10_000  # vectors that are remembered
_SMALL = frozenset(
    re.findall(r"\w+", "a all an and at by for from in of on or the to under with")
)  # not among initials
_SHORTEST = 3  # letters of initials
_BACKWARD = 0.2  # weight of the share of the title's words that the name has


def name_in(question: str) -> str:
    """What the question calls the document whose provision it asks for; empty where it calls it nothing."""
    if title := _TITLE.search(question):
        return title[1]
    place = first_place(question)
    if place is None:
        return ""
    before, after = question[: place.start], question[place.end :]
    if language_of(question) == "zh":
        return _TAIL_ZH.sub("", _LEAD_ZH.sub("", before)).strip()
    if found := _AFTER_EN.match(after):
        return _ENDS_EN.sub("", found[1]).strip()
    runs = [
        run for run in _CAPITALISED.findall(before) if " " in run or (run.isupper() and len(run) > 1)
    ]  # "Compare" is no name
    return runs[-1] if runs else ""


def is_generic(name: str) -> bool:
    """Whether a name tells nothing: "the agreement", 该公约."""
    return bool(_GENERIC_ZH.fullmatch(name)) or _GENERIC.issuperset(tokens(name))


def instruments_in(question: str) -> tuple[str, ...]:
    """The works that a question calls by their titles: what stands in 《》, and in English treaties and the like."""
    titles = _TITLE.findall(question)
    runs = [_BODY.sub("", run) for run in _CAPITALISED.findall(question) if _INSTRUMENT.search(run)]
    return tuple(dict.fromkeys(titles or runs))


@dataclass(frozen=True, slots=True)
class _Title:
    """The title of a document, by id: what it is indexed by, its words, its place among the kinds and its number among
    several, if any."""

    document: str
    held: frozenset[str]
    words: frozenset[str]
    kind: int | None
    number: int | None


class Naming:
    """The ``titles`` of a library's documents, by id. ``encode`` makes those vectors that come into question."""

    def __init__(self, titles: Mapping[str, str], glossary: Glossary, translate: Translate, encode: Encode) -> None:
        self.titles, self.glossary, self.translate, self.encode = titles, glossary, translate, encode
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def named(self, name: str, among: Collection[str] | None = None) -> frozenset[str]:
        """The documents, by id, that ``name`` names, in either language; none where no title is enough like it. Where
        ``among`` is given, no others are."""
        if spelt := [key for key in self._initials.get(name, ()) if among is None or key in among]:
            return frozenset(spelt)
        shares = self._shares(name)
        likely = sorted((key for key in shares if among is None or key in among), key=lambda key: -shares[key])[:_READ]
        if not likely:
            return frozenset()
        said = [name for name, _ in self.said(name)]
        vectors = self._embedded([*said, *(self.titles[key] for key in likely)])
        cosines = (vectors[len(said) :] @ vectors[: len(said)].T).max(axis=1)
        fit = cosines + np.array([shares[key] for key in likely], dtype=np.float32)
        fitting = np.flatnonzero(fit >= max(_LEAST, float(fit.max()) - _NEARLY))
        best = cosines[fitting].max(initial=-1.0)
        return frozenset(likely[place] for place in fitting if cosines[place] >= best - _LIKE)

    def _shares(self, name: str) -> dict[str, float]:
        """For each document the share of the name's words, by weight, that its title has, of the ways to say the name
        the best; less where the title has others too. A document of another kind is left out."""
        best: dict[str, float] = {}
        kind, number = _kind(name), _numbered(name)[1]
        for called, spoken in self.said(name):
            said = _numbered(called)[0]
            for language, titles in self._titles.items():
                groups = [group for group in self.translate(said, spoken, language) if group]
                weights = np.array([_rarity(group, titles) for group in groups])
                for title in titles:
                    if kind is not None and title.kind not in (None, kind):
                        continue
                    if number is not None and number != (title.number or 1):  # the first of several often has none
                        continue
                    parts = [
                        min(sum(part for word, part in group.items() if word in title.held), 1.0) for group in groups
                    ]
                    backward = sum(any(word in group for group in groups) for word in title.words)
                    share = float(weights @ np.minimum(parts, 1.0)) / max(float(weights.sum()), 1e-9)
                    share -= _BACKWARD * (1 - backward / max(len(title.words), 1))
                    best[title.document] = max(best.get(title.document, share), share)
        return best

    def _embedded(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, float32 (n, d); each text is embedded once."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        made = dict(zip(new, self.encode(new), strict=True)) if new else {}
        if len(self._vectors) < _KEPT:
            self._vectors |= made
        return np.stack([made[text] if text in made else self._vectors[text] for text in texts])

    def said(self, name: str) -> tuple[tuple[str, Language], ...]:
        """The ways to say the name, as the glossary has them where it is one of its terms, each with its language."""
        spoken = language_of(name)
        names = [(name, spoken)]
        for term in self.glossary.terms_in(name, spoken):
            if set(tokens(name)) <= term.words(spoken):
                names += [(said, language) for language in ("zh", "en") for said in term.said(language)]
        return tuple(dict.fromkeys(names))

    @cached_property
    def _initials(self) -> dict[str, list[str]]:
        """The documents, by id, whose titles some letters are the initials of: ICCPR, RCEP."""
        found: dict[str, list[str]] = {}
        for key, title in self.titles.items():
            for letters in _initials(title):
                found.setdefault(letters, []).append(key)
        return found

    @cached_property
    def _titles(self) -> dict[Language, list[_Title]]:
        found: dict[Language, list[_Title]] = {}
        for key, title in self.titles.items():
            made = _Title(key, frozenset(terms(title)), frozenset(tokens(title)), _kind(title), _numbered(title)[1])
            found.setdefault(language_of(title), []).append(made)
        return found


def _kind(title: str) -> int | None:
    """Which of the kinds a title says it is: the first that an English one has, the last of a Chinese one."""
    if language_of(title) == "zh":
        found = _KIND_ZH.findall(title)
        return _KIND_OF[found[-1]] if found else None
    first = _KIND_EN.search(title)
    return _KIND_OF[first[1].lower()] if first else None


def _initials(title: str) -> frozenset[str]:
    """What a title may be shortened to, with and without what it says it is at its end."""
    words = [word for word in re.findall(r"[A-Za-z]+", title.partition(",")[0]) if word.lower() not in _SMALL]
    shorter = words[:-1] if words and words[-1].lower() in _KIND_OF else words
    return frozenset("".join(word[0] for word in some).upper() for some in (words, shorter) if len(some) >= _SHORTEST)


def _numbered(title: str) -> tuple[str, int | None]:
    """A title or name without its number among several, and that number: of an English one the first, of a Chinese one
    the last that it has; None where it has none."""
    chosen = language_of(title) == "zh"
    found = list((_NUMBERED_ZH if chosen else _NUMBERED_EN).finditer(title))
    if not found:
        return title, None
    one = found[-1 if chosen else 0]
    said = {group: value for group, value in one.groupdict().items() if value and group != "kind"}
    ((group, value),) = said.items()
    return title[: one.start()] + (one["kind"] or "") + title[one.end() :], _value(group, value)


def _value(group: str, numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    if group == "roman":
        return roman(numeral)
    return ORDINALS.index(numeral.lower()) + 1 if numeral.isascii() else chinese(numeral)


def _rarity(group: Group, titles: Sequence[_Title]) -> float:
    """The weight of a word among titles, as BM25 weighs it: the rarer, the more it tells."""
    having = sum(not title.held.isdisjoint(group) for title in titles)
    return float(np.log1p((len(titles) - having + 0.5) / (having + 0.5)))
