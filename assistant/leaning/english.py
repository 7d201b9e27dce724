"""How an English question leans on the one before it."""

from __future__ import annotations

import re

from assistant.leaning.form import Lean
from index.lexical.tokens import tokens

_LEAD = r"(?:(?:and|but|so|or|ok|okay|then|well|also)\b,? ?)*"
_ASKS = re.compile(
    r"\b(?:what|how|why|when|where|who|whom|whose|which|is|are|was|were|do|does|did|can|could|should|must|may|might|will|"
    r"would|shall|has|have|had|if)\b",
    re.IGNORECASE,
)
_PREPOSITION = "(?:in|under|for|with|at|by|on|within|between|among|during|after|before|from)"
_ATTRIBUTE = (
    r"(?:main |legal |key |practical |other )?(?:limits|limitations|advantages|disadvantages|benefits"
    r"|drawbacks|weaknesses|"
    r"strengths|features|conditions|reasons?|causes?|effects?|consequences|goals?|aims?|objectives|purpose|principles|"
    r"contents?|nature|types?|kinds|forms|members|procedures?|steps|deadlines?|basis|sources|examples?|exceptions?|"
    r"differences?|problems|challenges|functions?|mechanisms?|definition|meaning|risks?|scope|obligations|rights|duties|"
    r"measures|lessons)"
)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^{_LEAD}(?:{pattern})$", re.IGNORECASE)


_BARE = _form(
    r"why|how|when|where|who|how so|how come|why not|why so|since when|until when|how (?:many|much|long"
    r"|often|far|exactly)|"
    r"which ones?|such as|for example|like what|(?:any |some )?(?:other |more )?examples?|really|"
    r"in (?:what|which) (?:ways?|year|cases?)|(?:by|for|to|with|from) (?:whom|what|when)|(?:what|who"
    r"|where|anything) else|"
    r"(?:can|could) you (?:explain|elaborate|give|say)\b.{0,30}|tell me more|go on|more(?: details?)?|"
    r"explain(?: more| further| it| this| that)?|is that all|what for|says who|what then|what exactly"
)
_OF_WHAT = _form(rf"(?:(?:what|which) (?:are|were|is|was) )?(?:the|any) {_ATTRIBUTE}")
_ORDINAL = _form(
    r"(?:(?:what|how) (?:about|is|are|was) )?the "
    r"(?:first|second|third|fourth|fifth|last|others?|former|latter|next|rest|same)"
    r"(?: (?:two|three|one|type|kind|path|way|reason|item|point|step|condition|category|dimension|option)s?)?"
)
_ABOUT = _form(r"(?:what|how) about (?P<other>.{2,60})")
_AND = re.compile(r"^(?:and|or),? (?P<other>.{2,40})$", re.IGNORECASE)
_PLACED = re.compile(rf"^(?:and|or|but|what about|how about),? (?P<place>{_PREPOSITION} .{{2,60}})$", re.IGNORECASE)
_OF_TWO = re.compile(
    r"\bthe (?:former|latter)\b|\b(?:both|either|neither|each) of (?:them|these|those)\b", re.IGNORECASE
)

_PRONOUN = re.compile(r"\b(?:itself|its|their|his|her(?= \w)|it|they|them|he|she|him)\b", re.IGNORECASE)
_POSSESSIVE = frozenset({"its", "their", "his", "her"})
_OBJECT = frozenset({"them", "him"})
_AFTER_OBJECT = re.compile(rf"$|(?:{_PREPOSITION}|and|or|to)\b")
#: A clause that one of these opens has its subject before it.
_RELATIVE = frozenset({"that", "which", "who"})
#: "Is it possible to …": nothing is meant by "it".
_EXPLETIVE = re.compile(
    r"\bit (?:\w+ )?(?:possible|necessary|hard|harder|easy|easier|difficult|true|likely|legal|lawful"
    r"|important|enough|clear|"
    r"said|better|worse|common|useful|wise|sufficient|reasonable|fair|worth|time)\b"
    r"|\bit (?:matter|take|mean (?:to|for|that|when|if))\b|\btakes it\b|\bhow is it that\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:this|that)(?=$| (?:mean|so|happen|work|change|apply|matter|differ|help|include|true|possible"
    r"|binding|the case)\b)"
    r"|\b(?:this|these) (?!library|year|century|decade|day|week|month|field|is|are|has|have)(?=\w)",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[,;:]|\b(?:and|but|or|when|if|that|which|who|because|while|after|before|although|though|since|unless|once|than)\b",
    re.IGNORECASE,
)
_ASKED = frozenset(
    re.findall(r"\w+", "which what how many much often long far kind kinds sort sorts type types extent way ways")
)


def lean_of(question: str) -> Lean | None:
    """How ``question``, without its question mark, leans on the one before; None when it stands alone."""
    said = _without_lead(question)
    if _BARE.match(question):
        return Lean("bare", question)
    if _ORDINAL.match(question) or _OF_TWO.search(question):
        return Lean("appended", said)
    if _OF_WHAT.match(question):
        return Lean("attribute", said)
    return _by_pronoun(question) or _by_ellipsis(question)


def _by_ellipsis(question: str) -> Lean | None:
    placed = _PLACED.match(question)
    if placed and not _ASKS.search(placed["place"]):
        return Lean("placed", placed["place"])
    other = _ABOUT.match(question) or _AND.match(question)
    if other and not _ASKS.search(other["other"]):
        return Lean("instead", other["other"])
    return None


def _by_pronoun(question: str) -> Lean | None:
    said = _without_lead(question)
    if _EXPLETIVE.search(said):
        return None
    match = _PRONOUN.search(said)
    if match:
        word = match.group().lower()
        if word == "itself" or _has_antecedent(said, match):
            return None
        return Lean("possessive" if word in _POSSESSIVE else "pronoun", said, match.group())
    this = _THIS.search(said)
    return Lean("appended", said) if this and not _has_antecedent(said, this) else None


def _has_antecedent(said: str, pronoun: re.Match[str]) -> bool:
    """Whether a word before the pronoun in its own question may be what it means."""
    before = said[: pronoun.start()]
    boundaries = list(_BOUNDARY.finditer(before))
    if _is_object(pronoun, said) and not (boundaries and boundaries[-1].group().lower() in _RELATIVE):
        # An object is never the subject of its own clause.
        before = before[: boundaries[-1].start()] if boundaries else ""
    return any(_may_be(found, pronoun.group().lower()) for found in re.findall(r"[A-Za-z][\w'’-]*", before))


def _is_object(pronoun: re.Match[str], said: str) -> bool:
    word = pronoun.group().lower()
    follows = said[pronoun.end() :].lstrip()
    return word in _OBJECT or (word not in _POSSESSIVE and bool(_AFTER_OBJECT.match(follows)))


def _may_be(word: str, pronoun: str) -> bool:
    low = word.lower()
    if low in _ASKED or not tokens(word) or re.search("(?:ed|ing|ly)$", low):
        return False
    plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return not plural or pronoun not in {"it", "its"}


def _without_lead(question: str) -> str:
    return re.sub(rf"^{_LEAD}", "", question, flags=re.IGNORECASE)
