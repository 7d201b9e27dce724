"""The lines that a file's outline names: headings that neither number nor type tells from other lines."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from index.cleaning.headings import GOES_ON
from index.reading.raw import Entry, Line, RawPage

_LINES = 4  # that a heading may take
_FEWEST = 3  # entries that must be found, and half of all: else the outline is of something else
_NUMBER = re.compile(r"^(?:[\dIVXA-H]{1,4}(?:\.\d{1,3})*\.?|§\s?\d+)\s+")


def outlined(pages: Sequence[RawPage], outline: Sequence[Entry]) -> Mapping[int, int]:
    """The level of each line that ``outline`` names, by the ``id`` of the line, and ``GOES_ON`` for its further lines.

    Empty where less than half of the entries are found on their pages. Where the title of the document stands over all
    the rest, its sections are of the first level, as they are elsewhere.
    """
    over = sum(entry.level == 1 for entry in outline) == 1 and len(outline) > 1 and outline[0].level == 1
    levels: dict[int, int] = {}
    found = 0
    by_number = {page.number: page for page in pages}
    for entry in outline:
        page = by_number.get(entry.page)
        run = next((run for run in _runs(page, entry) if id(run[0]) not in levels), None) if page else None
        if run is not None:
            found += 1
            levels.update({id(line): GOES_ON for line in run[1:]} | {id(run[0]): max(entry.level - over, 1)})
    return levels if found >= _FEWEST and 2 * found >= len(outline) else {}


def _runs(page: RawPage, entry: Entry) -> Iterator[Sequence[Line]]:
    """The neighbouring lines of the page that make up the title of the entry, which may leave their number out."""
    wanted = _key(entry.title)
    for start, first in enumerate(page.lines):
        for beginning in dict.fromkeys((_key(first.text), _key(_NUMBER.sub("", first.text)))):
            made = beginning
            for end in range(start + 1, min(start + 1 + _LINES, len(page.lines) + 1)):
                if wanted and made == wanted:
                    yield page.lines[start:end]
                if end == len(page.lines) or not made or not wanted.startswith(made):
                    break
                made += _key(page.lines[end].text)


@functools.lru_cache(10_000)  # each line is compared with each entry of its page
def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
