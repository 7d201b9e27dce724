"""BM25 over the words of the passages of one language."""

from __future__ import annotations

from collections.abc import Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.lexical.tokens import tokens


class Bm25:
    """Okapi BM25 in Lucene's form with its usual k1 1.2 and b 0.75 (Robertson & Zaragoza 2009), by bm25s."""

    def __init__(self, engine: bm25s.BM25) -> None:
        self.engine = engine

    @classmethod
    def over(cls, texts: Sequence[str]) -> Bm25:
        """An index over ``texts``, at least one."""
        engine = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
        # bm25s needs a word in every text; the empty one is never asked for.
        engine.index([tokens(text) or [""] for text in texts], show_progress=False)
        return cls(engine)

    def scores(self, query: str) -> NDArray[np.float32]:
        """float32 (texts,): each text's score, 0 where it shares no word with ``query``."""
        known = [word for word in tokens(query) if word in self.engine.vocab_dict]
        if not known:
            return np.zeros(int(self.engine.scores["num_docs"]), dtype=np.float32)
        return np.asarray(self.engine.get_scores(known), dtype=np.float32)
