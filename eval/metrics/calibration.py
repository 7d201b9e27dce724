"""Whether support is as sure as it says: of the questions with support .8 the library should answer four in five.

The questions are put in tenths by their support; in each, the mean support is set against the share that can be
answered (the reliability diagram, Niculescu-Mizil & Caruana 2005). The expected calibration error (Guo et al. 2017) is
the mean distance of the two, each tenth weighed by its questions: 0..1, 0 when support is as sure as it says. On
nothing: no tenths, and None for the error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_TENTHS = 10
_Z = 1.96  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Tenth:
    """``count`` questions, one or more, of like support: their mean ``support``, and the ``share`` of them that can be
    answered with its 95 % interval (Wilson 1927), all 0..1."""

    support: float
    share: float
    low: float
    high: float
    count: int


def tenths(answerable: Sequence[bool], support: Sequence[float]) -> tuple[Tenth, ...]:
    """The tenths that have a question, by rising support (0..1). Raises ValueError when lengths differ."""
    if len(answerable) != len(support):
        raise ValueError("as many supports as questions")
    sure = np.asarray(support, dtype=np.float64)
    can = np.asarray(answerable, dtype=np.float64)
    place = np.minimum((sure * _TENTHS).astype(int), _TENTHS - 1)
    made = []
    for tenth in np.unique(place):
        among = place == tenth
        share, count = float(can[among].mean()), int(among.sum())
        made.append(Tenth(float(sure[among].mean()), share, *_interval(share, count), count))
    return tuple(made)


def calibration_error(made: Sequence[Tenth]) -> float | None:
    """The expected calibration error of what ``tenths`` gives."""
    count = sum(tenth.count for tenth in made)
    return sum(tenth.count * abs(tenth.support - tenth.share) for tenth in made) / count if count else None


def _interval(share: float, count: int) -> tuple[float, float]:
    middle = (share + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    reach = _Z / (1 + _Z**2 / count) * (share * (1 - share) / count + _Z**2 / (4 * count**2)) ** 0.5
    return max(middle - reach, 0.0), min(middle + reach, 1.0)
