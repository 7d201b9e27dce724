"""What a worker does with one file: read it, alone or shared with the other workers, and put it into the archive.

A module of its own because a worker imports it, and what else the intake needs would take as long as a short file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from index.archive import Reading
from index.errors import ReadError
from index.extract import extract, parts_of
from index.reading.packing import Packed
from index.readings import Kept, keep
from index.sandbox import Shared
from index.versions import Layout
from index.worker import Call


def read_file(
    path: Path, file: str, document_id: str, layout: Layout, recipe: str, password: str, alone: bool = True
) -> Kept | Shared:
    """What is in the archive now of the file at ``path``; unless the worker is ``alone``, the others share a long file.

    ``file`` is its path in the sources. Raises ReadError when nothing of it can be read, or it is another file than
    the one with that id.
    """
    if "\ufffd" in file and not path.exists():
        raise ReadError("The name of the file is not written in UTF-8.", "Rename it, then build again.")
    said = (path, file, document_id, layout, recipe, password)
    parts = () if alone else parts_of(path, password)
    return Shared(parts, Call(_read_whole, said)) if parts else _read_whole(*said)


def _read_whole(
    path: Path, file: str, document_id: str, layout: Layout, recipe: str, password: str, parts: Iterable[Packed] = ()
) -> Kept:
    """The worker writes to the archive itself, at once: packing the boxes takes as long as reading, sending them is
    dear, and a killed build has not read for nothing."""
    made = extract(path, password, parts)
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    if not digest.startswith(document_id):  # else it would be kept for ever as what the file said before
        raise ReadError("The file changed while it was read.", "Build again.")
    reading = Reading(made.document(document_id, file), made.warnings, made.named)
    return keep(layout, recipe, reading, made.boxes)
