"""RECIPE of one file: read → clean → title → what it says of itself; what a worker process does for the intake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cleaning.clean import clean
from index.cleaning.unpaged import one_page
from index.document import Document, Language, Page, Record
from index.imprint.imprint import Front, front_lines, read_imprint
from index.language import language_of
from index.reading.flow import Flow
from index.reading.kinds import ENDINGS, Kind, kind_of
from index.reading.packing import Packed, read_packed, unpack
from index.reading.pdf import count_pages, read_pages, whole_pdf
from index.titles import guess_title, largest_on
from index.worker import Call

_PART = 64  # pages of a part: one is read in half a second, and a worker that is free soon has the next

#: Endings of the files that can be read, in lower case.
READABLE = tuple(ENDINGS)


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file gave. ``boxes`` per page float32 (characters, 4): left, bottom, right, top in points.

    ``title`` is what the file says, ``named`` tells that it is only the file's name; ``guess`` is what else it says of
    itself; ``warnings`` are (page from 1, reason).
    """

    title: str
    named: bool
    language: Language
    pages: tuple[Page, ...]
    boxes: tuple[NDArray[np.float32], ...]
    warnings: tuple[tuple[int, str], ...]
    guess: Record

    def document(self, document_id: str, file: str) -> Document:
        """As a document without a bibliographic record."""
        return Document(document_id, file, self.title, self.language, self.pages, None, self.guess)


def parts_of(path: Path, password: str = "") -> tuple[Call, ...]:
    """What several workers may do of reading a long file, each giving a part for ``extract``; none of a short file.

    Opening a page takes longer than all that follows, and needs no other page. Raises ReadError as ``extract`` does.
    """
    if kind_of(path) != "pdf" or (count := count_pages(path, password)) < 2 * _PART:
        return ()
    starts = range(1, count + 1, _PART)
    return tuple(Call(read_packed, (path, password, range(start, min(start + _PART, count + 1)))) for start in starts)


def extract(path: Path, password: str = "", parts: Iterable[Packed] = ()) -> Extract:
    """The pages of the file at ``path``. Raises ReadError when nothing of it can be read.

    ``password`` counts only where the file does not open without one. A file without printed pages gives one page
    without label and size, whose boxes are zeros. ``parts`` are what the calls of ``parts_of`` gave, where they were
    made before.
    """
    kind = kind_of(path)
    if kind != "pdf":
        return _unpaged(_flow(path, kind), path.name)
    found = [page for part in parts for page in unpack(part)] or read_pages(path, password)
    raw = whole_pdf(path, found, password)
    cleaned = clean(raw)
    title = guess_title(raw.title, cleaned.heads, cleaned.pages, path.name, largest_on(raw.pages))
    named = not guess_title(raw.title, cleaned.heads, cleaned.pages, "", largest_on(raw.pages))
    printed = tuple(tuple(line.text for line in page.lines) for page in raw.pages)
    guess = read_imprint(Front(title, raw.author, printed, cleaned.pages))
    return Extract(title, named, _language(cleaned.pages), cleaned.pages, cleaned.boxes, raw.warnings, guess)


def _unpaged(flow: Flow, file: str) -> Extract:
    page = one_page(flow)
    title = guess_title(flow.title, (), (page,), file)
    named = not guess_title(flow.title, (), (page,), "")
    guess = read_imprint(Front(title, "", (front_lines(page),), (page,)))
    boxes = np.zeros((len(page.text), 4), np.float32)
    return Extract(title, named, _language((page,)), (page,), (boxes,), (), guess)


def _language(pages: Sequence[Page]) -> Language:
    return language_of("\n".join(page.text for page in pages))


def _flow(path: Path, kind: Kind) -> Flow:
    """What the reader of that kind finds; each is loaded only where a file needs it."""
    if kind == "docx":
        from index.reading.docx import read_docx  # noqa: PLC0415

        return read_docx(path)
    if kind == "epub":
        from index.reading.epub import read_epub  # noqa: PLC0415

        return read_epub(path)
    if kind == "html":
        from index.reading.html import read_html  # noqa: PLC0415

        return read_html(path)
    if kind == "markdown":
        from index.reading.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(path)
    from index.reading.text import read_text  # noqa: PLC0415

    return read_text(path)
