"""A conversation as a Word file."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from assistant.references.reference import Reference
from assistant.references.transcript import Quote, Transcript, Turn

# What XML cannot hold; a carriage return would become a line break.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LATIN, _CHINESE = "Times New Roman", "宋体"
_HANG = Cm(1)  # how far the lines of a reference after its first stand in


def write(transcript: Transcript, on: datetime.date) -> bytes:
    """``transcript`` as .docx: a heading a question, quotes in the style "Quote", the references last.

    Text stays to the character, but for control characters, which become U+FFFD. No field, link or picture is made.
    """
    document = docx.Document()
    font = document.styles["Normal"].font
    font.name, font.size = _LATIN, Pt(11)
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), _CHINESE)
    about = document.core_properties
    about.title, about.author, about.comments = transcript.heading, "", ""
    about.created = about.modified = datetime.datetime.combine(on, datetime.time())
    document.add_heading(_text(transcript.heading), 1)
    document.add_paragraph(_text(transcript.about))
    for turn in transcript.turns:
        _turn(document, turn, transcript.nearest_heading)
    if transcript.references:
        document.add_heading(_text(transcript.references_heading), 2)
    for number, reference in enumerate(transcript.references, 1):
        _reference(document, number, reference)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _turn(document: Any, turn: Turn, nearest: str) -> None:
    document.add_heading(_text(" ".join(turn.question.split())), 2)
    for sentence in turn.told:
        document.add_paragraph(_text(sentence))
    for said in turn.said:
        if said.text:
            marks = "".join(f"[{number}]" for number in said.marks)
            document.add_paragraph(_text(said.text)).add_run(f" {marks}")
        for quote in said.quotes:
            _quote(document, quote)
    if turn.nearest:
        document.add_heading(_text(nearest), 3)
    for quote in turn.nearest:
        _quote(document, quote)


def _quote(document: Any, quote: Quote) -> None:
    document.add_paragraph(_text(quote.text), style="Quote")
    mark = f"[{quote.number}] " if quote.number else ""
    document.add_paragraph(f"— {mark}{_text(quote.place)}")


def _reference(document: Any, number: int, reference: Reference) -> None:
    paragraph = document.add_paragraph(f"[{number}] ")
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = _HANG, -_HANG
    for run in reference.runs:
        paragraph.add_run(_text(run.text)).italic = run.italic or None


def _text(text: str) -> str:
    return _IMPOSSIBLE.sub("\ufffd", text)
