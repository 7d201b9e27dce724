"""Files to documents, and what the archive keeps of them."""

import shutil

import pytest

from index.build import scan
from index.document import Record
from index.intake import take_in
from index.versions import Layout, PageWarning

RECIPE = "r"


@pytest.fixture
def sources(tmp_path):
    return tmp_path / "sources"


@pytest.fixture
def layout(tmp_path):
    return Layout(tmp_path / "index")


@pytest.fixture
def intake(sources, layout):
    """``intake()`` takes in all that lies in the sources."""

    def intake(records=None, reuse=True):
        return take_in(sources, scan(sources), records or {}, layout, RECIPE, reuse, lambda *_: None)

    return intake


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read."""
    from index.intake import read_pdf

    names = []
    monkeypatch.setattr("index.intake.read_pdf", lambda path: names.append(path.name) or read_pdf(path))
    return names


def test_a_renamed_file_keeps_its_page_warnings(sources, intake, read, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water."), []])
    (warning,) = intake().warnings
    (sources / "a.pdf").rename(sources / "b.pdf")
    assert intake().warnings == (PageWarning("b.pdf", 2, warning.reason),)
    assert read == ["a.pdf"]


def test_a_file_taken_away_and_put_back_keeps_its_page_warnings(sources, intake, read, tmp_path, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water."), []])
    make_pdf(sources / "z.pdf", [set_page("# On Seas", "The sea is wide.")])
    first = intake()
    shutil.move(sources / "a.pdf", tmp_path)
    assert intake().warnings == ()
    shutil.move(tmp_path / "a.pdf", sources)
    assert intake() == first
    assert read == ["a.pdf", "z.pdf"]


def test_a_title_from_the_file_name_follows_the_name_and_no_other_title_does(sources, intake, make_pdf, set_page):
    make_pdf(sources / "soft.pdf", [set_page("Rivers carry water to the sea.")])
    make_pdf(sources / "On Seas.pdf", [set_page("The sea is wide.")], title="On Seas")
    assert [d.title for d in intake().documents] == ["On Seas", "soft"]
    (sources / "soft.pdf").rename(sources / "rivers.pdf")
    (sources / "On Seas.pdf").rename(sources / "a.pdf")
    assert [(d.file, d.title) for d in intake().documents] == [("a.pdf", "On Seas"), ("rivers.pdf", "rivers")]


def test_a_record_comes_and_goes_without_reading(sources, intake, read, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    record = Record("The Law of Rivers", (), "", "", "", "{}")
    assert [intake(records).documents[0].record for records in ({}, {"a.pdf": record}, {})] == [None, record, None]
    assert read == ["a.pdf"]


@pytest.mark.parametrize("ending", ["json", "npz"])
@pytest.mark.parametrize("damage", ["missing", "cut in half", "replaced"])
def test_what_the_archive_has_lost_is_read_again(sources, layout, intake, read, make_pdf, set_page, ending, damage):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    first = intake()
    (path,) = (layout.root / "documents").glob(f"*.{ending}")
    content = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(content[: len(content) // 2] if damage == "cut in half" else b"[1, 2]")
    assert intake() == first
    assert read == (["a.pdf"] if ending == "npz" and damage != "missing" else ["a.pdf", "a.pdf"])


def test_nothing_is_reused_unless_told(sources, intake, read, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    assert intake() == intake(reuse=False)
    assert read == ["a.pdf", "a.pdf"]
