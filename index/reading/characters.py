"""The characters of a PDF's page, in pdfium's reading order, as lines."""

from __future__ import annotations

import ctypes
import math
import re
import statistics
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from index.reading.raw import Box, Line

_HYPHENS = (0x02, 0xFFFE)  # how pdfium marks a hyphen that breaks a word at the end of a line
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # halves of a character beyond U+FFFF
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPTS = str.maketrans("0123456789", _RAISED)
_BOLD_WEIGHT = 600  # of 100..900, as in CSS
_BRACKETED = re.compile(r"\[\d{1,3}\]")  # a note mark that is known without being raised
_BOLD_NAME = re.compile(r"bold|heavy|black|simhei|heiti", re.IGNORECASE)
_SPACED_MARK = re.compile(r"(?<=\S) (?=[⁰¹²³⁴-⁹]+(?:\s|$))")
_NO_BOX: Box = (0.0, 0.0, 0.0, 0.0)


def lines_of(text_page: Any) -> list[Line]:
    """The lines of an open text page of pdfium."""
    return _Lines(text_page).collect()


class _Lines:
    """Walks the characters of a text page in pdfium's reading order and closes a line at each break."""

    def __init__(self, text_page: Any) -> None:
        self.text_page = text_page
        self.lines: list[Line] = []
        # Made once: three values are asked of every character, and a page has thousands.
        self.edges = [ctypes.c_double() for _ in range(4)]
        self.matrix = pdfium.FS_MATRIX()
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
            elif code == 0x09 or (code >= 0x20 and not 0x7F <= code < 0xA0):
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
        box, size = self._box(index), self._size(index)
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
        if not self.codes or code < 0x300 or code > 0x10FFFF or not unicodedata.combining(chr(code)):
            return False
        whole = unicodedata.normalize("NFC", self.codes[-1] + chr(code))
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

    def _size(self, index: int) -> float:
        """Size of the type in points: many files set a font of size 1 and scale it by the text matrix."""
        size = float(pdfium.FPDFText_GetFontSize(self.text_page, index))
        if pdfium.FPDFText_GetMatrix(self.text_page, index, self.matrix):
            return size * math.hypot(self.matrix.c, self.matrix.d)
        return size

    def _box(self, index: int) -> Box:
        left, right, bottom, top = self.edges
        if not pdfium.FPDFText_GetCharBox(self.text_page, index, left, right, bottom, top):
            return _NO_BOX
        return (left.value, bottom.value, right.value, top.value)

    def _is_new_line(self, box: Box) -> bool:
        """Whether ``box`` lies wholly under the line so far, where pdfium put no break (after a hyphen, in tables)."""
        if box[2] <= box[0] or (self.boxes and box[3] >= self.boxes[-1][1] > 0):
            return False
        printed = [b for b in self.boxes[-8:] if b[2] > b[0]]
        return bool(printed) and box[3] < min(b[1] for b in printed) - 1 and box[0] < printed[-1][0]

    def _close(self, hyphenated: bool = False) -> None:
        while self.codes and self.codes[-1] == " ":
            for parts in (self.codes, self.boxes, self.sizes, self.places):
                parts.pop()
        if self.codes:
            size = statistics.median(s for s, c in zip(self.sizes, self.codes, strict=True) if c != " ")
            self._raise_superscripts(size)
            # A run-in heading ("Abstract.") does not make its line bold: first and last character must be, but for the
            # mark of a note.
            last = next((n for n in range(len(self.codes) - 1, 0, -1) if self.codes[n] not in _RAISED), 0)
            bold = self._is_bold(self.places[0]) and self._is_bold(self.places[last])
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
        self._close_up_marks()

    def _close_up_marks(self) -> None:
        """Take out the space that pdfium sets before a raised number."""
        for match in reversed(list(_SPACED_MARK.finditer("".join(self.codes)))):
            for parts in (self.codes, self.boxes, self.places):
                del parts[match.start()]
