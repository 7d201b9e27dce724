"""Where what is drawn on a page stands."""

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from index.reading.objects import bounds_of


def _draw(page, *place):
    path = pdfium.FPDFPageObj_CreateNewRect(*place)
    pdfium.FPDFPath_SetDrawMode(path, pdfium.FPDF_FILLMODE_WINDING, False)
    pdfium.FPDFPage_InsertObject(page.raw, path)


@pytest.fixture
def page(tmp_path):
    """A page with a path at 72, 400 that is 200 points wide and 50 high, and a form with one of 10 by 20 at 5, 6."""
    with pypdfium2.PdfDocument.new() as file, pypdfium2.PdfDocument.new() as other:
        inner, made = other.new_page(100, 100), file.new_page(595, 842)
        _draw(inner, 5, 6, 10, 20)
        inner.gen_content()
        _draw(made, 72, 400, 200, 50)
        made.insert_obj(other.page_as_xobject(0, file).as_pageobject())
        made.gen_content()
        file.save(tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as file:
        yield file[0]


def test_objects_of_a_kind_are_found_where_they_stand(page):
    assert list(bounds_of(page.raw, pdfium.FPDF_PAGEOBJ_PATH)) == [pytest.approx((72, 400, 272, 450), abs=1)]
    assert list(bounds_of(page.raw, pdfium.FPDF_PAGEOBJ_IMAGE)) == []


def test_those_in_forms_are_found_where_they_are_asked_for(page):
    large, small = bounds_of(page.raw, pdfium.FPDF_PAGEOBJ_PATH, forms=True)
    assert large == pytest.approx((72, 400, 272, 450), abs=1)
    assert small == pytest.approx((5, 6, 15, 26), abs=1)
