"""A file by one worker alone, and by several that share it: the same document either way."""

import hashlib

import pypdf
import pytest

from index.archive import read_boxes
from index.errors import ReadError
from index.extract import parts_of
from index.reader import read_file
from index.sandbox import Job, Shared, run_each
from index.versions import Layout

PAGES = 130  # two parts of 64 pages and one of two


@pytest.fixture
def long(tmp_path, make_pdf, set_page):
    """A PDF of three parts."""
    pages = [set_page(f"Page {n} tells of rivers.", "They carry water to the sea.") for n in range(1, PAGES + 1)]
    return make_pdf(tmp_path / "long.pdf", pages, first_label=27)


def _job(path, folder, alone, password="", megabytes=10_000):
    """What comes of reading the file into an archive in ``folder``."""
    document_id = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    said = (path, path.name, document_id, Layout(folder), "r", password, alone)
    ((_, outcome),) = run_each(read_file, [Job(1, said, 300.0)], megabytes, workers=2)
    return outcome


def test_a_shared_file_is_read_as_by_one_worker_alone(tmp_path, long, break_pages):
    break_pages(long, 100)
    kept = [_job(long, tmp_path / name, name == "alone") for name in ("alone", "shared")]
    assert kept[0] == kept[1]
    document = kept[1].reading.document
    assert [page.number for page in document.pages] == list(range(1, PAGES + 1))
    assert all(f"Page {page.number} tells" in page.text for page in document.pages if page.number != 100)
    assert [number for number, _ in kept[1].reading.warnings] == [100]
    boxes = [Layout(tmp_path / name).boxes(document.id, "r", "") for name in ("alone", "shared")]
    for number in (1, 65, PAGES):
        assert (read_boxes(boxes[0], number) == read_boxes(boxes[1], number)).all()


def test_only_a_long_file_is_shared_and_only_with_others(tmp_path, long, make_pdf, set_page):
    short = make_pdf(tmp_path / "short.pdf", [set_page("Rivers carry water.")] * 3)
    layout = Layout(tmp_path / "index")

    def begun(path, alone):
        return read_file(path, path.name, hashlib.sha256(path.read_bytes()).hexdigest()[:16], layout, "r", "", alone)

    assert [isinstance(begun(path, False), Shared) for path in (short, long)] == [False, True]
    assert not isinstance(begun(long, True), Shared)


def test_a_long_file_that_is_locked_is_read_with_its_password_and_not_without(tmp_path, long):
    writer = pypdf.PdfWriter(clone_from=long)
    writer.encrypt(user_password="river", algorithm="AES-256")
    locked = tmp_path / "locked.pdf"
    writer.write(locked)
    assert len(parts_of(locked, "river")) == 3
    document = _job(locked, tmp_path / "index", False, "river").reading.document
    assert [page.label for page in document.pages] == [str(number) for number in range(27, 27 + PAGES)]
    failed = _job(locked, tmp_path / "index", False)
    assert (type(failed), failed.message) == (ReadError, "The file needs a password.")


def test_a_long_file_has_the_limits_of_any(tmp_path, long):
    assert _job(long, tmp_path / "index", False, megabytes=1).message == "The reader needed more than 1 MB."


def test_a_long_file_without_text_has_the_reason(tmp_path, make_pdf):
    failed = _job(make_pdf(tmp_path / "blank.pdf", [[]] * PAGES), tmp_path / "index", False)
    assert (type(failed), failed.message) == (ReadError, "No page has readable text (all are blank).")


def test_a_file_that_changed_meanwhile_is_not_kept_under_its_old_name(tmp_path, long):
    with pytest.raises(ReadError, match="changed while it was read"):
        read_file(long, "long.pdf", "0" * 16, Layout(tmp_path / "index"), "r", "")


def test_a_file_under_a_name_that_is_not_utf_8_says_so(tmp_path):
    name = "\ufffd.txt"
    with pytest.raises(ReadError, match="not written in UTF-8"):
        read_file(tmp_path / name, name, "0" * 16, Layout(tmp_path), "r", "")
    (tmp_path / name).write_text("Rivers carry water to the sea.")
    document_id = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()[:16]
    kept = read_file(tmp_path / name, name, document_id, Layout(tmp_path), "r", "")
    assert kept.reading.document.file == name
