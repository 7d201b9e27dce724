"""The three systems on the same file, and on files that are none."""

from __future__ import annotations

import pytest

from eval.readers import READERS, Failed, Reader, Reading, read_by_product, read_by_pypdf, read_by_pypdfium2


@pytest.fixture
def rivers(tmp_path, make_pdf, set_page):
    lines = ["# Agreement on Rivers", "## Article 1", "The Parties shall protect the water of the rivers."]
    return make_pdf(tmp_path / "rivers.pdf", [set_page(*lines), set_page("The end of it is here.")])


@pytest.mark.parametrize("system", READERS)
def test_every_system_reads_the_pages_in_its_own_process(rivers, system):
    with Reader(system) as reader:
        made = reader.read(rivers)
    assert isinstance(made, Reading)
    assert ["protect the water" in page for page in made.pages] == [True, False]
    assert made.seconds > 0


def test_only_the_product_knows_headings(rivers):
    assert read_by_product(rivers).headings == ("Agreement on Rivers", "Article 1")
    assert read_by_pypdf(rivers).headings is read_by_pypdfium2(rivers).headings is None


def test_notes_are_no_part_of_the_products_body(tmp_path, make_pdf, set_page):
    lines = ["Soft law is a word for rules that bind nobody and are followed all the same by states."] * 3
    page = [*set_page(*lines), (72, 80, 7, "1. See the note on this.")]
    made = read_by_product(make_pdf(tmp_path / "a.pdf", [page]))
    assert "See the note" in made.pages[0]
    assert "See the note" not in made.body[0]


@pytest.mark.parametrize("system", READERS)
def test_a_file_that_cannot_be_read_is_named_with_the_reason_and_the_next_is_read(rivers, tmp_path, system):
    broken = tmp_path / "broken.pdf"
    broken.write_text("no PDF at all")
    with Reader(system) as reader:
        failed = reader.read(broken)
        assert isinstance(failed, Failed)
        assert failed.reason
        assert isinstance(reader.read(rivers), Reading)


def test_a_file_that_takes_too_long_is_a_failure_and_the_next_is_read(rivers, tmp_path, make_pdf, set_page):
    long = make_pdf(tmp_path / "long.pdf", [set_page(*["One line of many lines."] * 30)] * 200)
    with Reader("pypdf", limit=0.001) as reader:
        failed = reader.read(long)
        assert isinstance(failed, Failed)
        assert "longer than 0.001 s" in failed.reason
        reader.limit = 60.0
        assert isinstance(reader.read(rivers), Reading)
