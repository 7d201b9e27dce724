"""When to decline: how likely it is that the library can answer at all."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.answer import Abstention
from assistant.signals import Signals
from index.hit import Hit

#: Logistic regression, both classes weighed alike, over 362 development questions, 258 of them answerable: the half
#: "dev" of starter.jsonl (eval/questions) and tests/data/questions.jsonl over the starter library, field.jsonl and
#: papers.jsonl over a library of twelve real papers and agreements. AUROC by six-fold cross-validation
#: .93; of the cosine, the words and the language of the best passage alone .85. Refit for another embedder. Fitted on
#: 258 more (further.jsonl, papers-further.jsonl; AUROC .88 on all) they decline more of unseen.jsonl that it answers,
#: so that these only gave the weights of works that are told of, and of names since fewer words are taken for names.
_BIAS, _DENSE, _NUMBERS, _NAMES, _GAP, _UNKNOWN = -3.52, 10.34, -2.55, -2.1, -0.14, -5.97
_NOT_HELD, _TOLD_OF = -2.46, -1.9
#: Not fitted: about the logarithm of how much oftener it is with a question for a value that has no answer (a quarter
#: of 66) than with one that has (none of 67; of XQuAD's, judged by the one paragraph, 3 to 10 %).
_UNTOLD = -3.0
#: Not fitted either: of 658 development questions 23 without an answer name a place that the best passages lack, and
#: none with one.
_ELSEWHERE = -3.0
#: Of 168 questions for an article of one of fourteen treaties so many find it first.
_LOOKED_UP = 0.96
#: What the library has no words for, or is neither near in meaning nor lacks little, is of another field: of the
#: declined questions of the half "dev" these tell those on bread and Python from those on treaties that it lacks.
_STRANGE, _NEAR, _LITTLE = 0.2, 0.3, 2.0


def support(signals: Signals) -> float:
    """0..1: how likely the best of what was found holds an answer; 0 where what it asks for by number is not there."""
    if signals.absent:
        return 0.0
    if signals.looked_up or signals.whole:
        return _LOOKED_UP
    logit = _BIAS + _DENSE * signals.dense + _NUMBERS * signals.numbers + _NAMES * signals.names
    logit += _GAP * signals.gap + _UNKNOWN * signals.unknown + _NOT_HELD * signals.not_held + _TOLD_OF * signals.told_of
    logit += _UNTOLD * bool(signals.untold) + _ELSEWHERE * signals.elsewhere
    return 1 / (1 + math.exp(-logit))


def is_near(signals: Signals) -> bool:
    """Whether the best of what was found has to do with the question at all: else it is not worth showing."""
    return signals.unknown < _STRANGE and (signals.dense >= _NEAR or signals.gap < _LITTLE)


def abstention(signals: Signals | None, hits: Sequence[Hit], least: float) -> Abstention | None:
    """Why a question is to be declined, None when the hits support an answer; ``signals`` is None without a hit."""
    if signals is None or not hits:
        return Abstention("nothing found", ())
    if support(signals) < least:
        if not (signals.absent or is_near(signals)):
            return Abstention("nothing found", ())
        return Abstention("not supported", tuple(hits[:3]), signals.lacking)
    return None
