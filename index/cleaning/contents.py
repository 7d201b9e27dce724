"""The table of contents: lines that name the headings still to come, and are no text of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.reading.raw import Line, RawPage

_OPENS = re.compile(r"^(?:目\s*[录錄次]|(?:table of )?contents)$", re.IGNORECASE)
_TRAIL = re.compile(r"[\s.…·•_]*(?:\d{1,4}|[ivxl]{1,6})?$", re.IGNORECASE)
_LEADERS = re.compile(r"(?:[.…·]\s?){4,}\s*(?:\d{1,4}|[ivxl]{1,6})$", re.IGNORECASE)
_EARLY = 0.2  # share of a document's pages, and how many at least, within which its contents begin
_EARLY_PAGES = 5
_WRAPPED = 2  # lines in a row that may be the rest of an entry
_FEWEST = 3  # entries


def contents_of(pages: Sequence[RawPage]) -> frozenset[int]:
    """The ``id`` of each line of the table of contents, its own heading among them; none where there is none.

    It begins after a line such as "目录" or "Contents" and goes on as long as lines lead to a page number, or name what
    later stands as a line.
    """
    lines = [line for page in pages for line in page.lines]
    early = max(_EARLY_PAGES, int(_EARLY * len(pages)))
    first = {id(line) for page in pages[:early] for line in page.lines}
    opened = next((n for n, line in enumerate(lines) if id(line) in first and _OPENS.search(line.text)), None)
    if opened is None:
        return frozenset()
    later = Counter(_plain(line.text) for line in lines[opened + 1 :])
    seen: Counter[str] = Counter()
    entries: list[Line] = []
    rest: list[Line] = []
    for line in lines[opened + 1 :]:
        later[_plain(line.text)] -= 1
        names = {_plain(line.text), _plain(_TRAIL.sub("", line.text))} - {""}
        seen.update(names)
        # Parts of one name are counted: each stands as often in the contents as after them.
        if _LEADERS.search(line.text) or any(seen[name] <= later[name] for name in names):
            entries += [*rest, line]
            rest = []
        elif len(rest) < _WRAPPED:
            rest.append(line)
        else:
            break
    return frozenset(map(id, [lines[opened], *entries])) if len(entries) >= _FEWEST else frozenset()


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()
