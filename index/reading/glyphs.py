"""What pdfium knows of each character of a page, asked for all of them at once."""

from __future__ import annotations

import ctypes
import functools
import math
import re
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.reading.raw import Box
from index.reading.unchecked import unchecked

_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)  # halves of a character beyond U+FFFF
_ROOM = 4096  # characters that most pages have, at most
_NO_CHARACTER = 0xFFFE  # how the text has a hyphen at the end of a line, and what the font cannot name
_GONE = 0x00  # in place of the second half: a control, which is no text
_BOLD_WEIGHT = 600  # of 100..900, as in CSS
_BOLD_NAME = re.compile(r"bold|heavy|black|simhei|heiti", re.IGNORECASE)
_unicode = unchecked(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_shape = unchecked(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_font = unchecked(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
_font_size = unchecked(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_matrix = unchecked(pdfium.FPDFText_GetMatrix, ctypes.c_int)
_box = unchecked(pdfium.FPDFText_GetCharBox, None)


class Glyphs:
    """The characters of an open text page of pdfium in its reading order, by their place from 0.

    ``codes`` are in Unicode, 0 for the second half of a character that pdfium gives in two; ``boxes`` in points, zeros
    where nothing is printed; ``sizes`` of the type in points, 0 for a space that is not in the file. ``below`` are the
    places of what stands under and left of the printed character before it.
    """

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        count = max(pdfium.FPDFText_CountChars(text_page), 0)
        address, places = ctypes.cast(text_page, ctypes.c_void_p), range(count)
        self.codes = _codes(text_page, count)
        edges = _edges(address, count)
        self.boxes: list[Box] = list(zip(*edges.tolist(), strict=True))
        self.below = _below(edges)
        # A text object is what the file prints by one command: one font, one size.
        self._shapes: list[int | None] = list(map(_shape, repeat(address), places))
        shapes = dict(zip(self._shapes, places, strict=True))
        sizes = dict(zip(shapes, _sizes(address, shapes.values()), strict=True))
        sizes[None] = 0.0
        self.sizes: list[float] = list(map(sizes.__getitem__, self._shapes))
        self._bold: dict[int | None, bool] = {}

    def is_bold(self, place: int) -> bool:
        """By the weight that the font declares, or by its name: many bold fonts declare none."""
        shape = self._shapes[place]
        font = shape and _font(ctypes.c_void_p(shape))
        if font not in self._bold:
            self._bold[font] = self._has_bold_font(place)
        return self._bold[font]

    def _has_bold_font(self, place: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(self._page, place) >= _BOLD_WEIGHT:
            return True
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFText_GetFontInfo(self._page, place, name, len(name), ctypes.c_int())
        return bool(_BOLD_NAME.search(name.value.decode("utf-8", "replace")))


def _sizes(address: Any, places: Iterable[int]) -> Iterator[float]:
    """Sizes of the type in points: many files set a font of size 1 and scale it by the text matrix."""
    matrix = pdfium.FS_MATRIX()
    there = ctypes.byref(matrix)
    for place in places:
        size: float = _font_size(address, place)
        yield size * math.hypot(matrix.c, matrix.d) if _matrix(address, place, there) else size


def _codes(text_page: Any, count: int) -> list[int]:
    """The Unicode of each character, 0 for the second half of one that pdfium gives in two."""
    # Room for twice as many: a character beyond U+FFFF may take two places.
    text = np.zeros(2 * count + 2, np.uint16)
    given = pdfium.FPDFText_GetText(text_page, 0, count, text.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort)))
    address = ctypes.cast(text_page, ctypes.c_void_p)
    if given != count + 1 or ((text >= _HIGH.start) & (text < _LOW.stop)).any():
        # Controls are characters and stand in no text: each is asked for by its place.
        return _whole(list(map(_unicode, repeat(address), range(count))))
    codes: list[int] = text[:count].tolist()
    for place in np.flatnonzero(text[:count] == _NO_CHARACTER).tolist():
        codes[place] = _unicode(address, place)
    return codes


@functools.lru_cache(maxsize=1)
def _room(most: int) -> tuple[NDArray[np.float64], tuple[Sequence[Any], ...]]:
    """float64 (4, ``most``), and the addresses of its numbers by rows: they are dear to make, and serve every page."""
    numbers = array("d", bytes(32 * most))
    room, whole = np.frombuffer(numbers).reshape(4, most), (ctypes.c_double * (4 * most)).from_buffer(numbers)
    addresses = [ctypes.byref(whole, place) for place in range(0, room.nbytes, room.itemsize)]
    return room, tuple(addresses[start : start + most] for start in range(0, room.size, most))


def _edges(address: Any, count: int) -> NDArray[np.float64]:
    """float64 (4, characters): left, bottom, right and top of each; zeros where pdfium knows none."""
    room, (left, bottom, right, top) = _room(max(_ROOM, 1 << (count - 1).bit_length()))
    room[:, :count] = 0
    # pdfium wants the addresses of left, right, bottom and top in this order.
    deque(map(_box, repeat(address), range(count), left, right, bottom, top), maxlen=0)
    return room[:, :count].copy()


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
