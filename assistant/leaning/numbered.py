"""Provisions that a question counts from the one before, said by their numbers: "the next article" is Article 18."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.language import language_of
from index.numerals import ORDINALS
from index.provisions import Level, Provision, written

_NEXT_ZH = r"再?往后的?|紧?接(?:着|下来)的?|[之其以]后的?|后面的?|再?下面?的?|后"
_BEFORE_ZH = r"再?往前的?|[之其以]前的?|前面的?|再?上面?的?|前"
_COUNTED_ZH = re.compile(
    rf"(?<!以)(?:(?P<next>{_NEXT_ZH})|(?:{_BEFORE_ZH}))那?(?P<many>[一两二三])?(?P<of>[条條款项項章节節编編])(?![款件约文例目])"
)
_NEXT_EN, _BEFORE_EN = "next|following|subsequent", "previous|preceding|prior"
_OF_EN = r"(?P<of>article|paragraph|section|chapter|part|one)"
_COUNTED_EN = re.compile(
    rf"(?:\bthe )?(?:\b(?P<so_many>two|three) )?\b(?:(?P<next>{_NEXT_EN})|(?:{_BEFORE_EN}))"
    rf"(?: (?P<many>two|three))? {_OF_EN}s?\b(?! \d)"
    rf"|\bthe {_OF_EN.replace('of', 'of_it')} "
    r"(?:(?P<after>after|that follows|following)|before|that precedes|preceding)(?: (?:it|that|this)(?: one)?)?$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(rf"(?<=\bthe )(?:{_NEXT_EN}|{_BEFORE_EN})(?: two| three)?$", re.IGNORECASE)
_ORDINAL = re.compile(
    rf"\b(?:the|its) (?P<which>{'|'.join(ORDINALS)}) (?P<of>paragraph|article|chapter)\b", re.IGNORECASE
)
_UNMARKED = re.compile(r"^\d{1,4}(?=[条條](?![款件约文例目]))")
_MANY = {"两": 2, "二": 2, "三": 3, "two": 2, "three": 3}
_LEVELS: dict[str, Level] = {
    "条": "article", "條": "article", "款": "paragraph", "项": "item", "項": "item", "章": "chapter", "节": "section",
    "節": "section", "编": "part", "編": "part", "article": "article", "paragraph": "paragraph", "section": "section",
    "chapter": "chapter", "part": "part",
}  # fmt: skip
#: A number alone, or 510条 without its 第: 19 and 20 with two digits more are rather years.
_ALONE = re.compile(r"(?P<article>(?!(?:19|20)\d\d$)\d{1,4}(?:\.\d{1,3})?)(?:[条條])?|\(?(?P<paragraph>\d{1,2})\)")


def numbered(question: str, known: Sequence[Provision]) -> str:
    """``question`` with numbers for ordinals and for what it counts from the ``known`` provisions, which are in order.

    What these have none of that level for, or what is before the first, stays as it is.
    """
    plain = _ORDINAL.sub(lambda found: f"{found['of']} {ORDINALS.index(found['which'].lower()) + 1}", question)
    if any(one.level == "article" for one in known):
        plain = _UNMARKED.sub(lambda found: f"第{found.group()}", plain)
    plain = _NO_NOUN.sub(lambda found: f"{found.group()} one", plain)
    for pattern in (_COUNTED_ZH, _COUNTED_EN):
        plain = pattern.sub(lambda found: _counted(found, known) or found.group(), plain)
    return plain


def alone(core: str, known: Sequence[Provision]) -> str:
    """``core`` as a provision where it is nothing but a number and such a one is ``known``; else as it is."""
    found = _ALONE.fullmatch(core)
    level: Level = "paragraph" if found and found["paragraph"] else "article"
    if found is None or not any(one.level == "article" for one in known):
        return core
    return written((Provision(level, found[level]),), language_of(core))


def _counted(found: re.Match[str], known: Sequence[Provision]) -> str:
    """The provision that is counted; empty where there is none."""
    groups = found.groupdict()
    label = (groups["of"] or groups.get("of_it") or "").lower()
    levels = [one.level for one in known]
    level = _LEVELS.get(label) or ("paragraph" if "paragraph" in levels else (levels or ["article"])[-1])
    onward = bool(groups["next"] or groups.get("after"))
    many = _MANY.get((groups["many"] or groups.get("so_many") or "").lower(), 1)
    numbers = [re.sub(r"\D+$", "", one.number) for one in known if one.level == level]
    if numbers:
        head, _, last = numbers[-1 if onward else 0].rpartition(".")
        first = int(last) + 1 if onward else int(last) - many
    elif level == "paragraph" and not onward:
        head, first = "", 1 if many > 1 else 0  # 前两款 of an article are its first two
    else:
        return ""
    made = [Provision(level, f"{head}.{value}" if head else str(value)) for value in range(first, first + many)]
    return written(made, language_of(found.group())) if first > 0 else ""
