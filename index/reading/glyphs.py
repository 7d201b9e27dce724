"""What pdfium knows of each character of a page, asked for all of them at once."""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.reading.raw import Box

_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # halves of a character beyond U+FFFF
_GONE = 0x00  # in place of the second half: a control, which is no text
_BOLD_WEIGHT = 600  # of 100..900, as in CSS
_BOLD_NAME = re.compile(r"bold|heavy|black|simhei|heiti", re.IGNORECASE)


def _with_addresses(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """``function`` of pdfium, taking addresses as plain integers: the checked pointers that pypdfium2 asks for take
    longer to make than the call itself, and a page has thousands of characters."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_ADDRESS = ctypes.c_void_p
_unicode = _with_addresses(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, ctypes.c_int)
_shape = _with_addresses(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, ctypes.c_int)
_font = _with_addresses(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_box = _with_addresses(pdfium.FPDFText_GetCharBox, ctypes.c_int, _ADDRESS, ctypes.c_int, *[_ADDRESS] * 4)


class Glyphs:
    """The characters of an open text page of pdfium in its reading order, by their place from 0.

    ``codes`` are in Unicode, 0 for the second half of a character that pdfium gives in two; ``boxes`` in points, zeros
    where nothing is printed; ``sizes`` of the type in points, 0 for a space that is not in the file. ``below`` are the
    places of what stands under and left of the printed character before it.
    """

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        count = pdfium.FPDFText_CountChars(text_page)
        address, places = ctypes.cast(text_page, _ADDRESS).value, range(max(count, 0))
        self.codes: list[int] = _whole(list(map(_unicode, repeat(address), places)))
        edges = _edges(address, len(places))
        self.boxes: list[Box] = list(zip(*edges.tolist(), strict=True))
        self.below = _below(edges)
        # A text object is what the file prints by one command: one font, one size.
        self._shapes = list(map(_shape, repeat(address), places))
        sizes = {shape: self._size(place) for shape, place in dict(zip(self._shapes, places, strict=True)).items()}
        sizes[None] = 0.0
        self.sizes: list[float] = list(map(sizes.__getitem__, self._shapes))
        self._bold: dict[int | None, bool] = {}

    def is_bold(self, place: int) -> bool:
        """By the weight that the font declares, or by its name: many bold fonts declare none."""
        shape = self._shapes[place]
        font = shape and _font(shape)
        if font not in self._bold:
            self._bold[font] = self._has_bold_font(place)
        return self._bold[font]

    def _has_bold_font(self, place: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(self._page, place) >= _BOLD_WEIGHT:
            return True
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFText_GetFontInfo(self._page, place, name, len(name), ctypes.c_int())
        return bool(_BOLD_NAME.search(name.value.decode("utf-8", "replace")))

    def _size(self, place: int) -> float:
        """Size of the type in points: many files set a font of size 1 and scale it by the text matrix."""
        size, matrix = float(pdfium.FPDFText_GetFontSize(self._page, place)), pdfium.FS_MATRIX()
        if pdfium.FPDFText_GetMatrix(self._page, place, matrix):
            return size * math.hypot(matrix.c, matrix.d)
        return size


def _edges(address: int | None, count: int) -> NDArray[np.float64]:
    """float64 (4, characters): left, bottom, right and top of each."""
    edges = np.zeros((4, count))
    # pdfium wants the addresses of left, right, bottom and top in this order.
    left, bottom, right, top = (range(row.ctypes.data, row.ctypes.data + row.nbytes, row.itemsize) for row in edges)
    deque(map(_box, repeat(address), range(count), left, right, bottom, top), maxlen=0)
    return edges


def _below(edges: NDArray[np.float64]) -> list[int]:
    printed = np.flatnonzero(edges[2] > edges[0])
    left, bottom, _, top = edges[:, printed]
    return list(map(int, printed[1:][(top[1:] < bottom[:-1]) & (left[1:] < left[:-1])]))


def _whole(codes: list[int]) -> list[int]:
    """The halves of each rare character put together in the place of the first."""
    for place, code in enumerate(codes[:-1]) if any(code in _HIGH for code in set(codes)) else ():
        if code in _HIGH and codes[place + 1] in _LOW:
            codes[place] = 0x10000 + ((code - _HIGH.start) << 10) + (codes[place + 1] - _LOW.start)
            codes[place + 1] = _GONE
    return codes
