"""Functions of pdfium without the check of arguments answer as those with it."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from index.reading.unchecked import unchecked


def test_the_same_comes_back(tmp_path, make_pdf):
    with pypdfium2.PdfDocument(make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "law")]])) as file:
        text = file[0].get_textpage()
        ask = unchecked(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
        assert [chr(ask(ctypes.cast(text.raw, ctypes.c_void_p), place)) for place in range(3)] == list("law")
        size = unchecked(pdfium.FPDFText_GetFontSize, ctypes.c_double)
        assert size(ctypes.cast(text.raw, ctypes.c_void_p), 0) == pdfium.FPDFText_GetFontSize(text.raw, 0) == 10.0
