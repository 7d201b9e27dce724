"""Questions that compare two things or three: what is compared, in both languages."""

from __future__ import annotations

import re

from index.language import fold

_AND = r"(?:与|和|同|跟|及|以及|相对于|比起)"
_DIFFER = r"(?:区别|差别|差异|不同|异同|相比|相较|比较|对比|关系)"
_HOW = r"(?:有|的|，)?(?:什么|何|哪些|多大|怎样的)?(?:主要|本质|根本)?的?"
_THREE = r"(?:之间|这?三[者个种类套部项]\w{0,8}?)"
_THING = r"([^，。？！；、：\s]{2,20}?)"
_SAID = r"(?:the |an? )?([\w’'“”\"-]+(?: [\w’'“”\"-]+){0,5}?)"
_END = r"(?: (?:in|on|under|as)\b|[?.,:;]|$)"
_COMPARES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Three come first: of "A, B and C" two would be taken for all.
        rf"(?:比较|对比)(?:一下)?{_THING}、{_THING}{_AND}{_THING}(?:[，。？！在的]|$)",
        rf"(?:^|[，。：]){_THING}、{_THING}{_AND}{_THING}{_THREE}?(?:在[^，。？]{{1,12}}[上中面]?)?{_HOW}{_DIFFER}",
        rf"\bdifferences? (?:between|among) {_SAID}, {_SAID},? and {_SAID}{_END}",
        rf"\bcompare[sd]? {_SAID}, {_SAID},? (?:and|with|to) {_SAID}{_END}",
        rf"\bdo {_SAID}, {_SAID},? and {_SAID} (?:differ|compare)\b",
        rf"(?:比较|对比)(?:一下)?{_THING}{_AND}{_THING}(?:[，。？！在的]|$)",
        rf"(?:^|[，。：]){_THING}{_AND}{_THING}(?:之间|两者|二者)?(?:在[^，。？]{{1,12}}[上中面]?)?{_HOW}{_DIFFER}",
        rf"\bdifferences? between {_SAID} and {_SAID}{_END}",
        rf"\bcompare[sd]? {_SAID} (?:and|with|to) {_SAID}{_END}",
        rf"\bdo {_SAID} and {_SAID} (?:differ|compare)\b",
        rf"\b(?:do|does|did|is|are) {_SAID} (?:differ|different|compare) (?:from|to|with) {_SAID}{_END}",
        rf"^{_SAID} (?:versus|vs\.?) {_SAID}{_END}",
    )
)
#: What may stand before a name: its number in a list, an article.
_BEFORE = re.compile(r"^(?:[\W\d]|[一二三四五六七八九十]+(?=[）、.]))*(?:(?:the|an?) )?", re.IGNORECASE)
_PAIR = 2
_TREATY = re.compile(
    r"(?P<en>[A-Z][\w’-]+(?: [A-Z][\w’-]+)*) (?:Protocol|Agreement|Convention|Treaty|Accord)"
    r"|《?(?P<zh>\w{2,6})(?:议定书|公约|协定)》?"
)
_OF = re.compile(r"^.* of (?:the )?", re.IGNORECASE)
_MARKS = " ”“\"'’"  # that may stand around a name


def begins_with(side: str, text: str) -> bool:
    """Whether a sentence begins with what is compared, as one that says what it is does: "Equivalence leaves …"."""
    return fold(_BEFORE.sub("", text)).startswith(fold(_BEFORE.sub("", side)))


def core_of(side: str) -> str:
    """What tells a treaty that is compared from others: Kyoto of the Kyoto Protocol; anything else as it is."""
    found = _TREATY.fullmatch(side)
    return (found["en"] or found["zh"]) if found else side


def sides_of(question: str) -> tuple[str, ...]:
    """The two or three things that a question compares, as it names them; empty where it names none."""
    for pattern in _COMPARES:
        found = pattern.search(question.strip())
        if found:
            sides = tuple(side.strip(_MARKS) for side in found.groups())
            if len(sides) > _PAIR:  # the committees of A, of B and of C
                sides = tuple(_OF.sub("", side) for side in sides)
            # A mark within is the end of one name and the beginning of another: others are compared than these.
            distinct = len({side.casefold() for side in sides}) == len(sides)
            if distinct and all(side and not set(side) & set("”“") for side in sides):
                return sides
    return ()
