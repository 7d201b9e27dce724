"""Where the terms of the glossary stand in a quote, and what they are called in the other language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.document import Language
from index.expansion.glossary import Glossary, units

_PIECE: dict[Language, re.Pattern[str]] = {"zh": re.compile(r"(?s)."), "en": re.compile(r"[^\W_]+|[^\w\s'’\-‐‑]")}


@dataclass(frozen=True, slots=True)
class Gloss:
    """Half-open characters ``start:end`` of a text that are a term, and how to ``say`` it in the other language."""

    start: int
    end: int
    say: str


def glosses(text: str, language: Language, glossary: Glossary) -> tuple[Gloss, ...]:
    """The terms in a ``text`` of ``language``, in order, none over another; the longest where several begin."""
    other: Language = "en" if language == "zh" else "zh"
    ways = {
        units(way, language): term.said(other)[0]
        for term in glossary.terms_in(text, language)
        for way in term.said(language)
    }
    pieces = [
        (unit, found.start(), found.end())
        for found in _PIECE[language].finditer(text)
        for unit in units(found[0], language)
    ]
    made: list[Gloss] = []
    place = 0
    while place < len(pieces):
        way = _longest(ways, [unit for unit, _, _ in pieces[place : place + max(map(len, ways), default=0)]])
        if way:
            made.append(Gloss(pieces[place][1], pieces[place + len(way) - 1][2], ways[way]))
        place += len(way) or 1
    return tuple(made)


def _longest(ways: dict[tuple[str, ...], str], ahead: list[str]) -> tuple[str, ...]:
    """The longest of ``ways`` with which ``ahead`` begins; empty when there is none."""
    return next((tuple(ahead[:end]) for end in range(len(ahead), 0, -1) if tuple(ahead[:end]) in ways), ())
