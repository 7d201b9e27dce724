"""What an answer is like to read: its language, its length, and how long it took.

Language: share of the statements that are in the language of the question, 0..1. What counts is the assistant's own
statements, quotes included, as they stand on the screen; the sentences that frame them ("Quoted word for word from …",
why it declines) are always in the question's language and say nothing, so the caller leaves them out. A statement
without a word of either language ("1992–2003") counts for neither. A quote from a source in the other language lowers
the share: that is what it measures, and no fault by itself.
Length: characters, a run of white space counting as one, none at the ends; 0 and up.
Latency: the median and the 95th percentile of seconds, interpolated between neighbours (Hyndman & Fan 1996, type 7).
On nothing: None for language and latency, 0 for length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.document import Language
from index.language import language_of

_WORDS = re.compile(r"[\u3400-\u9fff]|[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds that half (``p50``) and 95 % (``p95``) of the answers took at most."""

    p50: float
    p95: float


def language_share(statements: Sequence[str], asked: Language) -> float | None:
    """The share 0..1 of ``statements`` in the language ``asked``; None when none has a word."""
    said = [language_of(text) for text in statements if _WORDS.search(text)]
    return said.count(asked) / len(said) if said else None


def length(text: str) -> int:
    """The characters of ``text``, a run of white space counting as one."""
    return len(" ".join(text.split()))


def latency(seconds: Sequence[float]) -> Latency | None:
    """The median and the 95th percentile of ``seconds``; None without any."""
    if not seconds:
        return None
    p50, p95 = np.quantile(seconds, (0.5, 0.95))
    return Latency(float(p50), float(p95))
