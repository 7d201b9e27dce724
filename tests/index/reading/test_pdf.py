"""PDF files to lines with a box per character."""

import pypdf
import pytest

from index.errors import ReadError
from index.reading.pdf import read_pdf, render_page

TEXT = [(72, 700, 10, "Soft law binds nobody.")]


def _encrypted(source, path, **passwords):
    writer = pypdf.PdfWriter(clone_from=source)
    writer.encrypt(**passwords)
    writer.write(path)
    return path


def _lines(path):
    return [line.text for page in read_pdf(path).pages for line in page.lines]


def test_lines_come_with_place_and_size(tmp_path, make_pdf):
    page = [(72, 700, 10, "Soft law"), (100, 600, 12, "binds nobody")]
    (page,) = read_pdf(make_pdf(tmp_path / "a.pdf", [page])).pages
    assert (page.number, page.width, page.height) == (1, 595.0, 842.0)
    assert [(line.text, line.size, line.bold) for line in page.lines] == [
        ("Soft law", 10.0, False),
        ("binds nobody", 12.0, False),
    ]
    assert [line.left for line in page.lines] == pytest.approx([72, 100], abs=1.5)
    assert [line.bottom for line in page.lines] == pytest.approx([700, 600], abs=3)


def test_every_character_has_a_box(tmp_path, make_pdf):
    page = [(72, 700, 10, "A treaty, signed in 1999."), (72, 680, 10, "软法与条约，2020 年。")]
    lines = read_pdf(make_pdf(tmp_path / "a.pdf", [page])).pages[0].lines
    assert [line.text for line in lines] == ["A treaty, signed in 1999.", "软法与条约，2020 年。"]
    assert [len(line.boxes) for line in lines] == [len(line.text) for line in lines]
    # The Chinese font is one em wide.
    assert [box[0] for box in lines[1].boxes[:5]] == pytest.approx([72, 82, 92, 102, 112])


def test_page_labels_of_the_file_are_read(tmp_path, make_pdf):
    file = make_pdf(tmp_path / "a.pdf", [TEXT, TEXT], first_label=27)
    assert [page.label for page in read_pdf(file).pages] == ["27", "28"]


def test_pages_have_no_label_where_the_file_has_none(tmp_path, make_pdf):
    assert [page.label for page in read_pdf(make_pdf(tmp_path / "a.pdf", [TEXT, TEXT])).pages] == [None, None]


@pytest.mark.parametrize("title", ["软法的效力", "The Force of Soft Law", ""])
def test_title_comes_from_the_metadata(tmp_path, make_pdf, title):
    assert read_pdf(make_pdf(tmp_path / "a.pdf", [TEXT], title=title)).title == title


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a Word file", b"<html>%PD</html>"])
def test_a_file_that_is_no_pdf_is_a_read_error(tmp_path, content):
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(ReadError, match="not a PDF"):
        read_pdf(tmp_path / "a.pdf")


def test_garbage_after_the_header_is_a_read_error(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    with pytest.raises(ReadError, match="damaged"):
        read_pdf(tmp_path / "a.pdf")


def test_a_download_that_broke_off_is_a_read_error(tmp_path, make_pdf):
    whole = make_pdf(tmp_path / "a.pdf", [TEXT]).read_bytes()
    (tmp_path / "a.pdf").write_bytes(whole[: whole.index(b"/Pages")])
    with pytest.raises(ReadError, match="damaged"):
        read_pdf(tmp_path / "a.pdf")


def test_a_wrong_cross_reference_table_is_mended(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [TEXT])
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    assert _lines(path) == ["Soft law binds nobody."]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_user_password_is_asked_for(tmp_path, make_pdf, algorithm):
    plain = make_pdf(tmp_path / "a.pdf", [TEXT])
    with pytest.raises(ReadError, match="password"):
        read_pdf(_encrypted(plain, tmp_path / "b.pdf", user_password="secret", algorithm=algorithm))


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_file_that_opens_without_a_password_is_read_though_encrypted(tmp_path, make_pdf, algorithm):
    plain = make_pdf(tmp_path / "a.pdf", [TEXT], title="Locked", first_label=5)
    file = _encrypted(plain, tmp_path / "b.pdf", user_password="", owner_password="owner", algorithm=algorithm)
    raw = read_pdf(file)
    assert raw.pages[0].lines[0].text == "Soft law binds nobody."
    assert (raw.title, raw.pages[0].label) == ("Locked", "5")


def test_a_blank_page_gives_a_warning_and_keeps_its_number(tmp_path, make_pdf):
    raw = read_pdf(make_pdf(tmp_path / "a.pdf", [TEXT, [], TEXT]))
    assert [(page, "no text" in reason) for page, reason in raw.warnings] == [(2, True)]
    assert [(page.number, len(page.lines)) for page in raw.pages] == [(1, 1), (2, 0), (3, 1)]


def test_a_file_without_any_text_asks_for_text_recognition(tmp_path, make_pdf):
    with pytest.raises(ReadError) as caught:
        read_pdf(make_pdf(tmp_path / "a.pdf", [[], []]))
    assert "OCR" in caught.value.remedy


def test_small_raised_digits_become_superscript(tmp_path, make_pdf):
    # In Helvetica "in 1999" is 33.4 points wide at 10 points: the mark stands right behind it.
    page = [(72, 700, 10, "in 1999"), (105.6, 704, 6, "12")]
    assert _lines(make_pdf(tmp_path / "a.pdf", [page])) == ["in 1999¹²"]


def test_small_digits_on_the_line_stay(tmp_path, make_pdf):
    page = [(72, 700, 10, "in 1999"), (105.6, 700, 6, "12")]
    assert _lines(make_pdf(tmp_path / "a.pdf", [page])) == ["in 199912"]


def test_a_word_broken_at_the_line_end_is_marked_and_loses_its_hyphen(tmp_path, make_pdf):
    page = [(72, 700, 10, "the parties co-"), (72, 686, 10, "operate")]
    lines = read_pdf(make_pdf(tmp_path / "a.pdf", [page])).pages[0].lines
    assert [(line.text, line.hyphenated) for line in lines] == [("the parties co", True), ("operate", False)]


def test_compatibility_characters_are_normalised(tmp_path, make_pdf):
    # U+F9FD is a Korean duplicate of 什, not equal to it for a search.
    assert _lines(make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "\uf9fd么")]])) == ["什么"]


def test_odd_page_labels_do_not_keep_a_file_from_being_read(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [TEXT], first_label=1)
    path.write_bytes(path.read_bytes().replace(b"[0 << /S /D /St 1 >>]", b"[0 0 0 0 0 0 0 0 0 0]"))
    assert _lines(path) == ["Soft law binds nobody."]


def test_a_page_is_rendered_to_scale(tmp_path, make_pdf):
    image = render_page(make_pdf(tmp_path / "a.pdf", [[], TEXT]), 2, scale=2)
    assert image.size == (1190, 1684)
    assert image.convert("L").getextrema()[0] < 128  # something is printed


def test_a_bracketed_number_is_a_mark_without_being_raised(tmp_path, make_pdf):
    page = [(72, 700, 10, "in 1999"), (105.6, 704, 6, "[12]")]
    assert _lines(make_pdf(tmp_path / "a.pdf", [page])) == ["in 1999[12]"]


def test_a_bold_font_is_known_by_its_name(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [TEXT])
    path.write_bytes(path.read_bytes().replace(b"/BaseFont /Helvetica ", b"/BaseFont /Helvetica-Bold "))
    assert [line.bold for line in read_pdf(path).pages[0].lines] == [True]


def test_an_accent_of_its_own_goes_onto_its_letter(tmp_path, make_pdf):
    (line,) = read_pdf(make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "cafe\u0301s")]])).pages[0].lines
    assert line.text == "caf\u00e9s"
    # Each character of that font is one em wide, the accent too: it widens the box of its letter.
    assert [box[0] for box in line.boxes] == pytest.approx([72, 82, 92, 102, 122], abs=1)
    assert line.boxes[3][2] > 112


def test_the_halves_of_a_rare_character_are_one_character(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "软法")]])
    path.write_bytes(path.read_bytes().replace(b"<8f6f> <8f6f> <8f6f>", b"<8f6f> <8f6f> <d840dc00>"))
    (line,) = read_pdf(path).pages[0].lines
    assert line.text == "\U00020000法"
    assert [box[0] for box in line.boxes] == pytest.approx([72, 82])
