"""Chinese fonts that a file names and does not carry: without a font of the machine's own their text is lost."""

from __future__ import annotations

import ctypes
import functools
import os
import re
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

#: Where pdfium looks for fonts on Linux, macOS and Windows.
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/X11/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    f"{os.environ.get('WINDIR', 'C:/Windows')}/Fonts",
)
_FILES = re.compile(
    r"cjk|wqy|source-?han|droidsansfallback|uming|ukai|sim(?:sun|hei|kai|fang)|fangsong|msyh|songti|heiti|pingfang|kaiti",
    re.IGNORECASE,
)
_NAMES = re.compile(r"song|sung|simsun|hei(?:$|[^dg])|kai(?:$|[^s])|fang|ming|yahei|gbk|gb2312|cjk|[^\x00-\x7f]", re.I)


@functools.cache
def has_chinese_font() -> bool:
    """Whether this machine has a font with Chinese characters where pdfium looks for one."""
    return any(
        _FILES.search(path.name)
        for folder in map(Path, _FOLDERS)
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix.lower() in {".ttf", ".ttc", ".otf"}
    )


def fonts_not_carried(page: Any) -> list[str]:
    """The names of the Chinese fonts that an open page of pdfium uses and its file does not hold, each once."""
    names: dict[str, None] = {}
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        shape = pdfium.FPDFPage_GetObject(page, place)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        font = pdfium.FPDFTextObj_GetFont(shape)
        if font and pdfium.FPDFFont_GetIsEmbedded(font) == 0:
            names[_name(font)] = None
    return [name for name in names if _NAMES.search(name)]


def _name(font: Any) -> str:
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    try:
        return name.value.decode("utf-8")
    except UnicodeDecodeError:
        return name.value.decode("gb18030", "replace")
