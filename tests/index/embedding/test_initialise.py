"""First vectors from co-occurrence."""

from __future__ import annotations

import numpy as np

from index.embedding.initialise import cooccurrence_vectors
from index.embedding.vocabulary import SPECIAL, build_tokenizer


def test_a_token_takes_the_vector_of_what_it_always_meets():
    tokenizer = build_tokenizer([*SPECIAL, "▁treaty", "▁law", "条约", "法", "水"])
    table = np.zeros((7, 2), dtype=np.float32)
    table[5], table[6] = (1, 0), (0, 1)
    made = cooccurrence_vectors(tokenizer, ["treaty", "treaty law", "law"], ["条约", "条约法", "法"], 7, table)
    # Dice(条约, treaty) = 2·2/(2+2) = 1 and Dice(条约, law) = 2·1/(2+2) = 1/2; squared, 1 and 1/4, so 4/5 and 1/5.
    np.testing.assert_allclose(made[0], [0.8, 0.2], atol=1e-6)
    np.testing.assert_allclose(made[1], [0.2, 0.8], atol=1e-6)


def test_a_token_that_meets_nothing_takes_the_mean():
    tokenizer = build_tokenizer([*SPECIAL, "▁a", "水"])
    table = np.arange(12, dtype=np.float32).reshape(6, 2)
    made = cooccurrence_vectors(tokenizer, ["a"], ["a"], 6, table)
    np.testing.assert_allclose(made[0], table.mean(axis=0))
