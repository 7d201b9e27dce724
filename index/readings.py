"""The archive of readings: what was read of each file, once for all versions, and never changed under one of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.archive import DAMAGE, Reading, read_boxes, read_reading, write_boxes, write_reading
from index.versions import Layout

Boxes = Sequence[NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Trust:
    """Which readings a build may use again: of the documents (by id) in ``known`` the edition that it names, of any
    other the latest, if ``others`` are trusted at all."""

    known: Mapping[str, str]
    others: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading in the archive. ``edition`` is empty unless the same file gave something else before."""

    reading: Reading
    edition: str


def find(layout: Layout, document_id: str, recipe: str, trust: Trust) -> Kept | None:
    """What was read of a document before and may be trusted; None when there is nothing, or it cannot be used."""
    edition = trust.known.get(document_id)
    if edition is None:
        if not trust.others:
            return None
        edition = _latest(layout, document_id, recipe)
    if not layout.boxes(document_id, recipe, edition).exists():
        return None
    reading = _whole(layout.document(document_id, recipe, edition))
    return None if reading is None else Kept(reading, edition)


def keep(layout: Layout, recipe: str, reading: Reading, boxes: Boxes) -> Kept:
    """Put what was read of a file into the archive.

    A version that serves may be using what was read of the same file before: where that was something else (say,
    because text recognition was not installed then), this becomes an edition of its own beside it.
    """
    document_id = reading.document.id
    plain = layout.document(document_id, recipe)
    before, there = _whole(plain), _boxes(layout.boxes(document_id, recipe), len(boxes))
    edition = ""
    if before is not None and there is not None:  # else nothing is there, or nothing that could be used
        if _without_names(before) == _without_names(reading) and all(map(np.array_equal, there, boxes)):
            os.utime(plain)  # the latest again
            return Kept(reading, "")
        edition = _digest(reading, boxes)
    write_boxes(layout.boxes(document_id, recipe, edition), boxes)
    write_reading(layout.document(document_id, recipe, edition), reading)
    return Kept(reading, edition)


def _whole(path: Path) -> Reading | None:
    try:
        return read_reading(path)
    except DAMAGE:
        return None


def _latest(layout: Layout, document_id: str, recipe: str) -> str:
    """The edition that was written last."""
    plain = layout.document(document_id, recipe)
    editions = [*plain.parent.glob(f"{plain.stem}.json"), *plain.parent.glob(f"{plain.stem}-*.json")]
    last = max(editions, key=lambda path: path.stat().st_mtime_ns, default=plain)
    return last.stem.removeprefix(plain.stem).removeprefix("-")


def _without_names(reading: Reading) -> Reading:
    """Without what follows the name of the file, which may be another by now."""
    title = "" if reading.named else reading.document.guessed_title
    return replace(reading, document=replace(reading.document, file="", record=None, guessed_title=title))


def _boxes(path: Path, pages: int) -> Boxes | None:
    try:
        return [read_boxes(path, number) for number in range(1, pages + 1)]
    except DAMAGE:
        return None


def _digest(reading: Reading, boxes: Boxes) -> str:
    digest = hashlib.sha256(repr(_without_names(reading)).encode())
    for page in boxes:
        digest.update(np.ascontiguousarray(page).tobytes())
    return digest.hexdigest()[:8]
