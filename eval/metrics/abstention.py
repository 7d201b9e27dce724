"""Whether the assistant declines what it cannot answer, and whether its support tells right from wrong.

The positive class is declining a question that the library does not answer: precision = declined unanswerable /
declined; recall = declined unanswerable / unanswerable. AUROC = probability that an answerable question has more
support than an unanswerable one, equal support counting half (Hanley & McNeil 1982). All 0..1; chance has AUROC .5.
Coverage and risk (El-Yaniv & Wiener 2010): answering only the questions with support t or more, coverage = share
answered, risk = share of those answered wrongly.
On nothing: None where a denominator is 0 (nothing declined, nothing unanswerable, one class alone); a curve over no
questions has no points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Abstention:
    """``precision`` and ``recall`` of declining, ``auroc`` of support; each 0..1, None on nothing."""

    precision: float | None
    recall: float | None
    auroc: float | None


def abstention(answerable: Sequence[bool], declined: Sequence[bool], support: Sequence[float]) -> Abstention:
    """How well it was declined; the i-th of each belongs to the i-th question. Raises ValueError when lengths differ.

    ``support`` may be on any scale, more meaning surer of an answer.
    """
    rows = list(zip(answerable, declined, support, strict=True))
    right = sum(gone and not can for can, gone, _ in rows)
    gone, unanswerable = sum(declined), sum(not can for can in answerable)
    return Abstention(
        right / gone if gone else None,
        right / unanswerable if unanswerable else None,
        _auroc([s for can, _, s in rows if can], [s for can, _, s in rows if not can]),
    )


def coverage_risk(right: Sequence[bool], support: Sequence[float]) -> list[tuple[float, float]]:
    """(coverage, risk) at each threshold, by falling support; the last answers everything.

    Questions of equal support come in together: no threshold parts them. Raises ValueError when lengths differ.
    """
    rows = sorted(zip(support, right, strict=True), key=lambda row: -row[0])
    points, wrong = [], 0
    for place, (least, correct) in enumerate(rows, 1):
        wrong += not correct
        if place == len(rows) or rows[place][0] < least:
            points.append((place / len(rows), wrong / place))
    return points


def _auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Mann-Whitney's U over its maximum; None when either is empty."""
    if not positive or not negative:
        return None
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, side="left").sum()
    up_to = np.searchsorted(ordered, positive, side="right").sum()
    return float(below + up_to) / (2 * len(positive) * len(negative))
