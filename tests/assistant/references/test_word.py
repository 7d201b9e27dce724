"""What is written as a Word file reads back to the character."""

import datetime
import io
import zipfile

import docx
import pytest

from assistant.references.styles import Style
from assistant.references.transcript import transcript
from assistant.references.word import write

ON = datetime.date(2026, 11, 22)
TEXTS = ["One & <two>\n\nthree\t four ", "软法的“效力” ]]> &amp;", "  spaces  ", "\nbreak"]


@pytest.fixture
def written(cited, answered):
    def make(texts, style=Style.CHICAGO, item=None):
        document = cited(item, texts=texts)
        turn = answered("什么是\n软法？", document, texts, "zh")
        return write(transcript([turn], {document.id: document}, style, "zh", ON), ON)

    return make


@pytest.mark.parametrize("style", list(Style))
def test_each_quote_is_there_to_the_character(written, style):
    file = docx.Document(io.BytesIO(written(TEXTS, style)))
    assert [p.text for p in file.paragraphs if p.style.name == "Quote"] == TEXTS
    assert next(p.text for p in file.paragraphs if p.style.name == "Heading 2") == "什么是 软法？"
    assert sum(p.text.startswith("[") for p in file.paragraphs) == len(TEXTS)


def test_control_characters_become_what_xml_can_hold(written):
    file = docx.Document(io.BytesIO(written(["a\x00b\x1b\ud800c\ufffe\r\x0bd"])))
    assert [p.text for p in file.paragraphs if p.style.name == "Quote"] == ["a\ufffdb\ufffd\ufffdc\ufffd\ufffd\ufffdd"]


def test_nothing_in_it_points_outside(written):
    with zipfile.ZipFile(io.BytesIO(written(["https://evil.example/x.png ![x](y)"]))) as file:
        body = file.read("word/document.xml").decode()
        related = file.read("word/_rels/document.xml.rels").decode()
    assert "<w:hyperlink" not in body and "<w:drawing" not in body and "External" not in related


def test_titles_are_in_italics_and_the_file_says_what_it_is(written):
    item = {"type": "book", "title": "A Book", "language": "en", "publisher": "P", "author": [{"family": "Doe"}]}
    file = docx.Document(io.BytesIO(written(["One"], item=item)))
    assert [run.text for run in file.paragraphs[-1].runs if run.italic] == ["A Book"]
    assert file.paragraphs[-1].text == "[1] Doe, A Book (P, n.d.), 12."
    assert (file.core_properties.title, file.core_properties.created.date()) == ("问答记录", ON)
