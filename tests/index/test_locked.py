"""Locked files from build to build, and on the screen."""

import shutil
import subprocess
import sys

import pypdf
import pytest

from index.build import build
from index.config import IndexConfig
from index.errors import SourcesError
from index.library import Library
from index.reading.pdf import render_page


@pytest.fixture
def locked(sources, write):
    """A sources folder with a.pdf, and b.pdf that "river" opens."""
    write("a.pdf", "b.pdf")
    writer = pypdf.PdfWriter(clone_from=sources / "b.pdf")
    writer.encrypt(user_password="river", algorithm="AES-256")
    writer.write(sources / "b.pdf")
    return sources


def _failed(report):
    return [(failure.file, failure.reason.split(".")[0]) for failure in report.failed]


def test_a_failed_file_is_tried_again_when_its_password_comes_or_changes(locked, root):
    assert _failed(build(locked, root)) == [("b.pdf", "The file needs a password")]
    (locked / "passwords.tsv").write_text("b.pdf\tglacier\n")
    assert _failed(build(locked, root)) == [("b.pdf", "The password that passwords")]
    (locked / "passwords.tsv").write_text("b.pdf\triver\n")
    report = build(locked, root)
    assert (report.version, report.documents, report.failed, report.unchanged) == (3, 2, (), 2)


def test_a_failed_file_is_not_tried_again_when_nothing_changed(locked, root):
    (locked / "passwords.tsv").write_text("b.pdf\tglacier\n")
    assert [build(locked, root).version for _ in range(2)] == [1, 1]


def test_a_failed_file_is_tried_again_under_other_limits(locked, root, monkeypatch):
    build(locked, root)
    monkeypatch.setattr("index.build.load", lambda *_: IndexConfig(seconds_per_file=60.0))
    assert build(locked, root).version == 2


def test_passwords_that_nothing_waits_for_make_no_version(sources, root, write):
    write("a.pdf")
    build(sources, root)
    (sources / "passwords.tsv").write_text("z.pdf\triver\n")
    assert build(sources, root).version == 1


def test_a_malformed_list_stops_the_build(locked, root):
    (locked / "passwords.tsv").write_text("b.pdf river\n")
    with pytest.raises(SourcesError, match="Line 1 of"):
        build(locked, root)


def test_the_command_reads_a_locked_file_and_neither_shows_nor_keeps_its_password(locked, root):
    (locked / "passwords.tsv").write_text("b.pdf\triver-q7\n")
    shutil.copy(locked / "a.pdf", locked / "plain")
    writer = pypdf.PdfWriter(clone_from=locked / "plain")
    writer.encrypt(user_password="river-q7", algorithm="AES-256")
    writer.write(locked / "b.pdf")
    command = [sys.executable, "-m", "index", "build", "--sources", str(locked), "--index", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, "Version 1: 2 documents" in done.stdout) == (0, True)
    kept = b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert "river-q7" not in done.stdout + done.stderr
    assert b"river-q7" not in kept


def test_a_page_of_a_locked_file_is_shown_while_its_password_is_there(locked, root):
    (locked / "passwords.tsv").write_text("b.pdf\triver\n")
    build(locked, root)
    library = Library.open(root)
    one, two = library.documents.values()
    assert [library.password_of(document) for document in (one, two)] == ["", "river"]
    assert render_page(library.file_of(two), 1, 1.0, library.password_of(two)).size == (595, 842)
    (locked / "passwords.tsv").unlink()
    assert library.password_of(two) == ""
