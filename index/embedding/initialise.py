"""First vectors for Chinese tokens: the English token vectors that they co-occur with in aligned text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from tokenizers import Tokenizer

#: How many English tokens speak for a Chinese one.
_VOICES = 8


def cooccurrence_vectors(
    tokenizer: Tokenizer, english: Sequence[str], chinese: Sequence[str], first_chinese: int, table: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Rows for the tokens from id ``first_chinese`` on: the mean of the English rows, weighted by squared Dice.

    ``english`` and ``chinese`` are aligned; ``table`` is float32 (first_chinese, d), the English rows. The result is
    float32 (tokens - first_chinese, d). Dice(z, e) = 2 n(z, e) / (n(z) + n(e)) over sentence pairs (Dice 1945); the
    eight strongest partners count. A token that co-occurs with nothing gets the mean English row.
    """
    size = tokenizer.get_vocab_size()
    en = _incidence([e.ids for e in tokenizer.encode_batch(list(english), add_special_tokens=False)], size)[
        :, :first_chinese
    ]
    zh = _incidence([e.ids for e in tokenizer.encode_batch(list(chinese), add_special_tokens=False)], size)[
        :, first_chinese:
    ]
    together = (zh.T @ en).tocsr()
    count_en = np.asarray(en.sum(axis=0)).ravel()
    count_zh = np.asarray(zh.sum(axis=0)).ravel()
    rows = np.tile(table.mean(axis=0), (size - first_chinese, 1)).astype(np.float32)
    for token in range(size - first_chinese):
        begin, end = together.indptr[token], together.indptr[token + 1]
        if begin == end:
            continue
        partners = together.indices[begin:end]
        dice = 2.0 * together.data[begin:end] / (count_zh[token] + count_en[partners])
        best = np.argsort(-dice)[:_VOICES]
        weights = dice[best] ** 2
        rows[token] = (weights / weights.sum()) @ table[partners[best]]
    return rows


def _incidence(token_ids: list[list[int]], size: int) -> sparse.csr_matrix:
    """Which token occurs in which text, once: float32 (texts, size)."""
    unique = [np.unique(ids) for ids in token_ids]
    starts = np.concatenate([[0], np.cumsum([len(u) for u in unique])])
    columns = np.concatenate(unique)
    return sparse.csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape=(len(unique), size))
