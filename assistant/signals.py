"""What tells whether the library can answer a question: signals of the search, measured before anything is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.coverage import missing, unknown
from index.hit import Hit
from index.language import fold, language_of
from index.lexical.tokens import forms
from index.library import Library

_NEAR = 5  # hits among which the nearest is looked for
_READ = 3  # hits in which words, numbers and names of the question are looked for
_WEIGHTIEST = 3  # missing words that count
_MOST = 2  # missing numbers or names that count
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
#: Titles, abbreviations, and names in the midst of an English sentence.
#: A Chinese character is a word character too, so that no \b stands between 的 and TIR.
_NAME = re.compile(r"《[^》]+》|(?<![A-Za-z0-9])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?![A-Za-z0-9])|(?<=[a-z,] )[A-Z][a-z]+")
_TOLD = 4  # missing words that are named …
_SHORTEST = {"zh": 2, "en": 4}  # … of so many characters: shorter ones say nothing


@dataclass(frozen=True, slots=True)
class Signals:
    """``dense``: the best cosine among the first hits, -1..1.

    Of what the question says the best passages, their titles and headings lack: ``numbers`` and ``names``, 0..2 each;
    ``gap``: the mean weight of the three weightiest words, 0 or more; ``lacking`` are the most telling, as they were
    asked. ``unknown``: the share of its words that the whole library lacks, 0..1.
    """

    dense: float
    numbers: int
    names: int
    gap: float
    unknown: float
    lacking: tuple[str, ...]


def signals_of(question: str, hits: Sequence[Hit], library: Library) -> Signals:
    """The signals of ``hits``, one or more, best first, for a question."""
    passage, asked = hits[0].passage, language_of(question)
    read = [
        "\n".join((library.documents[hit.passage.document_id].title, *hit.passage.heading, hit.passage.text))
        for hit in hits[:_READ]
    ]
    lacked = missing(library.search, question, read, passage.language)
    text = fold("\n".join(read))
    numbers = [number for number in _NUMBER.findall(fold(question)) if not _stands(number, text)]
    names = [name for name in _NAME.findall(question) if fold(name.strip("《》")) not in text]
    written = dict(forms(question))
    weightiest = [item for item in lacked[:_WEIGHTIEST] if item.weight > 0]
    told = [form for item in weightiest if len(form := written.get(item.word, "")) >= _SHORTEST[asked]]
    return Signals(
        dense=max(hit.channel("dense") or 0.0 for hit in hits[:_NEAR]),
        numbers=min(len(numbers), _MOST),
        names=min(len(names), _MOST),
        gap=sum(item.weight for item in weightiest) / max(min(len(lacked), _WEIGHTIEST), 1),
        unknown=unknown(library.search, question),
        lacking=_distinct([*numbers, *(name.strip("《》") for name in names), *told])[:_TOLD],
    )


def _distinct(words: Sequence[str]) -> tuple[str, ...]:
    """Each word once, where and as it comes first; 软法 and 軟法 are one."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(fold(word), word)
    return tuple(found.values())


def _stands(number: str, text: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", text) is not None
