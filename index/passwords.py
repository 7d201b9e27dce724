"""Passwords of locked files: ``passwords.tsv`` beside the documents. They are read, and written nowhere."""

from __future__ import annotations

from pathlib import Path

from index.errors import SourcesError
from index.plaintext import read_plain

NAME = "passwords.tsv"


def read_passwords(sources: Path) -> dict[str, str]:
    """The passwords by the path of their file in ``sources``; empty without the list.

    Raises SourcesError when the list is not UTF-8 or a line has no tab; the message quotes nothing of it.
    """
    path = sources / NAME
    try:
        lines = read_plain(path).split("\n")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SourcesError(f"{path} cannot be opened ({error.strerror}).", "Let this program read it.") from error
    except UnicodeDecodeError:
        # Not chained: the error holds what the file says.
        raise SourcesError(f"{path} is not UTF-8.", "Save it as UTF-8 text.") from None
    passwords = {}
    for number, line in enumerate(lines, 1):
        file, tab, password = line.partition("\t")
        if line.strip() and not tab:
            raise SourcesError(
                f"Line {number} of {path} has no tab.",
                "Write the path of the file in the sources, a tab, the password.",
            )
        if tab:
            passwords[file.strip()] = password  # with its spaces: they may belong to it
    return passwords


def stamp_of(sources: Path) -> str:
    """Changes when the list does, and tells nothing of what is in it; empty without the list."""
    path = sources / NAME
    return str(path.stat().st_mtime_ns) if path.exists() else ""
