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
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

#: Okapi's parameters as Trotman et al. 2014 found them best over many collections; passages are of like length.
_K1, _B = 0.9, 0.4

#: One word of a question: the words of the texts that it stands for, with weights 0..1.
Group = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words of a question: the ``columns`` (cells,) of those that are known and their ``weights`` (cells,), group
    by group, of which each begins and ends at its ``bounds`` (groups + 1,); the ``rarity`` (groups,) of each group."""

    columns: NDArray[np.intp]
    weights: NDArray[np.float32]
    bounds: NDArray[np.intp]
    rarity: NDArray[np.float32]


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

    def scores(self, groups: Sequence[Group]) -> NDArray[np.float32]:
        """float32 (texts,), 0..1: BM25 as a share of the most that a text could have, all words of ``groups`` over and
        over; so scores in texts of either language are on one scale. A word that no text has counts among the most.
        """
        asked = self._asked(groups)
        sums = np.zeros(len(self.norm), dtype=np.float32)
        together = np.zeros(len(self.norm), dtype=np.float32)
        # Few texts have any one word: only those that do are touched.
        for rarity, begin, end in zip(asked.rarity, asked.bounds[:-1], asked.bounds[1:], strict=True):
            cells = [slice(*self.counts.indptr[column : column + 2]) for column in asked.columns[begin:end]]
            if not cells:
                continue
            texts = np.concatenate([self.counts.indices[cell] for cell in cells])
            weighed = zip(cells, asked.weights[begin:end], strict=True)
            found = np.concatenate([self.counts.data[cell] * weight for cell, weight in weighed])
            if len(cells) > 1:
                np.add.at(together, texts, found)
                found = together[texts]
                together[texts] = 0
            # A text with several of the words is named as often, with the same sum each time, and is set, not added to.
            sums[texts] += rarity * (found / (found + self.norm[texts]))
        return sums / _most(asked.rarity)

    def scores_of(self, questions: Sequence[Sequence[Group]], rows: NDArray[np.intp]) -> list[NDArray[np.float32]]:
        """For the groups of each of ``questions`` the ``scores`` of the texts ``rows`` (n,) alone, float32 (n,): what
        else the index has is not gone through."""
        asked = self._asked([group for groups in questions for group in groups])
        columns, cells = np.unique(asked.columns, return_inverse=True)
        weights = np.zeros((len(columns), len(asked.rarity)), dtype=np.float32)
        weights[cells, np.repeat(np.arange(len(asked.rarity)), np.diff(asked.bounds))] = asked.weights
        found = self._counted(rows, columns) @ weights
        found /= found + self.norm[rows, None]
        ends = np.cumsum([len(groups) for groups in questions])
        parts = [slice(end - len(groups), end) for end, groups in zip(ends, questions, strict=True)]
        return [found[:, part] @ asked.rarity[part] / _most(asked.rarity[part]) for part in parts]

    def _counted(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> sparse.csr_matrix:
        """The counts (rows, columns) of some words in some texts."""
        counts = self.by_text[rows]
        place = np.full(len(self.words), -1, dtype=np.int32)
        place[columns] = np.arange(len(columns))
        places = place[counts.indices]
        kept = np.flatnonzero(places >= 0)
        ends = np.searchsorted(kept, counts.indptr)
        return sparse.csr_matrix((counts.data[kept], places[kept], ends), shape=(len(rows), len(columns)))

    def _asked(self, groups: Sequence[Group]) -> _Asked:
        found = [self.words.get(word, -1) for group in groups for word in group]
        weighed = [weight for group in groups for weight in group.values()]
        known = np.array(found, dtype=np.intp) >= 0
        columns, weights = np.array(found, dtype=np.intp)[known], np.array(weighed, dtype=np.float32)[known]
        bounds = np.concatenate([[0], np.cumsum(known)])[np.cumsum([0, *map(len, groups)])]
        texts = len(self.norm)
        with_each = np.concatenate([[0.0], np.cumsum(self.texts_with[columns] * weights.astype(np.float64))])[bounds]
        # Weights of several words may add up to more than one text each.
        having = np.minimum(np.diff(with_each), texts)
        rarity = np.log1p((texts - having + 0.5) / (having + 0.5)).astype(np.float32)
        return _Asked(columns, weights, bounds, rarity)


def _most(rarity: NDArray[np.float32]) -> np.float32:
    """The score of a text that has all words over and over."""
    return np.float32(max(float(rarity.sum()), 1e-8))
