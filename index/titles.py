"""What a document is called where the bibliography is silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from index.cleaning.headings import is_part_name
from index.document import Page

_NOT_A_TITLE = re.compile(
    r"^(?:untitled[- ]?\d*|document\d+|无标题\d*)$|^microsoft word - "
    r"|\.(?:html?|docx?|pdf|indd|qxd|wps|txt|pptx?|xlsx?|tex|dvi|eps)$",
    re.IGNORECASE,
)
_MARKS = " ∗*†①"


def guess_title(metadata: str, heads: Sequence[str], pages: Sequence[Page], file: str) -> str:
    """The title in the file's ``metadata``, else its first heading, else its commonest running head, else its name."""
    if metadata and not _NOT_A_TITLE.search(metadata):
        return metadata
    if pages and pages[0].blocks:
        first = pages[0].blocks[0]
        text = pages[0].text[first.start : first.end].strip(_MARKS)
        if first.kind == "heading" and len(text) > 4 and not is_part_name(text):
            return text
    return heads[0] if heads else PurePosixPath(file).stem
