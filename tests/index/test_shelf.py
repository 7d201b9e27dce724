"""Files come to the sources whole and under a safe name, go to the trash, and come back."""

import os
import unicodedata
import zipfile

import pytest

from index.config import IndexConfig
from index.errors import ShelfError
from index.scan import scan
from index.shelf import add, clean_name, discarded, remove, restore

PDF = b"%PDF-1.7\n" + b"x" * 100


@pytest.fixture
def trash(tmp_path):
    return tmp_path / "trash"


def _files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_bytes_and_files_are_added_under_their_name(sources, trash, tmp_path):
    (tmp_path / "upload").write_bytes(PDF)
    assert add(sources, "软法 2024.pdf", PDF, trash, folder="papers/zh") == "papers/zh/软法 2024.pdf"
    assert add(sources, "b.pdf", tmp_path / "upload", trash) == "b.pdf"
    assert _files(sources) == ["b.pdf", "papers/zh/软法 2024.pdf"]
    assert (sources / "papers/zh/软法 2024.pdf").read_bytes() == (sources / "b.pdf").read_bytes() == PDF
    assert (tmp_path / "upload").exists()


def test_a_name_is_composed(sources, trash):
    decomposed = unicodedata.normalize("NFD", "Übereinkommen.txt")
    assert add(sources, decomposed, b"Wasser", trash) == "Übereinkommen.txt"


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ".",
        "..",
        "../a.pdf",
        "/etc/passwd.txt",
        "a/b.pdf",
        "..\\a.pdf",
        "C:\\a.pdf",
        "C:a.pdf",
        "a.pdf/",
        "a\0.pdf",
        "a\n.pdf",
        "a\x1b[31m.pdf",
        "fdp.\u202efdp.pdf",  # right to left: looks like another name
        "a\u200b.pdf",
        "\udcff.pdf",
        ".hidden.pdf",
        "~$a.docx",
        ".pdf",
        "a.pdf.",
        "CON.pdf",
        "com1.x.txt",
        "<script>.pdf",
        'a".pdf',
        "法" * 80 + ".pdf",
        "catalog.json",
        "passwords.tsv",
        "a.exe",
        "a",
    ],
)
def test_a_hostile_name_is_refused_and_nothing_is_written(sources, trash, name):
    with pytest.raises(ShelfError) as caught:
        add(sources, name, PDF, trash)
    assert caught.value.remedy
    assert _files(sources.parent) == []


@pytest.mark.parametrize("folder", ["..", "papers/../..", "a\\b", ".hidden", "a\0", "papers/ ", "C:"])
def test_a_hostile_folder_is_refused(sources, trash, folder):
    with pytest.raises(ShelfError):
        add(sources, "a.pdf", PDF, trash, folder=folder)
    assert _files(sources.parent) == []


def test_a_leading_slash_leads_nowhere_else(sources, trash):
    assert add(sources, "a.pdf", PDF, trash, folder="/papers") == "papers/a.pdf"


def test_a_link_that_leads_out_is_not_followed(sources, trash, tmp_path):
    (tmp_path / "outside").mkdir()
    (sources / "papers").symlink_to(tmp_path / "outside")
    with pytest.raises(ShelfError, match="leads out"):
        add(sources, "a.pdf", PDF, trash, folder="papers")
    (tmp_path / "outside" / "a.pdf").write_bytes(PDF)
    with pytest.raises(ShelfError):
        remove(sources, "papers/a.pdf", trash)
    assert _files(tmp_path / "outside") == ["a.pdf"]


@pytest.mark.parametrize("name", ["a.pdf", "软法.md", "a b (1).docx", "A.PDF", "l'accord.txt", "网页.htm"])
def test_a_plain_name_stays_as_it_is(name):
    assert clean_name(name) == name


def test_nothing_is_overwritten_unless_told_and_then_it_is_in_the_trash(sources, trash):
    add(sources, "a.txt", b"old", trash)
    with pytest.raises(ShelfError, match="already"):
        add(sources, "a.txt", b"new", trash)
    assert (sources / "a.txt").read_bytes() == b"old"
    add(sources, "a.txt", b"new", trash, replace=True)
    assert (sources / "a.txt").read_bytes() == b"new"
    (held,) = discarded(trash)
    assert held.file == "a.txt"
    assert (trash / held.key / "a.txt").read_bytes() == b"old"


def test_a_file_that_came_meanwhile_is_not_overwritten(sources, trash, monkeypatch):
    monkeypatch.setattr("index.shelf._refuse_taken", lambda *_, **__: None)
    (sources / "a.txt").write_bytes(b"old")
    with pytest.raises(ShelfError, match="already"):
        add(sources, "a.txt", b"new", trash)
    assert (sources / "a.txt").read_bytes() == b"old"
    assert _files(sources) == ["a.txt"]


def _package(path, part):
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(part, "<x/>")
    return path.read_bytes()


def test_the_content_must_be_what_the_ending_says(sources, trash, tmp_path):
    word, other = _package(tmp_path / "w", "word/document.xml"), _package(tmp_path / "z", "x.xml")
    book = _package(tmp_path / "b", "META-INF/container.xml")
    html = b"<!DOCTYPE html><html><body>403</body></html>"
    wrong = [("a.pdf", html), ("a.pdf", b"no PDF"), ("a.docx", PDF), ("a.docx", other), ("a.docx", b"text")]
    wrong += [("a.txt", PDF), ("a.md", b"\x89PNG\r\n\0\0"), ("a.html", word), ("a.txt", b"MZ\0\0")]
    wrong += [("a.epub", word), ("a.docx", book), ("a.epub", other), ("a.txt", book)]
    for name, content in wrong:
        with pytest.raises(ShelfError):
            add(sources, name, content, trash)
    assert _files(sources) == []
    add(sources, "a.docx", word, trash)
    add(sources, "a.epub", book, trash)
    add(sources, "a.html", html, trash)
    add(sources, "a.txt", "条约".encode("utf-16"), trash)
    add(sources, "b.pdf", b"\xef\xbb\xbf" + PDF, trash)
    assert _files(sources) == ["a.docx", "a.epub", "a.html", "a.txt", "b.pdf"]


def test_an_old_word_file_is_refused_with_its_own_remedy(sources, trash):
    with pytest.raises(ShelfError, match="old kind") as caught:
        add(sources, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, trash)
    assert ".docx" in caught.value.remedy


def test_size_has_limits(sources, trash):
    config = IndexConfig(megabytes_per_upload=1)
    add(sources, "a.txt", b"x" * 10**6, trash, config=config)
    with pytest.raises(ShelfError, match="more than may be added") as caught:
        add(sources, "b.txt", b"x" * (10**6 + 1), trash, config=config)
    assert "megabytes_per_upload" in caught.value.remedy
    with pytest.raises(ShelfError, match="empty"):
        add(sources, "b.txt", b"", trash)


def test_a_file_or_folder_that_is_not_there_is_said(sources, trash, tmp_path):
    with pytest.raises(ShelfError, match="There is no file"):
        add(sources, "a.txt", tmp_path / "none", trash)
    with pytest.raises(ShelfError, match="does not exist"):
        add(tmp_path / "none", "a.txt", b"x", trash)


def test_a_full_disk_leaves_nothing_behind(sources, trash, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.shelf.os.fsync", full)
    with pytest.raises(ShelfError, match="No space left"):
        add(sources, "a.txt", b"x", trash)
    assert os.listdir(sources) == []


def test_a_build_does_not_see_a_file_that_is_being_added(sources, trash, monkeypatch):
    add(sources, "a.txt", b"x", trash)
    seen = []
    monkeypatch.setattr("index.shelf._check_kind", lambda path, *_: seen.append((path.exists(), list(scan(sources)))))
    add(sources, "b.txt", b"y", trash)
    assert seen == [(True, ["a.txt"])]


def test_what_is_removed_comes_back(sources, trash):
    add(sources, "a.txt", b"x", trash, folder="papers")
    taken = remove(sources, "papers/a.txt", trash)
    assert (taken.file, _files(sources)) == ("papers/a.txt", [])
    assert [(item.key, item.file) for item in discarded(trash)] == [(taken.key, "papers/a.txt")]
    assert restore(sources, taken.key, trash) == "papers/a.txt"
    assert (sources / "papers" / "a.txt").read_bytes() == b"x"
    assert discarded(trash) == ()


def test_what_is_no_deletion_of_ours_in_the_trash_is_passed_over(sources, trash):
    (trash / "2024-papers").mkdir(parents=True)
    (trash / "2024-papers" / "a.pdf").write_bytes(PDF)
    assert discarded(trash) == ()


def test_restore_overwrites_nothing(sources, trash):
    add(sources, "a.txt", b"old", trash)
    taken = remove(sources, "a.txt", trash)
    add(sources, "a.txt", b"new", trash)
    with pytest.raises(ShelfError, match="already"):
        restore(sources, taken.key, trash)
    assert (sources / "a.txt").read_bytes() == b"new"
    assert len(discarded(trash)) == 1


@pytest.mark.parametrize("file", ["none.txt", "../secret.txt", "", ".", "catalog.json", "papers/../../secret.txt"])
def test_only_a_document_of_the_sources_is_removed(sources, trash, file):
    (sources / "catalog.json").write_text("[]")
    (sources / "papers").mkdir()
    (sources.parent / "secret.txt").write_text("x")
    with pytest.raises(ShelfError):
        remove(sources, file, trash)
    with pytest.raises(ShelfError):
        remove(sources, str(sources.parent / "secret.txt"), trash)
    assert _files(sources.parent) == ["secret.txt", "sources/catalog.json"]


@pytest.mark.parametrize("key", ["", "..", "../sources", "20240101T000000-00000000"])
def test_an_unknown_key_is_refused(sources, trash, key):
    with pytest.raises(ShelfError, match="in the trash"):
        restore(sources, key, trash)
