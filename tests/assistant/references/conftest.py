"""A document of two labelled pages, with the record that a test gives it."""

import json

import pytest

from assistant.answer import Statement
from assistant.turns import Quote, Turn
from index.bibliography.item import record_of
from index.document import Block, Document, Page, Span


@pytest.fixture
def cited():
    """``cited(item)``: pages 12 and 13 of the work; without an item it has no record. ``paged=False``: a web page."""

    def make(item=None, paged=True, document_id="a" * 16, texts=("One & two.\nThree <b>four</b>.", "Five [six](x).")):
        size = 100.0 if paged else 0.0
        pages = [
            Page(number, str(number + 11) if paged else None, text, size, size, _blocks(text))
            for number, text in enumerate(texts if paged else ["\n".join(texts)], 1)
        ]
        record = record_of(json.loads(json.dumps(item))) if item else None
        return Document(document_id, "papers/a.pdf", "A Title on the First Page", "en", tuple(pages), record)

    return make


def _blocks(text):
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return tuple(blocks)


@pytest.fixture
def answered():
    """``answered(question, document, texts, language)``: a turn that quotes a page for each of ``texts``."""

    def make(question, document, texts, language="en"):
        quotes = tuple(
            Quote(number, document.id, document.title, "", "p", (), language, (Span(number, 0, len(text)),), text)
            for number, text in enumerate(texts, 1)
        )
        statements = tuple(Statement(quote.text, (quote.number,)) for quote in quotes)
        return Turn("t", "", question, question, language, "", False, statements, quotes, (), (), "test", 1)

    return make
