"""Which lines are headings, and at what level: numbering of Chinese and English papers and of agreements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from index.document import BlockKind
from index.numerals import CHINESE
from index.reading.raw import Line

#: In place of a level: the line goes on with the heading above it.
GOES_ON = -1
_WIDEST = 120  # half-widths (a Chinese character has two): a wider line is a sentence, not a heading
_LONGEST_SENTENCE = 45  # characters of a heading that is a sentence of its own, as in some Chinese journals
_DISPLAYED = 1.25  # size of a heading that its type alone tells, relative to the body's, at least
_FEWEST_DISPLAYED = 3  # lines in that type; and at most one in so many of the document's lines
_SHARE_DISPLAYED = 10
#: What may be such a heading: it begins as a title does, has words, and is no sentence.
_TITLE = re.compile(r"^(?=.*[A-Za-z\u4e00-\u9fff]{2})[A-Z\d\u4e00-\u9fff“《].{2,80}(?<![.。；;，,])$")
_OPEN_ENDS = tuple("；，：;,、")
_ARTICLE = re.compile(
    rf"^(?:第{CHINESE}条(?:之{CHINESE})?|(?:Article|ARTICLE)\s+(?:\d+(?:\.\d+)?(?:\s?bis)?|premier))"
    r"(?:[:：.]?\s|[:：.]?$)"
)
#: What looks like the number of a heading and is a date: "12 May 2019", "5 月 12 日".
_DATE = (
    r"\d{1,2}\.?\s+(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August"
    r"|September|October|November|December)\.?(?:,?\s+\d{4}\b|$)|月\s*\d)"
)
#: A part of an agreement over its articles, its label followed by a title or nothing: "SECTION 3. DECISION-MAKING",
#: 第二章 总则; not "Part II of the Convention".
_OVER_ARTICLES = re.compile(
    rf"^(?:第{CHINESE}(?:[编部章节]|分编)(?:\s|$)"
    r"|(?:PART|Part|PARTIE|Partie|CHAPTER|Chapter|SECTION|Section)\s+[IVXLC\d]+(?:[.:]?$|[.:]\s+[A-Z]|\s+[A-Z]))"
)
#: Pattern and level.
_NUMBERED: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern), level)
    for pattern, level in (
        (rf"^第{CHINESE}[编部]", 1),
        (r"^(?:PART|Part|PARTIE|Partie)\s+[IVXLC\d]+\b", 1),
        (rf"^第{CHINESE}分编", 2),  # between 编 and 章: the chapter under it takes its place in the path
        (rf"^第{CHINESE}章", 2),
        (r"^(?:Chapter|CHAPTER)\s+[IVXLC\d]+\b", 2),
        (rf"^第{CHINESE}节", 3),
        (r"^(?:Section|SECTION)\s+[IVXLC\d]+\b", 3),
        (_ARTICLE.pattern, 4),
        (r"^[IVX]{1,5}\.\s+\S", 1),
        (r"^[A-H]\.\s+[A-Z]", 2),
        (r"^\d{1,2}\.\d{1,2}\.?\s+[A-Z\u4e00-\u9fff“《]", 2),
        (r"^\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s+[A-Z\u4e00-\u9fff“《]", 3),
        (rf"^{CHINESE}、\S", 1),
        (rf"^（{CHINESE}）\S", 2),
        (rf"^(?!{_DATE})\d{{1,2}}\.?\s+[A-Z\u4e00-\u9fff“《]", 1),
        (r"^\d{1,2}[.．][\u4e00-\u9fff]", 3),
    )
)
#: A label that stands alone, its title in the lines below.
_BARE = re.compile(
    rf"^(?:第{CHINESE}(?:[编部章节条]|分编)|(?:Article|Chapter|Part(?:ie)?|Section|Annexe?)"
    r"\s+(?:[IVXLC\d.]+(?:\s?bis)?|premier))[:.：]?$",
    re.IGNORECASE,
)
_REFERENCES_EN = "references(?: (?:and notes|cited))?|bibliography|(?:works|literature) cited"
#: 参考文献, as journals set it: 参 考 文 献, 【参考文献】, 参考文献：, 参考文献(References).
_LIST_ZH = r"[【\[［]?(?:主\s*要\s*)?参\s*考\s*(?:文\s*献|书\s*目)[】\]］]?"
_REFERENCES_PATTERN = rf"(?:{_LIST_ZH}\s*(?:[(（]?(?:{_REFERENCES_EN})[)）]?)?|{_REFERENCES_EN})\s*[:：]?"
_ENDNOTES_PATTERN = r"[【\[［]?(?:注\s*释|尾\s*注)[】\]］]?\s*[:：]?|(?:end)?notes"
_UNNUMBERED = re.compile(
    r"^(?:摘\s*要|【?内容摘要】?|关键词|引\s*言|绪\s*论|结\s*束?\s*语|结\s*论|附\s*[件录]\S{0,12}|附\s*[件录]\s*\d{0,2}\s*[:：]?|序言"
    rf"|abstract|keywords|introduction|conclusions?|{_REFERENCES_PATTERN}|{_ENDNOTES_PATTERN}|preamble"
    r"|annex(?:\s+\S+)?|appendix(?:\s+\S+)?)$",
    re.IGNORECASE,
)
_REFERENCES = re.compile(f"^(?:{_REFERENCES_PATTERN})$", re.IGNORECASE)
_ENDNOTES = re.compile(f"^(?:{_ENDNOTES_PATTERN})$", re.IGNORECASE)
#: What follows a list of references under no heading: the abstract in another language, who edited the text.
_AFTER_REFERENCES = re.compile(
    r"^(?:abstract|summary|key ?words?|摘\s*要|关键词|[(（]?(?:责任|本文)?编辑|[(（]收稿日期|作者简介|附\s*[件录])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """What a document's headings look like.

    ``body_size`` is the font size of its body in points; ``articles`` tells that it is made of articles; ``set_off``
    are the patterns (by their place in the list) of which it has larger or bold lines: then only such are headings.
    ``named`` are the levels of the lines that the file's outline names (``index.cleaning.outline``); where all of these
    are ``unnumbered``, so are its headings. ``displayed`` are the sizes of type of the headings of a document that has
    neither an outline nor numbers on its headings.
    """

    body_size: float
    articles: bool
    set_off: frozenset[int]
    named: Mapping[int, int] = field(default_factory=dict)
    unnumbered: bool = False
    displayed: frozenset[float] = frozenset()

    @classmethod
    def of(cls, lines: Iterable[Line], body_size: float, named: Mapping[int, int] | None = None) -> HeadingStyle:
        """The style of the document with these lines."""
        named = named or {}
        lines = tuple(lines)
        articles = sum(bool(_ARTICLE.match(line.text)) for line in lines) >= 3
        larger = (_pattern(line.text) for line in lines if _is_larger(line, body_size))
        set_off = frozenset(number for number in larger if number is not None)
        outline = [line for line in lines if named.get(id(line), 0) > 0]
        unnumbered = bool(outline) and not any(is_numbered(line.text) for line in outline)
        displayed = frozenset() if set_off or named or articles else _displayed(lines, body_size)
        return cls(body_size, articles, set_off, named, unnumbered, displayed)

    def level(self, line: Line, alone: bool) -> int:
        """The level of the heading that this line is, from 1; 0 when it is none.

        ``alone`` tells that the line is short and that the one before ended its paragraph. What the line itself shows
        goes before what the outline says of it: the two may count their levels differently.
        """
        return self._own_level(line, alone) or max(self.named.get(id(line), 0), 0)

    def _own_level(self, line: Line, alone: bool) -> int:
        text = line.text
        wide = len(text) if text.isascii() else sum(2 if "\u3400" <= c <= "\uffef" else 1 for c in text)
        if _UNNUMBERED.match(text):
            return 1
        if wide > _WIDEST or text.endswith(_OPEN_ENDS):
            return 0
        if alone and line.size in self.displayed and _TITLE.match(text):
            return 1
        number = None if self.unnumbered else _pattern(text)
        if number is None or not (_is_larger(line, self.body_size) or self._may_be_plain(text, number, alone)):
            return 0
        return _NUMBERED[number][1]

    def goes_on(self, line: Line) -> bool:
        """Whether the line is a further line of a heading that the outline names."""
        return self.named.get(id(line)) == GOES_ON

    def sets_off(self, line: Line) -> bool:
        """Whether the line is larger or bolder than the body, or the outline names it."""
        return _is_larger(line, self.body_size) or id(line) in self.named

    def _may_be_plain(self, text: str, number: int, alone: bool) -> bool:
        """Whether a line that is neither larger nor bold may be a heading all the same."""
        if not alone or number in self.set_off:
            return False
        if self.articles and not (_ARTICLE.match(text) or _OVER_ARTICLES.match(text)):
            return False  # in agreements （一） and 1. number the paragraphs of an article
        return not text.endswith((".", "。")) or (text.startswith("（") and len(text) <= _LONGEST_SENTENCE)


def closing_kind(text: str) -> BlockKind | None:
    """What stands under the heading where it opens a list: "reference" or, at the end of a text, "note"; else None."""
    if _REFERENCES.match(text.strip()):
        return "reference"
    return "note" if _ENDNOTES.match(text.strip()) else None


def ends_references(text: str) -> bool:
    """Whether what begins so is no longer of the list of references above it, though no heading parts the two."""
    return bool(_AFTER_REFERENCES.match(text))


def is_bare(text: str) -> bool:
    """Whether the text is the label of a part alone ("Article 3", "第三章"), whose title may stand below it."""
    return bool(_BARE.match(text))


def is_numbered(text: str) -> bool:
    """Whether the text begins as a numbered heading or paragraph does."""
    return _pattern(text) is not None or bool(re.match(r"^\(?[a-z\d]{1,3}[.)]", text))


def is_part_name(text: str) -> bool:
    """Whether the text is the name of a part that any document may have ("Abstract", "参考文献"), not a title."""
    return bool(_UNNUMBERED.match(text.strip()))


def _pattern(text: str) -> int | None:
    return next((number for number, (pattern, _) in enumerate(_NUMBERED) if pattern.match(text)), None)


def _displayed(lines: Sequence[Line], body_size: float) -> frozenset[float]:
    """The sizes of type in which several short lines are set much larger than the body, yet no text."""
    counts = Counter(line.size for line in lines if line.size > _DISPLAYED * body_size and _TITLE.match(line.text))
    most = len(lines) / _SHARE_DISPLAYED
    return frozenset(size for size, count in counts.items() if _FEWEST_DISPLAYED <= count <= most)


def _is_larger(line: Line, body_size: float) -> bool:
    return line.bold or line.size > 1.04 * body_size
