"""Articles that begin in the line of their label: "第二条 民法调整……" becomes a heading and what it stands over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.numerals import CHINESE
from index.reading.raw import Line

_RUN_IN = re.compile(rf"^(第{CHINESE}条(?:之{CHINESE})?)\s+(?=\S)")
#: What an article may follow: the end of a sentence, a heading, a short line.
_AFTER = re.compile(rf"[。！？；：”）〕][⁰¹²³⁴-⁹①-⑳]*$|^第{CHINESE}(?:编|分编|章|节)(?:\s|$)|^.{{1,12}}$")
#: What looks like a title: it is short, and no sentence.
_TITLE = re.compile(r"^.{1,24}(?<![。：；！？，、])$")
#: A document with fewer such lines quotes articles rather than being made of them.
_FEWEST = 3


def runs_in(lines: Sequence[Line]) -> bool:
    """Whether a document with these lines is made of articles whose text begins beside their label.

    Elsewhere what stands beside the label is mostly its title, and belongs to the heading.
    """
    beside = [line.text[match.end() :] for line in lines if (match := _RUN_IN.match(line.text))]
    titles = sum(bool(_TITLE.match(text)) for text in beside)
    return len(beside) >= _FEWEST and 2 * titles < len(beside)


def part_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page, the label of an article that begins in its line set apart as a line of its own.

    A line that only goes on from the one before with the number of an article is left whole.
    """
    parted: list[Line] = []
    for line in lines:
        match = _RUN_IN.match(line.text)
        if match and (not parted or _AFTER.search(parted[-1].text)):
            parted.append(replace(line, text=match.group(1), boxes=line.boxes[: match.end(1)], hyphenated=False))
            line = replace(line, text=line.text[match.end() :], boxes=line.boxes[match.end() :])  # noqa: PLW2901
        parted.append(line)
    return tuple(parted)
