"""English words that are surely words."""

from __future__ import annotations

import functools
import json
from pathlib import Path

_VOCABULARY = Path(__file__).parents[1] / "embedding" / "model" / "tokenizer.json"


@functools.cache
def known_words() -> frozenset[str]:
    """The words that the shipped model reads in one piece, in lower case: about 20,000 frequent ones."""
    vocabulary = json.loads(_VOCABULARY.read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(piece[1:] for piece in vocabulary if piece.startswith("▁") and piece[1:].isalpha())
