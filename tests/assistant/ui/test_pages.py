"""Marks cover every character of a quote, and pictures are kept within bounds."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.ui.pages import SCALES, Mark, Pictures, marks, pages_of
from index.document import Span

QUESTIONS = Path(__file__).parents[3] / "eval" / "questions" / "starter.jsonl"
ANSWERS = 100


def boxes(*rows):
    return np.array(rows, dtype=np.float32)


def test_a_line_is_one_mark_and_the_next_line_another():
    line = boxes((0, 90, 10, 100), (10, 90, 20, 100), (0, 70, 10, 80))
    assert marks(line, 1, [Span(1, 0, 3)]) == (Mark(0, 90, 20, 100), Mark(0, 70, 10, 80))


def test_a_line_of_the_next_column_is_another_mark_though_it_is_at_the_same_height():
    columns = boxes((0, 90, 10, 100), (300, 90, 310, 100))
    assert marks(columns, 1, [Span(1, 0, 2)]) == (Mark(0, 90, 10, 100), Mark(300, 90, 310, 100))


def test_spaces_and_other_pages_leave_no_mark():
    line = boxes((0, 90, 10, 100), (0, 0, 0, 0), (14, 90, 24, 100))
    assert marks(line, 1, [Span(1, 0, 3)]) == (Mark(0, 90, 24, 100),)
    assert marks(line, 2, [Span(1, 0, 3)]) == ()


def test_the_pages_of_a_quote_are_told_in_order():
    assert pages_of((Span(4, 0, 1), Span(4, 5, 6), Span(5, 0, 9))) == (4, 5)


def test_every_character_of_the_quotes_of_many_answers_is_marked(assistant):
    library = assistant.library
    answered = quotes = characters = 0
    missed = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        # The other half is for measuring alone.
        answer = assistant.ask(row["question"]) if row["split"] == "dev" else None
        if answer is None or not answer.citations or answered == ANSWERS:
            continue
        answered += 1
        for citation in answer.citations:
            quotes += 1
            document = library.documents[citation.document_id]
            for number in pages_of(citation.spans):
                text, held = document.page(number).text, library.boxes(document, number)
                found = marks(held, number, citation.spans)
                for span in (span for span in citation.spans if span.page == number):
                    for place in range(span.start, span.end):
                        if not text[place].isspace():
                            characters += 1
                            left, bottom, right, top = held[place].tolist()
                            drawn = right > left and any(
                                m.left <= left and m.bottom <= bottom and m.right >= right and m.top >= top
                                for m in found
                            )
                            if not drawn:
                                missed.append((document.file, number, text[place]))
    assert answered >= 40 and quotes >= answered and characters > 50 * quotes
    assert missed == []


def test_every_passage_that_runs_over_a_page_has_marks_on_each(assistant):
    library = assistant.library
    over = [p for p in library.passages.values() if len(p.pages) > 1 and library.documents[p.document_id].is_paged]
    assert over
    for passage in over:
        document = library.documents[passage.document_id]
        assert all(marks(library.boxes(document, number), number, passage.spans) for number in passage.pages)


@pytest.fixture
def document(assistant):
    return next(d for d in assistant.library.documents.values() if d.is_paged)


def test_a_picture_is_webp_and_drawn_once(assistant, document):
    pictures = Pictures()
    first = pictures.picture(assistant.library, document, 1, SCALES[0])
    assert first[:4] == b"RIFF" and first[8:12] == b"WEBP"
    assert pictures.picture(assistant.library, document, 1, SCALES[0]) is first
    assert pictures.picture(assistant.library, document, 1, SCALES[1]) is not first


def test_no_more_is_held_than_allowed(assistant, document):
    pictures = Pictures(most=1)
    first = pictures.picture(assistant.library, document, 1, SCALES[0])
    second = pictures.picture(assistant.library, document, 2, SCALES[0])
    assert pictures.picture(assistant.library, document, 2, SCALES[0]) is second
    assert pictures.picture(assistant.library, document, 1, SCALES[0]) is not first
