"""The build from files to a version that serves, with the shipped model."""

import json
import os

import numpy as np
import pytest

from index.archive import read_passages
from index.build import build, embedded_text, scan
from index.document import Passage, Record, Span
from index.embedding.transformer import Transformer
from index.errors import EmbedderError, IndexBusy, ReadError, SourcesError
from index.lane import Lane
from index.library import Library
from index.versions import Layout, current_manifest, locked

TOPICS = {
    "a": "Rivers carry water to the sea through many countries.",
    "b": "Treaties bind the states that have agreed to them.",
    "c": "Glaciers store most of the fresh water of the earth.",
    "d": "Courts settle disputes between states by law.",
}


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


@pytest.fixture
def root(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def write(sources, make_pdf, set_page):
    """``write("a.pdf", "b.pdf")`` puts a page on a topic of its own in each file."""

    def write(*files, text=None):
        for file in files:
            topic = text or TOPICS[file.split("/")[-1][0]]
            make_pdf(sources / file, [set_page(f"# A Paper on {topic.split()[0]}", topic)])

    return write


@pytest.fixture
def encoded(monkeypatch):
    """Every text that a model was asked to embed."""
    texts = []
    encode = Transformer.encode

    def counting(self, asked, progress=None):
        texts.extend(asked)
        return encode(self, asked, progress)

    monkeypatch.setattr(Transformer, "encode", counting)
    return texts


def _versions(root):
    return sorted(path.name for path in (root / "versions").iterdir())


def test_the_report_counts_files_pages_and_passages(sources, root, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", TOPICS["a"]), set_page("## 1. Law", TOPICS["b"])])
    report = build(sources, root)
    assert (report.version, report.documents, report.pages, report.passages) == (1, 1, 2, 2)
    assert (report.failed, report.warnings, report.notice) == ((), (), "")


def test_every_build_tells_what_changed(sources, root, write):
    write("a.pdf", "b.pdf", "papers/d.pdf")
    first = build(sources, root)
    assert (first.added, first.changed, first.removed, first.unchanged) == (
        ("a.pdf", "b.pdf", "papers/d.pdf"),
        (),
        (),
        0,
    )
    (sources / "a.pdf").unlink()
    write("b.pdf", text="Something else is said here now.")
    write("c.pdf")
    second = build(sources, root)
    assert (second.version, second.documents) == (2, 3)
    assert (second.added, second.changed, second.removed, second.unchanged) == (("c.pdf",), ("b.pdf",), ("a.pdf",), 1)
    texts = " ".join(passage.text for passage in Library.open(root).passages.values())
    assert "Something else" in texts
    assert "Rivers" not in texts


def test_nothing_new_makes_no_version(sources, root, write, encoded):
    write("a.pdf", "b.pdf")
    build(sources, root)
    encoded.clear()
    report = build(sources, root)
    assert (report.version, report.added, report.changed, report.removed, report.unchanged) == (1, (), (), (), 2)
    assert _versions(root) == ["0001"]
    assert encoded == []


def test_a_touched_file_is_not_a_changed_one(sources, root, write):
    write("a.pdf")
    build(sources, root)
    os.utime(sources / "a.pdf", (1, 1))
    assert build(sources, root).version == 1


def test_full_makes_everything_again(sources, root, write, encoded):
    write("a.pdf", "b.pdf")
    build(sources, root)
    encoded.clear()
    assert build(sources, root, full=True).version == 2
    assert len(encoded) == 2


def test_a_broken_file_is_reported_and_the_rest_serves(sources, root, write):
    write("a.pdf")
    (sources / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    report = build(sources, root)
    assert [failure.file for failure in report.failed] == ["broken.pdf"]
    assert "damaged" in report.failed[0].reason
    assert report.documents == 1
    hits = Library.open(root).search.search("rivers and the sea")
    assert [hit.passage.text for hit in hits] == [TOPICS["a"]]


def test_a_mended_file_is_a_changed_one(sources, root, write):
    write("a.pdf")
    (sources / "b.pdf").write_bytes(b"broken")
    build(sources, root)
    write("b.pdf")
    report = build(sources, root)
    assert (report.changed, report.failed, report.documents) == (("b.pdf",), (), 2)


def test_the_same_file_under_two_names_is_indexed_once(sources, root, write):
    write("a.pdf")
    (sources / "copy.pdf").write_bytes((sources / "a.pdf").read_bytes())
    report = build(sources, root)
    assert (report.documents, report.passages) == (1, 1)
    assert [(w.file, w.page, "a.pdf" in w.reason) for w in report.warnings] == [("copy.pdf", 0, True)]


def test_a_blank_page_is_a_warning_in_this_build_and_in_the_next(sources, root, make_pdf, set_page, write):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", TOPICS["a"]), []])
    first = build(sources, root)
    assert [(w.file, w.page) for w in first.warnings] == [("a.pdf", 2)]
    write("b.pdf")
    assert build(sources, root).warnings == first.warnings


def test_a_missing_folder_is_a_sources_error(tmp_path, root):
    with pytest.raises(SourcesError, match="does not exist"):
        build(tmp_path / "nowhere", root)


def test_an_empty_folder_is_a_sources_error(sources, root):
    (sources / "readme.txt").write_text("no PDF")
    with pytest.raises(SourcesError, match="no PDF file"):
        build(sources, root)
    assert not root.exists()


def test_only_broken_files_are_a_sources_error_that_says_why(sources, root):
    (sources / "a.pdf").write_bytes(b"broken")
    with pytest.raises(SourcesError) as caught:
        build(sources, root)
    assert "a.pdf: This is not a PDF file." in caught.value.remedy


def test_when_all_files_break_the_old_version_goes_on_serving(sources, root, write):
    write("a.pdf")
    build(sources, root)
    (sources / "a.pdf").write_bytes(b"broken")
    with pytest.raises(SourcesError):
        build(sources, root)
    assert current_manifest(Layout(root)).version == 1
    assert len(Library.open(root).passages) == 1


def test_vectors_of_unchanged_passages_are_used_again(sources, root, write, encoded):
    write("a.pdf", "b.pdf")
    build(sources, root)
    assert len(encoded) == 2
    encoded.clear()
    write("c.pdf")
    build(sources, root)
    assert encoded == [f"A Paper on Glaciers\n{TOPICS['c']}"]


def test_every_vector_is_that_of_its_own_passage_after_files_come_and_go(sources, root, write):
    write("b.pdf", "d.pdf")
    build(sources, root)
    (sources / "b.pdf").unlink()
    write("a.pdf", "c.pdf")
    build(sources, root)
    library = Library.open(root)
    texts = [embedded_text(library.documents[p.document_id], p) for p in library.passages.values()]
    fresh = Transformer().encode(texts)
    kept = library.search.lanes["en"].vectors
    assert np.allclose(np.sum(fresh * kept, axis=1), 1, atol=0.01)


def test_files_are_not_read_again(sources, root, write, monkeypatch):
    write("a.pdf")
    build(sources, root)
    write("b.pdf")
    asked = []

    def reading(path):
        asked.append(path.name)
        raise ReadError("Not now.", "Later.")

    monkeypatch.setattr("index.intake.read_pdf", reading)
    assert build(sources, root).documents == 1
    assert asked == ["b.pdf"]


def test_a_version_killed_before_its_manifest_leaves_the_old_one_serving(sources, root, write, monkeypatch):
    write("a.pdf")
    build(sources, root)
    write("b.pdf")

    def killed(layout, manifest):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("index.build.switch", killed)
        with pytest.raises(KeyboardInterrupt):
            build(sources, root)
    assert _versions(root) == ["0001", "0002"]
    assert [document.file for document in Library.open(root).documents.values()] == ["a.pdf"]
    report = build(sources, root)
    assert (report.version, report.added, report.documents) == (2, ("b.pdf",), 2)
    assert len(Library.open(root).passages) == 2


def test_an_embedder_that_cannot_be_loaded_leaves_the_old_version_serving(sources, root, write, tmp_path):
    write("a.pdf")
    build(sources, root)
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "modules.json").write_text("[]")
    (tmp_path / "model" / "config.json").write_text("{}")
    with pytest.raises(EmbedderError):
        build(sources, root, str(tmp_path / "model"))
    assert current_manifest(Layout(root)).version == 1


def test_another_embedder_embeds_everything_again_and_says_so(sources, root, write, encoded):
    write("a.pdf", "b.pdf")
    build(sources, root)
    encoded.clear()
    path = Layout(root).version(1) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"fingerprint": "0" * 16, "embedder": "older"}))
    report = build(sources, root)
    assert (report.version, report.unchanged) == (2, 2)
    assert "older" in report.notice
    assert len(encoded) == 2
    assert build(sources, root).version == 2


def test_another_recipe_reads_everything_again_and_says_so(sources, root, write, encoded, monkeypatch):
    write("a.pdf")
    build(sources, root)
    encoded.clear()
    monkeypatch.setattr("index.build.RECIPE", "next")
    report = build(sources, root)
    assert (report.version, len(encoded)) == (2, 1)
    assert "read again" in report.notice
    assert len(Library.open(root).passages) == 1


def test_the_catalog_names_documents_and_a_new_name_is_embedded(sources, root, write, encoded):
    write("a.pdf", "b.pdf")
    build(sources, root)
    encoded.clear()
    catalog = [{"file": "a.pdf", "title": "The Law of Rivers", "author": [{"family": "罗", "given": "豪才"}]}]
    (sources / "catalog.json").write_text(json.dumps(catalog), encoding="utf-8")
    report = build(sources, root)
    assert (report.version, report.unchanged) == (2, 2)
    assert encoded == [f"The Law of Rivers\nA Paper on Rivers\n{TOPICS['a']}"]
    titles = {d.file: (d.title, d.record and d.record.authors) for d in Library.open(root).documents.values()}
    assert titles == {"a.pdf": ("The Law of Rivers", ("罗豪才",)), "b.pdf": ("A Paper on Treaties", None)}


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
    assert {name: len(Lane.load(name, folder / name).store) for name in ("en", "zh")} == {"en": 1, "zh": 1}
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
    build(sources, root, progress=lambda what, done, total: told.append((what, done, total)))
    assert told[:2] == [("a.pdf", 1, 2), ("b.pdf", 2, 2)]
    assert told[2:] == [("embedding", 2, 2)]


def test_passages_on_disk_are_in_reading_order(sources, root, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# Two Rules", "## 1. Law", TOPICS["b"]), set_page("## 2. Sea", TOPICS["a"])])
    build(sources, root)
    passages = read_passages(Layout(root).version(1) / "passages.jsonl")
    assert [p.text for p in passages] == [TOPICS["b"], TOPICS["a"]]


def test_scan_finds_pdf_files_in_all_folders_and_nothing_else(sources, write):
    write("a.pdf", "deep/er/b.pdf")
    (sources / "C.PDF").write_bytes((sources / "a.pdf").read_bytes())
    (sources / "notes.txt").write_text("x")
    (sources / "folder.pdf").mkdir()
    found = scan(sources)
    assert list(found) == ["C.PDF", "a.pdf", "deep/er/b.pdf"]
    assert found["C.PDF"] == found["a.pdf"] != found["deep/er/b.pdf"]


def test_title_and_headings_stand_before_the_text_once(make_document):
    record = Record("Title", (), "", "", "", "{}")
    passage = Passage("p", "d", "text", (Span(1, 0, 4),), ("Title", "Article 1"), "en", "body")
    assert embedded_text(make_document([], record=record), passage) == "Title\nArticle 1\ntext"


@pytest.mark.parametrize("damage", ["missing", "cut in half", "replaced"])
@pytest.mark.parametrize(
    "part", ["passages.jsonl", "en/dense.faiss", "en/lexical/params.index.json", "en/lexical/data.csc.index.npy"]
)
def test_a_damaged_version_is_made_again_when_the_sources_change(sources, root, write, part, damage):
    write("a.pdf")
    build(sources, root)
    write("b.pdf")
    path = Layout(root).version(1) / part
    content = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(content[: len(content) // 2 - 1] if damage == "cut in half" else b"[1, 2]\n")
    assert build(sources, root).version == 2
    assert len(Library.open(root).passages) == 2


def test_full_counts_against_the_version_that_served(sources, root, write):
    write("a.pdf", "b.pdf")
    build(sources, root)
    (sources / "a.pdf").unlink()
    write("c.pdf")
    report = build(sources, root, full=True)
    assert (report.added, report.changed, report.removed, report.unchanged) == (("c.pdf",), (), ("a.pdf",), 1)
