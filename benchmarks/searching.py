"""How many questions a second are searched, how long one waits alone, and how much of that plain BM25 would take.

    python benchmarks/searching.py                       10,000 passages made of the words of the dictionary
    python benchmarks/searching.py --passages 55000

Beside it, in turns, runs what anybody has at hand: the questions embedded and compared with the same vectors by NumPy,
and the words of the question alone by BM25. The vectors of the passages are drawn at random about those of their words,
so that no corpus is needed and nothing is embedded but words and questions.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.config import IndexConfig
from index.document import Language, Passage, Span
from index.embedding.transformer import Transformer
from index.expansion.dictionary import shipped_dictionary
from index.fusion import Channels
from index.lane import lanes_over
from index.likeness import written
from index.represent import texts_of
from index.search import Search

_QUESTIONS, _TOGETHER, _ROUNDS, _SEED = 128, 64, 3, 7
_WORDS = 4_000  # of each language
_PLAIN = {"en": re.compile("[a-z]{4,12}"), "zh": re.compile("[\u4e00-\u9fff]{2,4}")}
_NOISE = 0.02  # of each number of a vector
_SENTENCES, _LENGTHS = (2, 7), (8, 30)  # of a passage; words of a sentence


def main() -> None:
    """Print questions a second, seconds of one alone (median and 95th percentile), and both beside the plain ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=10_000)
    options = parser.parse_args()
    draw = np.random.default_rng(_SEED)
    search, vectors = _library(options.passages, draw)
    questions = [_sentence(draw, language, 7) for language in ("en", "zh") for _ in range(_QUESTIONS // 2)]
    questions = [questions[place] for place in draw.permutation(len(questions))]

    def cosines(places: Sequence[int]) -> None:
        for scores in search.embedder.encode([questions[place] for place in places]) @ vectors.T:
            np.argpartition(-scores, 10)[:10]

    ways: dict[str, Callable[[Sequence[int]], Any]] = {
        "product": lambda places: search.search_each([questions[place] for place in places]),
        "cosines": cosines,
        "bm25": lambda places: search.search_each(
            [questions[place] for place in places], channels=Channels(dense=False)
        ),
    }
    together, alone = _measured(ways)
    print(
        json.dumps(
            {
                "passages": options.passages,
                "texts": len(vectors),
                "queries_per_second": {name: round(rate, 1) for name, rate in together.items()},
                "alone_p50": {name: round(float(np.median(seconds)), 4) for name, seconds in alone.items()},
                "alone_p95": {name: round(float(np.quantile(seconds, 0.95)), 4) for name, seconds in alone.items()},
                "rate_to_cosines": round(together["product"] / together["cosines"], 3),
                "rate_to_bm25": round(together["product"] / together["bm25"], 3),
            }
        )
    )


def _measured(ways: dict[str, Callable[[Sequence[int]], Any]]) -> tuple[dict[str, float], dict[str, list[float]]]:
    """Of each way the questions a second in the best of the rounds, and the seconds of each question alone."""
    best = dict.fromkeys(ways, float("inf"))
    for way in ways.values():
        way([0])  # what the first question of a process loads
    for _ in range(_ROUNDS):
        for name, way in ways.items():
            start = time.perf_counter()
            for place in range(0, _QUESTIONS, _TOGETHER):
                way(range(place, place + _TOGETHER))
            best[name] = min(best[name], time.perf_counter() - start)
    alone: dict[str, list[float]] = {name: [] for name in ways}
    for place in range(_QUESTIONS):
        for name, way in ways.items():
            start = time.perf_counter()
            way([place])
            alone[name].append(time.perf_counter() - start)
    return {name: _QUESTIONS / seconds for name, seconds in best.items()}, alone


def _library(count: int, draw: np.random.Generator) -> tuple[Search, NDArray[np.float32]]:
    """A search over ``count`` passages, half in each language, and the vectors of all their texts (n, d)."""
    embedder = Transformer()
    passages = []
    for place in range(count):
        language: Language = "en" if place % 2 else "zh"
        lines = [_sentence(draw, language, int(draw.integers(*_LENGTHS))) for _ in range(draw.integers(*_SENTENCES))]
        text = " ".join(lines)
        passages.append(Passage(str(place), str(place // 30), text, (Span(1, 0, len(text)),), (), language, "body"))
    texts = [texts_of(passage) for passage in passages]
    known: dict[str, NDArray[np.float32]] = {}

    def encode(words: Sequence[str]) -> NDArray[np.float32]:
        new = [word for word in words if word not in known]
        known.update(zip(new, embedder.encode(new), strict=True))
        return np.stack([known[word] for word in words])

    vectors = [np.stack([_about(part, encode, draw) for part in text.embedded]) for text in texts]
    lanes = lanes_over(passages, texts, vectors, encode)
    search = Search(passages, lanes, embedder, shipped_dictionary(), IndexConfig())
    return search, np.concatenate(vectors)


@functools.cache
def _words(language: Language) -> tuple[list[str], NDArray[np.float64]]:
    """Words of a language, and how probable each is: as Zipf has it, the n-th a share of 1 / n."""
    held = shipped_dictionary().into[language]
    words = sorted(
        {word for translations in held.values() for word in translations if _PLAIN[language].fullmatch(word)}
    )
    words = np.random.default_rng(_SEED).permutation(words)[:_WORDS].tolist()
    shares = 1 / np.arange(1, len(words) + 1)
    return words, shares / shares.sum()


def _sentence(draw: np.random.Generator, language: Language, length: int) -> str:
    words, shares = _words(language)
    drawn = draw.choice(words, length, p=shares)
    return " ".join(drawn) + "." if language == "en" else "".join(drawn) + "。"


def _about(text: str, encode: Callable[[Sequence[str]], NDArray[np.float32]], draw: np.random.Generator) -> Any:
    """A unit vector (d,) near those of the words of ``text``."""
    mean = encode(list(written([text]).values())).mean(axis=0)
    vector = mean + draw.normal(0, _NOISE, mean.shape)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


if __name__ == "__main__":
    main()
