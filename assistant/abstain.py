"""When to decline: how well the best passage supports an answer at all."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.answer import Abstention
from index.document import Language
from index.hit import Hit

#: Logistic regression, both classes weighed alike, over 156 development questions: the 72 of tests/data/questions.jsonl
#: over the starter library; those of them that it cannot answer, and eval/questions/field.jsonl, over a library that is
#: half Chinese, half English. Refit for another embedder.
_BIAS, _DENSE, _LEXICAL, _ACROSS = -7.2, 10.8, 12.0, -0.4


def support(language: Language, hits: Sequence[Hit]) -> float:
    """0..1: how likely the best of ``hits`` holds an answer to a question in ``language``.

    It is judged by the passage's cosine, by the share of the question's words that it has, and by whether these had to
    be translated.
    """
    if not hits:
        return 0.0
    best = hits[0]
    logit = _BIAS + _DENSE * (best.channel("dense") or 0.0) + _LEXICAL * (best.channel("lexical") or 0.0)
    logit += _ACROSS * (best.passage.language != language)
    return 1 / (1 + math.exp(-logit))


def abstention(language: Language, hits: Sequence[Hit], least: float) -> Abstention | None:
    """Why a question in ``language`` is to be declined, None when the hits support an answer."""
    if not hits:
        return Abstention("nothing found", ())
    if support(language, hits) < least:
        return Abstention("not supported", tuple(hits[:3]))
    return None
