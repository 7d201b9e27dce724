"""RECIPE of a retrieval measurement: read the benchmark → index it as the product does → search → score."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import ir_measures
import numpy as np

from eval.datasets import read_dataset
from eval.trec import write_run
from index.config import IndexConfig, load
from index.document import Passage, Span
from index.embedding.benchmark import Benchmark
from index.embedding.transformer import SHIPPED, Transformer
from index.expansion.dictionary import shipped_dictionary
from index.language import language_of
from index.represent import texts_of, vectors_of
from index.search import EVERYTHING, Channels, Search

SYSTEMS: dict[str, Channels] = {
    "lexical": Channels(dense=False),
    "dense": Channels(lexical=False),
    "hybrid": Channels(),
}
_SHOWN_EVERY = 50  # queries, of which the progress is told
_DEPTH = 10  # hits per query; the deepest cut-off of the metrics below
#: Reported name, and the metric by its ir-measures name: nDCG@10 and R@k as in TREC, RR@10, Success@1.
_METRICS = {
    "nDCG@10": ir_measures.nDCG @ 10,
    "R@2": ir_measures.R @ 2,
    "R@5": ir_measures.R @ 5,
    "RR@10": ir_measures.RR @ 10,
    "Success@1": ir_measures.Success @ 1,
}


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """``metrics`` are means over queries, 0..1; times are in seconds, queries one by one after the index is made."""

    system: str
    queries: int
    corpus: int
    metrics: dict[str, float]
    seconds_index: float
    seconds_query_p50: float
    seconds_query_p95: float


def measure(
    folder: Path,
    system: str,
    embedder: str = SHIPPED,
    run_file: Path | None = None,
    qrels: Path | None = None,
    progress: Callable[[str, int, int], None] = lambda what, done, total: None,
) -> RetrievalReport:
    """How well ``system`` (a key of SYSTEMS) finds the relevant texts of the benchmark at ``folder`` (or in that file).

    What was found is written to ``run_file`` in TREC form, where one is named; ``qrels`` are judgements in TREC form
    instead of the folder's. Raises DatasetError when the benchmark cannot be read.
    """
    benchmark = read_dataset(folder, qrels)
    start = time.monotonic()
    config = load(IndexConfig, "index")
    progress("indexing", 0, len(benchmark.corpus))
    search = _index(benchmark, Transformer(embedder, config), config, progress)
    indexed = time.monotonic() - start
    run: dict[str, dict[str, float]] = {}
    seconds: list[float] = []
    for done, (query_id, text) in enumerate(benchmark.queries):
        if done % _SHOWN_EVERY == 0:
            progress("searching", done, len(benchmark.queries))
        start = time.monotonic()
        hits = search.search(text, _DEPTH, EVERYTHING, SYSTEMS[system])
        seconds.append(time.monotonic() - start)
        # ir-measures breaks ties in its own way; the rank is what the user sees.
        run[query_id] = {hit.passage.id: 1 / hit.rank for hit in hits}
    if run_file is not None:
        write_run(run_file, {query_id: list(found) for query_id, found in run.items()}, system)
    return RetrievalReport(
        system,
        len(benchmark.queries),
        len(benchmark.corpus),
        _score(benchmark, run),
        round(indexed, 2),
        _quantile(seconds, 0.5),
        _quantile(seconds, 0.95),
    )


def _index(
    benchmark: Benchmark,
    embedder: Transformer,
    config: IndexConfig,
    progress: Callable[[str, int, int], None],
) -> Search:
    """The corpus as passages, each text one passage, through the product's own search."""
    passages = [
        Passage(text_id, text_id, text, (Span(1, 0, len(text)),), (), language_of(text), "body")
        for text_id, text in benchmark.corpus
    ]
    texts = [texts_of(passage) for passage in passages]
    vectors = vectors_of(passages, texts, embedder, {}, lambda done, total: progress("indexing", done, total))
    return Search.over(passages, texts, vectors, embedder, shipped_dictionary(), config)


def _score(benchmark: Benchmark, run: dict[str, dict[str, float]]) -> dict[str, float]:
    found = ir_measures.calc_aggregate(_METRICS.values(), benchmark.relevant, run)
    return {name: round(float(found[metric]), 4) for name, metric in _METRICS.items()}


def _quantile(seconds: Sequence[float], share: float) -> float:
    return round(float(np.quantile(seconds, share)), 4)
