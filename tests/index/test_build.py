"""The build from files to a version that serves, with the shipped model."""

import pytest

from index.archive import read_passages
from index.build import build
from index.errors import IndexBusy, SourcesError
from index.lane import Lane
from index.library import Library
from index.versions import Layout, locked


def test_the_report_counts_files_pages_and_passages(sources, root, make_pdf, set_page, topics):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", topics["a"]), set_page("## 1. Law", topics["b"])])
    report = build(sources, root)
    assert (report.version, report.documents, report.pages, report.passages) == (1, 1, 2, 2)
    assert (report.failed, report.warnings, report.notice) == ((), (), "")


def test_a_broken_file_is_reported_and_the_rest_serves(sources, root, write, topics):
    write("a.pdf")
    (sources / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    report = build(sources, root)
    assert [failure.file for failure in report.failed] == ["broken.pdf"]
    assert "damaged" in report.failed[0].reason
    assert report.documents == 1
    hits = Library.open(root).search.search("rivers and the sea")
    assert [hit.passage.text for hit in hits] == [topics["a"]]


def test_the_same_file_under_two_names_is_indexed_once(sources, root, write):
    write("a.pdf")
    (sources / "copy.pdf").write_bytes((sources / "a.pdf").read_bytes())
    report = build(sources, root)
    assert (report.documents, report.passages) == (1, 1)
    assert [(w.file, w.page, "a.pdf" in w.reason) for w in report.warnings] == [("copy.pdf", 0, True)]


def test_a_page_that_cannot_be_read_is_a_warning_in_this_build_and_in_the_next(
    sources, root, make_pdf, set_page, write, topics, break_pages
):
    break_pages(make_pdf(sources / "a.pdf", [set_page("# On Rivers", topics["a"])] * 2), 2)
    first = build(sources, root)
    assert [(w.file, w.page) for w in first.warnings] == [("a.pdf", 2)]
    write("b.pdf")
    assert build(sources, root).warnings == first.warnings


def test_a_missing_folder_is_a_sources_error(tmp_path, root):
    with pytest.raises(SourcesError, match="does not exist"):
        build(tmp_path / "nowhere", root)


def test_an_empty_folder_is_a_sources_error(sources, root):
    (sources / "readme.rst").write_text("of no kind that is read")
    with pytest.raises(SourcesError, match=r"no file.*can be read.*\.pdf, \.docx"):
        build(sources, root)
    assert not root.exists()


def test_only_broken_files_are_a_sources_error_that_says_why(sources, root):
    (sources / "a.pdf").write_bytes(b"broken")
    with pytest.raises(SourcesError) as caught:
        build(sources, root)
    assert "a.pdf: This is not a PDF file." in caught.value.remedy


def test_a_malformed_catalog_stops_the_build(sources, root, write):
    write("a.pdf")
    (sources / "catalog.json").write_text("{", encoding="utf-8")
    with pytest.raises(SourcesError, match=r"catalog\.json"):
        build(sources, root)


def test_each_language_has_its_lane(sources, root, write, make_pdf):
    write("a.pdf")
    lines = ["一、软法的效力", "软法虽然没有法律拘束力，但是各国仍然普遍遵守这些规则。"]
    make_pdf(sources / "z.pdf", [[(72, 700, 16, lines[0]), (72, 660, 10, lines[1])]], title="论软法")
    build(sources, root)
    library = Library.open(root)
    assert [(d.file, d.language, d.title) for d in library.documents.values()] == [
        ("a.pdf", "en", "A Paper on Rivers"),
        ("z.pdf", "zh", "论软法"),
    ]
    folder = library.layout.version(1)
    assert {name: len(Lane.load(name, folder / name)) for name in ("en", "zh")} == {"en": 1, "zh": 1}
    (hit,) = library.search.search("軟法的法律拘束力", k=1)
    assert (hit.passage.text, hit.passage.heading) == (lines[1], (lines[0],))
    assert hit.channel("lexical") > 0


def test_a_build_is_refused_while_another_runs(sources, root, write):
    write("a.pdf")
    with locked(Layout(root)), pytest.raises(IndexBusy):
        build(sources, root)


def test_progress_is_told_file_by_file(sources, root, write):
    write("a.pdf", "b.pdf")
    told = []
    build(sources, root, progress=lambda *what: told.append(what))
    assert [what for what in told if what[0] == "reading"] == [("reading", 1, 2, "a.pdf"), ("reading", 2, 2, "b.pdf")]
    assert sorted(file for stage, _, _, file in told if stage == "read") == ["a.pdf", "b.pdf"]
    # Two passages as a whole and by their only sentence; of two topics and their titles twelve words.
    assert told[4:6] == [("embedding", 4, 4, ""), ("embedding words", 12, 12, "")]
    assert [stage for stage, *_ in told[6:]] == ["writing", "testing", "testing"]


def test_passages_on_disk_are_in_reading_order(sources, root, make_pdf, set_page, topics):
    make_pdf(sources / "a.pdf", [set_page("# Two Rules", "## 1. Law", topics["b"]), set_page("## 2. Sea", topics["a"])])
    build(sources, root)
    passages = read_passages(Layout(root).version(1) / "passages.jsonl")
    assert [p.text for p in passages] == [topics["b"], topics["a"]]
