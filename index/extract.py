"""RECIPE of one file: read → clean → title; what a worker process does for the intake."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cleaning.clean import clean
from index.document import Document, Language, Page
from index.language import language_of
from index.reading.pdf import read_pdf
from index.titles import guess_title

#: Endings of the files that can be read, in lower case.
READABLE = (".pdf",)


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file gave. ``boxes`` per page float32 (characters, 4): left, bottom, right, top in points.

    ``title`` is what the file says, ``named`` tells that it is only the file's name; ``warnings`` are (page from 1,
    reason).
    """

    title: str
    named: bool
    language: Language
    pages: tuple[Page, ...]
    boxes: tuple[NDArray[np.float32], ...]
    warnings: tuple[tuple[int, str], ...]

    def document(self, document_id: str, file: str) -> Document:
        """As a document without a bibliographic record."""
        return Document(document_id, file, self.title, self.language, self.pages, None)


def extract(path: Path) -> Extract:
    """The pages of the file at ``path``. Raises ReadError when nothing of it can be read."""
    raw = read_pdf(path)
    cleaned = clean(raw)
    title = guess_title(raw.title, cleaned.heads, cleaned.pages, path.name)
    named = title != guess_title(raw.title, cleaned.heads, cleaned.pages, "")
    language = language_of("\n".join(page.text for page in cleaned.pages))
    return Extract(title, named, language, cleaned.pages, cleaned.boxes, raw.warnings)
