"""Which files of the sources can be documents, and what tells one content from another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from index.errors import SourcesError
from index.extract import READABLE


def scan(sources: Path) -> dict[str, str]:
    """The readable files under ``sources``, path to SHA-256, of its path where it cannot be opened.

    In a path that is not written in UTF-8 what is no character is U+FFFD: its reader says so. Raises SourcesError when
    there is no folder or no file, or a folder cannot be looked into: what lies there would be taken for removed.
    """
    look_into(sources)
    found = sorted(
        path
        for path in _paths(sources)
        # "~$a.docx" is what Word leaves beside a.docx while that is open.
        if path.suffix.lower() in READABLE and not path.name.startswith((".", "~$")) and _is_file(path)
    )
    if not found:
        raise SourcesError(
            f"There is no file in {sources} that can be read.",
            f"Put papers or agreements there ({', '.join(READABLE)}), then build again.",
        )
    digests = {}
    for path in found:
        file = written(path.relative_to(sources).as_posix())
        try:
            digests[file] = digest_of(path)
        except FileNotFoundError:  # it was taken away just now
            continue
        except OSError:  # its reader says why, and it is read as soon as it can be opened
            digests[file] = hashlib.sha256(f"unopened: {file}".encode()).hexdigest()
    return digests


def written(name: str) -> str:
    """``name`` as it can be kept and shown: U+FFFD for each byte that the disk has and UTF-8 has not."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def look_into(sources: Path) -> None:
    """Raises SourcesError when there is no such folder, or it cannot be used for its name or its permissions."""
    try:
        found, name = sources.is_dir(), str(sources.resolve())
    except OSError as error:
        raise _closed(error) from error
    if not found:
        raise SourcesError(
            f"The folder {sources} does not exist.", "Create it and put documents there, or name another: --sources DIR"
        )
    if written(name) != name:  # no manifest could keep it
        raise SourcesError(f"The name of the folder {written(name)} is not written in UTF-8.", "Rename it.")


def _closed(error: OSError) -> SourcesError:
    what = f"The folder {written(str(error.filename))} cannot be opened ({error.strerror})."
    return SourcesError(what, "Let this program read it, or name another.")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that may be listed and not entered: its reader says why it cannot be read
        return True


def _paths(sources: Path) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        raise _closed(error) from error

    for folder, _, names in os.walk(sources, onerror=refused):
        yield from (Path(folder, name) for name in names)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
