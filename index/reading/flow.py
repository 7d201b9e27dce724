"""The nouns of a file without printed pages, before cleaning: a title and parts in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.document import BlockKind
from index.errors import ReadError

LARGEST = 64 * 2**20  # bytes of text or markup in one file: far above any book, far below what fills the memory
#: Digits of a note mark, raised so that a mark is not read as part of a word or year.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANK = re.compile(r"\n\s*\n")
BETWEEN_CELLS = " | "  # a tab cannot be seen, and cleaning makes every run of space one


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph, note or row of a table; a line break in ``text`` means nothing, two part paragraphs.

    ``level`` is that of a heading, from 1, and 0 otherwise. ``bold`` tells that all of it is set bold.
    """

    kind: BlockKind
    text: str
    level: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A file as found: ``title`` is what its metadata says, empty when silent."""

    title: str
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, title: str, parts: Sequence[Part]) -> Flow:
        """The parts that have text, parted at blank lines. Raises ReadError when there is none."""
        kept = tuple(
            replace(part, text=text.strip())
            for part in parts
            for text in _BLANK.split(part.text.strip())
            if text.strip()
        )
        if not kept:
            raise ReadError("There is no text in the file.", "Put one with text in its place, or remove it.")
        return cls(" ".join(title.split()), kept)


def row_text(cells: Sequence[str]) -> str:
    """The cells of one row of a table as a line; empty when no cell has text."""
    texts = [" ".join(cell.split()) for cell in cells]
    return BETWEEN_CELLS.join(texts) if any(texts) else ""
