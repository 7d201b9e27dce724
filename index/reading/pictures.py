"""Large pictures beside the text of a PDF's page: what is written in them is no text, and is said to be missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from index.reading.raw import Box, Line

#: Share of the page from which a picture may hold as much text as a table or a page of a document has.
_LARGE = 1 / 3
#: Share of the page's height that is free of lines where such a picture stands: a page without it is not asked for its
#: pictures, which costs as much as reading its characters.
_FREE = 0.25
#: Lines that stand on a picture when it is the ground of a slide, or a scan under its own text.
_MOST_ON_IT = 3


def has_unread_picture(page: pypdfium2.PdfPage, lines: Sequence[Line], width: float, height: float) -> bool:
    """Whether a large picture that has hardly a line on it stands on the page, whose sides are given in points."""
    if _free(lines, height) < _FREE * height:
        return False
    pictures = (picture.get_bounds() for picture in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
    return any(_shown(box, width, height) > _LARGE * width * height and not _bears(box, lines) for box in pictures)


def _free(lines: Sequence[Line], height: float) -> float:
    """The largest height between two lines of the page, or a line and its edge, in points."""
    heights = sorted((line.bottom, line.top) for line in lines)
    edges = [(0.0, 0.0), *heights, (height, height)]
    reached, most = 0.0, 0.0
    for (_, top), (bottom, _) in pairwise(edges):
        reached = max(reached, top)
        most = max(most, bottom - reached)
    return most


def _shown(box: Box, width: float, height: float) -> float:
    """The area of the box that lies on the page, in square points."""
    left, bottom, right, top = box
    return max(min(right, width) - max(left, 0.0), 0.0) * max(min(top, height) - max(bottom, 0.0), 0.0)


def _bears(box: Box, lines: Sequence[Line]) -> bool:
    """Whether several lines stand on the box."""
    left, bottom, right, top = box
    middles = (((line.left + line.right) / 2, (line.bottom + line.top) / 2) for line in lines)
    return sum(left < x < right and bottom < y < top for x, y in middles) >= _MOST_ON_IT
