"""One file from bytes to pages, whatever its kind."""

import numpy as np
import pytest

from index.errors import ReadError
from index.extract import READABLE, extract
from index.reading.kinds import ENDINGS

LINE = "Rivers carry water to the sea through many countries, and the states along them share it."


@pytest.fixture
def write(tmp_path):
    """``write(name, text)`` puts a file on disk; a Word file gets a heading and a paragraph."""

    def write(name, text):
        path = tmp_path / name
        if name.endswith(".docx"):
            import docx

            file = docx.Document()
            file.add_heading("On Rivers", 1)
            file.add_paragraph(text)
            file.save(str(path))
        else:
            path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.docx", LINE),
        ("a.html", f"<html><body><h1>On Rivers</h1><p>{LINE}</p></body></html>"),
        ("a.md", f"# On Rivers\n\n{LINE}\n"),
        ("a.txt", f"On Rivers\n\n{LINE}\n"),
    ],
)
def test_each_kind_gives_one_page_with_title_and_boxes_of_zeros(write, name, text):
    made = extract(write(name, text))
    (page,) = made.pages
    assert page.text == f"On Rivers\n{LINE}"
    assert [(block.kind, block.level) for block in page.blocks] == [("heading", 1), ("paragraph", 0)]
    assert (made.title, made.named, made.language, made.warnings) == ("On Rivers", False, "en", ())
    assert made.boxes[0].shape == (len(page.text), 4) and made.boxes[0].dtype == np.float32 and not made.boxes[0].any()
    assert not made.document("d", name).is_paged


def test_a_file_without_title_is_called_by_its_name(write):
    made = extract(write("各国的水.txt", "河流流经许多国家，把水带到大海。"))
    assert (made.title, made.named, made.language) == ("各国的水", True, "zh")


def test_a_pdf_that_is_called_a_text_is_read_as_what_it_is(tmp_path, make_pdf, set_page):
    made = extract(make_pdf(tmp_path / "a.txt", [set_page("# On Rivers", LINE)]))
    assert made.document("d", "a.txt").is_paged and made.pages[0].width == 595


def test_a_broken_file_is_a_read_error(write):
    with pytest.raises(ReadError, match="no text"):
        extract(write("a.md", ""))


def test_every_ending_has_a_reader():
    assert READABLE == tuple(ENDINGS) == (".pdf", ".docx", ".epub", ".html", ".htm", ".md", ".txt")
