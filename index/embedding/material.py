"""What there is to learn from, read and guarded: benchmarks are kept out of it, and measured on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.embedding.benchmark import Benchmark, benchmark_folders, read_benchmark
from index.embedding.guard import Guard
from index.embedding.parallel import Answered, Pair, read_answered, read_pairs, read_terms
from index.errors import TrainingDataError

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Texts:
    """What is learned from, without what stands in a benchmark; and the benchmarks by name."""

    pairs: list[Pair]
    terms: list[Pair]
    questions: list[Answered]
    benchmarks: dict[str, Benchmark]


@dataclass(frozen=True, slots=True)
class Material:
    """The files to learn from; None where there are none. ``benchmarks`` are kept out, and measured on."""

    pairs: Path
    terms: Path | None = None
    questions: Path | None = None
    benchmarks: Path | None = None


def read_material(material: Material, report: Report) -> Texts:
    """The texts of ``material``, guarded. Raises TrainingDataError or DatasetError when there is none where it says."""
    pairs = read_pairs(material.pairs)
    terms = read_terms(material.terms) if material.terms else []
    questions = read_answered(material.questions) if material.questions else []
    benchmarks: dict[str, Benchmark] = {}
    if material.benchmarks:
        benchmarks = {path.name: read_benchmark(path) for path in benchmark_folders(material.benchmarks)}
        guard = Guard(benchmarks.values())
        before = len(pairs) + len(questions)
        pairs, questions = guard.pairs(pairs), guard.questions(questions)
        report(f"{before - len(pairs) - len(questions)} texts are left out, because they stand in a benchmark")
    if not pairs:
        raise TrainingDataError("Every pair stands in a benchmark.", "Name other pairs, or other benchmarks.")
    report(f"{len(pairs)} pairs, {len(terms)} terms, {len(questions)} questions")
    return Texts(pairs, terms, questions, benchmarks)
