"""Chinese fonts that a file names and does not carry."""

import pypdfium2
import pytest

from index.errors import ReadError
from index.reading import fonts
from index.reading.pdf import read_pdf


def _page(path, font, code=b"<D6D0>"):
    """A PDF whose only text is set in ``font``, which the file does not hold, by codes of GBK."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\nBT /F 12 Tf 50 200 Td %s Tj ET\nendstream" % (len(code) + 28, code),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>" % font,
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1)"
        b" /Supplement 2 >> /FontDescriptor 7 0 R >>" % font,
        b"<< /Type /FontDescriptor /FontName /%s /Flags 6 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800"
        b" /Descent -200 /CapHeight 700 /StemV 80 >>" % font,
    ]
    body = b"%PDF-1.4\n"
    for number, content in enumerate(objects, 1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    path.write_bytes(body + b"trailer << /Root 1 0 R >>\n%%EOF")
    return path


@pytest.mark.parametrize(("font", "found"), [(b"STSong-Light", ["STSong-Light"]), (b"Times-Roman", [])])
def test_chinese_fonts_that_are_not_in_the_file_are_named(tmp_path, font, found):
    with pypdfium2.PdfDocument(_page(tmp_path / "a.pdf", font)) as file:
        assert fonts.fonts_not_carried(file[0].raw) == found


def test_a_name_in_gbk_is_read(tmp_path):
    # #CB#CE#CC#E5 is 宋体 in GBK, as old Chinese programs write it.
    with pypdfium2.PdfDocument(_page(tmp_path / "a.pdf", b"#CB#CE#CC#E5")) as file:
        assert fonts.fonts_not_carried(file[0].raw) == ["宋体"]


def test_text_that_is_lost_for_want_of_a_font_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr("index.reading.pdf.has_chinese_font", lambda: False)
    # A code of no character stands for what pdfium makes of a font that is not there: nothing.
    path = _page(tmp_path / "a.pdf", b"STSong-Light", b"<FFFF>")
    with pytest.raises(ReadError, match=r"does not carry \(STSong-Light\).*install one \(fonts-noto-cjk\)"):
        read_pdf(path)


def test_a_machine_without_font_folders_has_no_chinese_font(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "_FOLDERS", (str(tmp_path), str(tmp_path / "none")))
    fonts.has_chinese_font.cache_clear()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "DejaVuSans.ttf").touch()
    assert not fonts.has_chinese_font()
    (tmp_path / "deep" / "NotoSansCJK-Regular.ttc").touch()
    fonts.has_chinese_font.cache_clear()
    assert fonts.has_chinese_font()
    fonts.has_chinese_font.cache_clear()
