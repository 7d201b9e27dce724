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
@pytest.mark.parametrize("password", ["secret", "owner"])
def test_either_password_opens_the_file_with_its_title_and_labels(tmp_path, make_pdf, algorithm, password):
    plain = make_pdf(tmp_path / "a.pdf", [TEXT], title="Locked", first_label=5)
    passwords = {"user_password": "secret", "owner_password": "owner"}
    file = _encrypted(plain, tmp_path / "b.pdf", algorithm=algorithm, **passwords)
    raw = read_pdf(file, password)
    assert (raw.title, raw.pages[0].label) == ("Locked", "5")
    assert raw.pages[0].lines[0].text == "Soft law binds nobody."
    assert render_page(file, 1, scale=1, password=password).size == (595, 842)


def test_a_wrong_password_is_told_from_a_missing_one(tmp_path, make_pdf):
    plain = make_pdf(tmp_path / "a.pdf", [TEXT])
    file = _encrypted(plain, tmp_path / "b.pdf", user_password="secret", algorithm="AES-256")
    with pytest.raises(ReadError, match="is wrong") as caught:
        read_pdf(file, "guess")
    assert "guess" not in str(caught.value)
    with pytest.raises(ReadError, match="is wrong"):
        render_page(file, 1, password="guess")


def test_a_wrong_password_does_no_harm_where_none_is_needed(tmp_path, make_pdf):
    plain = make_pdf(tmp_path / "a.pdf", [TEXT], title="Open")
    file = _encrypted(plain, tmp_path / "b.pdf", user_password="", owner_password="owner", algorithm="AES-256")
    assert [read_pdf(path, "guess").title for path in (plain, file)] == ["Open", "Open"]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_file_that_opens_without_a_password_is_read_though_encrypted(tmp_path, make_pdf, algorithm):
    plain = make_pdf(tmp_path / "a.pdf", [TEXT], title="Locked", first_label=5)
    file = _encrypted(plain, tmp_path / "b.pdf", user_password="", owner_password="owner", algorithm=algorithm)
    raw = read_pdf(file)
    assert raw.pages[0].lines[0].text == "Soft law binds nobody."
    assert (raw.title, raw.pages[0].label) == ("Locked", "5")


def test_a_blank_page_is_no_trouble_and_keeps_its_number(tmp_path, make_pdf):
    raw = read_pdf(make_pdf(tmp_path / "a.pdf", [TEXT, [], TEXT]))
    assert raw.warnings == ()
    assert [(page.number, len(page.lines), page.ocr) for page in raw.pages] == [
        (1, 1, None),
        (2, 0, None),
        (3, 1, None),
    ]


def test_a_file_of_blank_pages_only_says_so(tmp_path, make_pdf):
    with pytest.raises(ReadError, match="all are blank"):
        read_pdf(make_pdf(tmp_path / "a.pdf", [[], []]))


def test_odd_page_labels_do_not_keep_a_file_from_being_read(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [TEXT], first_label=1)
    path.write_bytes(path.read_bytes().replace(b"[0 << /S /D /St 1 >>]", b"[0 0 0 0 0 0 0 0 0 0]"))
    assert _lines(path) == ["Soft law binds nobody."]


def test_a_page_is_rendered_to_scale(tmp_path, make_pdf):
    image = render_page(make_pdf(tmp_path / "a.pdf", [[], TEXT]), 2, scale=2)
    assert image.size == (1190, 1684)
    assert image.convert("L").getextrema()[0] < 128  # something is printed
