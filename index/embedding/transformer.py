"""Text to vectors by a SentenceTransformer: the shipped one, or any other by name or path."""

from __future__ import annotations

import ctypes
import functools
import hashlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.config import IndexConfig
from index.errors import EmbedderError
from index.language import fold

SHIPPED = "shipped"
_SHIPPED_PATH = Path(__file__).parent / "model"
#: Texts that are embedded at a time, at most, and bytes of UTF-8 that they may have, all as long as the longest: a
#: character of Chinese is about a token, as are three or four letters.
_BATCH, _BATCH_BYTES = 64, 24_000
#: Characters of a question that is embedded in one batch with its words, each of which is made as long as it is.
_SHORT = 150


class Transformer:
    """A SentenceTransformer behind one door. ``name`` is "shipped", a path, or a name on the model hub.

    Many models want a question and a passage marked as such ("query: ", "passage: "). They are: by what the settings
    say, else by the prompts that come with the model.
    """

    def __init__(self, name: str = SHIPPED, config: IndexConfig = IndexConfig()) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        path = path_of(name)
        try:
            self.model = SentenceTransformer(str(path) if path.exists() else name, device="cpu")
        except (OSError, ValueError) as error:
            remedy = "Give --embedder the path of a SentenceTransformer folder, or leave it out for the shipped model."
            raise EmbedderError(f"The embedding model {name!r} cannot be loaded.", remedy) from error
        self.model.eval()
        if fast_bfloat16():
            self.model.bfloat16()
        self.name = name
        self.fingerprint = fingerprint_of(name, config)
        self.query_prefix = config.query_prefix or self._prompt("query")
        self.passage_prefix = config.passage_prefix or self._prompt("document", "passage")
        # A model that tells capitals apart was trained on text as it stands.
        self.folds = self.model.tokenizer.tokenize("TREATY") == self.model.tokenizer.tokenize("treaty")

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self.model.get_embedding_dimension() or 0)

    def encode_asked(self, questions: Sequence[str], words: Sequence[str]) -> NDArray[np.float32]:
        """The unit vectors of questions and of their ``words``, float32 (questions + words, dimension)."""
        asked = [self.query_prefix + self._folded(question) for question in questions]
        marked = [self.passage_prefix + self._folded(word) for word in words]
        if len(asked) + len(marked) <= _BATCH and max(map(len, asked), default=0) <= _SHORT:
            return self._encode(asked + marked)
        return np.concatenate([self._by_length(asked), self._by_length(marked)])

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        """Unit vectors of passages, float32 (texts, dimension), row i for text i.

        ``progress`` hears how many are done.
        """
        return self._by_length([self.passage_prefix + self._folded(text) for text in texts], progress)

    def _by_length(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        # Texts of like length share a batch, so that little is spent on padding.
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        done = 0
        while done < len(order):
            rows = order[done : done + _rows(texts[order[done]])]
            vectors[rows] = self._encode([texts[row] for row in rows])
            done += len(rows)
            if done < len(order):  # what is small enough for one batch, as every question is, leaves nothing behind
                _give_memory_back()
            if progress:
                progress(done)
        return vectors

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        # The prefixes are in the texts: a prompt that the model uses by itself would come on top.
        made = self.model.encode(texts, prompt="", batch_size=_BATCH, show_progress_bar=False, convert_to_tensor=True)
        vectors = made.float().numpy()
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def _folded(self, text: str) -> str:
        return fold(text) if self.folds else text

    def _prompt(self, *names: str) -> str:
        return next((prompt for name in names if (prompt := self.model.prompts.get(name))), "")


def _give_memory_back() -> None:
    """Batches of ever other shapes leave the heap of the C library in pieces, which would add up to a gigabyte."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _rows(longest: str) -> int:
    """How many texts make a batch, of which ``longest`` is the longest: what attention holds grows with length."""
    return max(1, min(_BATCH, _BATCH_BYTES // max(1, len(longest.encode()))))


def fingerprint_of(name: str, config: IndexConfig = IndexConfig()) -> str:
    """What tells one model from another without loading it: 16 hexadecimal digits of the SHA-256 of its weights,
    tokenizer and passage prefix, or of its name where it is not a folder."""
    path = path_of(name)
    digest = hashlib.sha256((config.passage_prefix + ("" if path.exists() else name)).encode())
    for file in sorted(path.rglob("*")) if path.exists() else ():
        if file.suffix in {".safetensors", ".bin"} or file.name == "tokenizer.json":
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def path_of(name: str) -> Path:
    """Where the model lies, if ``name`` is "shipped" or a path."""
    return _SHIPPED_PATH if name == SHIPPED else Path(name)


@functools.cache
def fast_bfloat16() -> bool:
    """Whether the processor multiplies 16-bit matrices in hardware; elsewhere it would be slower than float32."""
    import torch

    return bool(torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported())
