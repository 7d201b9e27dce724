"""Pages as pictures, and where on them a quote stands."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.document import Document, Span
from index.library import Library
from index.reading.pdf import render_page

#: Pixels a point: fit to the panel, and larger. No other is drawn, so that nobody can fill the memory.
SCALES = (1.6, 2.8)
_WIDEST = 3000  # pixels of a page's longer side, at most: a poster would fill the memory
_HELD = 64 * 1024 * 1024  # bytes of pictures kept
_GAP = 2.0  # of a line's height: what is further apart is in another column
_SAME_LINE = 0.5  # of the lower height: boxes that overlap so far are on one line


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line, in points: x from the left edge, y from the lower one."""

    left: float
    bottom: float
    right: float
    top: float


def marks(boxes: NDArray[np.float32], page: int, spans: Iterable[Span]) -> tuple[Mark, ...]:
    """What of ``spans`` stands on the page, a mark for each line of each column; together they cover every character.

    ``boxes`` are the character boxes of the page, float32 (characters, 4): left, bottom, right, top in points.
    """
    found: list[Mark] = []
    for span in (span for span in spans if span.page == page):
        line: Mark | None = None
        for left, bottom, right, top in boxes[span.start : span.end].tolist():
            if right <= left or top <= bottom:
                continue  # a space, or a character that the cleaning put in
            character = Mark(left, bottom, right, top)
            if line is not None and _goes_on(line, character):
                line = _hull(line, character)
                continue
            found += [line] if line else []
            line = character
        found += [line] if line else []
    return tuple(found)


class Pictures:
    """Pictures of pages, drawn when they are asked for; the last 64 MB of them are held in memory."""

    def __init__(self, most: int = _HELD) -> None:
        self._most = most
        self._held: OrderedDict[tuple[str, int, float], bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()  # pdfium draws for one thread at a time

    def picture(self, library: Library, document: Document, number: int, scale: float) -> bytes:
        """Page ``number`` (from 1) as WebP. Raises ReadError when the file cannot be opened."""
        key = (document.id, number, scale)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            made = _drawn(library, document, number, scale)
            self._held[key] = made
            self._size += len(made)
            while self._size > self._most and len(self._held) > 1:
                self._size -= len(self._held.popitem(last=False)[1])
            return made


def _drawn(library: Library, document: Document, number: int, scale: float) -> bytes:
    page = document.page(number)
    scale = min(scale, _WIDEST / max(page.width, page.height))
    picture = render_page(library.file_of(document), number, scale, library.password_of(document)).convert("RGB")
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=82, method=1)  # methods above 1 take longer than they save on the way
    return file.getvalue()


def _goes_on(line: Mark, character: Mark) -> bool:
    height = min(line.top - line.bottom, character.top - character.bottom)
    overlap = min(line.top, character.top) - max(line.bottom, character.bottom)
    apart = max(character.left - line.right, line.left - character.right)
    return overlap >= _SAME_LINE * height and apart <= _GAP * (line.top - line.bottom)


def _hull(one: Mark, other: Mark) -> Mark:
    return Mark(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )


def pages_of(spans: Sequence[Span]) -> tuple[int, ...]:
    """The numbers of the pages on which ``spans`` stand, in order, each once."""
    return tuple(dict.fromkeys(span.page for span in spans))


def picture_of(document: Document, number: int, scale: float = SCALES[0]) -> str:
    """The address of the picture of page ``number`` (from 1), as the browser asks for it."""
    return f"page/{document.id}/{number}?scale={scale}"
