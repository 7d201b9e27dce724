"""Numbered versions of the index: manifest last, CURRENT swapped in one step, one build at a time.

root/CURRENT                      number of the version that serves
root/documents/ID-RECIPE.json     a document as read and cleaned, shared by versions
root/documents/ID-RECIPE.npz      its character boxes
root/versions/0001/passages.jsonl
root/versions/0001/zh/ en/        a lane each: passages/ sentences/ (vectors and words), sentences.npy (whose
                                  they are), likeness/ (vectors of words)
root/versions/0001/glossary.tsv   the terms that the librarian had when it was made, where there were any
root/versions/0001/manifest.json  written last: a version without it never came to be
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import filelock

from index.archive import write_text
from index.errors import IndexBusy, IndexMismatch, IndexMissing

BUILD = "python -m index build"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class PageWarning:
    """A page that gave nothing, and why; ``page`` counts from 1, 0 for the whole file."""

    file: str
    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in a version; ``by_ocr`` of its pages were read by text recognition."""

    id: str
    file: str
    title: str
    language: str
    pages: int
    passages: int
    by_ocr: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version holds and how it was made. ``files`` maps each file to its SHA-256, read or not.

    ``tried`` changes with the passwords and limits under which the failed files were tried; it tells no password.
    """

    version: int
    created: str
    recipe: str
    sources: str
    catalog: str
    embedder: str
    fingerprint: str
    files: dict[str, str]
    documents: tuple[Entry, ...]
    failed: tuple[Failure, ...]
    warnings: tuple[PageWarning, ...]
    tried: str = ""

    def to_json(self) -> str:
        """As text for the disk."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Back from ``to_json``. Raises KeyError, TypeError or ValueError when it is something else."""
        made = json.loads(text)
        made["documents"] = tuple(Entry(**entry) for entry in made["documents"])
        made["failed"] = tuple(Failure(**failure) for failure in made["failed"])
        made["warnings"] = tuple(PageWarning(**warning) for warning in made["warnings"])
        return cls(**made)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are under the index folder ``root``."""

    root: Path

    @property
    def current(self) -> Path:
        """Holds the number of the version that serves."""
        return self.root / "CURRENT"

    def version(self, number: int) -> Path:
        """The folder of a version."""
        return self.root / "versions" / f"{number:04d}"

    def document(self, document_id: str, recipe: str) -> Path:
        """A document as read by a recipe."""
        return self.root / "documents" / f"{document_id}-{recipe}.json"

    def boxes(self, document_id: str, recipe: str) -> Path:
        """The character boxes of a document as read by a recipe."""
        return self.root / "documents" / f"{document_id}-{recipe}.npz"


def current_manifest(layout: Layout) -> Manifest:
    """The manifest of the version that serves.

    Raises IndexMissing when nothing was built, IndexMismatch when CURRENT names a version that is not whole.
    """
    if not layout.current.exists():
        raise IndexMissing(f"There is no index in {layout.root}.", f"Build one: {BUILD} --index {layout.root}")
    try:
        number = int(layout.current.read_text(encoding="utf-8"))
        return Manifest.from_json((layout.version(number) / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = f"Build it again: {BUILD} --full --index {layout.root}"
        raise IndexMismatch(f"The index in {layout.root} is damaged ({error}).", remedy) from error


@contextlib.contextmanager
def locked(layout: Layout) -> Iterator[None]:
    """Hold the right to write in the index folder.

    Raises IndexBusy when another process holds it, IndexMissing when there can be no folder of that name.
    """
    try:
        layout.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexMissing(
            f"{layout.root} cannot be the index folder ({error.strerror}).", "Name another: --index DIR"
        ) from error
    lock = filelock.FileLock(layout.root / ".lock")
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout as error:
        raise IndexBusy(
            f"Another process is building {layout.root}.", "Wait until it is done, then try again."
        ) from error
    try:
        yield
    finally:
        lock.release()


def new_version(layout: Layout) -> int:
    """The next free number; what a killed build left under it is removed."""
    folder = layout.root / "versions"
    whole = [int(path.parent.name) for path in folder.glob("*/manifest.json") if path.parent.name.isdecimal()]
    number = max(whole, default=0) + 1
    shutil.rmtree(layout.version(number), ignore_errors=True)
    layout.version(number).mkdir(parents=True)
    return number


def switch(layout: Layout, manifest: Manifest) -> None:
    """Finish a version with its manifest and let it serve."""
    write_text(layout.version(manifest.version) / "manifest.json", manifest.to_json())
    write_text(layout.current, f"{manifest.version}\n")
    with contextlib.suppress(OSError):  # some file systems cannot sync a folder; the files themselves are synced
        descriptor = os.open(layout.root, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
