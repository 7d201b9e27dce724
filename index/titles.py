"""What a document is called where the bibliography is silent."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from index.cleaning.headings import is_numbered, is_part_name
from index.cleaning.joining import Joined, Lexicon
from index.document import Page
from index.reading.quality import is_garbled
from index.reading.raw import RawPage

_NOT_A_TITLE = re.compile(
    r"^(?:untitled[- ]?\d*|document\d+|无标题\d*)$|^microsoft word - "
    r"|\.(?:html?|docx?|pdf|indd|qxd|wps|txt|pptx?|xlsx?|tex|dvi|eps)$",
    re.IGNORECASE,
)
_MARKS = " ∗*†①"
_LARGE = 1.3  # of the commonest type size: a title set larger is known by that alone
_SAME_SIZE = 0.6  # points by which the lines of a title may differ
_SHORTEST, _LONGEST = 5, 250  # letters
_SPACED = re.compile(r"^(?:\S\s){5,}\S$")  # 中 华 人 民 共 和 国: who issues, not what
_MASTHEAD = re.compile(
    r"^(?:general assembly|united nations|security council|united states patent|official journal)\b", re.IGNORECASE
)
#: A resolution of the United Nations, which its number tells from the text that it adopts.
_RESOLUTION = re.compile(r"^\d{1,3}/\d{1,4}\.\s+(?=[A-Z])")
_LONGEST_RESOLUTION = 400  # characters
#: Who printed the file, and where it was got from.
_PRINTED_BY = re.compile(r"^\w+ on DSK\w+ with |^VerDate |\b[\w-]+\.(?:com|edu|gov|net|org|cn)\b", re.IGNORECASE)
_DATED = re.compile(r"^(?:\d{1,2} )?[A-Z][a-z]+ (?:\d{1,2}, )?\d{4}$|^\d{4}\s*年[\d\s年月日]*$")
_FIRST_PAGES = 3  # a cover and an imprint may come before the title's own page


def guess_title(metadata: str, heads: Sequence[str], pages: Sequence[Page], file: str, largest: str = "") -> str:
    """The title in the file's ``metadata`` where it is printed on the first pages, else the line that these print
    ``largest``, else the resolution that the first page opens, else the first heading if it is not numbered, else what
    the metadata say all the same, else the commonest running head, else the file's name.

    Metadata often keep the title of a template, or the number of a print job.
    """
    usable = metadata if metadata and not _NOT_A_TITLE.search(metadata) else ""
    if usable and _key(usable) in "".join(_key(page.text) for page in pages[:_FIRST_PAGES]):
        return usable
    if largest:
        return largest
    if resolution := _resolution(pages):
        return resolution
    heading = _first_heading(pages)
    if heading and not is_numbered(heading):
        return heading
    head = next((head for head in heads if not _PRINTED_BY.search(head)), "")
    return usable or head or heading or PurePosixPath(file).stem


def largest_on(pages: Sequence[RawPage]) -> str:
    """The lines of the first page that are set in the largest type, where that is much larger than most of the page,
    and they are one run that may be a title; else empty, as it is for a page that was recognised from its picture."""
    lines = pages[0].lines if pages and pages[0].ocr is None else ()
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = max(sizes, default=0.0)
    if not sizes or size < _LARGE * sizes.most_common(1)[0][0]:
        return ""
    grouped = itertools.groupby(lines, lambda line: line.size > size - _SAME_SIZE)
    runs = [Joined.of(tuple(run), Lexicon(lines)).text.strip(_MARKS) for large, run in grouped if large]
    texts = [text for text in runs if not _SPACED.match(text)]
    return texts[0] if len(texts) == 1 and _may_be_title(texts[0]) else ""


def _may_be_title(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    sound = _SHORTEST <= letters <= _LONGEST and 2 * letters > len(text)
    return sound and not is_garbled(text) and not (_MASTHEAD.match(text) or is_part_name(text) or is_numbered(text))


def _first_heading(pages: Sequence[Page]) -> str:
    """What the first page opens with, where that may be a title: a heading, or words in capitals; else empty."""
    if not pages or not pages[0].blocks:
        return ""
    first = pages[0].blocks[0]
    text = pages[0].text[first.start : first.end].strip(_MARKS)
    stands_out = first.kind == "heading" or (text.isupper() and text.isascii() and _may_be_title(text))
    if not stands_out or len(text) < _SHORTEST or is_part_name(text):
        return ""
    return "" if _PRINTED_BY.search(text) or _DATED.match(text) or is_garbled(text) else text


def _resolution(pages: Sequence[Page]) -> str:
    """The number and title of the resolution of the United Nations that stands on the first page; else empty."""
    for page in pages[:1]:
        for block in page.blocks:
            text = page.text[block.start : block.end]
            if _RESOLUTION.match(text) and len(text) <= _LONGEST_RESOLUTION and block.kind in ("heading", "paragraph"):
                return text
    return ""


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
