"""RECIPE of a retrieval measurement: read the benchmark → index it as the product does → search → score."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.datasets import read_dataset
from eval.metrics.ranking import means
from eval.trec import write_run
from index.config import IndexConfig, load
from index.document import Passage, Span
from index.embedding.benchmark import Benchmark
from index.embedding.transformer import SHIPPED, Transformer
from index.errors import ConfigError, UnknownSystem
from index.expansion.dictionary import shipped_dictionary
from index.fusion import Channels
from index.language import language_of
from index.represent import texts_of, vectors_of
from index.reranking.crossencoder import Reranker, reranker_of
from index.search import EVERYTHING, Search

RERANKED = "hybrid+rerank"  # may be followed by ":" and the name of a CrossEncoder
SYSTEMS: dict[str, Channels] = {
    "lexical": Channels(dense=False),
    "dense": Channels(lexical=False),
    "hybrid": Channels(),
    RERANKED: Channels(),
}
_TOGETHER = 64  # queries that are searched at once
_ALONE = 100  # of the queries, at most, are asked once more one by one, for the time that a user would wait
_DEPTH = 10  # hits per query; the deepest cut-off of the metrics


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """``metrics`` are means over queries, 0..1. After the index is made all queries are asked, 64 at a time, and some
    of them once more one by one, to whose seconds the quantiles belong."""

    system: str
    queries: int
    corpus: int
    metrics: dict[str, float]
    seconds_index: float
    queries_per_second: float
    seconds_query_p50: float
    seconds_query_p95: float


def voters(system: str, config: IndexConfig) -> tuple[Channels, Reranker | None]:
    """The channels that vote in ``system``, and what puts its first hits in order: the CrossEncoder that is named in
    "hybrid+rerank:MODEL", else the one that is set; None for the other SYSTEMS.

    Raises UnknownSystem, RerankerError, ConfigError where no reranker is named or set.
    """
    kind, _, model = system.partition(":")
    if kind not in SYSTEMS or (model and kind != RERANKED):
        raise UnknownSystem(
            f"No channels are called {system!r}.", f"Known are: {', '.join(SYSTEMS)}, {RERANKED}:MODEL."
        )
    if kind != RERANKED:
        return SYSTEMS[kind], None
    if not (model or config.reranker):
        raise ConfigError(
            "No reranker is named.",
            f"Name a CrossEncoder, {RERANKED}:MODEL, or set reranker in assistant.toml, table [index].",
        )
    return SYSTEMS[kind], reranker_of(model or config.reranker)


def measure(
    folder: Path,
    system: str,
    embedder: str = SHIPPED,
    run_file: Path | None = None,
    qrels: Path | None = None,
    progress: Callable[[str, int, int], None] = lambda what, done, total: None,
) -> RetrievalReport:
    """How well ``system`` (see ``voters``) finds the relevant texts of the benchmark at ``folder`` (or in that file).

    What was found is written to ``run_file`` in TREC form, where one is named; ``qrels`` are judgements in TREC form
    instead of the folder's. Raises DatasetError when the benchmark cannot be read, and what ``voters`` raises.
    """
    benchmark = read_dataset(folder, qrels)
    config = load(IndexConfig, "index")
    channels, reranker = voters(system, config)
    start = time.monotonic()
    progress("indexing", 0, len(benchmark.corpus))
    search = _index(benchmark, Transformer(embedder, config), config, progress).reranked_by(reranker)
    indexed = time.monotonic() - start
    # The first question of a process also loads what later ones find loaded.
    search.search(benchmark.queries[0][1], _DEPTH, EVERYTHING, channels)
    start = time.monotonic()
    run: dict[str, list[str]] = {}
    for done in range(0, len(benchmark.queries), _TOGETHER):
        progress("searching", done, len(benchmark.queries))
        names, asked = zip(*benchmark.queries[done : done + _TOGETHER], strict=True)
        for name, hits in zip(names, search.search_each(asked, _DEPTH, EVERYTHING, channels), strict=True):
            run[name] = [hit.passage.id for hit in hits]
    rate = len(benchmark.queries) / max(time.monotonic() - start, 1e-9)
    seconds = _one_by_one(search, [text for _, text in benchmark.queries], channels)
    if run_file is not None:
        write_run(run_file, run, system)
    return RetrievalReport(
        system,
        len(benchmark.queries),
        len(benchmark.corpus),
        {name: round(value, 4) for name, value in means(run, benchmark.relevant).items()},
        round(indexed, 2),
        round(rate, 1),
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


def _one_by_one(search: Search, questions: Sequence[str], channels: Channels) -> list[float]:
    """The seconds that each of some questions takes, taken evenly from all."""
    seconds = []
    for question in questions[:: -(-len(questions) // _ALONE)]:
        start = time.monotonic()
        search.search(question, _DEPTH, EVERYTHING, channels)
        seconds.append(time.monotonic() - start)
    return seconds


def _quantile(seconds: Sequence[float], share: float) -> float:
    return round(float(np.quantile(seconds, share)), 4)
