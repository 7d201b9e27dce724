"""The nouns of a bibliography that comes from elsewhere: what could be read of it, and what was refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: The forms that Zotero writes and reads, as their commands call them.
Form = Literal["csl", "bibtex", "ris"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One work. ``name`` tells it from the others; ``csl`` is its CSL-JSON item as text, without attachments.

    ``files`` are the attachments as the other program wrote them: paths on a machine that may not be this one.
    """

    name: str
    title: str
    csl: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A work that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What a file of works holds, each part in the file's order."""

    entries: tuple[Entry, ...]
    refused: tuple[Refusal, ...]
