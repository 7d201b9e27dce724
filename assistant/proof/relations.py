"""What a text says leads to what, outdoes what or comes before what, and whether a claim has it the other way round.

Sides are compared by their words, so that "A before B" bears out "B after A", in either language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.proof.alignment import Correspondence
from index.language import fold
from index.lexical.tokens import tokens

Kind = Literal["cause", "more", "earlier"]

_LEAST = 0.3  # by how much, of 2, the sides must fit better the other way round
#: Folded text has narrow commas and semicolons.
_A, _B = r"(?P<a>[^.;。]+?)", r"(?P<b>[^.;。]+)"
_NEAR_A, _NEAR_B = r"(?P<a>[^,.;。]+?)", r"(?P<b>[^,.;。]+)"
_MORE = r"(?!(?:rath|oth|wheth|eith|neith|low|few|small|short|weak)er\b)\w{2,}er"
_COUNT = "[\\d〇一二两三四五六七八九十百千]"
#: ``a`` leads to, outdoes or comes before ``b``. The first that is found of a kind in a part counts.
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("cause", re.compile(rf"^\W*(?:because(?: of)?|since|given that|as) {_NEAR_A}, {_B}")),
    ("cause", re.compile(rf"(?P<b>[^.;]+?),? \b(?:because(?: of)?|owing to|due to)\b {_A}$")),
    ("cause", re.compile(rf"(?P<b>[^.;]+?), (?:since|for|as) {_A}$")),
    ("cause", re.compile(rf"{_A},? (?:and )?\b(?:so(?! \w+ that)|so that|therefore|thus|hence|consequently)\b {_B}")),
    (
        "cause",
        re.compile(rf"{_NEAR_A} (?:\w+ )?\b(?:cause[sd]?|(?:leads?|led) to|result(?:s|ed)? in|makes?)\b {_NEAR_B}"),
    ),
    ("cause", re.compile(rf"(?:因为|由于){_NEAR_A}(?:而(?!且)|,)(?:所以|因此|因而|遂)?{_NEAR_B}")),
    ("cause", re.compile(rf"(?P<b>[^,。;]+),(?:这是|是)?(?:因为|由于){_NEAR_A}$")),
    ("cause", re.compile(rf"(?<![原其])因(?![为素此而果]){_NEAR_A}(?:而|,){_NEAR_B}")),
    ("cause", re.compile(rf"{_A},?[^,。;]{{0,8}}?(?:遂|因此|因而|所以|从而|以致){_NEAR_B}")),
    ("cause", re.compile(rf"{_NEAR_A}(?:[就便将会]|可能|能)*(?:导致|造成|引起|致使|使得?(?![用馆者命])){_NEAR_B}")),
    ("more", re.compile(rf"{_A}\b(?:more|{_MORE})\b[^,.;]*?\bthan (?!\d){_B}")),
    ("more", re.compile(rf"{_A}(?:超过|高于|多于|强于|大于|优于|胜过|甚于)(?!{_COUNT}){_NEAR_B}")),
    (
        "more",
        re.compile(r"(?P<a>[^,。;]*?)(?<!相)比(?![较例如对重利])(?P<b>[^,。;]+?)(?:更|还要?|来得|[高多强大深快])"),
    ),
    ("more", re.compile(rf"(?P<b>[^.;]+?)\b(?:less|fewer|lower|smaller|shorter|weaker)\b[^,.;]*?\bthan (?!\d){_A}$")),
    ("more", re.compile(rf"(?P<b>[^,。;]*?)(?:不及|不如|低于|少于|弱于|小于|逊于)(?!{_COUNT})(?P<a>[^,。;]+)")),
    ("earlier", re.compile(rf"^\W*(?:before|prior to) (?P<b>[^,.;]+), {_A}$")),
    ("earlier", re.compile(rf"^\W*(?:after|following|once) {_NEAR_A}, {_B}")),
    ("earlier", re.compile(rf"{_A}\b(?:before|prior to|ahead of)\b {_NEAR_B}")),
    ("earlier", re.compile(rf"(?P<b>[^,.;]+?)\b(?:after|following)\b {_NEAR_A}$")),
    ("earlier", re.compile(r"(?P<b>[^,。;]+?)(?:之前|以前),?(?P<a>[^,。;]*)")),
    ("earlier", re.compile(r"(?P<a>[^,。;]+?)(?:之后|以后),?(?P<b>[^,。;]*)")),
)
#: Both at once put nothing in order.
_EITHER = re.compile(r"\b(?:before|after) (?:or|and) (?:before|after)\b|[之以]?前(?:或者?|和|、)?[之以]?后")
_PARTS = re.compile(r"(?<!\d)[.;](?!\d)|[。；\n]")


@dataclass(frozen=True, slots=True)
class Relation:
    """The words of what leads to, outdoes or comes before the ``second``."""

    kind: Kind
    first: frozenset[str]
    second: frozenset[str]


def relations(text: str) -> tuple[Relation, ...]:
    """The relations of ``text``; in each part of a sentence between semicolons those of a kind by one pattern."""
    found: list[Relation] = []
    for part in _PARTS.split(fold(text)):
        seen: set[Kind] = set()
        for kind, pattern in _PATTERNS:
            for match in () if kind in seen else tuple(pattern.finditer(_EITHER.sub(" ", part.strip()))):
                seen.add(kind)
                found.append(Relation(kind, frozenset(tokens(match["a"])), frozenset(tokens(match["b"]))))
    return tuple(relation for relation in found if relation.first and relation.second)


def turned(claim: str, premise: str, correspondence: Correspondence) -> bool:
    """Whether ``claim`` has a relation of ``premise`` the other way round."""
    there = relations(premise)
    return any(_turned(relation, there, correspondence) for relation in relations(claim))


def _turned(relation: Relation, there: tuple[Relation, ...], correspondence: Correspondence) -> bool:
    """Whether the relation of ``there`` that is closest has its sides exchanged."""
    fits = [
        (
            correspondence.share(relation.first, other.first) + correspondence.share(relation.second, other.second),
            correspondence.share(relation.first, other.second) + correspondence.share(relation.second, other.first),
        )
        for other in there
        if other.kind == relation.kind
    ]
    straight, crossed = max(fits, key=max, default=(0.0, 0.0))
    return crossed - straight > _LEAST
