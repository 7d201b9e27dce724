"""What stands for a passage in the index: the texts of the whole and of its sentences, and a vector of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from index.chunking.sentences import Stretch, sentences
from index.document import Passage
from index.embedding.transformer import Transformer
from index.lane import Texts, Vectors
from index.likeness import Encode

#: A shorter sentence (the number of an article, a name) says nothing on its own. Characters.
_SHORTEST = {"zh": 8, "en": 25}


def texts_of(passage: Passage, title: str = "") -> Texts:
    """What stands for the passage in every channel: its text under the document's title and the headings above it, and
    its sentences."""
    parts = tuple(passage.text[p.start : p.end] for p in places_of(passage))
    return Texts("\n".join(above(passage, title)), passage.text, parts)


def above(passage: Passage, title: str = "") -> tuple[str, ...]:
    """What stands above the passage: the document's title, where there is one, and the headings, each once."""
    return tuple(dict.fromkeys([*([title] if title else []), *passage.heading]))


def places_of(passage: Passage) -> tuple[Stretch, ...]:
    """Where in the passage's text the sentences stand that are searched by themselves; all of it where none says
    something on its own."""
    found = sentences(passage.text, passage.language)
    return tuple(p for p in found if len(p) >= _SHORTEST[passage.language]) or (Stretch(0, len(passage.text)),)


def vectors_of(
    passages: Sequence[Passage],
    texts: Sequence[Texts],
    embedder: Transformer,
    known: Mapping[str, Vectors],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Vectors]:
    """For each passage the vectors of what of its ``texts`` is embedded, float32 (1 + sentences, d).

    Those that are ``known`` by passage are kept. ``progress`` hears how many texts are embedded, of how many.
    """
    new = {p.id: text.embedded for p, text in zip(passages, texts, strict=True) if p.id not in known}
    flat = [part for text in new.values() for part in text]
    vectors = embedder.encode(flat, lambda done: progress(done, len(flat)))
    bounds = np.cumsum([0] + [len(text) for text in new.values()])
    made = {key: vectors[a:b] for key, (a, b) in zip(new, pairwise(bounds), strict=True)}
    return [known[p.id] if p.id in known else made[p.id] for p in passages]


def remembering(embedder: Transformer, known: Mapping[str, Vectors], progress: Callable[[int, int], None]) -> Encode:
    """Encodes as ``embedder`` does, but takes what is ``known``, a vector (d,) by text, as it is."""

    def encode(texts: Sequence[str]) -> Vectors:
        new = [text for text in texts if text not in known]
        made = dict(zip(new, embedder.encode(new, lambda done: progress(done, len(new))), strict=True))
        rows = [known[text] if text in known else made[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, embedder.dimension), dtype=np.float32)

    return encode
