"""Pages on their way from one process to another: a few large pieces in place of a box for every character."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

import numpy as np

from index.reading.pdf import Found, read_pages
from index.reading.raw import Line


@dataclass(frozen=True, slots=True)
class Packed:
    """``found`` are pages without their lines, ``counts`` how many lines each has; of all lines one after another
    the ``texts``, the ``looks`` (size, bold, hyphenated), and ``boxes``, four float64 a character."""

    found: tuple[Found, ...]
    counts: tuple[int, ...]
    texts: tuple[str, ...]
    looks: tuple[tuple[float, bool, bool], ...]
    boxes: bytes


def read_packed(path: Path, password: str, numbers: range) -> Packed:
    """What ``read_pages`` finds, packed; a worker's part of a long file."""
    return pack(read_pages(path, password, numbers))


def pack(found: Sequence[Found]) -> Packed:
    """The pages in a form that is cheap to pickle: a page has thousands of boxes, and each would be an object."""
    lines = [line for page, _ in found for line in page.lines]
    edges = chain.from_iterable(chain.from_iterable(line.boxes for line in lines))
    return Packed(
        tuple((replace(page, lines=()), trouble) for page, trouble in found),
        tuple(len(page.lines) for page, _ in found),
        tuple(line.text for line in lines),
        tuple((line.size, line.bold, line.hyphenated) for line in lines),
        np.fromiter(edges, np.float64, 4 * sum(len(line.boxes) for line in lines)).tobytes(),
    )


def unpack(packed: Packed) -> Iterator[Found]:
    """The pages as they were."""
    boxes = struct.iter_unpack("4d", packed.boxes)
    lines = (
        Line(text, tuple(islice(boxes, len(text))), *look)
        for text, look in zip(packed.texts, packed.looks, strict=True)
    )
    for (page, trouble), count in zip(packed.found, packed.counts, strict=True):
        yield replace(page, lines=tuple(islice(lines, count))), trouble
