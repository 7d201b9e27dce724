"""Versions on disk: manifest last, one build at a time."""

from pathlib import Path

import pytest

from index.errors import IndexBusy, IndexMismatch, IndexMissing
from index.versions import (
    Entry,
    Failure,
    Layout,
    Manifest,
    PageWarning,
    current_manifest,
    locked,
    new_version,
    switch,
    typed,
)


@pytest.fixture
def layout(tmp_path):
    return Layout(tmp_path / "index")


def _manifest(number):
    return Manifest(
        version=number,
        created="2024-01-01T00:00:00+00:00",
        recipe="1",
        sources="/sources",
        catalog="",
        embedder="shipped",
        fingerprint="f" * 16,
        files={"软法.pdf": "0" * 64, "bad.pdf": "1" * 64},
        documents=(Entry("0" * 16, "软法.pdf", "软法", "zh", 2, 3),),
        failed=(Failure("bad.pdf", "This is not a PDF file."),),
        warnings=(PageWarning("软法.pdf", 2, "no text on the page"),),
    )


def test_a_manifest_comes_back_the_same():
    assert Manifest.from_json(_manifest(3).to_json()) == _manifest(3)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"documents": 1}', '{"documents": [], "failed": [], "warnings": []}']
)
def test_something_else_is_no_manifest(text):
    with pytest.raises((KeyError, TypeError, ValueError)):
        Manifest.from_json(text)


def test_the_version_switched_to_serves(layout):
    for number in (1, 2):
        assert new_version(layout) == number
        switch(layout, _manifest(number))
    assert current_manifest(layout) == _manifest(2)


def test_nothing_built_is_index_missing(layout):
    with pytest.raises(IndexMissing) as caught:
        current_manifest(layout)
    assert f"build --index {layout.root}" in caught.value.remedy


def test_a_version_without_a_manifest_is_not_served_and_its_number_is_used_again(layout):
    new_version(layout)
    switch(layout, _manifest(1))
    assert new_version(layout) == 2
    (layout.version(2) / "passages.jsonl").write_text("left by a killed build")
    assert current_manifest(layout).version == 1
    assert new_version(layout) == 2
    assert list(layout.version(2).iterdir()) == []


def test_a_version_whose_switch_was_killed_keeps_its_number(layout):
    new_version(layout)
    switch(layout, _manifest(1))
    new_version(layout)
    (layout.version(2) / "manifest.json").write_text(_manifest(2).to_json(), encoding="utf-8")
    assert current_manifest(layout).version == 1
    assert new_version(layout) == 3


def test_numbers_go_on_after_the_ninth(layout):
    for number in range(1, 12):
        assert new_version(layout) == number
        switch(layout, _manifest(number))
    assert current_manifest(layout).version == 11


@pytest.mark.parametrize("current", ["7\n", "", "seven", "../x"])
def test_current_that_names_no_whole_version_is_a_mismatch(layout, current):
    new_version(layout)
    switch(layout, _manifest(1))
    layout.current.write_text(current, encoding="utf-8")
    with pytest.raises(IndexMismatch) as caught:
        current_manifest(layout)
    assert "build --full" in caught.value.remedy


def test_a_path_with_a_space_is_typed_in_quotation_marks(tmp_path):
    with pytest.raises(IndexMissing) as caught:
        current_manifest(Layout(tmp_path / "my index"))
    assert caught.value.remedy == f'Build one: python -m index build --index "{tmp_path / "my index"}"'
    assert typed("var/index") == "var/index"


def test_an_index_that_may_not_be_opened_is_not_to_be_built_again(layout, monkeypatch):
    def refused(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(IndexMissing, match="cannot be opened") as caught:
        current_manifest(layout)
    assert "build" not in caught.value.remedy


def test_a_damaged_manifest_is_a_mismatch(layout):
    new_version(layout)
    switch(layout, _manifest(1))
    text = (layout.version(1) / "manifest.json").read_text(encoding="utf-8")
    (layout.version(1) / "manifest.json").write_text(text[:100], encoding="utf-8")
    with pytest.raises(IndexMismatch):
        current_manifest(layout)


def test_a_second_build_is_refused_while_one_runs(layout):
    with locked(layout):
        with pytest.raises(IndexBusy), locked(layout):
            pass
        with pytest.raises(IndexBusy), locked(Layout(layout.root)):
            pass


def test_the_lock_is_given_back_after_an_error(layout):
    with pytest.raises(RuntimeError), locked(layout):
        raise RuntimeError("the build failed")
    with locked(layout):
        pass


def test_a_reader_needs_no_lock(layout):
    new_version(layout)
    switch(layout, _manifest(1))
    with locked(layout):
        assert current_manifest(layout).version == 1


def test_switch_writes_current_after_the_manifest(layout, monkeypatch):
    written = []

    def record(path, text):
        written.append(path.name)

    monkeypatch.setattr("index.versions.write_text", record)
    new_version(layout)
    switch(layout, _manifest(1))
    assert written == ["manifest.json", "CURRENT"]


def test_a_folder_that_is_no_number_is_no_version(layout):
    new_version(layout)
    switch(layout, _manifest(1))
    copy = layout.root / "versions" / "0009 (copy)"
    copy.mkdir()
    (copy / "manifest.json").write_text("{}", encoding="utf-8")
    assert new_version(layout) == 2


def test_a_file_in_place_of_the_index_folder_is_index_missing(tmp_path):
    (tmp_path / "file").write_text("x")
    for root in (tmp_path / "file", tmp_path / "file" / "index"):
        with pytest.raises(IndexMissing), locked(Layout(root)):
            pass
        with pytest.raises(IndexMissing):
            current_manifest(Layout(root))
