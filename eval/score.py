"""The figures of a whole set: means of what its answers are worth, each with an interval, and cut up by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from eval import judge
from eval.judge import VERDICTS, Judged
from eval.metrics.abstention import abstention, coverage_risk
from eval.metrics.answers import Latency, latency
from eval.metrics.calibration import Tenth, tenths
from eval.metrics.ranking import RANKING
from eval.significance import interval

#: The figures in the order in which they are shown; key facts stand beside the citation scores, as copying the first
#: passage makes those perfect and says nothing of whether it answers.
FIGURES = (
    judge.RIGHT,
    *judge.FACTS,
    judge.CITATION_RECALL,
    judge.CITATION_PRECISION,
    judge.EXACT,
    judge.ANSWERED,
    judge.ABSTAINED_RIGHTLY,
    judge.ABSTAINED,
    judge.RANKED,
    *RANKING,
    judge.SAME_LANGUAGE,
    judge.LENGTH,
    judge.SECONDS,
)
#: Those that say how good a system is, more being better: what is compared and guarded.
QUALITY = tuple(name for name in FIGURES if name not in (judge.SAME_LANGUAGE, judge.LENGTH, judge.SECONDS))
_RESAMPLES = 2_000  # where the interval is not that of a plain mean
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over ``count`` questions with its 95 % interval."""

    value: float
    low: float
    high: float
    count: int


Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Scores:
    """``overall``, then by group. ``matrix`` is by language of the question, then of its gold ("en", "zh", "both").

    ``curve`` has (coverage, risk), both 0..1, as far as the system answers; ``tenths`` set support against what can be
    answered; ``latency`` is None without a question; ``verdicts`` counts questions, ``notes`` what the answers note of
    how they came about.
    """

    overall: Figures
    languages: Mapping[str, Figures]
    matrix: Mapping[str, Mapping[str, Figures]]
    forms: Mapping[str, Figures]
    kinds: Mapping[str, Figures]
    verdicts: Mapping[str, int]
    curve: tuple[tuple[float, float], ...]
    latency: Latency | None
    tenths: tuple[Tenth, ...] = ()
    notes: Mapping[str, int] = field(default_factory=dict)


def score(judged: Sequence[Judged]) -> Scores:
    """All figures of the ``judged`` questions, at least one."""
    overall = dict(figures(judged))
    _of_both_classes(judged, overall)
    return Scores(
        overall,
        _by(judged, lambda one: one.question.language),
        {
            language: _by([one for one in judged if one.question.language == language], lambda one: one.source)
            for language in sorted({one.question.language for one in judged})
        },
        _by(judged, lambda one: one.question.form if one.question.answerable else ""),
        _by(judged, lambda one: one.question.kind),
        {verdict: sum(one.verdict == verdict for one in judged) for verdict in VERDICTS},
        curve(judged),
        latency([one.result.seconds for one in judged]),
        tenths([one.question.answerable for one in judged], [one.result.support for one in judged]),
        noted(judged),
    )


def noted(judged: Sequence[Judged]) -> Mapping[str, int]:
    """What is noted of the answers, each with how often ("model unavailable") or of how many things it is noted
    ("statements dropped: 2"), the most first."""
    counts: Counter[str] = Counter()
    for one in judged:
        for note in one.result.notes:
            key, _, count = note.partition(": ")
            counts[key] += int(count) if count.isdecimal() else 1
    return dict(counts.most_common())


def figures(judged: Sequence[Judged]) -> Figures:
    """The mean of every figure that any question has, over those that have it."""
    return {name: figure(judged, name) for name in FIGURES if any(name in one.values for one in judged)}


def figure(judged: Sequence[Judged], name: str) -> Figure:
    """The mean of one figure. Its interval resamples needs: the questions of one need do not vary on their own."""
    needs: dict[str, list[float]] = defaultdict(list)
    for one in judged:
        if name in one.values:
            needs[one.question.need].append(one.values[name])
    values = [value for group in needs.values() for value in group]
    sizes = {len(group) for group in needs.values()}
    if len(sizes) == 1:
        low, high = interval([sum(group) / len(group) for group in needs.values()])
    else:
        low, high = _interval_of_ratio(list(needs.values()))
    return Figure(sum(values) / len(values), low, high, len(values))


def curve(judged: Sequence[Judged]) -> tuple[tuple[float, float], ...]:
    """(share of questions answered, share of these not right), the surest first, up to the last that was answered."""
    answered = sum(not one.result.declined for one in judged)
    points = coverage_risk(
        [one.verdict == "right" for one in judged],
        [-1.0 if one.result.declined else one.result.support for one in judged],
    )
    return tuple((float(coverage), float(risk)) for coverage, risk in points if coverage * len(judged) < answered + 0.5)


def _by(judged: Sequence[Judged], key: Callable[[Judged], str]) -> dict[str, Figures]:
    """The figures of each group; a question whose key is empty is in none."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if key(one):
            groups[key(one)].append(one)
    return {name: figures(groups[name]) for name in sorted(groups)}


def _interval_of_ratio(groups: Sequence[Sequence[float]]) -> tuple[float, float]:
    """The interval of the mean of all values where groups of unlike size are drawn, each as a whole (Cochran 1977)."""
    drawn = _draws(range(len(groups)), 0)
    sums, sizes = np.array([sum(group) for group in groups]), np.array([len(group) for group in groups])
    return _middle((drawn @ sums) / (drawn @ sizes))


def _draws(groups: Sequence[Hashable], seed: int) -> NDArray[np.int64]:
    """How often each of n things is drawn when their groups are, int64 (resamples, n)."""
    place = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    drawn = np.random.default_rng(seed).multinomial(len(place), np.full(len(place), 1 / len(place)), _RESAMPLES)
    return drawn[:, [place[group] for group in groups]]


def _middle(means: NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.quantile(means, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return float(low), float(high)


def _of_both_classes(judged: Sequence[Judged], overall: dict[str, Figure]) -> None:
    """Put the AUROC in, with an interval that resamples the answerable questions as well as the others."""
    if judge.RANKED not in overall:
        return
    whole = abstention(
        [one.question.answerable for one in judged],
        [one.result.declined for one in judged],
        [one.result.support for one in judged],
    )
    low, high = _interval_of_auroc(judged)
    overall[judge.RANKED] = Figure(float(whole.auroc or 0.0), low, high, overall[judge.RANKED].count)


def _interval_of_auroc(judged: Sequence[Judged]) -> tuple[float, float]:
    with_answer = [one for one in judged if one.question.answerable]
    without = [one for one in judged if not one.question.answerable]
    more = np.array([one.result.support for one in with_answer])[:, None]
    less = np.array([one.result.support for one in without])
    above = (more > less) + 0.5 * (more == less)
    rows = _draws([one.question.need for one in with_answer], 0)
    columns = _draws([one.question.need for one in without], 1)
    resampled = np.einsum("ri,ij,rj->r", rows, above, columns, optimize=True)
    return _middle(resampled / (rows.sum(axis=1) * columns.sum(axis=1)))
