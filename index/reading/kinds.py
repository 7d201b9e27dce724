"""Which kind of file lies at a path: by its first bytes where these are certain, else by its ending."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Literal

from index.errors import ReadError

Kind = Literal["pdf", "docx", "epub", "html", "markdown", "text"]

#: Ending in lower case, and what a file with it should be.
ENDINGS: dict[str, Kind] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".epub": "epub",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".txt": "text",
}
_BEGINNING = 1024  # bytes
_OLE, _RTF, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"PK\x03\x04"
_PAGES = (b"<!doctype html", b"<html")
_MAIN_PARTS: dict[str, Kind] = {"word/document.xml": "docx", "META-INF/container.xml": "epub"}


def kind_of(path: Path) -> Kind:
    """The kind of the file at ``path``; PDF for an ending that is not known.

    Raises ReadError for a kind that is known and cannot be read, and for what cannot be opened.
    """
    named = ENDINGS.get(path.suffix.lower(), "pdf")
    try:
        with path.open("rb") as file:
            start = file.read(_BEGINNING).removeprefix(b"\xef\xbb\xbf").lstrip()
    except FileNotFoundError as error:
        raise ReadError("The file is not there any more.", "Build again.") from error
    except OSError as error:
        raise ReadError(f"The file cannot be opened ({error.strerror}).", "See to its permissions.") from error
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(_OLE):
        raise ReadError(
            "This is a Word file of the old kind (.doc), or one with a password.",
            "Save it as .docx without a password.",
        )
    if start.startswith(_RTF):
        raise ReadError("This is a file in Rich Text Format.", "Open it in Word or LibreOffice and save it as .docx.")
    if start.startswith(_ZIP) and (packed := _packed(path)):
        return packed
    # What is saved as PDF and is a page is most often the site's refusal to give the PDF: no document.
    if named not in ("pdf", "markdown") and start.lower().startswith(_PAGES):
        return "html"
    return named


def _packed(path: Path) -> Kind | None:
    """The kind of a package, None for one that is none of these."""
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return None
    return next((kind for part, kind in _MAIN_PARTS.items() if part in names), None)
