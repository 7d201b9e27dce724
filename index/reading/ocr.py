"""Text recognition for pages that are pictures, by RapidOCR (Apache-2.0; extra ``[ocr]``, models in the package)."""

from __future__ import annotations

import functools
import importlib.util
import logging
import os
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.reading.order import in_reading_order
from index.reading.raw import Box, Line

INSTALL = "pip install -e '.[ocr]'"
#: Dots an inch that the models are at their best with, and the longest side in pixels that they look at.
_DPI, _LONGEST = 200.0, 2000.0
#: A recognised line is higher than its type, by the room that the detector leaves around it.
_LINE_HEIGHT = 1.25
#: Heights of recognised lines vary by a tenth; only what differs more than this from the page's usual size is larger.
_RESIZED = 0.35
_LEAST_SURE = 0.5  # of 1; a less sure line is a stain as often as it is text
_LENGTHY = 2.0  # sides of a found line, the long to the short, from which it tells which way the page is turned
_ASKED = 12  # of the longest lines, which tell whether a page stands on its head
_FEWEST_ASKED = 3
_AGREED = 2 / 3  # share of these that must say so: of lines that stand upright, one in thirty does


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines of a page in reading order; ``confidence`` is the mean over its characters, 0..1.

    Their boxes are on the page as it is read: after ``turns`` quarter turns to the right, 0..3.
    """

    lines: tuple[Line, ...]
    confidence: float
    turns: int = 0


def is_installed() -> bool:
    """Whether pages can be recognised here."""
    return importlib.util.find_spec("rapidocr") is not None and importlib.util.find_spec("onnxruntime") is not None


def scale_for(width: float, height: float) -> float:
    """Pixels a point in which a page of that size in points is to be rendered for ``recognise``."""
    return min(_DPI / 72, _LONGEST / max(width, height, 1.0))


def recognise(picture: NDArray[np.uint8], scale: float) -> Recognised:
    """What stands on ``picture``, uint8 (height, width, 3) at ``scale`` pixels a point; boxes are in points.

    A page that lies on its side is turned first: line by line, the models read half of it upside down.
    """
    turns = _turns(picture)
    upright = np.ascontiguousarray(np.rot90(picture, -turns))
    found = _engine()(upright, use_det=True, use_cls=False, use_rec=True, return_word_box=True, text_score=_LEAST_SURE)
    if not found.txts:
        return Recognised((), 0.0)
    height = upright.shape[0] / scale
    lines = [
        _line(text, _flat(box, scale, height), words, scale, height)
        for text, box, words in zip(found.txts, found.boxes, found.word_results, strict=True)
        if any(map(str.isalnum, text))
    ]
    return Recognised(tuple(in_reading_order(_levelled(lines))), _sureness(found), turns)


def _turns(picture: NDArray[np.uint8]) -> int:
    """The quarter turns to the right after which the page can be read, 0..3, by the shape of its lines and by what a
    model says of the longest of them; half of the size is enough to find these."""
    small = np.ascontiguousarray(picture[::2, ::2])
    boxes = _engine()(small, use_det=True, use_cls=False, use_rec=False).boxes
    if boxes is None or not len(boxes):
        return 0
    corners = 2 * np.asarray(boxes).astype(int)  # on the whole picture; int (lines, 4, 2)
    starts, ends = corners.min(axis=1).clip(0), corners.max(axis=1)
    widths, heights = (ends - starts).T
    lengthy = np.maximum(widths, heights) > _LENGTHY * np.minimum(widths, heights)
    turns = int(heights[lengthy & (heights > widths)].sum() > widths[lengthy & (widths > heights)].sum())
    longest = np.argsort(-np.where(turns, heights, widths))[:_ASKED]
    pieces = [picture[starts[n, 1] : ends[n, 1], starts[n, 0] : ends[n, 0]] for n in longest]
    heads = [_on_its_head(np.rot90(piece, -turns)) for piece in pieces]
    return turns + 2 * (len(heads) >= _FEWEST_ASKED and sum(heads) > _AGREED * len(heads))


def _on_its_head(line: NDArray[np.uint8]) -> bool:
    """Whether a model says that the picture of a line stands upside down."""
    told = _engine()(np.ascontiguousarray(line), use_det=False, use_cls=True, use_rec=False)
    return bool(told.cls_res and told.cls_res[0][0] == "180")


def _sureness(found: Any) -> float:
    """Mean over the characters, 0..1; 0 where nothing was found."""
    if not found.txts:
        return 0.0
    return float(np.average(found.scores, weights=[len(text) for text in found.txts]))


@functools.cache
def _engine() -> Any:
    """The models, loaded once a process; each worker process has one core to itself."""
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    from rapidocr import RapidOCR  # noqa: PLC0415

    threads = max(1, (os.cpu_count() or 1) // 2)
    return RapidOCR(params={"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": threads})


def _line(text: str, box: Box, words: Sequence[Any], scale: float, height: float) -> Line:
    """A line whose characters share the boxes of their words evenly; a character of no word has none of its own."""
    boxes: list[Box] = [(0.0, 0.0, 0.0, 0.0)] * len(text)
    place = 0
    for word, _, corners in words:
        start = text.find(word, place) if word.strip() else -1
        if start >= 0:
            place = start + len(word)
            boxes[start:place] = _shared(_flat(corners, scale, height), len(word))
    if not any(b[2] > b[0] for b in boxes):
        boxes = list(_shared(box, len(text)))
    # A line is as high as its box, whichever letters it has, so that the type of two lines can be compared.
    return Line(text, tuple(boxes), (box[3] - box[1]) / _LINE_HEIGHT, bold=False)


def _flat(corners: Any, scale: float, height: float) -> Box:
    """The upright box in points around four corners in pixels, y from the top."""
    xs, ys = np.asarray(corners, dtype=float).T / scale
    return float(xs.min()), float(height - ys.max()), float(xs.max()), float(height - ys.min())


def _shared(box: Box, count: int) -> Iterator[Box]:
    left, bottom, right, top = box
    width = (right - left) / count
    return ((left + n * width, bottom, left + (n + 1) * width, top) for n in range(count))


def _levelled(lines: Sequence[Line]) -> list[Line]:
    """Lines of about the usual size are of the usual size: what is left of differences is the type's."""
    if not lines:
        return []
    usual = statistics.median(line.size for line in lines for _ in line.text)
    return [
        Line(line.text, line.boxes, usual if abs(line.size / usual - 1) < _RESIZED else line.size, bold=False)
        for line in lines
    ]
