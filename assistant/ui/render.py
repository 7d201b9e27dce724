"""Answers and sources as HTML; everything that comes from a document is escaped."""

from __future__ import annotations

import base64
import io
from html import escape

from PIL import Image, ImageChops, ImageDraw

from assistant.answer import Answer, Statement
from assistant.frame import opening, reason
from assistant.ui.words import WORDS
from index.document import Block, Document, Language, Passage, Span
from index.errors import UserError
from index.language import language_of
from index.library import Library
from index.reading.pdf import render_page

_SCALE = 1.6  # pixels a point: readable on a laptop, and light enough to send at once
_WIDEST = 3000  # pixels of a page's longer side, at most: a poster would fill the memory
_BEFORE, _AFTER = 2, 6  # paragraphs shown about the quote where there is no picture; few, so that it is seen at once
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
        place = document.place(citation.spans, answer.language)
        link = _mark(turn, str(citation.number), f"[{citation.number}]")
        items.append(f"<li>{link} {escape(document.title)}, {escape(place)}</li>")
    return f'<ol class="sources">{"".join(items)}</ol>' if items else ""


def _nearest(answer: Answer, library: Library, turn: int) -> str:
    items = []
    for place, hit in enumerate(answer.abstained.nearest if answer.abstained else (), 1):
        document = library.documents[hit.passage.document_id]
        where = escape(document.place(hit.passage.spans, answer.language))
        text = hit.passage.text[:90].replace("\n", " ")
        link = _mark(turn, f"n{place}", f"{escape(document.title)}, {where}")
        items.append(f"<li>{link}<br>{escape(text)}…</li>")
    return f'<ul class="sources">{"".join(items)}</ul>'


def _mark(turn: int, target: str, text: str) -> str:
    return f'<a class="cite" href="#cite-{turn}-{target}">{text}</a>'


def _place_html(passage: Passage, spans: tuple[Span, ...], quote: str, library: Library, language: Language) -> str:
    words = WORDS[language]
    document = library.documents[passage.document_id]
    before, _, after = passage.text.partition(quote)
    rows = [
        f"<h3>{escape(document.title)}</h3>",
        f'<p class="byline">{escape(_byline(document))}</p>',
        f"<p>{_where_html(document, spans, language)}</p>",
    ]
    sure = document.page(spans[0].page).ocr
    if sure is not None:
        rows.append(f'<p class="recognised">{words["recognised"].format(percent=round(100 * sure))}</p>')
    if passage.heading:
        rows.append(f"<p><b>{words['section']}</b> {escape(' › '.join(passage.heading))}</p>")
    rows.append(f"<p><b>{words['quote']}</b></p>")
    rows.append(
        f'<p class="context" lang="{passage.language}">{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}</p>'
    )
    if document.is_paged:
        alt = words["page_image"].format(label=document.label_of(spans[0].page), title=document.title)
        rows.append(_image_html(document, spans, library, alt) or f"<p>{words['no_file']}</p>")
    else:
        rows.append(f"<p><b>{words['leaf']}</b></p>{_leaf_html(document, spans)}")
    return f'<div class="source">{"".join(rows)}</div>'


def _where_html(document: Document, spans: tuple[Span, ...], language: Language) -> str:
    """Page or paragraph, and of how many."""
    words = WORDS[language]
    number = spans[0].page
    label = escape(document.labels_of(spans)[0])
    if document.is_paged:
        count = words["page_number"].format(number=number, count=len(document.pages))
        return f"<b>{words['page']}</b> {label} <small>({count})</small>"
    count = words["paragraph_count"].format(count=len(document.page(number).blocks))
    return f"<b>{words['paragraph']}</b> {label} <small>({count})</small>"


def _leaf_html(document: Document, spans: tuple[Span, ...]) -> str:
    """In place of a picture: the paragraphs about ``spans``, numbered, with what stands there marked."""
    page = document.page(spans[0].page)
    touched = [n for n, block in enumerate(page.blocks) if any(_overlap(span, block) for span in spans)]
    first, last = max(touched[0] - _BEFORE, 0), touched[-1] + _AFTER + 1
    rows = []
    for number, block in enumerate(page.blocks[first:last], first + 1):
        text, done = "", block.start
        for start, end in filter(None, (_overlap(span, block) for span in spans)):
            text += f"{escape(page.text[done:start])}<mark>{escape(page.text[start:end])}</mark>"
            done = end
        text += escape(page.text[done : block.end])
        rows.append(f'<p class="{block.kind}"><small>{number}</small>{text}</p>')
    return f'<div class="leaf" lang="{document.language}">{"".join(rows)}</div>'


def _overlap(span: Span, block: Block) -> tuple[int, int] | None:
    """Start and end of what the two share of a page's text, None when that is nothing."""
    start, end = max(span.start, block.start), min(span.end, block.end)
    return (start, end) if start < end else None


def _image_html(document: Document, spans: tuple[Span, ...], library: Library, alt: str) -> str:
    """The first page of ``spans`` with what stands on it highlighted; empty when the file is gone or locked."""
    path = library.file_of(document)
    if not path.exists():
        return ""
    number = spans[0].page
    width, height = document.page(number).width, document.page(number).height
    scale = min(_SCALE, _WIDEST / max(width, height))
    try:
        picture = render_page(path, number, scale, library.password_of(document)).convert("RGB")
    except UserError:
        return ""
    marks = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(marks)
    boxes = library.boxes(document, number) * scale
    for span in (span for span in spans if span.page == number):
        for left, bottom, right, top in boxes[span.start : span.end]:
            if right > left:
                draw.rectangle([left, height * scale - top, right, height * scale - bottom], _MARKER)
    file = io.BytesIO()
    # Multiplied, as ink on marked paper is: the letters stay black.
    ImageChops.multiply(picture, marks).save(file, "WEBP", quality=80)
    data = base64.b64encode(file.getvalue()).decode()
    return f'<img class="page" alt="{escape(alt, quote=True)}" src="data:image/webp;base64,{data}">'


def _byline(document: Document) -> str:
    record = document.record
    if record is None:
        return document.file
    return " · ".join(part for part in (", ".join(record.authors), record.container, record.year) if part)
