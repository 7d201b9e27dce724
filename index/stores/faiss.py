"""Exact inner-product search over unit vectors with FAISS."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

#: Questions from which on FAISS multiplies matrices instead of comparing vector by vector. Its wheels set 128,000, with
#: which 64 questions take twelve times as long.
faiss.cvar.distance_compute_blas_threshold = 2


class FaissStore:
    """Vectors float32 (n, d) by row number; the inner product of unit vectors is their cosine."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self.index: faiss.Index = faiss.IndexFlatIP(vectors.shape[1])
        self.index.add(np.ascontiguousarray(vectors))

    @classmethod
    def load(cls, path: Path) -> FaissStore:
        """The store that ``save`` wrote. Raises RuntimeError when the file is not a FAISS index."""
        store = cls.__new__(cls)
        store.index = faiss.read_index(str(path))
        return store

    def save(self, path: Path) -> None:
        """Write the vectors to ``path``."""
        faiss.write_index(self.index, str(path))

    def __len__(self) -> int:
        return int(self.index.ntotal)

    def nearest_of_each(self, vectors: NDArray[np.float32], k: int) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
        """For each of ``vectors`` (m, d) its ``k`` nearest, fewer if there are not as many: cosines float32 and rows
        (m, k), best first."""
        cosines, rows = self.index.search(vectors, min(k, len(self)))
        return np.asarray(cosines, dtype=np.float32), np.asarray(rows, dtype=np.intp)

    def take(self, rows: NDArray[np.intp]) -> NDArray[np.float32]:
        """The vectors of ``rows`` (n,), float32 (n, d), as a copy."""
        return np.asarray(self.index.reconstruct_batch(rows.astype(np.int64)), dtype=np.float32)

    def vectors(self) -> NDArray[np.float32]:
        """All vectors, float32 (n, d), as a copy."""
        return np.asarray(self.index.reconstruct_n(0, self.index.ntotal), dtype=np.float32)
