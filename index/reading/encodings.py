"""Bytes to text: UTF-8, UTF-16, GB18030, Big5 and Windows-1252 told apart."""

from __future__ import annotations

import codecs
import logging
import re

from charset_normalizer import from_bytes

from index.errors import ReadError
from index.reading.flow import LARGEST

logging.getLogger("charset_normalizer").setLevel(logging.CRITICAL)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: GB18030 and Big5 decode most of each other's texts without an error, so strictness alone does not part them.
_LEGACY = ["gb18030", "big5", "cp1252"]
#: What pages that say gb2312 or big5 are written in.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.001  # of the characters: a stray one is found in old texts


def decode(data: bytes, declared: str = "") -> str:
    """The text of a file; ``declared`` is the encoding that it names itself, tried after its byte order mark.

    Raises ReadError when the bytes are no text or too many.
    """
    if len(data) > LARGEST:
        raise ReadError(f"The file has more than {LARGEST >> 20} MB of text.", "Split it into several files.")
    text = _decoded(data, declared.strip().lower())
    if text is None or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise ReadError("The file is no text, whatever its name says.", "Save it as UTF-8 text, or remove it.")
    return _CONTROLS.sub("", text)


def _decoded(data: bytes, declared: str) -> str | None:
    """The text by mark, by declaration, as UTF-8, then by likelihood; None when it is in no known encoding."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    for encoding in (marked, _WIDER.get(declared, declared), "utf-8"):
        if encoding:
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    if b"\0" in data:
        return None
    best = from_bytes(data, cp_isolation=_LEGACY).best()
    return None if best is None else str(best)
