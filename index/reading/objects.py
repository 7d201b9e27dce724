"""What is drawn on a PDF's page: where its objects of a kind stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from index.reading.raw import Box
from index.reading.unchecked import unchecked

_ADDRESS = ctypes.c_void_p
_kind = unchecked(pdfium.FPDFPageObj_GetType, ctypes.c_int)
_bounds = unchecked(pdfium.FPDFPageObj_GetBounds, ctypes.c_int)
#: How many objects a page, or a form on it, holds, and the one at a place.
_PAGE = (unchecked(pdfium.FPDFPage_CountObjects, ctypes.c_int), unchecked(pdfium.FPDFPage_GetObject, _ADDRESS))
_FORM = (unchecked(pdfium.FPDFFormObj_CountObjects, ctypes.c_int), unchecked(pdfium.FPDFFormObj_GetObject, _ADDRESS))


def bounds_of(page: Any, kind: int, forms: bool = False) -> Iterator[Box]:
    """The bounds in points of each object of a ``kind`` (``FPDF_PAGEOBJ_…``) on an open page of pdfium; with ``forms``
    also of those in its forms."""
    edges = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(edge) for edge in edges]
    for shape, own in _shapes(ctypes.cast(page, _ADDRESS), _PAGE, forms):
        if own == kind and _bounds(shape, *places):
            left, bottom, right, top = edges
            yield left.value, bottom.value, right.value, top.value


def _shapes(parent: Any, ways: tuple[Any, Any], forms: bool) -> Iterator[tuple[Any, int]]:
    """The objects of a page or a form, each with its kind."""
    count, at = ways
    for place in range(count(parent)):
        shape = _ADDRESS(at(parent, place))
        kind = _kind(shape)
        yield shape, kind
        if forms and kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _shapes(shape, _FORM, forms=False)
