"""Documents, passages and character boxes on disk, and back."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import re
import secrets
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.document import Block, Document, Page, Passage, Record, Span
from index.errors import OutputError

#: What reading a damaged or missing part of an index raises, whichever part it is.
DAMAGE = (OSError, RuntimeError, ValueError, KeyError, TypeError, EOFError, AttributeError)

_HALF = re.compile(r"\..+\.[0-9a-f]{8}")  # what ``_replacing`` calls a file until it is whole


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gave. ``warnings`` are (page from 1, reason); ``named`` when its title is the file's name."""

    document: Document
    warnings: tuple[tuple[int, str], ...]
    named: bool


def write_text(path: Path, text: str) -> None:
    """Write ``text`` so that ``path`` holds either what it held before or all of it."""
    with _replacing(path) as file:
        file.write(text.encode("utf-8"))


def write_out(path: Path, content: str | bytes) -> None:
    """``write_text``, or the same of what is no text, where the user is to have it.

    Raises OutputError when it cannot be written.
    """
    if not path.name:
        raise OutputError(f"{str(path)!r} is not the name of a file.", "Name the file to write.")
    try:
        with _replacing(path) as file:
            file.write(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> OutputError:
    """What is to be said of ``path`` when ``error`` came of writing it."""
    remedy = "Name another place, or see to the permissions and the room on the disk."
    return OutputError(f"{path} cannot be written ({error.strerror}).", remedy)


def write_reading(path: Path, reading: Reading) -> None:
    """Write the document of ``reading`` as JSON, the rest under a key of its own."""
    rest = {"warnings": reading.warnings, "named": reading.named}
    write_text(path, json.dumps(dataclasses.asdict(reading.document) | {"reading": rest}, ensure_ascii=False))


def read_reading(path: Path) -> Reading:
    """What ``write_reading`` wrote. Raises one of ``DAMAGE`` when it is not whole."""
    made: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    rest = made.pop("reading")
    warnings = tuple((int(page), str(reason)) for page, reason in rest["warnings"])
    return Reading(_document(made), warnings, bool(rest["named"]))


def read_document(path: Path) -> Document:
    """The document that ``write_reading`` wrote. Raises one of ``DAMAGE`` when it is not whole."""
    made: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    made.pop("reading", None)
    return _document(made)


def write_passages(path: Path, passages: Iterable[Passage]) -> None:
    """Write ``passages``, a JSON object a line."""
    write_text(path, "".join(json.dumps(dataclasses.asdict(p), ensure_ascii=False) + "\n" for p in passages))


def read_passages(path: Path) -> tuple[Passage, ...]:
    """The passages that ``write_passages`` wrote."""
    with path.open(encoding="utf-8") as lines:
        return tuple(_passage(json.loads(line)) for line in lines)


def write_boxes(path: Path, boxes: Sequence[NDArray[np.float32]]) -> None:
    """Write the character boxes of a document's pages, float32 (characters, 4) each."""
    with _replacing(path) as file:
        np.savez_compressed(file, allow_pickle=False, **{str(number): page for number, page in enumerate(boxes, 1)})


def read_boxes(path: Path, page: int) -> NDArray[np.float32]:
    """The character boxes of ``page`` (from 1), float32 (characters, 4): left, bottom, right, top in points.

    Raises one of ``DAMAGE`` when it is not whole.
    """
    try:
        with np.load(path) as pages:
            return np.asarray(pages[str(page)], dtype=np.float32)
    except (zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(f"{path.name} cannot be unpacked: {error}") from error


def halves(folder: Path) -> list[Path]:
    """The files in ``folder`` that a killed program left half written; nothing that somebody else put there."""
    return sorted(path for path in folder.glob(".*") if _HALF.fullmatch(path.name) and path.is_file())


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file beside ``path`` that takes its place when all is written, and is gone when something fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _document(made: dict[str, Any]) -> Document:
    pages = tuple(Page(**(page | {"blocks": tuple(Block(**b) for b in page["blocks"])})) for page in made.pop("pages"))
    record, guess = record_of(made.pop("record")), record_of(made.pop("guess", None))  # an older index has none
    return Document(**made, pages=pages, record=record, guess=guess)


def record_of(made: dict[str, Any] | None) -> Record | None:
    """A bibliographic record back from JSON. Raises KeyError or TypeError when it is something else."""
    if made is None:
        return None
    return Record(**(made | {name: tuple(made.get(name, ())) for name in ("authors", "parties", "guessed")}))


def _passage(made: dict[str, Any]) -> Passage:
    made["spans"] = tuple(Span(**span) for span in made["spans"])
    made["heading"] = tuple(made["heading"])
    return Passage(**made)
