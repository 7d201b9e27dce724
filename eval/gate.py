"""The figures that a change must not spoil: accepted once, then guarded."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval import judge
from eval.report import Report, file_name
from eval.score import Figure
from index.archive import write_out
from index.errors import ReportError

BASELINES = Path(__file__).parent / "baselines"
#: What is guarded: that answers are right, proved and found, and that what cannot be answered is declined.
KEY_FIGURES = (
    judge.RIGHT,
    *judge.FACTS,
    judge.CITATION_RECALL,
    judge.CITATION_PRECISION,
    judge.EXACT,
    judge.ANSWERED,
    judge.ABSTAINED_RIGHTLY,
    judge.ABSTAINED,
    judge.RANKED,
    "nDCG@10",
    "R@10",
    "Success@1",
)
_OTHERS = (
    "Name its questions (--questions FILE), or run the evaluation over these and accept the report, with "
    "--baselines DIR for a baseline of your own."
)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The accepted figures of a system over the questions with this ``digest``."""

    system: str
    accepted: str
    digest: str
    split: str
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Check:
    """A key figure as accepted and as it is ``now``, None where no question has it any more."""

    figure: str
    accepted: Figure
    now: float | None

    @property
    def fallen(self) -> bool:
        """Whether it is below the interval of what was accepted."""
        # Figures are kept with four decimals.
        return self.now is None or round(self.now, 4) < round(self.accepted.low, 4)


def accept(report: Report, baselines: Path | None = None) -> Path:
    """Make the key figures of ``report`` the baseline of its system; gives the file in ``baselines``.

    Raises ReportError where it is over a few questions only, whose intervals are so wide that nothing falls below them,
    and where the one that lies there is over other questions: it may be guarded elsewhere; OutputError.
    """
    if report.left_out:
        raise ReportError(
            f"The report is over {report.count} of {report.count + report.left_out} questions.",
            "Run the evaluation without --few, and accept that report.",
        )
    figures = {name: report.scores.overall[name] for name in KEY_FIGURES if name in report.scores.overall}
    made = Baseline(report.system, report.created, report.digest, report.split, figures)
    path = _path(report.system, baselines)
    if path.is_file() and not _same(report, read_baseline(report.system, baselines)):
        raise ReportError(
            f"{path} is the baseline of {report.system} over other questions.",
            "Keep yours in a folder of its own (--baselines DIR, of accept and of gate), or remove that file.",
        )
    rows = {name: {key: round(value, 4) for key, value in dataclasses.asdict(f).items()} for name, f in figures.items()}
    text = json.dumps(dataclasses.asdict(made) | {"figures": rows}, ensure_ascii=False, indent=1)
    write_out(path, text + "\n")
    return path


def read_baseline(system: str, baselines: Path | None = None) -> Baseline:
    """What was accepted of ``system``. Raises ReportError when nothing was, or it is malformed."""
    path = _path(system, baselines)
    remedy = "Make one: python -m eval run --system NAME, then python -m eval accept REPORT."
    if not path.is_file():
        raise ReportError(f"There is no baseline of {system} ({path}).", remedy)
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
        return Baseline(**(made | {"figures": {name: Figure(**row) for name, row in made["figures"].items()}}))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReportError(f"{path} is no baseline ({error}).", remedy) from error


def demand(baseline: Baseline, questions: str, digest: str) -> None:
    """Raises ReportError when ``questions``, a file with this ``digest``, are not those of the ``baseline``."""
    if digest != baseline.digest:
        raise ReportError(f"The baseline of {baseline.system} is over other questions than {questions}.", _OTHERS)


def check(report: Report, baseline: Baseline) -> tuple[Check, ...]:
    """Each accepted figure against the report. Raises ReportError when they are not over the same questions."""
    demand(baseline, report.questions, report.digest)
    if report.split != baseline.split:
        raise ReportError(f"The baseline of {baseline.system} is over {baseline.split}, not {report.split}.", _OTHERS)
    now = report.scores.overall
    return tuple(
        Check(name, accepted, now[name].value if name in now else None) for name, accepted in baseline.figures.items()
    )


def _same(report: Report, baseline: Baseline) -> bool:
    """Whether the two are over the same questions."""
    return (report.digest, report.split) == (baseline.digest, baseline.split)


def as_lines(checks: tuple[Check, ...]) -> Iterator[str]:
    """A line for each figure, those that have fallen marked."""
    for one in checks:
        now = "gone" if one.now is None else f"{one.now:.3f}"
        mark = "FALLEN" if one.fallen else "holds"
        was = f"accepted {one.accepted.value:.3f}, at least {one.accepted.low:.3f}"
        yield f"{mark:<7} {one.figure:<22} {now:>7}   {was}"
    fallen = [one.figure for one in checks if one.fallen]
    yield f"Below the baseline: {', '.join(fallen)}." if fallen else "Every key figure holds."


def _path(system: str, baselines: Path | None) -> Path:
    return (baselines or BASELINES) / f"{file_name(system)}.json"
