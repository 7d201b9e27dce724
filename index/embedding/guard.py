"""Keeps benchmark text out of training: drops what stands in a benchmark, or nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.embedding.benchmark import Benchmark
from index.embedding.parallel import Answered, Pair
from index.language import fold

_KEPT = re.compile(r"[^\w]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SENTENCE_END = re.compile(r"(?<=[。！？；])|(?<=[.!?;]) |\n")
#: A shingle is this many Chinese characters, or this many characters of other text: about eight words in either.
_SHINGLE_ZH, _SHINGLE_EN = 12, 40
#: Share of a text's shingles that stand in the benchmark from which on it counts as the same text.
_NEAR = 0.5


class Guard:
    """Knows every text of some benchmarks."""

    def __init__(self, benchmarks: Iterable[Benchmark]) -> None:
        self.exact: set[str] = set()
        self.shingles: set[int] = set()
        for benchmark in benchmarks:
            for _, text in (*benchmark.corpus, *benchmark.queries):
                self._learn(text)

    def knows(self, text: str) -> bool:
        """Whether ``text`` is a benchmark's text or sentence, or at least half of it stands in one word for word."""
        plain = _plain(text)
        if plain in self.exact:
            return True
        shingles = _shingles(plain)
        return bool(shingles) and sum(s in self.shingles for s in shingles) >= _NEAR * len(shingles)

    def pairs(self, pairs: Sequence[Pair]) -> list[Pair]:
        """``pairs`` without those of which either side is known."""
        return [p for p in pairs if not (self.knows(p.en) or self.knows(p.zh))]

    def questions(self, questions: Sequence[Answered]) -> list[Answered]:
        """``questions`` without those of which the question or the passage is known."""
        return [q for q in questions if not (self.knows(q.text) or self.knows(q.passage))]

    def _learn(self, text: str) -> None:
        self.exact.update(_plain(part) for part in (text, *_SENTENCE_END.split(text)))
        self.exact.discard("")
        self.shingles.update(_shingles(_plain(text)))


def _plain(text: str) -> str:
    return _KEPT.sub("", fold(text))


def _shingles(plain: str) -> list[int]:
    size = _SHINGLE_ZH if 2 * len(_HAN.findall(plain)) > len(plain) else _SHINGLE_EN
    return [hash(plain[i : i + size]) for i in range(len(plain) - size + 1)]
