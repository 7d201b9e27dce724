"""Reads a PDF: pypdfium2 for characters with their boxes and for page images, pypdf for structure."""

from __future__ import annotations

import ctypes
import logging
import re
import statistics
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import ReadError
from index.reading.raw import Box, Line, RawDocument, RawPage

#: pypdf reports every odd font; what matters to the reader of a build is said in our own words.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_HYPHENS = (0x02, 0xFFFE)  # how pdfium marks a hyphen that breaks a word at the end of a line
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # halves of a character beyond U+FFFF
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD_WEIGHT = 600  # of 100..900, as in CSS
_BRACKETED = re.compile(r"\[\d{1,3}\]")  # a note mark that is known without being raised
_BOLD_NAME = re.compile(r"bold|heavy|black|simhei|heiti", re.IGNORECASE)
_NO_BOX: Box = (0.0, 0.0, 0.0, 0.0)


def read_pdf(path: Path) -> RawDocument:
    """The lines of every page of the PDF at ``path``. Raises ReadError when it cannot be opened at all.

    A page that cannot be loaded, or that has no text, is in the warnings; its ``lines`` are empty.
    """
    if not path.read_bytes()[:1024].lstrip().startswith(b"%PDF") and b"%PDF-" not in path.read_bytes()[:1024]:
        raise ReadError("This is not a PDF file.", "Export it as PDF again, or remove it from the sources.")
    title, labels = _structure(path)
    try:
        file = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(
                "The file is encrypted and needs a password.", "Save a copy without the password."
            ) from error
        raise ReadError("The file is damaged and cannot be opened.", "Download or export it again.") from error
    pages: list[RawPage] = []
    warnings: list[tuple[int, str]] = []
    with file:
        for number in range(1, len(file) + 1):
            label = labels[number - 1] if number <= len(labels) else None
            page = _page(file, number, label)
            if isinstance(page, str):
                warnings.append((number, page))
                page = RawPage(number, label, 0.0, 0.0, ())
            elif not page.lines:
                warnings.append((number, "no text on the page (an image or blank)"))
            pages.append(page)
    if not any(page.lines for page in pages):
        raise ReadError(
            "No page has readable text (a scan, or empty).", "Run text recognition (OCR) on it and add the result."
        )
    return RawDocument(title, tuple(pages), tuple(warnings))


def render_page(path: Path, number: int, scale: float = 1.5) -> Any:
    """The picture of page ``number`` (from 1) as a PIL image, ``scale`` pixels a point."""
    with pypdfium2.PdfDocument(path) as file:
        return file[number - 1].render(scale=scale).to_pil()


def _structure(path: Path) -> tuple[str, list[str | None]]:
    """Title from the metadata, and the label of each page where the file defines labels."""
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            return "", []
        title = str(reader.metadata.title or "") if reader.metadata else ""
        has_labels = "/PageLabels" in reader.root_object
        return title.strip(), list(reader.page_labels) if has_labels else []
    except (
        pypdf.errors.PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        NotImplementedError,
    ):
        return "", []  # pypdf is the stricter reader: what pdfium can still open is worth reading without structure


def _page(file: pypdfium2.PdfDocument, number: int, label: str | None) -> RawPage | str:
    """The page, or the reason why it cannot be read."""
    try:
        page = file[number - 1]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return "the page is damaged and cannot be loaded"
    width, height = page.get_size()
    lines = _Lines(text.raw).collect()
    text.close()
    page.close()
    return RawPage(number, label, width, height, tuple(lines))


class _Lines:
    """Walks the characters of a text page in pdfium's reading order and closes a line at each break."""

    def __init__(self, text_page: Any) -> None:
        self.text_page = text_page
        self.lines: list[Line] = []
        self._start()

    def _start(self) -> None:
        self.codes: list[str] = []
        self.boxes: list[Box] = []
        self.sizes: list[float] = []
        self.places: list[int] = []

    def collect(self) -> list[Line]:
        for index, code in self._codes_by_place():
            if code == 0x0A:
                self._close()
            elif code in _HYPHENS:
                self._close(hyphenated=True)
            elif code not in (0x0D, 0):
                self._add(index, code)
        self._close()
        return self.lines

    def _codes_by_place(self) -> Iterator[tuple[int, int]]:
        """The place of each character and its code; pdfium gives the halves of a rare character one after the other."""
        count = pdfium.FPDFText_CountChars(self.text_page)
        codes = [pdfium.FPDFText_GetUnicode(self.text_page, index) for index in range(count)]
        for index, (code, after) in enumerate(pairwise([*codes, 0])):
            if code in _HIGH and after in _LOW:
                yield index, 0x10000 + ((code - _HIGH.start) << 10) + (after - _LOW.start)
            elif not (code in _LOW and index and codes[index - 1] in _HIGH):
                yield index, code

    def _add(self, index: int, code: int) -> None:
        box, size = self._box(index), float(pdfium.FPDFText_GetFontSize(self.text_page, index))
        if self._compose(code, box):
            return
        if self._is_new_line(box):
            self._close()
        character = (
            unicodedata.normalize("NFC", chr(code)) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"
        )
        if not self.codes and character.isspace():
            return
        for part in character:
            self.codes.append(" " if part.isspace() else part)
            self.boxes.append(box)
            self.sizes.append(size)
            self.places.append(index)

    def _compose(self, code: int, box: Box) -> bool:
        """Put an accent that the file sets as a character of its own on the character before it."""
        whole = unicodedata.normalize("NFC", self.codes[-1] + chr(code)) if self.codes and code <= 0x10FFFF else ""
        if len(whole) != 1:
            return False
        self.codes[-1] = whole
        printed = [b for b in (self.boxes[-1], box) if b[2] > b[0]]
        if printed:
            lefts, bottoms, rights, tops = zip(*printed, strict=True)
            self.boxes[-1] = (min(lefts), min(bottoms), max(rights), max(tops))
        return True

    def _is_bold(self, index: int) -> bool:
        """By the weight that the font declares, or by its name: many bold fonts declare none."""
        if pdfium.FPDFText_GetFontWeight(self.text_page, index) >= _BOLD_WEIGHT:
            return True
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFText_GetFontInfo(self.text_page, index, name, len(name), ctypes.c_int())
        return bool(_BOLD_NAME.search(name.value.decode("utf-8", "replace")))

    def _box(self, index: int) -> Box:
        edges = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = edges
        if not pdfium.FPDFText_GetCharBox(self.text_page, index, left, right, bottom, top):
            return _NO_BOX
        return (left.value, bottom.value, right.value, top.value)

    def _is_new_line(self, box: Box) -> bool:
        """Whether ``box`` lies wholly under the line so far, where pdfium put no break (after a hyphen, in tables)."""
        printed = [b for b in self.boxes[-8:] if b[2] > b[0]]
        return bool(printed) and box[2] > box[0] and box[3] < min(b[1] for b in printed) - 1 and box[0] < printed[-1][0]

    def _close(self, hyphenated: bool = False) -> None:
        while self.codes and self.codes[-1] == " ":
            for parts in (self.codes, self.boxes, self.sizes, self.places):
                parts.pop()
        if self.codes:
            size = statistics.median(s for s, c in zip(self.sizes, self.codes, strict=True) if c != " ")
            self._raise_superscripts(size)
            # A run-in heading ("Abstract.") does not make its line bold: first and last character must be.
            bold = self._is_bold(self.places[0]) and self._is_bold(self.places[-1])
            self.lines.append(Line("".join(self.codes), tuple(self.boxes), size, bold, hyphenated))
        self._start()

    def _raise_superscripts(self, size: float) -> None:
        """Digits set small and high become superscripts, so that a note mark is not read as part of a year."""
        text = "".join(self.codes)
        bracketed = {place for match in _BRACKETED.finditer(text) for place in range(*match.span())}
        baseline = statistics.median(b[1] for b in self.boxes)
        for index, (code, box) in enumerate(zip(self.codes, self.boxes, strict=True)):
            raised = self.sizes[index] < 0.8 * size and box[1] > baseline + 0.15 * size
            if raised and code.isascii() and code.isdigit() and index not in bracketed:
                self.codes[index] = code.translate(_SUPERSCRIPTS)
