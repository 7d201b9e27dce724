"""Reads a Word file (.docx): headings by style, lists with their numbers, tables row by row, notes by their marks."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from lxml import etree

from index.errors import ReadError
from index.reading.flow import LARGEST, RAISED, Flow, Part, row_text
from index.reading.numbering import Numbering
from index.reading.wordstyles import W, WordStyles

_LARGEST_PACKAGE = 512 * 2**20  # bytes unpacked, pictures included, which python-docx loads as well
_BROKEN = (OpcError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, AttributeError, OSError, EOFError)
_NOT_WORD = "The file is no Word file, or a damaged one."
_SAVE_AGAIN = "Open it in Word or LibreOffice and save it as .docx or PDF again."
#: Deleted or moved text, the older form of a drawing, text boxes (read after their paragraph), annotations, readings.
_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "txbxContent", "rPr", "pPr", "instrText", "delText", "rt")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_WRITTEN = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_TIGHT = tuple("、）．。】〕")  # what ends a number after which Chinese sets no space
_NOTE_MARKS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


def read_docx(path: Path) -> Flow:
    """The text of the Word file at ``path``. Raises ReadError when it is none, damaged, locked, or far too large."""
    _check_package(path)
    try:
        file = docx.Document(str(path))
        return Flow.of(str(file.core_properties.title or ""), list(_Reader(file).parts()))
    except _BROKEN as error:
        raise ReadError(_NOT_WORD, _SAVE_AGAIN) from error


def _check_package(path: Path) -> None:
    """Raises ReadError for what is no zip file, unpacks to more than memory should hold, or defines entities."""
    try:
        with zipfile.ZipFile(path) as package:
            # zipfile never unpacks more than is declared here, so that the declaration can be relied on.
            sizes = [(info.filename, info.file_size) for info in package.infolist()]
            xml = [name for name, _ in sizes if name.endswith((".xml", ".rels"))]
            text = max((size for name, size in sizes if name in xml), default=0)
            if text > LARGEST or sum(size for _, size in sizes) > _LARGEST_PACKAGE:
                raise ReadError("The Word file unpacks to more than a document holds.", "Split it, or save it as PDF.")
            typed = [name for name in xml if b"<!DOCTYPE" in package.read(name)]
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise ReadError(_NOT_WORD, _SAVE_AGAIN) from error
    if typed:  # Word never writes a document type declaration: it is there to define entities
        raise ReadError("The Word file defines entities of its own, which none should.", _SAVE_AGAIN)


class _Reader:
    """Walks the body; notes are numbered by their marks, footnotes and endnotes in one count."""

    def __init__(self, file: Any) -> None:
        self.body = file.element.body
        self.styles = WordStyles(file.styles.element)
        self.numbering = Numbering(_related(file, RELATIONSHIP_TYPE.NUMBERING))
        self.notes = {
            "footnote": _by_id(_related(file, RELATIONSHIP_TYPE.FOOTNOTES), "footnote"),
            "endnote": _by_id(_related(file, RELATIONSHIP_TYPE.ENDNOTES), "endnote"),
        }
        self.marked: list[Any] = []

    def parts(self) -> Iterator[Part]:
        yield from self._blocks(self.body)
        number = 0
        while number < len(self.marked):  # a note may itself mark one
            note = self.marked[number]
            number += 1
            text = "\n".join(filter(None, (self._text(p).strip() for p in note.iter(f"{W}p"))))
            yield Part("note", f"{str(number).translate(RAISED)} {text}" if text else "")

    def _blocks(self, element: Any) -> Iterator[Part]:
        """What stands in a body, cell or text box; controls and tracked insertions are looked through."""
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                for row in _of(child, "tr"):
                    yield from self._row(list(_of(row, "tc")))
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                yield from self._blocks(child)

    def _row(self, cells: list[Any]) -> Iterator[Part]:
        if len(cells) == 1:  # it only lays the page out
            yield from self._blocks(cells[0])
        else:
            texts = (" ".join(part.text for part in self._blocks(cell)) for cell in cells)
            yield Part("table", row_text(list(texts)))

    def _paragraph(self, paragraph: Any) -> Iterator[Part]:
        style = self.styles.of(paragraph)
        if style.contents:
            return  # a table of contents says every heading a second time
        text = self._text(paragraph)
        if text.strip():
            label = self.numbering.label(style.numbering)
            text = f"{label}{'' if label.endswith(_TIGHT) else ' '}{text}" if label else text
            yield Part("heading" if style.level else "paragraph", text, style.level, self.styles.is_bold(paragraph))
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(above.tag in _SKIPPED for above in box.iterancestors()):
                yield from self._blocks(box)

    def _text(self, element: Any) -> str:
        """The text of a paragraph as it stands when every tracked change is accepted, with its note marks."""
        texts = []
        for child in element:
            hidden = child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None
            if hidden or child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag in (f"{W}t", _MATHS):
                texts.append(child.text or "")
            elif child.tag in _NOTE_MARKS:
                texts.append(self._mark(_NOTE_MARKS[child.tag], child.get(f"{W}id", "")))
            else:
                texts.append(_WRITTEN.get(child.tag) or self._text(child))
        return "".join(texts)

    def _mark(self, kind: str, note_id: str) -> str:
        note = self.notes[kind].get(note_id)
        if note is None:
            return ""
        if note not in self.marked:
            self.marked.append(note)
        return str(self.marked.index(note) + 1).translate(RAISED)


def _related(file: Any, kind: str) -> Any:
    """The root of the part that the document relates to by ``kind``; None when it has none."""
    part = next((rel.target_part for rel in file.part.rels.values() if rel.reltype == kind), None)
    # Entities are refused before; this parser would not follow them either.
    return None if part is None else etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))


def _by_id(root: Any, kind: str) -> dict[str, Any]:
    """The notes by their id, without the lines that part notes from the body, which are kept among them."""
    notes = () if root is None else root.iterchildren(f"{W}{kind}")
    return {note.get(f"{W}id", ""): note for note in notes if note.get(f"{W}type", "normal") == "normal"}


def _of(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls too."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _of(child, name)
