"""What a PDF says of itself beside its pages: metadata, page labels, outline, attachments; read by pypdf."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf

from index.reading.raw import Entry

#: pypdf reports every odd font; what matters to the reader of a build is said in our own words.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_DEEPEST = 9  # levels of an outline; a hostile one nests for ever
_MOST = 5_000  # entries
_DAMAGE = (
    pypdf.errors.PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Structure:
    """``title`` and ``author`` of the metadata; the label of each page where the file defines labels; the ``outline``;
    the names of ``attachments``. Whatever the file is silent about is empty."""

    title: str = ""
    author: str = ""
    labels: tuple[str | None, ...] = ()
    outline: tuple[Entry, ...] = ()
    attachments: tuple[str, ...] = ()


def structure_of(path: Path, password: str) -> Structure:
    """The structure of the PDF at ``path``, nothing of it where pypdf cannot read it.

    pypdf is the stricter reader: what pdfium can still open is worth reading without structure.
    """
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not (reader.decrypt("") or reader.decrypt(password)):
            return Structure()
        said = reader.metadata
        title, author = (str(said.title or "").strip(), str(said.author or "").strip()) if said else ("", "")
        root = reader.root_object
        labels = tuple(reader.page_labels) if "/PageLabels" in root else ()
    except _DAMAGE:
        return Structure()
    return Structure(title, author, labels, _outline(reader) if "/Outlines" in root else (), _attachments(reader))


def _outline(reader: pypdf.PdfReader) -> tuple[Entry, ...]:
    """The entries that lead to a page; none where the outline is damaged."""
    entries = []
    try:
        for item, level in _flat(reader.outline, 1):
            number = reader.get_destination_page_number(item)
            title = " ".join(str(item.title or "").split())
            if number is not None and number >= 0 and title:
                entries.append(Entry(title, level, number + 1))
            if len(entries) == _MOST:
                break
    except _DAMAGE:
        return ()
    return tuple(entries)


def _flat(outline: list[Any], level: int) -> Iterator[tuple[Any, int]]:
    """The items of a nested outline in order, with their levels from 1."""
    for item in outline:
        if not isinstance(item, list):
            yield item, level
        elif level < _DEEPEST:
            yield from _flat(item, level + 1)


def _attachments(reader: pypdf.PdfReader) -> tuple[str, ...]:
    """The names of the files within the file, which are not opened."""
    try:
        return tuple(dict.fromkeys(str(name) for name in reader.attachments))
    except _DAMAGE:
        return ()
