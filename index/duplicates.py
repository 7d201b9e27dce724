"""Which documents of a library are almost the same text: another version of a paper, or the same as PDF and Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from index.document import Document
from index.language import fold

#: Of the shingles of both, those that both have. The twelve documents of the starter library have 0.96 and more with
#: their manuscripts. Of 2,485 pairs among 71 agreements, the same one in two wordings has 0.93, and the two most alike
#: that are not the same, after one model with another party, 0.79.
_SAME = 0.84
_UNITS = 5  # words or Chinese characters of a shingle
_FEWEST = 60  # shingles: shorter texts are forms and title pages, which are alike without being versions
_SKETCH = 512  # smallest shingles that stand for a document in the first look; an error of 0.02 in the likeness
_MAYBE = 0.7  # likeness of sketches from which a pair is compared shingle by shingle
_WORD = re.compile(r"[\u3400-\u9fff]|\d+|[^\W\d_\u3400-\u9fff]+")
_MARK = re.compile(r"\[\d{1,3}\]")  # of a note, which another format may raise
_STEP, _SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)  # odd numbers with bits well mixed
_SHIFT = np.uint64(31)
Shingles = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """``document`` is almost the text of the earlier ``original``, which has the ``share`` (0..1) of its shingles."""

    document: Document
    original: Document
    share: float

    @property
    def reason(self) -> str:
        """As the librarian is told."""
        return (
            f"almost the same text as {self.original.file} ({self.share:.0%} of it): "
            "likely another version of the same document; both are indexed"
        )


def near_duplicates(documents: Sequence[Document]) -> tuple[NearDuplicate, ...]:
    """The documents that are almost an earlier one, each with the most similar of these, in order.

    Shingles of words are compared (Broder 1997), so that a translation is not taken for a version.
    """
    vocabulary: dict[str, int] = {}
    kept, sketches = [], []
    for document in documents:
        shingles = _shingles(document, vocabulary)
        if len(shingles) >= _FEWEST:
            kept.append(document)
            sketches.append(shingles[:_SKETCH])
    found: dict[int, NearDuplicate] = {}
    likest: dict[int, float] = {}
    for earlier, later in _candidates(sketches):
        one, other = _shingles(kept[earlier], vocabulary), _shingles(kept[later], vocabulary)
        both = len(np.intersect1d(one, other, assume_unique=True))
        likeness = both / (len(one) + len(other) - both)
        if likeness >= max(_SAME, likest.get(later, 0.0)):
            likest[later] = likeness
            found[later] = NearDuplicate(kept[later], kept[earlier], both / len(other))
    return tuple(found[later] for later in sorted(found))


def _shingles(document: Document, vocabulary: dict[str, int]) -> Shingles:
    """The different shingles of the document as numbers, sorted; equal ones have equal numbers in one vocabulary."""
    words = (word for page in document.pages for word in _WORD.findall(_MARK.sub("", fold(page.text))))
    ids = np.fromiter((vocabulary.setdefault(word, len(vocabulary) + 1) for word in words), np.uint64)
    length = max(len(ids) - _UNITS + 1, 0)
    mixed = np.zeros(length, np.uint64)
    for offset in range(_UNITS):
        mixed = mixed * _STEP + ids[offset : offset + length] * _SPREAD
        mixed ^= mixed >> _SHIFT
    return np.unique(mixed)


def _candidates(sketches: Sequence[Shingles]) -> list[tuple[int, int]]:
    """Pairs of places, the smaller first, whose sketches share enough; one product of matrices looks at all pairs."""
    if len(sketches) < 2:
        return []
    _, columns = np.unique(np.concatenate(sketches), return_inverse=True)
    rows = np.repeat(np.arange(len(sketches)), [len(sketch) for sketch in sketches])
    has = csr_array((np.ones(len(rows), np.int32), (rows, columns)))
    shared = (has @ has.T).tocoo()
    sizes = np.asarray([len(sketch) for sketch in sketches])
    first, second = shared.coords
    # The likeness of two sketches cannot be more than what they share of the larger: most pairs need no second look.
    near = (first < second) & (shared.data >= _MAYBE * np.maximum(sizes[first], sizes[second]))
    pairs = sorted(zip(first[near].tolist(), second[near].tolist(), strict=True))
    return [(a, b) for a, b in pairs if _likeness(sketches[a], sketches[b]) >= _MAYBE]


def _likeness(one: Shingles, other: Shingles) -> float:
    """The share of the smallest shingles of both together that both have: an estimate of that of all."""
    smallest = np.union1d(one, other)[: max(len(one), len(other))]
    return float(np.isin(smallest, np.intersect1d(one, other)).mean())
