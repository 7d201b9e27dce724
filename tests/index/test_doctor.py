"""The examination finds what was broken on purpose, and says what to do."""

import json
import shutil

import pytest

from index.archive import read_passages, write_passages
from index.doctor import examine
from index.errors import IndexMissing
from index.versions import Layout, locked


@pytest.fixture
def copy(library_root, library_sources, tmp_path):
    """An index and its sources, which a test may damage."""
    root = shutil.copytree(library_root, tmp_path / "index")
    sources = shutil.copytree(library_sources, tmp_path / "sources")
    path = Layout(root).manifest(1)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"sources": str(sources)}))
    return root, sources


def _told(root, sources=None):
    findings = examine(root, sources)
    assert all(finding.remedy for finding in findings)
    return [(finding.severity, finding.where, finding.what) for finding in findings]


def test_a_sound_index_has_no_findings(copy):
    assert _told(copy[0]) == []


def test_nothing_built_is_index_missing(tmp_path):
    with pytest.raises(IndexMissing):
        examine(tmp_path)


def test_files_that_went_changed_or_came_are_found(copy, make_pdf, set_page):
    root, sources = copy
    (sources / "papers" / "glaciers.pdf").unlink()
    make_pdf(sources / "papers" / "softlaw.pdf", [set_page("Something else.")])
    make_pdf(sources / "new.pdf", [set_page("Something new.")])
    assert [(severity, where) for severity, where, _ in _told(root)] == [
        ("warning", "papers/glaciers.pdf"),
        ("warning", "papers/softlaw.pdf"),
        ("warning", "new.pdf"),
    ]


def test_another_folder_of_sources_may_be_named(copy, tmp_path):
    root, sources = copy
    sources.rename(tmp_path / "moved")
    ((severity, where, what),) = _told(root)
    assert (severity, where, "does not exist" in what) == ("error", str(sources), True)
    assert _told(root, tmp_path / "moved") == []


def test_the_lists_beside_the_sources_are_joined_to_files(copy):
    root, sources = copy
    entries = [{"file": "papers/softlaw.pdf", "title": "T"}, {"file": "none.pdf"}, {"file": "x.exe"}]
    (sources / "catalog.json").write_text(json.dumps(entries))
    (sources / "passwords.tsv").write_text("gone.pdf\triver-q7\npapers/softlaw.pdf\tx\n")
    told = _told(root)
    assert [(severity, where) for severity, where, _ in told] == [
        ("warning", "papers/softlaw.pdf"),  # its record is not in the index yet
        ("warning", "none.pdf"),
        ("warning", "x.exe"),
        ("warning", "gone.pdf"),
        ("hint", "agreements/rivers.pdf"),
        ("hint", "papers/glaciers.pdf"),
    ]
    assert "river-q7" not in str(told)


def test_malformed_lists_are_errors(copy):
    root, sources = copy
    (sources / "catalog.json").write_text("{")
    (sources / "passwords.tsv").write_text("no tab")
    (sources / "glossary.tsv").write_text("no tab")
    assert [finding[:2] for finding in _told(root)] == [
        ("error", "catalog.json"),
        ("error", "passwords.tsv"),
        ("error", "glossary.tsv"),
    ]


def test_a_glossary_that_was_edited_but_not_built_in_is_found(copy):
    root, sources = copy
    (sources / "glossary.tsv").write_text("软法\tsoft law\n", encoding="utf-8")
    ((severity, where, what),) = _told(root)
    assert (severity, where) == ("warning", "glossary.tsv") and "edited since" in what


def _rewrite(root, change):
    path = Layout(root).version(1) / "passages.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    change(rows)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_orphans_and_passages_that_stand_elsewhere_are_found(copy):
    root, _ = copy

    def change(rows):
        rows[0]["document_id"] = "0" * 16
        rows[1]["spans"][0]["start"] += 1

    _rewrite(root, change)
    said = " ".join(what for _, _, what in _told(root))
    assert "1 passages belong to no document (0000000000000000)" in said
    assert "does not stand where it says" in said


def test_a_span_beyond_the_last_page_is_found(copy):
    root, _ = copy
    _rewrite(root, lambda rows: rows[0]["spans"][0].update(page=99))
    assert any("does not stand where it says" in what for _, _, what in _told(root))


def test_lanes_that_do_not_fit_are_found(copy):
    root, _ = copy
    path = Layout(root).version(1) / "passages.jsonl"
    write_passages(path, read_passages(path)[:-1])
    ((severity, where, what),) = _told(root)
    assert (severity, where, "vectors and passages differ" in what) == ("error", "version 1", True)


def test_several_entries_of_one_file_are_found(copy):
    root, sources = copy
    entries = [{"file": "papers/softlaw.pdf", "title": title} for title in ("First", "Second")]
    (sources / "catalog.json").write_text(json.dumps(entries))
    assert ("papers/softlaw.pdf", "The catalog has several entries for the file; the first counts.") in [
        (finding.where, finding.what) for finding in examine(root, sources)
    ]


def test_another_embedder_is_found(copy):
    root, _ = copy
    path = Layout(root).manifest(1)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"embedder": "no/such/model"}))
    ((severity, _, what),) = _told(root)
    assert (severity, "not there" in what) == ("error", True)


def test_lost_boxes_are_found(copy):
    root, _ = copy
    one, two, three = sorted(Layout(root).documents.glob("*.npz"))
    one.unlink()
    two.write_bytes(two.read_bytes()[:100])
    three.write_bytes(b"")
    assert [severity for severity, *_ in _told(root)] == ["error", "error", "error"]


def test_another_way_of_reading_is_found(copy, monkeypatch):
    monkeypatch.setattr("index.doctor.RECIPE", "next")
    ((severity, where, _),) = _told(copy[0])
    assert (severity, where) == ("warning", "version 1")


def test_files_that_failed_are_told_with_their_reason(copy):
    root, sources = copy
    path = Layout(root).manifest(1)
    manifest = json.loads(path.read_text())
    manifest["failed"] = [{"file": "papers/softlaw.pdf", "reason": "It is locked."}]
    path.write_text(json.dumps(manifest))
    (finding,) = examine(root, sources)
    assert (finding.severity, finding.where, finding.remedy) == ("warning", "papers/softlaw.pdf", "It is locked.")


def test_remains_of_a_killed_build_are_found_but_not_while_one_runs(copy):
    root, _ = copy
    Layout(root).version(2).mkdir()
    (root / ".CURRENT.0123abcd").write_text("1")
    (Layout(root).documents / "nobody-3.json").write_text("{}")
    assert [(severity, where) for severity, where, _ in _told(root)] == [
        ("warning", "versions/0002"),
        ("warning", ".CURRENT.0123abcd"),
        ("hint", "documents"),
    ]
    with locked(Layout(root)):
        assert [severity for severity, *_ in _told(root)] == ["hint"]


def test_a_damaged_current_and_a_damaged_manifest_are_found(copy):
    root, _ = copy
    (Layout(root).version(2)).mkdir()
    Layout(root).manifest(2).write_text("{")
    assert [(severity, where) for severity, where, _ in _told(root)] == [("warning", "version 2")]
    Layout(root).current.write_text("x")
    assert _told(root)[0][:2] == ("error", "CURRENT")


def test_a_folder_in_which_nothing_may_be_written_is_told_beside_the_rest(copy, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("index.lock.filelock.FileLock.acquire", refused)
    ((severity, where, what),) = _told(copy[0])
    assert (severity, where, what) == ("warning", str(copy[0]), "Nothing can be written there.")
