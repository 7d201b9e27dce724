"""RECIPE of one file: read → clean → title; what a worker process does for the intake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cleaning.clean import clean
from index.cleaning.unpaged import one_page
from index.document import Document, Language, Page
from index.language import language_of
from index.reading.flow import Flow
from index.reading.kinds import ENDINGS, Kind, kind_of
from index.reading.pdf import read_pdf
from index.titles import guess_title

#: Endings of the files that can be read, in lower case.
READABLE = tuple(ENDINGS)


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


def extract(path: Path, password: str = "") -> Extract:
    """The pages of the file at ``path``. Raises ReadError when nothing of it can be read.

    ``password`` counts only where the file does not open without one. A file without printed pages gives one page
    without label and size, whose boxes are zeros.
    """
    kind = kind_of(path)
    if kind != "pdf":
        flow = _flow(path, kind)
        page = one_page(flow)
        boxes = np.zeros((len(page.text), 4), np.float32)
        return _titled(flow.title, (), (page,), (boxes,), (), path.name)
    raw = read_pdf(path, password)
    cleaned = clean(raw)
    return _titled(raw.title, cleaned.heads, cleaned.pages, cleaned.boxes, raw.warnings, path.name)


def _titled(
    metadata: str,
    heads: Sequence[str],
    pages: tuple[Page, ...],
    boxes: tuple[NDArray[np.float32], ...],
    warnings: tuple[tuple[int, str], ...],
    file: str,
) -> Extract:
    """What was read, with its language and a title: that of the ``metadata`` or what else may serve as one."""
    title = guess_title(metadata, heads, pages, file)
    named = title != guess_title(metadata, heads, pages, "")
    language = language_of("\n".join(page.text for page in pages))
    return Extract(title, named, language, pages, boxes, warnings)


def _flow(path: Path, kind: Kind) -> Flow:
    """What the reader of that kind finds; each is loaded only where a file needs it."""
    if kind == "docx":
        from index.reading.docx import read_docx  # noqa: PLC0415

        return read_docx(path)
    if kind == "html":
        from index.reading.html import read_html  # noqa: PLC0415

        return read_html(path)
    if kind == "markdown":
        from index.reading.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(path)
    from index.reading.text import read_text  # noqa: PLC0415

    return read_text(path)
