"""Which of the two languages a text is in, and both scripts folded to one form for comparison."""

from __future__ import annotations

import functools
import re
import unicodedata

import opencc

from index.document import Language

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
#: Note marks carry no meaning for search: superscript digits and circled numbers.
_NOTE_MARKS = re.compile(r"[\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u2473]")


def language_of(text: str) -> Language:
    """``zh`` when there are more than half as many Chinese characters as Latin words, else ``en``.

    So a Chinese sentence with English names stays Chinese.
    """
    return "zh" if 2 * len(_HAN.findall(text)) > len(_WORD.findall(text)) else "en"


def fold(text: str) -> str:
    """``text`` for comparison: note marks dropped, full width to half width, lower case, Traditional to Simplified."""
    plain = unicodedata.normalize("NFKC", _NOTE_MARKS.sub("", text)).casefold()
    return str(_converter().convert(plain)) if _HAN.search(plain) else plain


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
