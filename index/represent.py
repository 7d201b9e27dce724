"""What stands for a passage in the index: a text for the words, and vectors of the whole and of its sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from index.chunking.sentences import sentences
from index.document import Document, Passage
from index.embedding.transformer import Transformer
from index.lane import Vectors

#: A shorter sentence (the number of an article, a name) says nothing on its own. Characters.
_SHORTEST = {"zh": 8, "en": 25}


def indexed_text(document: Document, passage: Passage) -> str:
    """What stands for the passage in both channels: the document's title and the headings above it, then its text."""
    return "\n".join(dict.fromkeys([document.title, *passage.heading, passage.text]))


def vectors_of(
    passages: Sequence[Passage],
    texts: Sequence[str],
    embedder: Transformer,
    known: Mapping[str, Vectors],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Vectors]:
    """For each passage float32 (1 + sentences, d): of its indexed text, and of its sentences, at least one.

    Those that are ``known`` by passage are kept. ``progress`` hears how many texts are embedded, of how many.
    """
    new = {p.id: [text, *_parts(p)] for p, text in zip(passages, texts, strict=True) if p.id not in known}
    flat = [text for parts in new.values() for text in parts]
    vectors = embedder.encode(flat, lambda done: progress(done, len(flat)))
    bounds = np.cumsum([0] + [len(parts) for parts in new.values()])
    made = {key: vectors[a:b] for key, (a, b) in zip(new, pairwise(bounds), strict=True)}
    return [known[p.id] if p.id in known else made[p.id] for p in passages]


def _parts(passage: Passage) -> list[str]:
    text, least = passage.text, _SHORTEST[passage.language]
    parts = [text[place.start : place.end] for place in sentences(text, passage.language) if len(place) >= least]
    return parts or [text]
