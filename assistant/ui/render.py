"""Answers and sources as HTML; everything that comes from a document is escaped."""

from __future__ import annotations

import base64
import io
from html import escape

from PIL import Image, ImageChops, ImageDraw

from assistant.answer import Answer, Citation, Statement
from assistant.frame import opening, reason
from assistant.ui.words import WORDS
from index.document import Document, Language, Passage, Span
from index.language import language_of
from index.library import Library
from index.reading.pdf import render_page

_SCALE = 1.6  # pixels a point: readable on a laptop, and light enough to send at once
_MARKER = (255, 224, 102)  # red, green, blue of the highlight


def answer_html(answer: Answer, library: Library, turn: int, shown: int) -> str:
    """The answer with its first ``shown`` statements; citation marks link to "#cite-TURN-NUMBER"."""
    parts = [f'<p class="frame">{escape(reason(answer) or opening(answer, library))}</p>']
    parts += [_statement(statement, answer, turn) for statement in answer.statements[:shown]]
    if answer.abstained and answer.abstained.nearest:
        parts.append(_nearest(answer, library, turn))
    if shown >= len(answer.statements):
        parts.append(_sources(answer, library, turn))
    return f'<div class="answer">{"".join(parts)}</div>'


def source_html(answer: Answer, number: int, library: Library, language: Language) -> str:
    """Where citation ``number`` of the answer stands: document, page, section, the quote in context, and the page."""
    citation = answer.citation(number)
    if citation is None:
        return ""
    passage = library.passages[citation.passage_id]
    return _place_html(passage, citation.spans, citation.quote, library, language)


def nearest_html(answer: Answer, place: int, library: Library, language: Language) -> str:
    """The same for the nearest passage ``place`` (from 1) of an answer that abstains."""
    hits = answer.abstained.nearest if answer.abstained else ()
    if not 1 <= place <= len(hits):
        return ""
    passage = hits[place - 1].passage
    return _place_html(passage, passage.spans, passage.text, library, language)


def _statement(statement: Statement, answer: Answer, turn: int) -> str:
    marks = "".join(_mark(turn, str(number), f"[{number}]") for number in statement.citations)
    return f'<blockquote lang="{language_of(statement.text)}">{escape(statement.text)} {marks}</blockquote>'


def _sources(answer: Answer, library: Library, turn: int) -> str:
    items = []
    for citation in answer.citations:
        document = library.documents[citation.document_id]
        label = _labels(document, citation)
        link = _mark(turn, str(citation.number), f"[{citation.number}]")
        items.append(f"<li>{link} {escape(document.title)}, {escape(_page_word(answer.language, label))}</li>")
    return f'<ol class="sources">{"".join(items)}</ol>' if items else ""


def _nearest(answer: Answer, library: Library, turn: int) -> str:
    items = []
    for place, hit in enumerate(answer.abstained.nearest if answer.abstained else (), 1):
        document = library.documents[hit.passage.document_id]
        label = document.label_of(hit.passage.pages[0])
        text = hit.passage.text[:90].replace("\n", " ")
        link = _mark(turn, f"n{place}", f"{escape(document.title)}, {_page_word(answer.language, label)}")
        items.append(f"<li>{link}<br>{escape(text)}…</li>")
    return f'<ul class="sources">{"".join(items)}</ul>'


def _mark(turn: int, target: str, text: str) -> str:
    return f'<a class="cite" href="#cite-{turn}-{target}">{text}</a>'


def _place_html(passage: Passage, spans: tuple[Span, ...], quote: str, library: Library, language: Language) -> str:
    words = WORDS[language]
    document = library.documents[passage.document_id]
    number = spans[0].page
    label = document.label_of(number)
    before, _, after = passage.text.partition(quote)
    rows = [
        f"<h3>{escape(document.title)}</h3>",
        f'<p class="byline">{escape(_byline(document))}</p>',
        f"<p><b>{words['page']}</b> {escape(label)} "
        f"<small>({words['page_number'].format(number=number, count=len(document.pages))})</small></p>",
    ]
    if passage.heading:
        rows.append(f"<p><b>{words['section']}</b> {escape(' › '.join(passage.heading))}</p>")
    rows.append(f"<p><b>{words['quote']}</b></p>")
    rows.append(
        f'<p class="context" lang="{passage.language}">{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}</p>'
    )
    alt = words["page_image"].format(label=label, title=document.title)
    rows.append(_image_html(document, spans, library, alt) or f"<p>{words['no_file']}</p>")
    return f'<div class="source">{"".join(rows)}</div>'


def _image_html(document: Document, spans: tuple[Span, ...], library: Library, alt: str) -> str:
    """The first page of ``spans`` with what stands on it highlighted; empty when the file is gone."""
    path = library.file_of(document)
    if not path.exists():
        return ""
    number = spans[0].page
    picture = render_page(path, number, _SCALE).convert("RGB")
    marks = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(marks)
    height = document.page(number).height
    boxes = library.boxes(document, number) * _SCALE
    for span in (span for span in spans if span.page == number):
        for left, bottom, right, top in boxes[span.start : span.end]:
            if right > left:
                draw.rectangle([left, height * _SCALE - top, right, height * _SCALE - bottom], _MARKER)
    file = io.BytesIO()
    # Multiplied, as ink on marked paper is: the letters stay black.
    ImageChops.multiply(picture, marks).save(file, "WEBP", quality=80)
    data = base64.b64encode(file.getvalue()).decode()
    return f'<img class="page" alt="{escape(alt, quote=True)}" src="data:image/webp;base64,{data}">'


def _labels(document: Document, citation: Citation) -> str:
    return "–".join(document.label_of(page) for page in dict.fromkeys(span.page for span in citation.spans))


def _page_word(language: Language, label: str) -> str:
    return f"第 {label} 页" if language == "zh" else f"p. {label}"


def _byline(document: Document) -> str:
    record = document.record
    if record is None:
        return document.file
    return " · ".join(part for part in (", ".join(record.authors), record.container, record.year) if part)
