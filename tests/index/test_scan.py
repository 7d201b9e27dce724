"""Which files of the sources can be documents."""

import os
import sys
from pathlib import Path

import pytest

from index.errors import SourcesError
from index.scan import digest_of, scan, written

GBK = os.fsdecode("软法.txt".encode("gbk"))
#: Where the disk keeps any bytes for a name.
linux = pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode here")


def test_a_file_that_cannot_be_opened_is_found_and_costs_no_other(sources, write, monkeypatch):
    opened = Path.open

    def refused(path, *how, **more):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)

    write("a.pdf")
    before = scan(sources)
    (sources / "b.txt").write_text("B")
    monkeypatch.setattr(Path, "open", refused)
    found = scan(sources)
    assert found.keys() - before.keys() == {"b.txt"}
    assert found == {**before, "b.txt": found["b.txt"]}
    monkeypatch.undo()
    assert scan(sources)["b.txt"] != found["b.txt"]  # so that it is read once it can be opened


def test_scan_finds_readable_files_in_all_folders_and_nothing_else(sources, write):
    write("a.pdf", "deep/er/b.pdf")
    (sources / "C.PDF").write_bytes((sources / "a.pdf").read_bytes())
    for name in ("catalog.json", "~$a.docx", ".hidden.txt"):
        (sources / name).write_text("x")
    (sources / "folder.pdf").mkdir()
    found = scan(sources)
    assert list(found) == ["C.PDF", "a.pdf", "deep/er/b.pdf"]
    assert found["C.PDF"] == found["a.pdf"] != found["deep/er/b.pdf"]


def test_a_digest_is_that_of_the_content(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    # The example of FIPS 180-4.
    assert digest_of(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@linux
def test_a_name_that_is_not_utf_8_is_found_under_one_that_can_be_kept(sources, write):
    write("a.pdf")
    (sources / GBK).write_text("A text.")
    assert list(scan(sources)) == ["a.pdf", "\ufffd\ufffd\ufffd\ufffd.txt"]
    assert written("软法.txt") == "软法.txt"


@linux
def test_sources_under_a_name_that_is_not_utf_8_are_refused(tmp_path):
    (tmp_path / GBK).mkdir()
    with pytest.raises(SourcesError, match="not written in UTF-8"):
        scan(tmp_path / GBK)


def test_a_folder_that_cannot_be_looked_into_is_told_for_its_files_are_not_gone(sources, write, monkeypatch):
    write("a.pdf", "closed/b.pdf")
    looked = os.scandir

    def refused(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return looked(path)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(SourcesError, match=r"closed cannot be opened \(Permission denied\)"):
        scan(sources)


def test_what_may_be_listed_and_not_looked_at_is_left_to_its_reader(sources, write, monkeypatch):
    write("a.pdf", "b.pdf")
    looked = Path.is_file

    def refused(path):
        if path.name == "b.pdf":
            raise PermissionError(13, "Permission denied")
        return looked(path)

    monkeypatch.setattr(Path, "is_file", refused)
    assert list(scan(sources)) == ["a.pdf", "b.pdf"]


def test_sources_that_cannot_be_looked_for_are_told(tmp_path, monkeypatch):
    def refused(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", refused)
    with pytest.raises(SourcesError, match="cannot be opened"):
        scan(tmp_path)
