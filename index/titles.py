"""What a document is called where the bibliography is silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from index.cleaning.headings import is_numbered, is_part_name
from index.document import Page

_NOT_A_TITLE = re.compile(
    r"^(?:untitled[- ]?\d*|document\d+|无标题\d*)$|^microsoft word - "
    r"|\.(?:html?|docx?|pdf|indd|qxd|wps|txt|pptx?|xlsx?|tex|dvi|eps)$",
    re.IGNORECASE,
)
_MARKS = " ∗*†①"
_FIRST_PAGES = 3  # a cover and an imprint may come before the title's own page


def guess_title(metadata: str, heads: Sequence[str], pages: Sequence[Page], file: str) -> str:
    """The title in the file's ``metadata`` where it is printed on the first pages, else the first heading if it
    is not numbered, else what the metadata say all the same, else the commonest running head, else the file's name.

    Metadata often keep the title of a template, or the number of a print job.
    """
    usable = metadata if metadata and not _NOT_A_TITLE.search(metadata) else ""
    if usable and _key(usable) in "".join(_key(page.text) for page in pages[:_FIRST_PAGES]):
        return usable
    heading = _first_heading(pages)
    if heading and not is_numbered(heading):
        return heading
    return usable or (heads[0] if heads else heading or PurePosixPath(file).stem)


def _first_heading(pages: Sequence[Page]) -> str:
    """What the first page opens with, where that may be a title; else empty."""
    if not pages or not pages[0].blocks:
        return ""
    first = pages[0].blocks[0]
    text = pages[0].text[first.start : first.end].strip(_MARKS)
    return text if first.kind == "heading" and len(text) > 4 and not is_part_name(text) else ""


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
