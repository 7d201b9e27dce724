"""Two reports over the same questions: what differs, how surely, and where no difference is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.report import Report, Row, read_report, read_rows
from eval.score import QUALITY
from eval.significance import holm, interval, paired_p
from index.errors import ReportError

_LEVEL = 0.05  # of the corrected p, under which a difference is shown


@dataclass(frozen=True, slots=True)
class Difference:
    """Means over the needs of the ``count`` questions for which both have the figure; ``difference`` is second minus
    first.

    ``low`` to ``high`` is its 95 % interval; ``p`` is of the paired randomisation test over needs, corrected by Holm
    for all figures compared.
    """

    figure: str
    count: int
    first: float
    second: float
    difference: float
    low: float
    high: float
    p: float

    @property
    def shown(self) -> bool:
        """Whether the two differ beyond chance."""
        return self.p < _LEVEL


@dataclass(frozen=True, slots=True)
class Turned:
    """A ``question`` whose verdict changed."""

    id: str
    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """``first`` and ``second`` are systems; ``turned`` are the questions whose verdict changed."""

    first: str
    second: str
    common: int
    differences: tuple[Difference, ...]
    turned: tuple[Turned, ...]


def may_share(first: Report, second: Report) -> bool:
    """Whether the two are over one file of questions and no two splits of it."""
    return first.digest == second.digest and (first.split == second.split or "all" in (first.split, second.split))


def compare(first: Path, second: Path) -> Comparison:
    """The report in folder ``second`` against that in ``first``. Raises ReportError when they share no question."""
    reports = read_report(first), read_report(second)
    before, after = ({row.id: row for row in read_rows(folder)} for folder in (first, second))
    common = [question for question in before if question in after]
    if not common or not may_share(*reports):
        raise ReportError(
            f"{first} and {second} are not over the same questions.", "Run both systems over one file, one split."
        )
    pairs = [(before[question], after[question]) for question in common]
    turned = tuple(Turned(a.id, a.question, a.verdict, b.verdict) for a, b in pairs if a.verdict != b.verdict)
    return Comparison(reports[0].system, reports[1].system, len(common), differences(pairs), turned)


def differences(pairs: Sequence[tuple[Row, Row]]) -> tuple[Difference, ...]:
    """A difference for each figure of quality that both have for some question; ``pairs`` are of the same question."""
    found = [made for name in QUALITY if (made := _difference(name, pairs)) is not None]
    corrected = holm([difference.p for difference in found])
    return tuple(replace(difference, p=p) for difference, p in zip(found, corrected, strict=True))


def _difference(name: str, pairs: Sequence[tuple[Row, Row]]) -> Difference | None:
    """With the p as it is before it is corrected; None when no question has the figure twice."""
    both = [(a, b) for a, b in pairs if name in a.values and name in b.values]
    if not both:
        return None
    needs: Mapping[str, list[tuple[float, float]]] = defaultdict(list)
    for a, b in both:
        needs[a.need].append((a.values[name], b.values[name]))
    # The questions of one need do not vary on their own: a need is one pair.
    firsts = [sum(a for a, _ in group) / len(group) for group in needs.values()]
    seconds = [sum(b for _, b in group) / len(group) for group in needs.values()]
    low, high = interval([b - a for a, b in zip(firsts, seconds, strict=True)])
    first, second = sum(firsts) / len(firsts), sum(seconds) / len(seconds)
    return Difference(name, len(both), first, second, second - first, low, high, paired_p(firsts, seconds))


def as_lines(comparison: Comparison) -> Iterator[str]:
    """A line for each figure, then what turned."""
    yield f"{comparison.second} (B) against {comparison.first} (A), {comparison.common} questions"
    yield f"{'figure':<22}{'n':>5}{'A':>8}{'B':>8}{'B-A':>9}   95 % interval        p (Holm)"
    for found in comparison.differences:
        verdict = ("B is better" if found.difference > 0 else "A is better") if found.shown else "no difference shown"
        span = f"[{found.low:+.3f}, {found.high:+.3f}]"
        yield (
            f"{found.figure:<22}{found.count:>5}{found.first:>8.3f}{found.second:>8.3f}{found.difference:>+9.3f}   "
            f"{span:<20} {found.p:>6.4f}   {verdict}"
        )
    if not any(found.shown for found in comparison.differences):
        yield "No difference shown in any figure."
    for one in comparison.turned:
        yield f"{one.id}: {one.before} → {one.after}  {one.question}"
