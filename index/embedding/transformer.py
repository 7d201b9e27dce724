"""Text to vectors by a SentenceTransformer: the shipped one, or any other by name or path."""

from __future__ import annotations

import functools
import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbedderError
from index.language import fold

SHIPPED = "shipped"
_SHIPPED_PATH = Path(__file__).parent / "model"
_BATCH = 64


class Transformer:
    """Implements ``index.ports.Embedder``. ``name`` is "shipped", a path, or a name on the model hub."""

    def __init__(self, name: str = SHIPPED) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        path = _path_of(name)
        try:
            self.model = SentenceTransformer(str(path) if path.exists() else name, device="cpu")
        except (OSError, ValueError) as error:
            remedy = "Give --embedder the path of a SentenceTransformer folder, or leave it out for the shipped model."
            raise EmbedderError(f"The embedding model {name!r} cannot be loaded.", remedy) from error
        self.model.eval()
        self.name = name
        self.fingerprint = fingerprint_of(name)

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self.model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        """Unit vectors, float32 (texts, dimension), row i for text i; ``progress`` hears how many are done."""
        import torch

        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        # Texts of like length share a batch, so that little is spent on padding.
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=_fast_bfloat16()):
                made = self.model.encode(
                    [fold(texts[row]) for row in rows],
                    batch_size=_BATCH,
                    show_progress_bar=False,
                    convert_to_numpy=True,
                    normalize_embeddings=True,
                )
            vectors[rows] = np.asarray(made, dtype=np.float32)
            if progress:
                progress(min(start + _BATCH, len(order)))
        return vectors


def fingerprint_of(name: str) -> str:
    """What tells one model from another without loading it: 16 hexadecimal digits of the SHA-256 of its weights and
    tokenizer, or of its name where it is not a folder."""
    path = _path_of(name)
    digest = hashlib.sha256(b"" if path.exists() else name.encode())
    for file in sorted(path.rglob("*")) if path.exists() else ():
        if file.suffix in {".safetensors", ".bin"} or file.name == "tokenizer.json":
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _path_of(name: str) -> Path:
    return _SHIPPED_PATH if name == SHIPPED else Path(name)


@functools.cache
def _fast_bfloat16() -> bool:
    """Whether the processor multiplies 16-bit matrices in hardware; elsewhere it would be slower than float32."""
    import torch

    return bool(torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported())
