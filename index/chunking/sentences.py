"""Where the sentences of a text of either language begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.document import Language

#: A sentence ends with its closing quotes, brackets and note marks.
_END_ZH = re.compile(r"[。！？](?:[”’」』）)])*(?:[^\S\n]?[①-⑳]|[⁰¹²³⁴-⁹]+|\[\d+\])*|\n")
_END_EN = re.compile(r"(?<=[.!?])(?:[”\"')]|\[\d+\]|[⁰¹²³⁴-⁹]+)*(?=\s+[\"“(]?[A-Z0-9])|\n")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|cf|etc|al|vol|no|art|arts|para|paras|pp?|v|vs|dr|mr|mrs|prof|st|eds?|ch|figs?|secs?|[A-Z]"
    r"|jan|feb|apr|aug|sept?|oct|nov|dec)\.$",
    re.IGNORECASE,
)

_NUMBER_ALONE = re.compile(r"\s*\(?\d{1,3}[.)]$")  # the number of a paragraph


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open characters ``start:end`` of a text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


def sentences(text: str, language: Language) -> tuple[Stretch, ...]:
    """The sentences of ``text`` in order, without the space around them; together they leave no word out."""
    ends = _END_ZH if language == "zh" else _END_EN
    found: list[Stretch] = []
    start = 0
    for match in ends.finditer(text):
        before = text[start : match.start()]
        if language == "en" and (_ABBREVIATION.search(before) or _NUMBER_ALONE.match(before)):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Stretch], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        found.append(Stretch(start + left, start + len(piece.rstrip())))
