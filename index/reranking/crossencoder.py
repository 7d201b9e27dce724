"""A question beside a text to a score by a CrossEncoder, any by name or path."""

from __future__ import annotations

import functools
import logging
import os
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding.transformer import fast_bfloat16
from index.errors import RerankerError

#: Pairs that are read at a time, and tokens of a pair, at most: what is longer loses the end of the longer side. Both
#: bound what attention holds.
_BATCH, _TOKENS = 16, 512
#: What a checkpoint calls itself whose last layer scores; other kinds have modules of their own for that.
_SCORING = "ForSequenceClassification"
_REMEDY = (
    "Name a CrossEncoder that gives one score, its folder or its name on the model hub: reranker in assistant.toml, "
    'table [index] (leave it out for none), or --system "hybrid+rerank:MODEL".'
)


class Reranker:
    """A CrossEncoder behind one door. ``name`` is a path, or a name on the model hub."""

    def __init__(self, name: str) -> None:
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
        from safetensors import SafetensorError
        from sentence_transformers import CrossEncoder
        from torch.nn import Identity
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            self.model = CrossEncoder(name, device="cpu")
        except (OSError, ValueError, RuntimeError, SafetensorError) as error:
            raise RerankerError(f"The reranker {name!r} cannot be loaded.", _REMEDY) from error
        # Any model would load, and score by weights drawn at random where it has none for that.
        kinds = self.model.config.architectures or []
        if len(list(self.model.children())) == 1 and not any(kind.endswith(_SCORING) for kind in kinds):
            raise RerankerError(f"The model {name!r} was not trained to score pairs.", _REMEDY)
        if self.model.num_labels != 1:
            raise RerankerError(f"The model {name!r} gives {self.model.num_labels} scores, not one.", _REMEDY)
        self.model.eval()
        if fast_bfloat16():  # takes a third of the time
            self.model.bfloat16()
        tokenizer = self.model.tokenizer
        tokenizer.model_max_length = min(tokenizer.model_max_length, _TOKENS)
        self.name = name
        self._as_it_is = Identity()  # a sigmoid, which is usual, makes all that is good alike

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """How well each text answers the question, float32 (texts,): logits, of which the higher is the better."""
        pairs = [(question, text) for text in texts]
        made = self.model.predict(
            pairs, batch_size=_BATCH, show_progress_bar=False, activation_fn=self._as_it_is, convert_to_numpy=True
        )
        return np.asarray(made, dtype=np.float32)


@functools.lru_cache(maxsize=1)
def reranker_of(name: str) -> Reranker:
    """The reranker ``name``, as it was loaded for the library before. Raises RerankerError."""
    return Reranker(name)
