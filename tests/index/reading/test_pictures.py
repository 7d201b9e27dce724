"""Pages with a large picture beside their text."""

import pypdfium2
import pytest

from index.reading.pdf import read_pdf
from index.reading.pictures import has_unread_picture
from index.reading.raw import Line

WIDTH, HEIGHT = 600.0, 800.0
HALF = (0.0, 0.0, 600.0, 400.0)  # left, bottom, right, top


@pytest.fixture
def with_picture(tmp_path, make_pdf):
    """``with_picture(texts, box)``: a PDF whose page has these texts and a black picture on ``box``."""

    def with_picture(texts, box):
        left, bottom, right, top = box
        with pypdfium2.PdfDocument(make_pdf(tmp_path / "text.pdf", [texts])) as file:
            picture = pypdfium2.PdfImage.new(file)
            picture.set_bitmap(pypdfium2.PdfBitmap.new_native(8, 8, pypdfium2.raw.FPDFBitmap_BGR))
            picture.set_matrix(pypdfium2.PdfMatrix(right - left, 0, 0, top - bottom, left, bottom))
            page = file[0]
            page.insert_obj(picture)
            page.gen_content()
            file.save(tmp_path / "a.pdf")
        return tmp_path / "a.pdf"

    return with_picture


def lines_at(*tops):
    return [
        Line("Water", tuple((72.0 + 5 * n, top - 10, 77.0 + 5 * n, top) for n in range(5)), 10.0, False) for top in tops
    ]


@pytest.mark.parametrize(
    ("box", "tops", "found"),
    [
        (HALF, (780, 760, 500), True),
        ((0.0, 0.0, 600.0, 260.0), (780, 760, 500), False),  # under a third
        (HALF, (780, 760, 500, 300, 290, 280), False),  # the ground of what stands on it
        (HALF, tuple(range(20, 800, 20)), False),  # no room for a picture
        ((0.0, -3000.0, 600.0, 100.0), (780, 760, 500), False),  # most of it is not on the page
    ],
)
def test_a_picture_counts_that_is_large_and_bears_no_text(with_picture, box, tops, found):
    with pypdfium2.PdfDocument(with_picture([], box)) as file:
        assert has_unread_picture(file[0], lines_at(*tops), WIDTH, HEIGHT) is found


def test_the_page_of_a_large_picture_is_in_the_warnings(with_picture):
    path = with_picture([(72, 700, 10, "Figure 1 shows all rivers.")], HALF)
    assert read_pdf(path).warnings == ((1, "a picture over a third of the page: what is written in it is not read"),)


def test_of_a_scan_whose_text_layer_has_garbled_lines_the_sound_ones_are_kept(with_picture, monkeypatch):
    monkeypatch.setattr("index.reading.ocr.is_installed", lambda: False)
    texts = [(72, 700, 10, "l 瓷堍 甏蔑魄罄 |"), (72, 680, 10, "结果出来要七天"), (72, 660, 10, "我们等着")]
    read = read_pdf(with_picture(texts, (0.0, 0.0, 595.0, 842.0)))
    assert [line.text for line in read.pages[0].lines] == ["结果出来要七天", "我们等着"]
    assert read.warnings == ((1, "lines of the text layer that are garbled are left out (1)"),)
