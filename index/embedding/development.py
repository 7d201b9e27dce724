"""Development figures while a model is trained: how often the right text comes first, by vectors alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.benchmark import Benchmark

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


def success_at_1(encode: Encode, benchmark: Benchmark) -> float:
    """Share of queries, 0..1, whose nearest text by dot product is a relevant one."""
    ids = [text_id for text_id, _ in benchmark.corpus]
    corpus = encode([text for _, text in benchmark.corpus])
    queries = encode([text for _, text in benchmark.queries])
    best = (queries @ corpus.T).argmax(axis=1)
    right = [ids[b] in benchmark.relevant[query_id] for b, (query_id, _) in zip(best, benchmark.queries, strict=True)]
    return float(np.mean(right))
