"""A report: what was measured of which system over which questions, on disk and back.

var/reports/TIME-SYSTEM/report.json    the figures
var/reports/TIME-SYSTEM/answers.jsonl  a question a line, with its answer, hits, verdict and values
var/reports/TIME-SYSTEM/report.html    both, for a reader
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.judge import Judged
from eval.metrics.answers import Latency
from eval.metrics.calibration import Tenth
from eval.questions import Fact, Gold, Question
from eval.result import Found, Quote, Result, Said
from eval.score import Figure, Figures, Scores
from index.archive import write_out
from index.errors import ReportError

_EXCERPT = 400  # characters of a hit that are kept


@dataclass(frozen=True, slots=True)
class Report:
    """``created`` is local time; ``digest`` of the questions' file tells one set from another; ``seconds`` in all.

    ``count`` questions were asked, ``left_out`` of the split were not: then it is no measure of the set.
    """

    system: str
    created: str
    questions: str
    digest: str
    split: str
    index_version: int
    documents: int
    count: int
    needs: int
    seconds: float
    scores: Scores
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """What a comparison needs of an answer to ``question``."""

    id: str
    need: str
    question: str
    verdict: str
    values: Mapping[str, float]


def folder_name(report: Report) -> str:
    """TIME-SYSTEM, fit for a file system."""
    return f"{re.sub('[^0-9]', '', report.created)}-{file_name(report.system)}"


def file_name(system: str) -> str:
    """The name of a system fit for a file system."""
    return re.sub(r"[^\w.-]+", "-", system)


def as_json(report: Report) -> dict[str, Any]:
    """The report as JSON writes it, figures with four decimals."""
    made: dict[str, Any] = _rounded(dataclasses.asdict(report))
    return made


def write_report(folder: Path, report: Report, judged: Sequence[Judged], page: str) -> None:
    """Write the three files to ``folder``, report.json last. Raises OutputError."""
    lines = "".join(json.dumps(_rounded(row_of(one)), ensure_ascii=False) + "\n" for one in judged)
    write_out(folder / "answers.jsonl", lines)
    write_out(folder / "report.html", page)
    write_out(folder / "report.json", json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n")


def read_report(folder: Path) -> Report:
    """The report in ``folder`` (or of which that is the report.json). Raises ReportError."""
    path = _root(folder) / "report.json"
    try:
        made = json.loads(path.read_text(encoding="utf-8"))
        return Report(**(made | {"scores": _scores(made["scores"])}))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReportError(
            f"{path} is no report ({error}).", "Name a folder of var/reports, as `python -m eval run` wrote it."
        ) from error


def read_rows(folder: Path) -> tuple[Row, ...]:
    """The answers of the report in ``folder``. Raises ReportError."""
    path = _root(folder) / "answers.jsonl"
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        return tuple(Row(row["id"], row["need"], row["question"], row["verdict"], row["values"]) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportError(f"{path} cannot be read ({error}).", "Run the evaluation again.") from error


def read_reports(folder: Path) -> tuple[tuple[Path, Report], ...]:
    """The reports that lie in ``folder``, newest first; what is no whole report is passed over."""
    found = []
    for path in folder.glob("*/report.json"):
        with contextlib.suppress(ReportError):
            found.append((path.parent, read_report(path)))
    return tuple(sorted(found, key=lambda made: (made[1].created, made[0].name), reverse=True))


def read_judged(folder: Path) -> tuple[Judged, ...]:
    """The judged answers of the report in ``folder``; of a hit the first characters. Raises ReportError."""
    path = _root(folder) / "answers.jsonl"
    try:
        return tuple(_judged(json.loads(line)) for line in path.read_text(encoding="utf-8").split("\n") if line)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReportError(f"{path} cannot be read ({error}).", "Run the evaluation again.") from error


def row_of(one: Judged) -> dict[str, Any]:
    """A judged answer as a line of answers.jsonl; of a hit the first characters."""
    question, result = one.question, one.result
    return {
        "id": question.id,
        "need": question.need,
        "question": question.text,
        "language": question.language,
        "source": one.source,
        "form": question.form,
        "split": question.split,
        "answerable": question.answerable,
        "kind": question.kind,
        "gold": [dataclasses.asdict(gold) for gold in question.gold],
        "facts": [dataclasses.asdict(fact) for fact in question.facts],
        "verdict": one.verdict,
        "declined": result.declined,
        "support": result.support,
        "seconds": result.seconds,
        "notes": list(result.notes),
        "statements": [dataclasses.asdict(said) for said in result.statements],
        "hits": [
            {**dataclasses.asdict(hit), "text": hit.text[:_EXCERPT], "gold": gold}
            for hit, gold in zip(result.hits, one.gold_at, strict=True)
        ],
        "values": dict(one.values),
    }


def _judged(row: dict[str, Any]) -> Judged:
    question = Question(
        row["id"],
        row["need"],
        row["question"],
        row["language"],
        row["form"],
        row["split"],
        row["answerable"],
        row["kind"],
        tuple(Gold(**gold) for gold in row["gold"]),
        tuple(Fact(tuple(fact["en"]), tuple(fact["zh"])) for fact in row["facts"]),
    )
    hits = tuple(Found(hit["id"], hit["document"], hit["page"], hit["text"]) for hit in row["hits"])
    said = tuple(Said(made["text"], tuple(Quote(**quote) for quote in made["quotes"])) for made in row["statements"])
    result = Result(hits, said, row["declined"], row["support"], row["seconds"], tuple(row.get("notes", ())))
    gold_at = tuple(hit["gold"] for hit in row["hits"])
    return Judged(question, result, row["source"], gold_at, row["verdict"], row["values"])


def _root(path: Path) -> Path:
    return path.parent if path.name == "report.json" else path


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    return [_rounded(part) for part in value] if isinstance(value, list | tuple) else value


def _scores(made: dict[str, Any]) -> Scores:
    return Scores(
        _figures(made["overall"]),
        {name: _figures(group) for name, group in made["languages"].items()},
        {name: {cell: _figures(group) for cell, group in row.items()} for name, row in made["matrix"].items()},
        {name: _figures(group) for name, group in made["forms"].items()},
        {name: _figures(group) for name, group in made["kinds"].items()},
        made["verdicts"],
        tuple((coverage, risk) for coverage, risk in made["curve"]),
        Latency(**made["latency"]),
        tuple(Tenth(**tenth) for tenth in made.get("tenths", ())),  # an older report has none
        made.get("notes", {}),
    )


def _figures(made: dict[str, Any]) -> Figures:
    return {name: Figure(**figure) for name, figure in made.items()}
