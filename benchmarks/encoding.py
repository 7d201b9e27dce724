"""How much faster the product embeds than the same model in 32-bit floats, and what the speed costs in accuracy.

    python benchmarks/encoding.py --dataset DIR      a retrieval benchmark in BEIR form

Passages of 128 tokens are cut from the corpus; both ways embed them in turns, and the best of five rounds counts.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from index.embedding.benchmark import read_benchmark
from index.embedding.development import success_at_1
from index.embedding.transformer import Transformer, fast_bfloat16, path_of
from index.language import fold

_TOKENS, _PASSAGES, _ROUNDS = 128, 256, 5


def main() -> None:
    """Print both rates in tokens a second, their ratio, and Success@1 of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dataset", type=Path, required=True)
    parser.add_argument("--embedder", default="shipped")
    options = parser.parse_args()
    product = Transformer(options.embedder)
    plain_model = SentenceTransformer(str(path_of(options.embedder)), device="cpu")

    def plain(texts: Sequence[str]) -> NDArray[np.float32]:
        # In the product's order, so that neither pays for padding that the other avoids.
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        vectors = np.zeros((len(texts), product.dimension), dtype=np.float32)
        vectors[order] = plain_model.encode([fold(texts[row]) for row in order], batch_size=64, show_progress_bar=False)
        return vectors

    benchmark = read_benchmark(options.dataset)
    passages = _passages([text for _, text in benchmark.corpus], product)
    rates = _rates(passages, plain, product.encode)
    figures = [success_at_1(encode, benchmark) for encode in (plain, product.encode)]
    print(
        json.dumps(
            {
                "bfloat16": fast_bfloat16(),
                "tokens_per_second_float32": round(rates[0]),
                "tokens_per_second_product": round(rates[1]),
                "ratio": round(rates[1] / rates[0], 2),
                "success_at_1_float32": round(figures[0], 4),
                "success_at_1_product": round(figures[1], 4),
            }
        )
    )


def _passages(texts: Sequence[str], model: Transformer) -> list[str]:
    """Texts of about 128 tokens each."""
    tokenizer = model.model.tokenizer.backend_tokenizer
    tokenizer.no_truncation()
    encoding = tokenizer.encode("\n".join(fold(text) for text in texts), add_special_tokens=False)
    whole = "\n".join(fold(text) for text in texts)
    starts = [start for start, _ in encoding.offsets][:: _TOKENS - 2]
    return [whole[a:b] for a, b in pairwise(starts)][:_PASSAGES]


def _rates(passages: list[str], *ways: Callable[[Sequence[str]], object]) -> list[float]:
    """Tokens a second of each way, measured in turns."""
    best = [float("inf")] * len(ways)
    for _ in range(_ROUNDS):
        for number, way in enumerate(ways):
            start = time.perf_counter()
            way(passages)
            best[number] = min(best[number], time.perf_counter() - start)
    return [len(passages) * _TOKENS / seconds for seconds in best]


if __name__ == "__main__":
    main()
