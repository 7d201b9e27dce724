"""Which questions have passages that are easily mistaken for one another: hard negatives for the contrastive term."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from tokenizers import Tokenizer

_K1, _B = 1.2, 0.75  # BM25's usual settings (Robertson & Zaragoza 2009)


def nearest(questions: Sequence[str], passages: Sequence[str], tokenizer: Tokenizer, count: int) -> list[list[int]]:
    """For each question, itself and the ``count`` - 1 rows whose other passages score best for it by BM25.

    Row i of ``passages`` answers row i of ``questions``; a passage that answers several questions counts once.
    """
    distinct = {text: number for number, text in enumerate(dict.fromkeys(passages))}
    rows_of: list[list[int]] = [[] for _ in distinct]
    for row, text in enumerate(passages):
        rows_of[distinct[text]].append(row)
    weights = _bm25(_counts(list(distinct), tokenizer))
    asked = _counts(questions, tokenizer)
    asked.data[:] = 1
    found = []
    for row in range(len(questions)):
        scores = np.asarray((asked[row] @ weights.T).todense()).ravel()
        scores[distinct[passages[row]]] = -1
        best = np.argsort(-scores)[: count - 1]
        found.append([row, *(rows_of[p][row % len(rows_of[p])] for p in best if scores[p] > 0)])
    return found


def _counts(texts: Sequence[str], tokenizer: Tokenizer) -> sparse.csr_matrix:
    ids = [e.ids for e in tokenizer.encode_batch(list(texts), add_special_tokens=False)]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in ids])])
    columns = np.concatenate([np.asarray(row, dtype=np.int64) for row in ids])
    counts = sparse.csr_matrix(
        (np.ones(len(columns), np.float32), columns, starts), shape=(len(ids), tokenizer.get_vocab_size())
    )
    counts.sum_duplicates()
    return counts


def _bm25(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Term counts (passages, tokens) to BM25 weights of the same shape."""
    passages = counts.shape[0]
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.log1p((passages - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    length = np.asarray(counts.sum(axis=1)).ravel()
    row = np.repeat(np.arange(passages), np.diff(counts.indptr))
    norm = _K1 * (1 - _B + _B * length[row] / length.mean())
    weighted = counts.copy()
    weighted.data = idf[counts.indices] * counts.data * (_K1 + 1) / (counts.data + norm)
    return weighted
