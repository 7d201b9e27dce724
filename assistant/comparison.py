"""Questions that compare two things: what is compared, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.language import fold

_AND = r"(?:与|和|同|跟|及|以及|相对于|比起)"
_DIFFER = r"(?:区别|差别|差异|不同|异同|相比|相较|比较|对比|关系)"
_THING = r"([^，。？！；、：\s]{2,20}?)"
_SAID = r"(?:the |an? )?([\w’'“”\"-]+(?: [\w’'“”\"-]+){0,5}?)"
_END = r"(?: (?:in|on|under|as)\b|[?.,:;]|$)"
_COMPARES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:比较|对比)(?:一下)?{_THING}{_AND}{_THING}(?:[，。？！在的]|$)",
        rf"(?:^|[，。：]){_THING}{_AND}{_THING}(?:之间|两者|二者)?(?:在[^，。？]{{1,12}}[上中面]?)?"
        rf"(?:有|的|，)?(?:什么|何|哪些|多大|怎样的)?(?:主要|本质|根本)?的?{_DIFFER}",
        rf"\bdifferences? between {_SAID} and {_SAID}{_END}",
        rf"\bcompare[sd]? {_SAID} (?:and|with|to) {_SAID}{_END}",
        rf"\bdo {_SAID} and {_SAID} (?:differ|compare)\b",
        rf"\b(?:do|does|did|is|are) {_SAID} (?:differ|different|compare) (?:from|to|with) {_SAID}{_END}",
        rf"^{_SAID} (?:versus|vs\.?) {_SAID}{_END}",
    )
)
#: What may stand before a name: its number in a list, an article.
_BEFORE = re.compile(r"^(?:[\W\d]|[一二三四五六七八九十]+(?=[）、.]))*(?:(?:the|an?) )?", re.IGNORECASE)
_MARKS = " ”“\"'’"  # that may stand around a name


@dataclass(frozen=True, slots=True)
class Sides:
    """The two things that a question compares, as it names them."""

    one: str
    other: str


def begins_with(side: str, text: str) -> bool:
    """Whether a sentence begins with what is compared, as one that says what it is does: "Equivalence leaves …"."""
    return fold(_BEFORE.sub("", text)).startswith(fold(_BEFORE.sub("", side)))


def sides_of(question: str) -> Sides | None:
    """What a question compares, None where it compares nothing, or not two things that it names."""
    for pattern in _COMPARES:
        found = pattern.search(question.strip())
        if found:
            one, other = (side.strip(_MARKS) for side in found.groups())
            # A mark within is the end of one name and the beginning of another: more than two are compared.
            if one.casefold() != other.casefold() and all(side and not set(side) & set("”“") for side in (one, other)):
                return Sides(one, other)
    return None
