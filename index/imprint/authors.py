"""Who wrote a paper: the names between its title and its abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.imprint.names import chinese_names, english_names

#: Where the front matter ends and names that follow are no longer those of the authors.
_ENDS = re.compile(
    r"^[【\[（(]?\s*(?:摘\s*要|内\s*容\s*(?:摘\s*要|提\s*要)|提\s*要|关\s*键\s*[词字]|目\s*[录錄]|引\s*言|前\s*言|abstract|summary|keywords?"
    r"|contents|table of contents|introduction)|^(?:一、|[1I]\.?\s+introduction)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^\s*[,，、*∗†‡&]|^\s*[⁰¹²³⁴-⁹]+\s*[,，]")
_OPEN_END = re.compile(r"(?:[,，、&]|\band)\s*$")
_FARTHEST = 30  # lines under the title
_TITLE_LINES = 8  # lines that a title may take
_SHORTEST = 12  # half-widths of a title that can be told from other lines
_CLOSE = 4  # statements within which the names stand where no abstract shows how far the front matter goes


def authors_under(title: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The names in ``lines`` (of the first pages, as printed) under the ``title``, in order; empty when unsure.

    A title may be printed twice, as on a cover, or in both languages; the first place that has names under it counts.
    """
    for place in _ends_of(title, lines):
        names = _names(title, lines[place : place + _FARTHEST])
        if names and len(set(names)) == len(names):
            return names
    return ()


def _names(title: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The names in the lines of front matter, their affiliations between them; where no abstract shows how far it
    goes, only those that stand close under the title in one run."""
    ended = any(map(_is_end, lines))
    found: list[str] = []
    for place, text in enumerate(_statements(lines)):
        if not ended and not found and place >= _CLOSE:
            break
        names = () if _key(text) in _key(title) else chinese_names(text) or english_names(text)
        if found and not names and not ended:
            break
        found.extend(names)
    return tuple(found)


def _ends_of(title: str, lines: Sequence[str]) -> Iterator[int]:
    """The place after each title: after the lines that make it up, the last of which may say more."""
    wanted = _key(title)
    if sum(1 + (c >= "\u2e80") for c in wanted) < _SHORTEST:
        return
    for start in range(len(lines)):
        made = ""
        for end in range(start, min(start + _TITLE_LINES, len(lines))):
            made += _key(lines[end])
            if made.startswith(wanted):
                yield end + 1
            if not made or not wanted.startswith(made) or made == wanted:
                break


def _statements(lines: Sequence[str]) -> Iterator[str]:
    """The lines up to the abstract, those put together that a list of names runs over."""
    text = ""
    for line in lines:
        if _is_end(line):
            break
        if text and (_GOES_ON.match(line) or _OPEN_END.search(text) or _is_cut(text)):
            text += ("" if _GOES_ON.match(line) else " ") + line.strip()
            continue
        if text:
            yield text
        text = line.strip()
    if text:
        yield text


def _is_end(line: str) -> bool:
    return bool(_ENDS.match(line.strip()))


def _is_cut(text: str) -> bool:
    """Whether a list of Latin names ends in a first name, whose surname stands in the next line."""
    names = re.split(r"\s*,\s*", text)
    return (
        len(names) > 2 and bool(re.fullmatch(r"[A-Z][\w.-]+", names[-1])) and bool(english_names(", ".join(names[:-1])))
    )


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalpha())
