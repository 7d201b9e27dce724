"""RECIPE of an evaluation: read the questions → open the system → ask each → judge each answer → score → write."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.proof.entailment import Entailment
from eval.judge import Judged, judge
from eval.metrics.citations import Entails
from eval.places import read_documents
from eval.questions import Question, read_questions
from eval.report import Report, folder_name, write_report
from eval.report_html import page_of
from eval.result import Result
from eval.score import score
from eval.systems import System, open_system
from index.embedding.transformer import Transformer
from index.versions import Layout, current_manifest

REPORTS = Path("var/reports")
#: Hears what is done: of what, how many are done, of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Run:
    """A report with the answers that it is made of."""

    report: Report
    judged: tuple[Judged, ...]


def run(questions: Path, system: str, split: str, root: Path, progress: Progress, few: int = 0) -> Run:
    """Measure ``system`` over the index in ``root`` with the ``questions`` of a ``split`` ("dev", "test", "all"), with
    no more than ``few`` of them where that is not 0.

    Whatever ``progress`` raises ends the run. Raises DatasetError, UnknownSystem, and what ``Library.open`` raises.
    """
    start = time.monotonic()
    whole = read_questions(questions, split)
    asked = evenly(whole, few)
    progress(f"opening {system}", 0, len(asked))
    opened = open_system(system, root)
    results = ask(opened, asked, progress)
    documents = read_documents(root)
    languages = {file: document.language for file, document in documents.items()}
    judged = judge(asked, results, languages, entailment(), lambda done: progress("judging", done, len(asked)))
    scores = score(judged)
    report = Report(
        opened.name,
        datetime.now().isoformat(timespec="seconds"),
        (questions.relative_to(Path.cwd()) if questions.is_relative_to(Path.cwd()) else questions).as_posix(),
        digest_of(questions),
        split,
        current_manifest(Layout(root)).version,
        len(documents),
        len(asked),
        len({question.need for question in asked}),
        round(time.monotonic() - start, 2),
        scores,
        len(whole) - len(asked),
    )
    return Run(report, judged)


def evenly(questions: Sequence[Question], few: int) -> tuple[Question, ...]:
    """``few`` of the questions, taken evenly over all; all of them where it is 0 or they are no more."""
    if not 0 < few < len(questions):
        return tuple(questions)
    return tuple(questions[place * len(questions) // few] for place in range(few))


def ask(system: System, questions: Sequence[Question], progress: Progress) -> tuple[Result, ...]:
    """What ``system`` makes of each question, one by one."""
    if questions:
        system.answer(questions[0].text)  # the first answer of a process also loads what later ones find loaded
    results = []
    for done, question in enumerate(questions, 1):
        results.append(system.answer(question.text))
        progress(f"asking {system.name}", done, len(questions))
    return tuple(results)


def write(made: Run, reports: Path = REPORTS) -> Path:
    """Write the run to a new folder of ``reports``, which it gives."""
    name = folder_name(made.report)
    folder = reports / name
    again = 1
    while folder.exists():
        again += 1
        folder = reports / f"{name}-{again}"
    write_report(folder, made.report, made.judged, page_of(made.report, made.judged))
    return folder


def entailment() -> Entails:
    """What judges whether a quote carries a statement: words, and the vectors of the shipped model."""
    return Entailment(Transformer().encode)


def digest_of(questions: Path) -> str:
    """What tells one set of questions from another: 16 hexadecimal digits of the SHA-256 of the file."""
    return hashlib.sha256(questions.read_bytes()).hexdigest()[:16]
