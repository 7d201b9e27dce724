"""Development figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from index.embedding.benchmark import Benchmark
from index.embedding.development import success_at_1

VECTORS = {
    "east": (1, 0),
    "north": (0, 1),
    "west": (-1, 0),
    "east?": (0.8, 0.6),
    "north?": (0.6, 0.8),
    "?": (-0.8, 0.6),
}


def encode(texts: Sequence[str]) -> np.ndarray:
    return np.array([VECTORS[text] for text in texts], dtype=np.float32)


@pytest.mark.parametrize(
    ("relevant", "share"),
    [
        ({"q1": {"e": 1}, "q2": {"n": 1}, "q3": {"w": 1}}, 1.0),
        ({"q1": {"e": 1}, "q2": {"e": 1}, "q3": {"w": 1}}, 2 / 3),
        ({"q1": {"n": 1, "e": 1}, "q2": {"e": 1}, "q3": {"e": 1, "n": 1}}, 1 / 3),
        ({"q1": {"n": 1}, "q2": {"e": 1}, "q3": {"e": 1}}, 0.0),
    ],
)
def test_the_share_of_queries_whose_nearest_text_is_a_relevant_one(relevant: dict[str, dict[str, int]], share: float):
    corpus = (("e", "east"), ("n", "north"), ("w", "west"))
    queries = (("q1", "east?"), ("q2", "north?"), ("q3", "?"))
    assert success_at_1(encode, Benchmark(corpus, queries, relevant)) == pytest.approx(share)
