"""Numbered versions of the index: manifest last, CURRENT swapped in one step, one build at a time.

root/CURRENT                      number of the version that serves
root/documents/ID-RECIPE.json     a document as read and cleaned, shared by versions; ID-RECIPE-EDITION.json
                                  where reading the same file gave something else later
root/documents/ID-RECIPE.npz      its character boxes
root/versions/0001/passages.jsonl
root/versions/0001/zh/ en/        a lane each: passages/ sentences/ (vectors and words), sentences.npy (whose
                                  they are), likeness/ (vectors of words)
root/versions/0001/glossary.tsv   the terms that the librarian had when it was made, where there were any
root/versions/0001/manifest.json  written last: a version without it never came to be
root/versions/0001/WITHDRAWN      when it was gone back from; only then
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from index.archive import halves, record_of, write_text
from index.document import Record
from index.errors import IndexBusy, IndexMismatch, IndexMissing
from index.lock import alone

BUILD = "python -m index build"
#: What reading a manifest raises that is missing or damaged.
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError)


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
    """A document in a version; ``by_ocr`` of its pages were read by text recognition.

    What the file's name and the catalog said when the version was made is here, not in the archive that all versions
    share. ``guessed_title`` is empty in versions that were made before this was so; ``edition`` is that of the archive.
    """

    id: str
    file: str
    title: str
    language: str
    pages: int
    passages: int
    by_ocr: int = 0
    guessed_title: str = ""
    record: Record | None = None
    edition: str = ""


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
        for entry in made["documents"]:
            entry["record"] = record_of(entry.get("record"))
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

    def manifest(self, number: int) -> Path:
        """What a version holds; the proof that it is whole."""
        return self.version(number) / "manifest.json"

    def withdrawn(self, number: int) -> Path:
        """Says when a version was gone back from."""
        return self.version(number) / "WITHDRAWN"

    @property
    def documents(self) -> Path:
        """The archive of what was read."""
        return self.root / "documents"

    def document(self, document_id: str, recipe: str, edition: str = "") -> Path:
        """A document as read by a recipe."""
        return self.documents / f"{_stem(document_id, recipe, edition)}.json"

    def boxes(self, document_id: str, recipe: str, edition: str = "") -> Path:
        """The character boxes of a document as read by a recipe."""
        return self.documents / f"{_stem(document_id, recipe, edition)}.npz"

    def whole(self) -> list[int]:
        """The numbers of the versions that came to be, ascending."""
        found = (path.parent.name for path in self.root.glob("versions/*/manifest.json"))
        return sorted(int(name) for name in found if name.isdecimal())


def _stem(document_id: str, recipe: str, edition: str) -> str:
    return "-".join((document_id, recipe, *([edition] if edition else [])))


def current_manifest(layout: Layout) -> Manifest:
    """The manifest of the version that serves.

    Raises IndexMissing when nothing was built or it may not be opened, IndexMismatch when CURRENT names a version that
    is not whole.
    """
    try:
        number = layout.current.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        remedy = f"Build one: {BUILD} --index {typed(layout.root)}"
        raise IndexMissing(f"There is no index in {layout.root}.", remedy) from error
    except OSError as error:  # to build it again would help nobody
        remedy = "Let this program read it, or name another: --index DIR"
        raise IndexMissing(f"The index in {layout.root} cannot be opened ({error.strerror}).", remedy) from error
    try:
        return manifest_of(layout, int(number.decode()))
    except UNREADABLE as error:
        remedy = f"Build it again: {BUILD} --full --index {typed(layout.root)}"
        raise IndexMismatch(f"The index in {layout.root} is damaged ({error}).", remedy) from error


def typed(path: Path | str) -> str:
    """``path`` as it is typed in a command: in quotation marks where there is a space in it."""
    return f'"{path}"' if " " in str(path) else str(path)


def manifest_of(layout: Layout, number: int) -> Manifest:
    """The manifest of a version. Raises one of ``UNREADABLE`` when it is not whole."""
    return Manifest.from_json(layout.manifest(number).read_text(encoding="utf-8"))


@contextlib.contextmanager
def locked(layout: Layout) -> Iterator[None]:
    """Hold the right to write in the index folder.

    Raises IndexBusy when another process holds it, IndexMissing when there can be no folder of that name or nothing
    may be written in it.
    """
    busy = IndexBusy(f"Another process is building {layout.root}.", "Wait until it is done, then try again.")

    def refused(error: OSError) -> IndexMissing:
        return IndexMissing(
            f"{layout.root} cannot be the index folder ({error.strerror}).", "Name another: --index DIR"
        )

    with alone(layout.root / ".lock", 0, busy, refused):
        yield


def new_version(layout: Layout) -> int:
    """The next free number; what a killed build left under it is removed."""
    number = max(layout.whole(), default=0) + 1
    shutil.rmtree(layout.version(number), ignore_errors=True)
    layout.version(number).mkdir(parents=True)
    return number


def leftovers(layout: Layout) -> list[Path]:
    """What a killed build left: folders of versions without a manifest, files with a temporary name.

    While a build runs, these are what it is writing.
    """
    folders = [path for path in layout.root.glob("versions/*") if path.name.isdecimal() and path.is_dir()]
    unfinished = [path for path in folders if not (path / "manifest.json").exists()]
    temporary = [path for folder in (layout.root, layout.documents, *folders) for path in halves(folder)]
    return sorted(unfinished) + sorted(path for path in temporary if path.parent not in unfinished)


def discard(layout: Layout, number: int) -> None:
    """Remove a version, unless it serves."""
    with contextlib.suppress(OSError, ValueError):
        if int(layout.current.read_text(encoding="utf-8")) == number:
            return
    # The manifest goes first: what is half removed is no version.
    layout.manifest(number).unlink(missing_ok=True)
    shutil.rmtree(layout.version(number), ignore_errors=True)


def switch(layout: Layout, manifest: Manifest) -> None:
    """Finish a version with its manifest and let it serve."""
    for path in layout.version(manifest.version).rglob("*"):
        if path.is_file():
            _sync(path)
    write_text(layout.manifest(manifest.version), manifest.to_json())
    serve(layout, manifest.version)


def serve(layout: Layout, number: int) -> None:
    """Let a version that is whole serve from now on."""
    write_text(layout.current, f"{number}\n")
    _sync(layout.root)


def _sync(path: Path) -> None:
    """Have what was written on the disk itself; some file systems cannot do so with a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
