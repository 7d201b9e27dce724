"""Lists that people write: UTF-8, or UTF-16 as Excel saves what it calls Unicode text."""

from __future__ import annotations

import codecs
from pathlib import Path

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_plain(path: Path) -> str:
    """The text of the file at ``path`` without its byte order mark, its lines ended by "\\n".

    Without the mark of UTF-16 it is UTF-8: the older encodings of Chinese cannot be told from each other for certain.
    Raises OSError, and UnicodeDecodeError when it is neither.
    """
    with path.open("rb") as file:
        encoding = _MARKS.get(file.read(2), "utf-8-sig")
    return path.read_text(encoding=encoding)
