"""What a PDF says of itself beside its pages."""

import pypdf
import pytest

from index.reading.pdf import read_pdf
from index.reading.raw import Entry
from index.reading.structure import Structure, structure_of

TEXT = [(72, 700, 10, "Soft law binds nobody.")]


@pytest.fixture
def written(tmp_path, make_pdf):
    """``written(change)``: a PDF of three pages to which ``change`` was done by a writer of pypdf."""

    def written(change):
        writer = pypdf.PdfWriter(clone_from=make_pdf(tmp_path / "plain.pdf", [TEXT, TEXT, TEXT], title="On Law"))
        change(writer)
        writer.write(tmp_path / "a.pdf")
        return tmp_path / "a.pdf"

    return written


def test_the_outline_has_levels_and_pages_from_one(written):
    def change(writer):
        part = writer.add_outline_item("Part  One", page_number=0)
        writer.add_outline_item("Its Section", page_number=2, parent=part)

    assert structure_of(written(change), "").outline == (Entry("Part One", 1, 1), Entry("Its Section", 2, 3))


def test_an_outline_that_leads_to_itself_comes_to_an_end(written):
    def change(writer):
        part = writer.add_outline_item("One", page_number=0)
        part.get_object()[pypdf.generic.NameObject("/Next")] = part

    assert len(structure_of(written(change), "").outline) <= 1


def test_attachments_are_named_and_not_opened(written):
    def change(writer):
        writer.add_attachment("annex.pdf", b"no PDF at all")
        writer.add_attachment("data.csv", b"1,2")

    path = written(change)
    assert structure_of(path, "").attachments == ("annex.pdf", "data.csv")
    raw = read_pdf(path)
    assert raw.warnings == (
        (0, "holds attachments that are not indexed (2): annex.pdf, data.csv; to index them, save them beside it"),
    )
    assert len(raw.pages) == 3


def test_author_and_title_of_the_metadata(written):
    said = structure_of(written(lambda writer: writer.add_metadata({"/Author": " 罗豪才 "})), "")
    assert (said.title, said.author) == ("On Law", "罗豪才")


def test_what_pypdf_cannot_read_has_no_structure(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert structure_of(tmp_path / "a.pdf", "") == Structure()
