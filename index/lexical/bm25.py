"""BM25 over the words of the passages of one language, for questions in either.

A word of the question may stand for several words of the texts, each with a weight: the words that translate it. Their
counts are added up before they are scored, so that a word with many translations weighs no more than one with a single
one (structured queries, Pirkola 1998; with probabilities, Darwish & Oard 2003).
"""

from __future__ import annotations

import functools
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
        self.texts_with = np.diff(counts.indptr)
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        self.norm = (_K1 * (1 - _B + _B * lengths / max(float(lengths.mean()), 1e-8))).astype(np.float32)

    @functools.cached_property
    def by_text(self) -> sparse.csr_matrix:
        """The counts once more, laid out so that single texts are quick to take."""
        return self.counts.tocsr()

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

    def scores(self, groups: Sequence[Group], rows: NDArray[np.intp] | None = None) -> NDArray[np.float32]:
        """float32 (texts,), or (n,) of the texts ``rows`` (n,) alone; 0..1: BM25 as a share of the most that a text
        could have, all words of ``groups`` over and over; so scores in texts of either language are on one scale. A
        word that no text has counts among the most.
        """
        columns, weights = self._weights(groups)
        texts = len(self.norm)
        # Weights of several words may add up to more than one text each.
        having = np.minimum(self.texts_with[columns] @ weights, texts)
        idf = np.log1p((texts - having + 0.5) / (having + 0.5))
        # Few texts have any one word: only those that do are touched.
        frequency = (self.counts[:, columns] if rows is None else self._of(rows, columns)) @ weights
        norm = self.norm if rows is None else self.norm[rows]
        text = frequency.indices if rows is None else np.repeat(np.arange(len(rows)), np.diff(frequency.indptr))
        frequency.data /= frequency.data + norm[text]
        return np.asarray(frequency @ idf / max(float(idf.sum()), 1e-8), dtype=np.float32)

    def _of(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> sparse.csr_matrix:
        """The counts (rows, columns) of some words in some texts, without going through all words of the index."""
        counts = self.by_text[rows]
        place = np.full(len(self.words), -1, dtype=np.int32)
        place[columns] = np.arange(len(columns))
        places = place[counts.indices]
        kept = places >= 0
        ends = np.concatenate([[0], np.cumsum(kept)])[counts.indptr]
        return sparse.csr_matrix((counts.data[kept], places[kept], ends), shape=(len(rows), len(columns)))

    def _weights(self, groups: Sequence[Group]) -> tuple[NDArray[np.intp], sparse.csc_matrix]:
        """The columns of the known words of ``groups``, and the weight float32 (columns, groups) of each in each."""
        cells = [
            (self.words[word], place, weight)
            for place, group in enumerate(groups)
            for word, weight in group.items()
            if word in self.words
        ]
        columns = np.unique(np.asarray([column for column, _, _ in cells], dtype=np.intp))
        row_of = {int(column): row for row, column in enumerate(columns)}
        weights = sparse.csc_matrix(
            (
                np.asarray([weight for _, _, weight in cells], dtype=np.float32),
                ([row_of[column] for column, _, _ in cells], [place for _, place, _ in cells]),
            ),
            shape=(len(columns), len(groups)),
        )
        return columns, weights
