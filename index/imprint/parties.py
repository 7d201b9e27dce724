"""Who concluded an agreement: the states and organisations that its title or its first paragraph names."""

from __future__ import annotations

import re

_STATE_ZH = r"[\u4e00-\u9fff（）]{1,24}?(?:国|联邦|联盟|邦联|政府|委员会|行政区|秘书处|组织)"
_LIST_ZH = re.compile(
    rf"^(?P<parties>{_STATE_ZH}(?:、{_STATE_ZH})*(?:政府)?\s*[和与]\s*{_STATE_ZH}(?:政府)?)"
    r"(?=\s*(?:关于|[（(]|，|,|在|就|之间|[\u4e00-\u9fff]{0,16}(?:协定|条约|协议|备忘录|议定书|计划|声明|安排|公报)$))"
)
_PART_ZH = re.compile(r"(?<=[国府邦盟会区处织])[、和与]")  # 和 is part of 共和国
_INSTRUMENT = re.compile(
    r"\b(?:agreement|treaty|convention|protocol|memorandum|arrangement|understanding|statement|declaration|pact|accord"
    r"|charter|framework|exchange of (?:notes|letters)|covenant|action plan)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:between|among(?:st)?|of the (?:ministers|governments|heads of (?:state|government)) of)\s+(?P<parties>.+?)"
    r"(?=\s+(?:on|for|concerning|regarding|relating|in the field|with (?:respect|regard)|to|pursuant|under"
    r"|establishing|about|amending|supplementing|from|dated?|done|signed)\b|\s*[,;:(]\s*(?:done|signed|$)|\s*$)",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"^(?P<parties>The (?:Governments? of )?[A-Z].{4,900}?)(?=\s*(?:[,;]?\s*\(?(?:hereina?fter|[(“\"”]+the [“\"]?Part|"
    r"being|desiring|considering|recogni[sz]ing|having|have agreed)|[,;]$))",
    re.IGNORECASE | re.DOTALL,
)
_COLLECTIVE = re.compile(
    r",?\s*collectively,?\s+the\s+[^,;]*[,;]?|\s*\([^()]*\)|^\s*the\s+Part(?:y|ies)\b.*", re.IGNORECASE
)
_GOVERNMENT = re.compile(r"^(?:the\s+)?(?:Governments?\s+of\s+)?(?:the\s+)?", re.IGNORECASE)
_STATE = re.compile(
    r"\b(?:republic|kingdom|states?|federation|union|commonwealth|principality|government|community|communities|emirates"
    r"|sultanate|organi[sz]ation|association|grand duchy|confederation|council|authority)\b",
    re.IGNORECASE,
)
#: "and" within the name of a state.
_JOINED = re.compile(
    r"\b(Antigua|Bosnia|Trinidad|Saint Kitts|St\.? Kitts|Sao Tome|São Tomé|Grenadines|Great Britain|Saint Vincent"
    r"|St\.? Vincent|Serbia|Education|Trade)\s+(and)\s+(the\s+)?(?=[A-Z])"
)
_WORDS = 12  # of the name of a party, at most
_SMALL = frozenset(["of", "the", "and", "de", "la", "du"])


def parties_in(title: str, paragraphs: list[str]) -> tuple[str, ...]:
    """The parties to an agreement called ``title``, in order, without "the Government of" and 政府; empty when unsure.

    ``paragraphs`` are the first ones of its text, one of which may open with the parties.
    """
    found = _chinese(title) or _english_title(title)
    for text in paragraphs:
        found = found or _chinese(text) or _english_preamble(text)
    return found


def _chinese(text: str) -> tuple[str, ...]:
    match = _LIST_ZH.match("".join(text.split()))
    if not match:
        return ()
    names = [name.removesuffix("政府") for name in _PART_ZH.split(match["parties"])]
    return tuple(names) if len(names) > 1 and all(len(name) > 1 for name in names) else ()


def _english_title(title: str) -> tuple[str, ...]:
    if not _INSTRUMENT.search(title):
        return ()
    match = _BETWEEN.search(" ".join(title.split()))
    return _names(match["parties"]) if match else ()


def _english_preamble(text: str) -> tuple[str, ...]:
    match = _PREAMBLE.match(" ".join(text.split()))
    return _names(match["parties"]) if match else ()


def _names(listed: str) -> tuple[str, ...]:
    """The names of a list in words; empty when one of them is no name, or none is that of a state."""
    plain = _JOINED.sub(r"\1 & \3", _COLLECTIVE.sub(lambda m: "," if "ollectively" in m.group() else "", listed))
    parts = [part.strip(" ,;") for part in re.split(r",\s*and\s+|\s+and\s+|,\s*|;\s*", plain, flags=re.IGNORECASE)]
    names = [_cased(_GOVERNMENT.sub("", part)).replace(" & ", " and ") for part in parts if part]
    sound = all(name[:1].isupper() and len(name.split()) <= _WORDS and not re.search(r"\d", name) for name in names)
    return tuple(names) if len(names) > 1 and sound and _STATE.search(listed) else ()


def _cased(name: str) -> str:
    """A name in capitals as it is written within a sentence."""
    if not name.isupper() or len(name) < 5:
        return name
    return " ".join(word.lower() if word.lower() in _SMALL else word.title() for word in name.split())
