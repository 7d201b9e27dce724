"""How sure a figure is: bootstrap intervals, paired randomisation tests, and Holm's correction for several of them.

Interval: the mean of as many values drawn with replacement, again and again; its middle ``level`` (percentile
bootstrap, Efron & Tibshirani 1993). Paired test: were the two systems alike, each difference could as well have the
other sign; p = (k + 1) / (samples + 1), where k random sets of signs give a mean difference at least as far from 0
(Fisher 1935; Smucker, Allan & Carterette 2007; + 1 after Phipson & Smyth 2010, so that p is never 0). Holm (1979): the
i-th smallest of m, from 0, times m - i, no less than the one before it, at most 1.
On nothing: an interval of no values does not exist and raises; p is 1 over no pairs or no difference; no p, none back.
The same seed gives the same figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

_CELLS = 1 << 22  # random numbers held at once, 32 MB; more is no faster
#: Sums of the same numbers in another order differ by rounding; a tie must stay a tie. Share of the largest sum.
_ROUNDING = 1e-12


def interval(values: Sequence[float], seed: int = 0, samples: int = 2000, level: float = 0.95) -> tuple[float, float]:
    """Where the mean of ``values`` lies with confidence ``level``. Raises ValueError when there are none."""
    if not len(values):
        raise ValueError("no values, so no interval: ask only where there are some")
    held = np.asarray(values, dtype=np.float64)
    generator = np.random.default_rng(seed)
    means = [
        held[generator.integers(len(held), size=(rows, len(held)))].mean(axis=1) for rows in _blocks(samples, held)
    ]
    low, high = np.quantile(np.concatenate(means), ((1 - level) / 2, (1 + level) / 2))
    return float(low), float(high)


def paired_p(a: Sequence[float], b: Sequence[float], seed: int = 0, samples: int = 10000) -> float:
    """The probability, two-sided, of a difference like that of ``a`` and ``b`` (same queries, same order) by chance.

    Raises ValueError when their lengths differ.
    """
    if len(a) != len(b):
        raise ValueError(f"{len(a)} values against {len(b)}: pairs belong to the same questions")
    differences = np.asarray(a, dtype=np.float64) - np.asarray(b, dtype=np.float64)
    generator = np.random.default_rng(seed)
    least = abs(float(differences.sum())) - _ROUNDING * float(np.abs(differences).sum())
    beyond = 0
    for rows in _blocks(samples, differences):
        signs = 2.0 * generator.integers(2, size=(rows, len(differences))) - 1
        beyond += int(np.count_nonzero(np.abs(signs @ differences) >= least))
    return (beyond + 1) / (samples + 1)


def holm(ps: Sequence[float]) -> list[float]:
    """``ps`` adjusted for being several, in the order given: reject where the adjusted p is at most the level."""
    order = sorted(range(len(ps)), key=lambda place: ps[place])
    adjusted, before = [0.0] * len(ps), 0.0
    for rank, place in enumerate(order):
        before = max(before, min(1.0, (len(ps) - rank) * ps[place]))
        adjusted[place] = before
    return adjusted


def _blocks(samples: int, values: NDArray[np.float64]) -> Iterator[int]:
    """How many samples to draw at a time, ``samples`` in all."""
    size = max(1, _CELLS // max(1, len(values)))
    for start in range(0, samples, size):
        yield min(size, samples - start)
