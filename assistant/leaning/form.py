"""How a question leans on the one before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

#: "instead": 那硬法呢, the same of something else; "placed": "and in Chinese law?"; "attribute": 有哪些局限, of what it
#: does not say; "bare": "Why?"; "pronoun" and "possessive": one that can be replaced; "appended": leans in a way that
#: only what it is about can clear up, 该协定何时生效.
Kind = Literal["instead", "placed", "attribute", "bare", "pronoun", "possessive", "appended"]


@dataclass(frozen=True, slots=True)
class Lean:
    """``said`` is what of the question counts, without its question mark; ``pronoun`` the word to be replaced in it."""

    kind: Kind
    said: str
    pronoun: str = ""


_END = re.compile(r"[\s?？。.!！]+$")


def without_end(question: str) -> str:
    """The question without its question mark and the space around it."""
    return _END.sub("", question.strip())
