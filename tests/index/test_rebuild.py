"""A build over a version that serves: what is kept, what is made again, and what goes on serving."""

import json
import os

import numpy as np
import pytest

from index.archive import write_boxes
from index.build import build
from index.errors import EmbedderError, ReadError, SourcesError, VersionError
from index.library import Library
from index.represent import texts_of, vectors_of
from index.scan import scan
from index.versions import Layout, current_manifest

#: The words of a.pdf and b.pdf, title and topic, in the order in which they first stand there.
WORDS = ["paper", "rivers", "carry", "water", "sea", "through", "eleven", "countries"]
WORDS += ["treaties", "bind", "states", "agreed"]


def _versions(root):
    return sorted(path.name for path in (root / "versions").iterdir())


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
    assert len(encoded) == 4 + len(WORDS)


def test_a_mended_file_is_a_changed_one(sources, root, write):
    write("a.pdf")
    (sources / "b.pdf").write_bytes(b"broken")
    build(sources, root)
    write("b.pdf")
    report = build(sources, root)
    assert (report.changed, report.failed, report.documents) == (("b.pdf",), (), 2)


def test_when_all_files_break_the_old_version_goes_on_serving(sources, root, write):
    write("a.pdf")
    build(sources, root)
    (sources / "a.pdf").write_bytes(b"broken")
    with pytest.raises(SourcesError):
        build(sources, root)
    assert current_manifest(Layout(root)).version == 1
    assert len(Library.open(root).passages) == 1


def test_vectors_of_unchanged_passages_and_known_words_are_used_again(sources, root, write, encoded, topics):
    write("a.pdf", "b.pdf")
    build(sources, root)
    # Of two passages the text under its title, and its only sentence; then the words of both.
    assert len(encoded) == 4 + len(WORDS)
    assert encoded[4:] == WORDS
    encoded.clear()
    write("c.pdf")
    build(sources, root)
    assert encoded == [f"A Paper on Glaciers\n{topics['c']}", topics["c"], "glaciers", "store", "fresh", "earth"]


def test_a_word_that_is_mostly_written_in_another_form_now_is_embedded_in_that(sources, root, write, encoded):
    write("a.pdf")
    build(sources, root)
    encoded.clear()
    text = "River by river the water is carried."
    write("r.pdf", text=text)
    build(sources, root)
    # With the titles "rivers" stands there twice and "river" three times; "carry" and "carried" once, the first stays.
    assert encoded == [f"A Paper on River\n{text}", text, "river"]


def test_every_vector_is_that_of_its_own_passage_after_files_come_and_go(sources, root, write):
    write("b.pdf", "d.pdf")
    build(sources, root)
    (sources / "b.pdf").unlink()
    write("a.pdf", "c.pdf")
    build(sources, root)
    library = Library.open(root)
    passages = list(library.passages.values())
    texts = [texts_of(p, library.documents[p.document_id].title) for p in passages]
    fresh = vectors_of(passages, texts, library.search.embedder, {})
    lane = library.search.lanes["en"]
    kept = lane.vectors()
    assert [rows.shape for rows in kept] == [(2, 384)] * 3
    assert np.allclose(np.sum(np.stack(fresh) * np.stack(kept), axis=2), 1, atol=0.01)
    words = lane.likeness.vectors()
    assert {"courts", "glaciers"} < words.keys()
    assert "treaties" not in words
    fresh_words = library.search.embedder.encode(list(words))
    assert np.allclose(np.sum(fresh_words * np.stack(list(words.values())), axis=1), 1, atol=0.01)


def test_files_are_not_read_again(sources, root, write, monkeypatch):
    write("a.pdf")
    build(sources, root)
    write("b.pdf")
    asked = []

    def refusing(function, jobs, megabytes, **named):
        for job in jobs:
            asked.append(job.key)
            yield job.key, ReadError("Not now.", "Later.")

    monkeypatch.setattr("index.intake.run_each", refusing)
    assert build(sources, root).documents == 1
    assert asked == ["b.pdf"]


def test_a_renamed_file_keeps_its_passages_and_nothing_is_read_or_embedded(sources, root, write, encoded, monkeypatch):
    write("a.pdf", "b.pdf")
    build(sources, root)
    before = set(Library.open(root).passages)
    (sources / "deep").mkdir()
    (sources / "a.pdf").rename(sources / "deep" / "z.pdf")
    (sources / "copy.pdf").write_bytes((sources / "b.pdf").read_bytes())
    read = []

    def noting(function, jobs, *more, **named):
        read.extend(job.key for job in jobs)
        return (outcome for outcome in ())

    monkeypatch.setattr("index.intake.run_each", noting)
    monkeypatch.setattr("index.build.cut", None)  # nor cut again
    encoded.clear()
    report = build(sources, root)
    assert (read, encoded) == ([], [])
    assert (report.added, report.removed, report.documents) == (("copy.pdf", "deep/z.pdf"), ("a.pdf",), 2)
    library = Library.open(root)
    assert set(library.passages) == before
    assert [document.file for document in library.documents.values()] == ["b.pdf", "deep/z.pdf"]


def test_a_full_build_that_reads_otherwise_leaves_what_serves_its_boxes(sources, root, write, monkeypatch):
    write("a.pdf")
    build(sources, root)
    library = Library.open(root)
    (document,) = library.documents.values()
    before = library.boxes(document, 1)
    path = library.layout.boxes(document.id, library.manifest.recipe)
    write_boxes(path, [before + 1])  # as if it had been read otherwise then
    build(sources, root, full=True)
    assert (library.boxes(document, 1) == before + 1).all()
    assert (Library.open(root).boxes(document, 1) == before).all()


def test_a_file_that_changes_while_it_is_read_is_not_kept(sources, root, write, monkeypatch):
    write("a.pdf", "b.pdf")
    digests = scan(sources)
    monkeypatch.setattr("index.build.scan", lambda folder: digests | {"a.pdf": "0" * 64})
    report = build(sources, root)
    assert [(failure.file, "changed while" in failure.reason) for failure in report.failed] == [("a.pdf", True)]
    monkeypatch.undo()
    assert build(sources, root).failed == ()


def test_a_full_disk_is_said_and_what_served_goes_on_serving(sources, root, write, monkeypatch):
    write("a.pdf")
    build(sources, root)
    write("b.pdf")

    def full(self, folder):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.lane.Lane.save", full)
    with pytest.raises(VersionError, match="No space left") as caught:
        build(sources, root)
    assert "Make room" in caught.value.remedy
    assert (_versions(root), current_manifest(Layout(root)).version) == (["0001"], 1)


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
    assert _versions(root) == ["0001"]
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
    assert len(encoded) == 4 + len(WORDS)
    assert build(sources, root).version == 2


def test_another_recipe_reads_everything_again_and_says_so(sources, root, write, encoded, monkeypatch):
    write("a.pdf")
    build(sources, root)
    encoded.clear()
    monkeypatch.setattr("index.build.RECIPE", "next")
    report = build(sources, root)
    assert (report.version, len(encoded)) == (2, 2 + 8)  # eight words are those of a.pdf
    assert "read again" in report.notice
    assert len(Library.open(root).passages) == 1


def test_the_catalog_names_documents_and_a_new_name_is_embedded(sources, root, write, encoded, topics):
    write("a.pdf", "b.pdf")
    build(sources, root)
    encoded.clear()
    catalog = [{"file": "a.pdf", "title": "The Law of Rivers", "author": [{"family": "罗", "given": "豪才"}]}]
    (sources / "catalog.json").write_text(json.dumps(catalog), encoding="utf-8")
    report = build(sources, root)
    assert (report.version, report.unchanged) == (2, 2)
    assert encoded == [f"The Law of Rivers\nA Paper on Rivers\n{topics['a']}", topics["a"], "law"]
    titles = {d.file: (d.title, d.record and d.record.authors) for d in Library.open(root).documents.values()}
    assert titles == {"a.pdf": ("The Law of Rivers", ("罗豪才",)), "b.pdf": ("A Paper on Treaties", None)}


@pytest.mark.parametrize("damage", ["missing", "cut in half", "replaced"])
@pytest.mark.parametrize(
    "part",
    [
        "passages.jsonl",
        "en/passages/vectors.faiss",
        "en/passages/words/words.json",
        "en/sentences/vectors.faiss",
        "en/sentences/words/counts.npz",
        "en/sentences.npy",
        "en/likeness/words.faiss",
        "en/likeness/forms.json",
    ],
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
