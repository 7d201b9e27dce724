"""A measurement of reading as JSON and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from eval.metrics.articles import Headings
from eval.metrics.characters import Characters
from eval.metrics.wholeness import Sentences
from eval.readers import PRODUCT
from eval.reading import Outcome, ReadingReport

_COLUMNS = ("cer", "body", "missing", "extra", "whole", "articles", "false")


def as_json(report: ReadingReport) -> dict[str, Any]:
    """``{"files": [...], "systems": {...}}``; every rate and share as a fraction, what is not known as None.

    ``product_speed`` is the product's pages per second over the system's.
    """
    speed = report.systems[PRODUCT].pages_per_second
    files = [
        {
            "file": file.file,
            "reference": file.reference,
            "systems": {system: _outcome(outcome) for system, outcome in file.outcomes.items()},
        }
        for file in report.files
    ]
    systems = {
        name: {
            "read": system.read,
            "failed": system.failed,
            "recognised_pages": system.recognised,
            **_figures(system.characters, system.sentences, system.headings),
            "timed_pages": system.timed_pages,
            "seconds": round(system.seconds, 3),
            "pages_per_second": _rounded(system.pages_per_second, 1),
            "product_speed": _rounded(speed / own if speed and (own := system.pages_per_second) else None, 3),
        }
        for name, system in report.systems.items()
    }
    return {"files": files, "systems": systems}


def as_table(made: dict[str, Any]) -> Iterator[str]:
    """``as_json`` as lines to read: figures of each file with a reference and of all, the speeds, and what failed.

    Rates and shares are in per cent; "-" is what is not known.
    """
    width = max(len(file["file"]) for file in made["files"])
    yield _line("file", width, "system", _COLUMNS)
    rows = [(file["file"], file["systems"]) for file in made["files"] if file["reference"]]
    for name, systems in (*rows, ("all", made["systems"])):
        for system, figures in systems.items():
            yield _line(name, width, system, _cells(figures))
    yield ""
    for file in made["files"]:
        headings = file["systems"][PRODUCT].get("headings")
        if headings and headings["expected"] is None and headings["marked"]:
            yield f"{file['file']}: {headings['marked']} article headings marked, none known"
    yield f"{len(made['files'])} files, {len(rows)} with a reference"
    for system, figures in made["systems"].items():
        speed, ratio = figures["pages_per_second"], figures["product_speed"]
        yield (
            f"{system}: {figures['failed']} failed; {speed if speed is not None else '-'} pages per processor second "
            f"over {figures['timed_pages']} pages with text (product: {ratio if ratio is not None else '-'} x); "
            f"{figures['recognised_pages']} pages recognised"
        )
    for file in made["files"]:
        for system, figures in file["systems"].items():
            if figures["failed"]:
                yield f"failed: {file['file']} ({system}): {figures['failed']}"


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "pages": outcome.pages,
        "seconds": round(outcome.seconds, 4),
        "failed": outcome.failed,
        "recognised_pages": outcome.recognised,
        **_figures(outcome.characters, outcome.sentences, outcome.headings),
    }


def _figures(characters: Characters | None, sentences: Sentences | None, headings: Headings | None) -> dict[str, Any]:
    length = characters.reference if characters else 1
    return {
        "reference_characters": characters.reference if characters else None,
        "cer": _rounded(characters.rate if characters else None),
        "cer_body": _rounded(characters.body_rate if characters else None),
        "missing": _rounded(characters.missing / length if characters else None),
        "extra": _rounded(characters.extra / length if characters else None),
        "sentences": sentences.expected if sentences else None,
        "sentences_whole": _rounded(sentences.share if sentences else None),
        "headings": headings
        and {
            "expected": headings.expected,
            "marked": headings.marked,
            "found": headings.found,
            "false": None if headings.found is None else headings.marked - headings.found,
            "recall": _rounded(headings.recall),
            "precision": _rounded(headings.precision),
        },
    }


def _cells(figures: dict[str, Any]) -> list[str]:
    rates = [figures[key] for key in ("cer", "cer_body", "missing", "extra", "sentences_whole")]
    cells = ["-" if rate is None else f"{100 * rate:.2f}" for rate in rates]
    headings = figures["headings"]
    if not headings or headings["expected"] is None:
        return [*cells, "-", "-"]
    return [*cells, f"{headings['found']}/{headings['expected']}", str(headings["false"])]


def _line(name: str, width: int, system: str, cells: Sequence[str]) -> str:
    return f"{name:<{width}}  {system:<9}" + "".join(f"{cell:>11}" for cell in cells)


def _rounded(value: float | None, digits: int = 5) -> float | None:
    return None if value is None else round(value, digits)
