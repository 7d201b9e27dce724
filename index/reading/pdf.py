"""Reads a PDF: pypdfium2 for characters with their boxes and for page images."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import ReadError
from index.reading import ocr
from index.reading.characters import lines_of
from index.reading.fonts import fonts_not_carried, has_chinese_font
from index.reading.objects import bounds_of
from index.reading.pictures import has_unread_picture
from index.reading.quality import is_garbled, is_garbled_line, is_poor
from index.reading.raw import Line, RawDocument, RawPage
from index.reading.rules import rules_of
from index.reading.structure import structure_of
from index.worker import more_time

#: Share of the page that a picture covers when the page is a scan.
_SCAN = 0.75
#: Difference of the lightest and the darkest pixel, of 255, under which nothing is printed on a page.
_BLANK = 16
#: What the recognition of a page may take on a busy machine beyond the time of its file; on a quiet one about 5.
_SECONDS = 60.0
#: Confidence of 1 from which what is recognised on a scan is better than a text layer with garbled lines.
_SURE = 0.9
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LOST = (
    "Chinese text in a font that the file does not carry ({fonts}), and this machine has none to read it by; "
    "install one (fonts-noto-cjk), then build with --full"
)
_PICTURE = "a picture over a third of the page: what is written in it is not read"
_LEFT_OUT = "lines of the text layer that are garbled are left out ({count})"
_ATTACHED = "holds attachments that are not indexed ({count}): {names}; to index them, save them beside it"
_REMEDY = "Look at the reasons; a damaged file is best exported again."


#: A page, and the reason why it has no lines though something is printed on it; empty where all is well.
Found = tuple[RawPage, str]


def read_pdf(path: Path, password: str = "") -> RawDocument:
    """The lines of every page of the PDF at ``path``. Raises ReadError when it cannot be opened at all.

    ``password`` counts only where the file does not open without one. A page that cannot be loaded, or that has no
    text, is in the warnings; its ``lines`` are empty.
    """
    return whole_pdf(path, read_pages(path, password), password)


def count_pages(path: Path, password: str = "") -> int:
    """How many pages the PDF at ``path`` has. Raises ReadError when it cannot be opened."""
    with _open(path, password) as file:
        return len(file)


def read_pages(path: Path, password: str = "", numbers: range | None = None) -> list[Found]:
    """The pages with these numbers, from 1, or all of them, without their labels. Raises ReadError as ``read_pdf``."""
    with _open(path, password) as file:
        return [_page(file, number) for number in (range(1, len(file) + 1) if numbers is None else numbers)]


def whole_pdf(path: Path, found: Sequence[Found], password: str = "") -> RawDocument:
    """The PDF at ``path`` of which all pages were ``found``. Raises ReadError when there is no text on them."""
    if not any(page.lines for page, _ in found):
        reasons = dict.fromkeys(reason for _, reason in found if reason)
        raise ReadError(f"No page has readable text ({'; '.join(reasons) or 'all are blank'}).", _REMEDY)
    said = structure_of(path, password)
    labels = itertools.chain(said.labels, itertools.repeat(None))
    pages = tuple(replace(page, label=label) for (page, _), label in zip(found, labels, strict=False))
    warnings = [(page.number, reason) for page, reason in found if reason]
    if said.attachments:
        warnings.insert(0, (0, _ATTACHED.format(count=len(said.attachments), names=", ".join(said.attachments))))
    return RawDocument(said.title, pages, tuple(warnings), said.author, said.outline)


def render_page(path: Path, number: int, scale: float = 1.5, password: str = "") -> Any:
    """The picture of page ``number`` (from 1) as a PIL image, ``scale`` pixels a point.

    Raises ReadError when the file cannot be opened.
    """
    with _open(path, password) as file:
        return file[number - 1].render(scale=scale).to_pil()


def _open(path: Path, password: str) -> pypdfium2.PdfDocument:
    with path.open("rb") as beginning:
        head = beginning.read(1024)
    if not head.lstrip().startswith(b"%PDF") and b"%PDF-" not in head:
        raise ReadError("This is not a PDF file.", "Export it as PDF again, or remove it from the sources.")
    for attempt in dict.fromkeys(("", password)):
        try:
            return pypdfium2.PdfDocument(path, password=attempt)
        except pypdfium2.PdfiumError as error:
            if "password" not in str(error).lower():
                raise ReadError("The file is damaged and cannot be opened.", "Download or export it again.") from error
    if password:
        raise ReadError("The password that passwords.tsv gives for the file is wrong.", "Correct it there.")
    raise ReadError(
        "The file needs a password.",
        "Give it in passwords.tsv in the sources folder: a line with the path of the file there, a tab, the password.",
    )


def _page(file: pypdfium2.PdfDocument, number: int) -> Found:
    try:
        page = file[number - 1]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return RawPage(number, None, 0.0, 0.0, ()), "the page is damaged and cannot be loaded"
    width, height = page.get_size()
    lines = tuple(lines_of(text.raw))
    text.close()
    printed = "\n".join(line.text for line in lines)
    if not has_chinese_font() and not _CHINESE.search(printed) and (lost := fonts_not_carried(page.raw)):
        page.close()
        return RawPage(number, None, width, height, ()), _LOST.format(fonts=", ".join(lost))
    garbled = is_garbled(printed) or (is_poor(printed) and _is_scan(page, width * height))
    confidence, trouble, turns = None, "", 0
    if garbled or not lines:
        found = _recognised(page, "the text layer is garbled" if garbled else "an image without text")
        if isinstance(found, str):
            lines, trouble = (), found
        else:
            lines, confidence, turns = found.lines, found.confidence if found.lines else None, found.turns
    elif any(is_garbled_line(line.text) for line in lines) and _is_scan(page, width * height):
        lines, confidence, turns, trouble = _better(page, lines)
    elif has_unread_picture(page, lines, width, height):
        trouble = _PICTURE
    rules = () if turns else rules_of(page.raw, lines)
    page.close()
    width, height = (height, width) if turns % 2 else (width, height)
    return RawPage(number, None, width, height, lines, confidence, rules, turns), trouble


def _better(page: pypdfium2.PdfPage, lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], float | None, int, str]:
    """What recognition reads of a scan whose text layer has garbled lines, where it is sure; else the layer without
    these. As lines, confidence, quarter turns, and what is lost of the page."""
    found = _recognised(page, "")
    if not isinstance(found, str) and found.confidence > _SURE:
        return found.lines, found.confidence, found.turns, ""
    sound = tuple(line for line in lines if not is_garbled_line(line.text))
    return sound, None, 0, _LEFT_OUT.format(count=len(lines) - len(sound))


def _is_scan(page: pypdfium2.PdfPage, area: float) -> bool:
    """Whether one picture covers most of the page."""
    pictures = bounds_of(page.raw, pdfium.FPDF_PAGEOBJ_IMAGE, forms=True)
    return any((right - left) * (top - bottom) > _SCAN * area for left, bottom, right, top in pictures)


def _recognised(page: pypdfium2.PdfPage, what: str) -> ocr.Recognised | str:
    """What text recognition reads from the page's picture, nothing on a blank page; or the reason why it cannot be
    read. ``what`` is wrong with its text layer."""
    scale = ocr.scale_for(*page.get_size())
    try:
        picture = page.render(scale=scale).to_numpy()[:, :, :3]
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return f"{what}, and the page cannot be drawn"
    if np.ptp(picture) < _BLANK:
        return ocr.Recognised((), 0.0)
    if not ocr.is_installed():
        return f"{what}; to have it recognised: {ocr.INSTALL}, then build with --full"
    more_time(_SECONDS)
    found = ocr.recognise(np.ascontiguousarray(picture), scale)
    return found if found.lines else f"{what}, and no text was recognised on it"
