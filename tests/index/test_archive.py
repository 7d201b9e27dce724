"""Documents, passages and boxes on disk and back."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.archive import (
    Reading,
    halves,
    read_boxes,
    read_document,
    read_passages,
    read_reading,
    write_boxes,
    write_out,
    write_passages,
    write_reading,
    write_text,
)
from index.document import Passage, Record, Span
from index.errors import OutputError


def test_a_document_comes_back_the_same(tmp_path, make_document):
    document = make_document([("heading", "软法", 2), ("paragraph", "“Soft” law")], [("note", "① See above.")])
    pages = (replace(document.pages[0], label="xii"), document.pages[1])
    blocks = (replace(pages[1].blocks[0], continues=True),)
    record = Record("T", ("罗豪才", "Dinah Shelton"), "2008", "法学研究", "article", '{"file": "a.pdf"}')
    guess = Record("T", ("A",), "", "", "treaty", "{}", ("China", "Korea"), "2015-06-01", ("authors",))
    document = replace(document, record=record, guess=guess, pages=(pages[0], replace(pages[1], blocks=blocks)))
    reading = Reading(document, ((2, "no text on the page"),), True)
    write_reading(tmp_path / "new" / "d.json", reading)
    assert read_document(tmp_path / "new" / "d.json") == document
    assert read_reading(tmp_path / "new" / "d.json") == reading


def test_a_document_without_a_record_comes_back_the_same(tmp_path, make_document):
    document = make_document([("paragraph", "x")])
    write_reading(tmp_path / "d.json", Reading(document, (), False))
    assert read_document(tmp_path / "d.json") == document


def test_passages_come_back_the_same_whatever_breaks_their_lines(tmp_path):
    text = "one\ntwo\u2028three\u0085four\rfive"
    passages = (
        Passage("1", "d", text, (Span(1, 0, 5), Span(2, 0, 3)), ("一、", "（一）"), "zh", "body"),
        Passage("2", "d", "n", (Span(2, 4, 5),), (), "en", "note"),
    )
    write_passages(tmp_path / "p.jsonl", passages)
    assert read_passages(tmp_path / "p.jsonl") == passages


def test_boxes_come_back_by_page_from_one(tmp_path):
    first = np.array([[1, 2, 3, 4]], dtype=np.float32)
    second = np.zeros((0, 4), dtype=np.float32)
    third = np.array([[5, 6, 7, 8], [9, 10, 11, 12]], dtype=np.float32)
    write_boxes(tmp_path / "b.npz", [first, second, third])
    assert np.array_equal(read_boxes(tmp_path / "b.npz", 1), first)
    assert read_boxes(tmp_path / "b.npz", 2).shape == (0, 4)
    assert np.array_equal(read_boxes(tmp_path / "b.npz", 3), third)
    assert read_boxes(tmp_path / "b.npz", 3).dtype == np.float32


def test_write_text_replaces_the_whole_file(tmp_path):
    path = tmp_path / "f.txt"
    write_text(path, "a long first text")
    write_text(path, "软法")
    assert path.read_bytes() == "软法".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_out_is_told_with_what_to_do(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "folder", tmp_path / "file" / "below"):
        with pytest.raises(OutputError, match="cannot be written") as caught:
            write_out(path, "text")
        assert "Name another place" in caught.value.remedy
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_what_is_no_name_of_a_file_is_told(tmp_path):
    with pytest.raises(OutputError, match="not the name of a file"):
        write_out(Path(""), "text")


def test_what_was_left_half_written_is_told_from_all_else_that_is_hidden(tmp_path):
    for name in (".d.json.0123abcd", ".DS_Store", ".d.json.0123ABCD", "d.json"):
        (tmp_path / name).write_text("half")
    (tmp_path / ".folder.0123abcd").mkdir()
    assert [path.name for path in halves(tmp_path)] == [".d.json.0123abcd"]


def test_write_text_leaves_the_old_file_when_it_fails(tmp_path):
    path = tmp_path / "f.txt"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "new, but not Unicode: \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_write_text_leaves_the_old_file_when_the_disk_fails(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    path = tmp_path / "f.txt"
    write_text(path, "old")
    monkeypatch.setattr("index.archive.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_text(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_files_have_the_mode_that_the_umask_leaves(tmp_path):
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "f.txt", "x")
        write_boxes(tmp_path / "b.npz", [])
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("f.txt", "b.npz")] == [0o640, 0o640]
