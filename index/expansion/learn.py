"""RECIPE of the shipped dictionary: pairs and terms → words → how surely a word stands for another → the surest ones.

The probabilities are those of IBM Model 1 (Brown et al. 1993), learned in both directions and joined by their geometric
mean, which leaves out what only one direction believes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from index.embedding.parallel import Pair
from index.errors import TrainingDataError
from index.expansion.dictionary import Dictionary
from index.lexical.tokens import tokens

#: Words of a text that count; longer texts say little about which word translates which.
_LONGEST = 40
_ROUNDS = 5  # of expectation maximisation
_NOWHERE = 1e-3  # the unnormalised weight with which a word comes from no word of the other text
_MOST, _LEAST = 20, 0.01  # translations of a word, and the least weight that one must have
#: A word that was seen fewer times has no translation worth trusting, unless a term list gives it.
_SEEN = 2


def learn(pairs: Sequence[Pair], terms: Sequence[Pair], report: Callable[[str], None]) -> Dictionary:
    """The dictionary of ``pairs`` and ``terms``; a term counts ``_SEEN`` times.

    Raises TrainingDataError when no pair has a word on both sides.
    """
    english, chinese = _Words(), _Words()
    texts = [*pairs, *(term for term in terms for _ in range(_SEEN))]
    aligned = [_aligned(pair, english, chinese) for pair in texts]
    aligned = [(en, zh) for en, zh in aligned if len(en) and len(zh)]
    if not aligned:
        raise TrainingDataError("No pair has a word in both languages.", "Name a folder of pairs, en<TAB>zh.")
    report(f"{len(aligned)} aligned texts, {len(english)} English and {len(chinese)} Chinese words")
    cells = _Cells(aligned, len(english), len(chinese))
    report(f"{len(cells.count)} pairs of words stand in the same texts")
    joint = np.sqrt(cells.probabilities(0) * cells.probabilities(1))
    joint[(cells.seen[0][cells.words[0]] < _SEEN) | (cells.seen[1][cells.words[1]] < _SEEN)] = 0
    return Dictionary(
        {
            "zh": _surest(joint, cells.words[0], cells.words[1], english.listed(), chinese.listed()),
            "en": _surest(joint, cells.words[1], cells.words[0], chinese.listed(), english.listed()),
        }
    )


class _Words(dict[str, int]):
    """Words by number, numbered as they come."""

    def number(self, word: str) -> int:
        return self.setdefault(word, len(self))

    def listed(self) -> list[str]:
        return list(self)


def _aligned(pair: Pair, english: _Words, chinese: _Words) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    en = [english.number(word) for word in list(dict.fromkeys(tokens(pair.en)))[:_LONGEST]]
    zh = [chinese.number(word) for word in list(dict.fromkeys(tokens(pair.zh)))[:_LONGEST]]
    return np.asarray(en, dtype=np.int32), np.asarray(zh, dtype=np.int32)


class _Cells:
    """Pairs of words that stand in the same texts: ``words`` English and Chinese (cells,), how often ``count``.

    ``cell`` (uses,) says for each use of a pair in a text which cell it is, ``slots`` which word of which text each of
    its two words is.
    """

    def __init__(self, aligned: Sequence[tuple[NDArray[np.int32], NDArray[np.int32]]], n_en: int, n_zh: int) -> None:
        sizes = np.asarray([(len(en), len(zh)) for en, zh in aligned])
        used = [np.repeat(en, len(zh)) for en, zh in aligned], [np.tile(zh, len(en)) for en, zh in aligned]
        keys = np.concatenate(used[0]).astype(np.int64) * n_zh + np.concatenate(used[1])
        del used
        distinct, cell = np.unique(keys, return_inverse=True)
        self.cell = cell.astype(np.int32)
        self.count = np.bincount(self.cell)
        self.words = (distinct // n_zh).astype(np.int32), (distinct % n_zh).astype(np.int32)
        self.seen = tuple(
            np.bincount(np.concatenate([pair[side] for pair in aligned]), minlength=size)
            for side, size in enumerate((n_en, n_zh))
        )
        begins = np.cumsum(sizes, axis=0) - sizes
        self.slots = (
            np.concatenate([np.repeat(np.arange(e) + b, z) for (e, z), b in zip(sizes, begins[:, 0], strict=True)]),
            np.concatenate([np.tile(np.arange(z) + b, e) for (e, z), b in zip(sizes, begins[:, 1], strict=True)]),
        )

    def probabilities(self, given: int) -> NDArray[np.float32]:
        """float32 (cells,): how probable the other word is, given the English (0) or the Chinese (1) one."""
        source, slots = self.words[given], self.slots[1 - given]
        dice = 2 * self.count / (self.seen[0][self.words[0]] + self.seen[1][self.words[1]])
        found = dice.astype(np.float32)
        for _ in range(_ROUNDS):
            share = found[self.cell]
            share /= (np.bincount(slots, share) + _NOWHERE)[slots]
            counts = np.bincount(self.cell, share, minlength=len(found))
            found = (counts / np.bincount(source, counts, minlength=len(self.seen[given]))[source]).astype(np.float32)
        return found


def _surest(
    weights: NDArray[np.float32],
    source: NDArray[np.int32],
    target: NDArray[np.int32],
    sources: list[str],
    targets: list[str],
) -> dict[str, dict[str, float]]:
    """The ``_MOST`` surest targets of each source, with weights that sum to 1."""
    table = sparse.csr_matrix((weights, (source, target)), shape=(len(sources), len(targets)))
    found: dict[str, dict[str, float]] = {}
    for row, word in enumerate(sources):
        cells = slice(table.indptr[row], table.indptr[row + 1])
        columns, values = table.indices[cells], table.data[cells]
        best = np.argsort(-values)[:_MOST]
        best = best[values[best] > 0]
        if len(best):
            shares = values[best] / values[best].sum()
            found[word] = {targets[c]: float(s) for c, s in zip(columns[best], shares, strict=True) if s >= _LEAST}
    return found
