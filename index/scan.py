"""Which files of the sources can be documents, and what tells one content from another."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.errors import SourcesError
from index.extract import READABLE


def scan(sources: Path) -> dict[str, str]:
    """The readable files under ``sources``, path to SHA-256, of its path where it cannot be opened.

    Raises SourcesError when there is no folder or no file.
    """
    if not sources.is_dir():
        raise SourcesError(
            f"The folder {sources} does not exist.", "Create it and put documents there, or name another: --sources DIR"
        )
    found = sorted(
        path
        for path in sources.rglob("*")
        # "~$a.docx" is what Word leaves beside a.docx while that is open.
        if path.suffix.lower() in READABLE and not path.name.startswith((".", "~$")) and path.is_file()
    )
    if not found:
        raise SourcesError(
            f"There is no file in {sources} that can be read.",
            f"Put papers or agreements there ({', '.join(READABLE)}), then build again.",
        )
    digests = {}
    for path in found:
        file = path.relative_to(sources).as_posix()
        try:
            digests[file] = digest_of(path)
        except FileNotFoundError:  # it was taken away just now
            continue
        except OSError:  # its reader says why, and it is read as soon as it can be opened
            digests[file] = hashlib.sha256(f"unopened: {file}".encode()).hexdigest()
    return digests


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
