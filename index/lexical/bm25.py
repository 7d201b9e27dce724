"""BM25 over the words of the passages of one language, for questions in either.

A word of the question may stand for several words of the texts, each with a weight: the words that translate it. Their
counts are added up before they are scored, so that a word with many translations weighs no more than one with a single
one (structured queries, Pirkola 1998; with probabilities, Darwish & Oard 2003).
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

#: Okapi's parameters as Trotman et al. 2014 found them best over many collections; passages are of like length.
_K1, _B = 0.9, 0.4

#: One word of a question: the words of the texts that it stands for, with weights 0..1.
Group = Mapping[str, float]


class Bm25:
    """BM25 in Lucene's form. ``counts`` float32 (texts, words) by column; ``words`` maps a word to its column."""

    def __init__(self, counts: sparse.csc_matrix, words: Mapping[str, int]) -> None:
        self.counts = counts
        self.words = words
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        self.norm = (_K1 * (1 - _B + _B * lengths / max(float(lengths.mean()), 1e-8))).astype(np.float32)

    @classmethod
    def over(cls, texts: Sequence[Sequence[str]]) -> Bm25:
        """An index over ``texts``, each the list of its words."""
        words: dict[str, int] = {}
        rows, columns, data = [], [], []
        for row, text in enumerate(texts):
            for word, count in Counter(text).items():
                rows.append(row)
                columns.append(words.setdefault(word, len(words)))
                data.append(count)
        counts = sparse.csc_matrix(
            (np.asarray(data, dtype=np.float32), (rows, columns)), shape=(len(texts), len(words))
        )
        return cls(counts, words)

    @classmethod
    def load(cls, folder: Path) -> Bm25:
        """The index that ``save`` wrote to ``folder``. Raises OSError or ValueError when it is damaged."""
        words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        try:
            counts = sparse.load_npz(folder / "counts.npz").tocsc()
        except (zipfile.BadZipFile, zlib.error) as error:
            raise ValueError(f"counts.npz cannot be unpacked: {error}") from error
        if counts.shape[1] != len(words):
            raise ValueError("words and counts differ")
        return cls(counts, {word: column for column, word in enumerate(words)})

    def save(self, folder: Path) -> None:
        """Write the index to ``folder``, which is made."""
        folder.mkdir(parents=True)
        sparse.save_npz(folder / "counts.npz", self.counts)
        (folder / "words.json").write_text(json.dumps(list(self.words), ensure_ascii=False), encoding="utf-8")

    def scores(self, groups: Sequence[Group]) -> NDArray[np.float32]:
        """float32 (texts,), 0..1: BM25 as a share of the most that a text could have, all words of ``groups`` over and
        over; so scores in texts of either language are on one scale. A word that no text has counts among the most.
        """
        total = np.zeros(self.counts.shape[0], dtype=np.float32)
        most = 0.0
        for group in groups:
            known = [(self.words[word], weight) for word, weight in group.items() if word in self.words]
            columns = [column for column, _ in known]
            part, idf = self._score(self.counts[:, columns], np.asarray([w for _, w in known], dtype=np.float32))
            total += part
            most += idf
        return np.asarray(total / max(most, 1e-8), dtype=np.float32)

    def _score(self, counts: sparse.csc_matrix, weights: NDArray[np.float32]) -> tuple[NDArray[np.float32], float]:
        """One group's part, float32 (texts,), from the ``counts`` (texts, words of the group); and its idf."""
        frequency = np.asarray(counts @ weights).ravel()
        # Weights of several words may add up to more than one text each.
        texts = min(float(np.diff(counts.indptr) @ weights), float(len(frequency)))
        idf = float(np.log1p((len(frequency) - texts + 0.5) / (texts + 0.5)))
        return np.asarray(idf * frequency / (frequency + self.norm), dtype=np.float32), idf
