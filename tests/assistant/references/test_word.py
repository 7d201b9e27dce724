"""What is written as a Word file reads back to the character."""

import datetime
import io
import zipfile

import docx
import pytest

from assistant.answer import Answer, Citation, Statement
from assistant.references.conversation import conversation
from assistant.references.styles import Style
from assistant.references.word import write
from index.document import Span

ON = datetime.date(2026, 11, 22)
TEXTS = ["One & <two>\n\nthree\t four ", "软法的“效力” ]]> &amp;", "  spaces  ", "\nbreak"]


def _written(cited, texts, style=Style.CHICAGO, item=None):
    document = cited(item, texts=texts)
    citations = tuple(
        Citation(number, document.id, "p", (Span(number, 0, len(text)),), text) for number, text in enumerate(texts, 1)
    )
    statements = tuple(Statement(c.quote, (c.number,)) for c in citations)
    answer = Answer("什么是\n软法？", "zh", statements, citations, (), None, "test", 1, 0.1)
    return write(conversation([answer], {document.id: document}, style, "zh", ON), ON)


@pytest.mark.parametrize("style", list(Style))
def test_each_quote_is_there_to_the_character(cited, style):
    file = docx.Document(io.BytesIO(_written(cited, TEXTS, style)))
    assert [p.text for p in file.paragraphs if p.style.name == "Quote"] == TEXTS
    assert next(p.text for p in file.paragraphs if p.style.name == "Heading 2") == "什么是 软法？"
    assert sum(p.text.startswith("[") for p in file.paragraphs) == len(TEXTS)


def test_control_characters_become_what_xml_can_hold(cited):
    file = docx.Document(io.BytesIO(_written(cited, ["a\x00b\x1b\ud800c\ufffe\r\x0bd"])))
    assert [p.text for p in file.paragraphs if p.style.name == "Quote"] == ["a\ufffdb\ufffd\ufffdc\ufffd\ufffd\ufffdd"]


def test_nothing_in_it_points_outside(cited):
    with zipfile.ZipFile(io.BytesIO(_written(cited, ["https://evil.example/x.png ![x](y)"]))) as file:
        body = file.read("word/document.xml").decode()
        related = file.read("word/_rels/document.xml.rels").decode()
    assert "<w:hyperlink" not in body and "<w:drawing" not in body and "External" not in related


def test_titles_are_in_italics_and_the_file_says_what_it_is(cited):
    item = {"type": "book", "title": "A Book", "language": "en", "publisher": "P", "author": [{"family": "Doe"}]}
    file = docx.Document(io.BytesIO(_written(cited, ["One"], item=item)))
    assert [run.text for run in file.paragraphs[-1].runs if run.italic] == ["A Book"]
    assert file.paragraphs[-1].text == "[1] Doe, A Book (P, n.d.), 12."
    assert (file.core_properties.title, file.core_properties.created.date()) == ("问答记录", ON)
