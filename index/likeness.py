"""Words as vectors: which words of a lane a word of the question is like, whatever the language of either.

It is late interaction (Khattab & Zaharia 2020, "ColBERT") on whole words: every distinct word of the library has a
vector, and each word of a question is matched to its nearest. What is found is counted by BM25 as one word.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.lexical.bm25 import Group
from index.lexical.tokens import forms
from index.stores.faiss import FaissStore

#: Texts to unit vectors, float32 (texts, d).
Encode = Callable[[Sequence[str]], NDArray[np.float32]]

#: Words that one word of a question may stand for, and the cosine that they must reach. A word counts by a power of its
#: cosine, for the model sets unrelated words near 0.3 and translations near 0.8. Of 10, 20, 50 words from 0.4, 0.5, 0.6
#: on and powers of 3 to 9 these were best over both directions of XQuAD and the statutes.
_NEAREST, _LEAST, _POWER = 10, 0.6, 6


class Likeness:
    """The words of a lane: ``forms`` maps a word as BM25 knows it to the form that was embedded, row by row."""

    def __init__(self, forms: Mapping[str, str], store: FaissStore) -> None:
        self.forms = dict(forms)
        self.words = list(forms)
        self.store = store

    @classmethod
    def over(cls, texts: Iterable[str], encode: Encode) -> Likeness:
        """The words of ``texts`` with their vectors by ``encode``."""
        found = written(texts)
        return cls(found, FaissStore(encode(list(found.values()))))

    @classmethod
    def load(cls, folder: Path) -> Likeness:
        """What ``save`` wrote to ``folder``. Raises OSError, RuntimeError or ValueError when it is damaged."""
        forms = json.loads((folder / "forms.json").read_text(encoding="utf-8"))
        store = FaissStore.load(folder / "words.faiss")
        if len(store) != len(forms):
            raise ValueError("words and vectors differ")
        return cls(forms, store)

    def save(self, folder: Path) -> None:
        """Write words and vectors to ``folder``, which is made."""
        folder.mkdir(parents=True)
        self.store.save(folder / "words.faiss")
        (folder / "forms.json").write_text(json.dumps(self.forms, ensure_ascii=False), encoding="utf-8")

    def vectors(self) -> dict[str, NDArray[np.float32]]:
        """The vector (d,) of each form that was embedded."""
        return dict(zip(self.forms.values(), self.store.vectors(), strict=True))

    @functools.cached_property
    def rows(self) -> dict[str, int]:
        """The row of each form that was embedded."""
        return {form: row for row, form in enumerate(self.forms.values())}

    def known(self, forms: Iterable[str]) -> dict[str, NDArray[np.float32]]:
        """The vector (d,) of each of ``forms`` that was embedded."""
        found = [form for form in forms if form in self.rows]
        rows = np.array([self.rows[form] for form in found], dtype=np.intp)
        return dict(zip(found, self.store.take(rows), strict=True))

    def groups(self, vectors: NDArray[np.float32]) -> list[Group]:
        """For the words of a question, float32 (words, d), the words of the lane that each is like, with weights."""
        if not len(vectors) or not self.words:
            return [{} for _ in vectors]
        cosines, rows = self.store.nearest_of_each(vectors, _NEAREST)
        return [
            {self.words[row]: float(cosine) ** _POWER for cosine, row in zip(*found, strict=True) if cosine >= _LEAST}
            for found in zip(cosines, rows, strict=True)
        ]


def written(texts: Iterable[str]) -> dict[str, str]:
    """The distinct words of ``texts`` as BM25 knows them, each with the form in which it is mostly written.

    Numbers are left out: by their vectors one is like another, and only the same one will do.
    """
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for word, form in forms(text):
            if not form.isdecimal():
                counts.setdefault(word, Counter())[form] += 1
    return {word: count.most_common(1)[0][0] for word, count in counts.items()}
