"""Provisions, which is how the text of an agreement is asked for: Article 17, 第五百零九条, Chapter 10, Annex III.

A question names some; the headings over a passage say under which it stands. Both languages, digits, Chinese and Roman
numerals come to the same: 第十七条 is Article 17, and Article 3 of Chapter 10 is called Article 10.3 by some.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.chunking.sentences import Stretch
from index.document import Language
from index.numerals import CHINESE, chinese, in_chinese, roman

Level = Literal["part", "chapter", "section", "annex", "article", "paragraph", "item"]

_LABELS: dict[Level, tuple[str, ...]] = {
    "part": ("编", "編", "部分", "part"),
    "chapter": ("章", "chapter"),
    "section": ("节", "節", "section"),
    "annex": ("附件", "annex"),
    "article": ("条", "條", "article", "art.", "art"),
    "paragraph": ("款", "paragraph", "para.", "para"),
    "item": ("项", "項"),
}
_OUTERMOST_FIRST: tuple[Level, ...] = ("annex", "part", "chapter", "section", "article", "paragraph", "item")
_LEVELS = {label: level for level, labels in _LABELS.items() for label in labels}
_NUMBER_ZH = rf"(?:\d+(?:\.\d+)*|{CHINESE})"
_NUMBER_EN = r"(?:\d+(?:\.\d+)*(?:\s?bis\b)?|(?-i:[IVX]+|[IVXLC]{2,})\b)"
_PROVISION = re.compile(
    rf"第\s*[(（]?(?P<zh>{_NUMBER_ZH}(?:\s*[、和及与或至]\s*第?\s*{_NUMBER_ZH})*)[)）]?\s*(?P<of>部分|[编編章节節条條款项項])"
    rf"|(?P<annexed>附件)\s*(?P<which>{_NUMBER_ZH})"
    rf"|\b(?P<level>article|art\.?|section|chapter|part|annex|paragraph|para\.?)(?:(?<!\.)s)?\s*(?<!\w)"
    rf"(?P<en>{_NUMBER_EN}(?:(?:,|,?\s+(?:and|or))\s+{_NUMBER_EN})*)"
    r"(?:\s?\((?P<sub>\d{1,2})\))?(?:\s?\([a-z]{1,4}\))*",  # Article 31(1)(a) is of its first paragraph
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[\s,]*(?:of|in)?(?: the)?\s*")  # between an article and the chapter in which it stands
_ZH, _EN = re.compile(_NUMBER_ZH), re.compile(_NUMBER_EN, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Provision:
    """``number`` is in digits: "17", "10.3", "9bis"."""

    level: Level
    number: str


def provisions_in(text: str) -> tuple[Provision, ...]:
    """The provisions that ``text`` names, in its order, each once."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(dict.fromkeys(made for found in _PROVISION.finditer(plain) for made in _made(found)))


def provision_names(text: str) -> tuple[str, ...]:
    """The same as they are written, each once: "Article 17", 第五、六条."""
    return tuple(dict.fromkeys(found.group() for found in _PROVISION.finditer(text) if any(_made(found))))


def first_place(text: str) -> Stretch | None:
    """Where the first provision that ``text`` names stands, with those joined to it; None where it names none."""
    found = list(_PROVISION.finditer(text))
    if not found:
        return None
    end = found[0].end()
    for after in found[1:]:
        if not _GOES_ON.fullmatch(text, end, after.start()):
            break
        end = after.end()
    return Stretch(found[0].start(), end)


def written(provisions: Iterable[Provision], language: Language, numerals: bool = False) -> str:
    """The provisions as a question of ``language`` names them: "Article 3 of Chapter 8", 第8章第3条; with ``numerals``
    第八章第三条. ``provisions_in`` reads it.
    """
    held: dict[Level, list[str]] = {}
    for one in sorted(provisions, key=lambda one: _OUTERMOST_FIRST.index(one.level)):
        held.setdefault(one.level, []).append(one.number)
    if language == "zh":
        return "".join(_in_chinese(level, numbers, numerals) for level, numbers in held.items())
    return " of ".join(_in_english(level, numbers) for level, numbers in reversed(held.items()))


def within(provisions: Iterable[Provision], around: Iterable[Provision]) -> tuple[Provision, ...]:
    """The ``provisions``, after those of ``around`` in which they may stand: a paragraph stands in an article, an
    article in a chapter.
    """
    inner = tuple(provisions)
    outermost = min((_OUTERMOST_FIRST.index(one.level) for one in inner), default=len(_OUTERMOST_FIRST))
    return (*(one for one in around if _OUTERMOST_FIRST.index(one.level) < outermost), *inner)


def without_provisions(text: str) -> str:
    """``text`` with a space in place of each provision that it names."""
    return _PROVISION.sub(" ", text)


def _made(found: re.Match[str]) -> Iterator[Provision]:
    zh = found["zh"] or found["which"]
    level = _LEVELS[(found["of"] or found["annexed"] or found["level"]).lower()]
    for number in _ZH.findall(zh) if zh else _EN.findall(found["en"]):
        if not (number == "I" and found["level"].islower()):  # "the article I mean"
            yield Provision(level, _in_digits(number))
    if found["sub"] and level == "article":
        yield Provision("paragraph", found["sub"])


def _in_chinese(level: Level, numbers: Sequence[str], numerals: bool) -> str:
    plain = "、".join(in_chinese(int(n)) if numerals and n.isdecimal() and int(n) < 10**4 else n for n in numbers)
    label = _LABELS[level][0]
    return f"{label}{plain}" if level == "annex" else f"第{plain}{label}"


def _in_english(level: Level, numbers: Sequence[str]) -> str:
    plain = " and ".join(filter(None, (", ".join(numbers[:-1]), numbers[-1])))
    label = level if level in ("paragraph", "item") else level.capitalize()
    return f"{label}{'s' * (len(numbers) > 1 and level != 'annex')} {plain}"


def _in_digits(number: str) -> str:
    if number[0].isdigit():
        return re.sub(r"\s", "", number).lower()
    return str(roman(number) if number.isascii() else chinese(number))


@cache
def _label(heading: str) -> Provision | None:
    """The provision that a heading is of: what it begins with."""
    found = _PROVISION.match(unicodedata.normalize("NFKC", heading))
    return next(_made(found), None) if found else None


def order_of(article: Provision) -> tuple[int, ...]:
    """The parts of an article's number, by which articles are in order: 10.3 comes before 10.12."""
    return tuple(map(int, re.findall(r"\d+", article.number)))


def article_of(heading: str) -> Provision | None:
    """The article that a heading is of; None where it is of none."""
    label = _label(heading)
    return label if label is not None and label.level == "article" else None


def labels_of(headings: Iterable[str]) -> tuple[Provision, ...]:
    """The provisions that ``headings`` are of, in their order; the same for both versions of an agreement."""
    return tuple(label for heading in headings if (label := _label(heading)) is not None)


class Provisions:
    """Where the provisions of some passages stand: of each its ``headings``, outermost first, by row number."""

    def __init__(self, headings: Sequence[Sequence[str]]) -> None:
        self._rows: dict[Provision, list[int]] = {}
        for row, above in enumerate(headings):
            for label in set(labels_of(above)):
                self._rows.setdefault(label, []).append(row)

    def rows(self, asked: Iterable[Provision]) -> NDArray[np.intp]:
        """The rows, ascending, that stand under what is ``asked``: any of its articles, in the chapter, part, section
        or annex that is asked for beside them, where there is one; without articles, under all that is asked.
        """
        asked = tuple(asked)
        articles = [one for one in asked if one.level == "article"]
        around = [one for one in asked if one.level not in ("article", "paragraph", "item")]
        rows = [set(self._rows.get(one, ())) for one in around]
        if not articles:
            return _ascending(set.intersection(*rows) if rows else set())
        # Some agreements number the articles of each chapter anew, and call the third of the tenth 10.3.
        chapters = [one.number for one in around if one.level == "chapter"]
        articles += [Provision("article", f"{chapter}.{one.number}") for chapter in chapters for one in articles]
        found = set().union(*(self._rows.get(one, ()) for one in articles))
        inside = [held for held in rows if held]
        return _ascending(found.intersection(*inside) if inside else found)


def _ascending(rows: set[int]) -> NDArray[np.intp]:
    return np.array(sorted(rows), dtype=np.intp)


def stands_under(headings: Sequence[str], asked: Iterable[Provision]) -> bool:
    """Whether what has these ``headings`` above it, outermost first, stands under what is ``asked``."""
    return len(Provisions([headings]).rows(asked)) > 0
