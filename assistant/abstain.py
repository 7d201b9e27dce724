"""When to decline: how well the nearest passages support an answer at all."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.answer import Abstention
from index.document import Language
from index.hit import Hit
from index.lexical.tokens import tokens

#: Logistic regression over 130 development questions, half of them answerable: the 72 of tests/data/questions.jsonl
#: over the starter library, and others over a library that is all but wholly Chinese. Refit for another embedder.
_BIAS, _COSINE, _COVERAGE, _BLIND = -6.9, 10.1, 5.1, 3.2
#: Hits in the question's language from which coverage can be judged.
_ENOUGH = 3


def support(question: str, language: Language, hits: Sequence[Hit]) -> float:
    """0..1: how likely the hits hold an answer, from the best hit's cosine and from word coverage.

    Where coverage cannot be judged, because the hits are in the other language, a constant stands for it.
    """
    cosine = (hits[0].channel("dense") or 0.0) if hits else 0.0
    covered = coverage(question, language, hits)
    logit = _BIAS + _COSINE * cosine + (_BLIND if covered is None else _COVERAGE * covered)
    return 1 / (1 + math.exp(-logit))


def coverage(question: str, language: Language, hits: Sequence[Hit]) -> float | None:
    """0..1: the largest share of the question's words that one hit in its language contains.

    None when fewer than three hits are in that language.
    """
    asked = set(tokens(question))
    shares = [
        len(asked & set(tokens(" ".join((*hit.passage.heading, hit.passage.text))))) / max(len(asked), 1)
        for hit in hits
        if hit.passage.language == language
    ]
    return max(shares) if len(shares) >= _ENOUGH else None


def abstention(question: str, language: Language, hits: Sequence[Hit], least: float) -> Abstention | None:
    """Why the question is to be declined, None when the hits support an answer."""
    if not hits:
        return Abstention("nothing found", ())
    if support(question, language, hits) < least:
        return Abstention("not supported", tuple(hits[:3]))
    return None
