"""Going back to a version, what the next build makes of it, and clearing old ones away."""

import shutil

import pytest

from index.build import build
from index.document import Record
from index.errors import CheckFailed, IndexBusy, IndexMissing, VersionError
from index.history import prune, rollback, unneeded, versions
from index.library import Library
from index.live import Live
from index.versions import Layout, current_manifest, leftovers, locked


@pytest.fixture(scope="module")
def three(tmp_path_factory, make_pdf, set_page):
    """Sources and an index of three versions: of a.pdf, with b.pdf, with c.pdf."""
    from index.embedding.transformer import Transformer

    folder, embedder = tmp_path_factory.mktemp("three"), Transformer()
    texts = {"a": "Rivers carry water.", "b": "Treaties bind states.", "c": "Glaciers store fresh water."}
    for name, text in texts.items():
        make_pdf(folder / "sources" / f"{name}.pdf", [set_page(f"# On {text.split()[0]}", text)])
        build(folder / "sources", folder / "index", at_hand=embedder)
    return folder, embedder


@pytest.fixture
def copied(three, tmp_path):
    """``sources, root, embedder`` that a test may change."""
    folder, embedder = three
    shutil.copytree(folder, tmp_path / "copy")
    return tmp_path / "copy" / "sources", tmp_path / "copy" / "index", embedder


def _numbers(root):
    return [(v.number, v.documents, v.serves, bool(v.withdrawn)) for v in versions(root)]


def test_versions_are_listed_the_newest_first(three):
    folder, _ = three
    assert _numbers(folder / "index") == [(3, 3, True, False), (2, 2, False, False), (1, 1, False, False)]
    newest = versions(folder / "index")[0]
    assert (newest.pages, newest.passages, newest.failed, newest.embedder) == (3, 3, 0, "shipped")
    size = sum(p.stat().st_size for p in Layout(folder / "index").version(3).rglob("*") if p.is_file())
    assert newest.bytes == size


def test_nothing_built_has_no_versions(tmp_path):
    for recipe in (versions, rollback, lambda root: prune(root, 1)):
        with pytest.raises(IndexMissing):
            recipe(tmp_path / "none")


def test_a_rollback_lets_the_one_before_serve_and_marks_what_it_left(copied):
    _, root, embedder = copied
    done = rollback(root, at_hand=embedder)
    assert (done.before, done.now) == (3, 2)
    assert _numbers(root) == [(3, 3, False, True), (2, 2, True, False), (1, 1, False, False)]
    assert len(Library.open(root, embedder).documents) == 2
    assert rollback(root, at_hand=embedder).now == 1
    with pytest.raises(VersionError, match="no version to go back to"):
        rollback(root, at_hand=embedder)
    assert rollback(root, 3, embedder).now == 3
    assert _numbers(root) == [(3, 3, True, False), (2, 2, False, True), (1, 1, False, False)]


def test_the_one_before_is_not_one_that_was_withdrawn(copied):
    _, root, embedder = copied
    rollback(root, at_hand=embedder)
    rollback(root, at_hand=embedder)
    rollback(root, 3, embedder)
    assert rollback(root, at_hand=embedder).now == 1


def test_a_rollback_names_what_there_is_and_waits_for_no_build(copied):
    _, root, embedder = copied
    with pytest.raises(VersionError, match="no version 9") as caught:
        rollback(root, 9, embedder)
    assert "1, 2" in caught.value.remedy
    with locked(Layout(root)), pytest.raises(IndexBusy):
        rollback(root, at_hand=embedder)
    assert current_manifest(Layout(root)).version == 3


def test_a_damaged_version_is_not_gone_back_to(copied):
    _, root, embedder = copied
    (Layout(root).version(2) / "passages.jsonl").write_text("")
    with pytest.raises(CheckFailed, match="Version 2 failed its test"):
        rollback(root, at_hand=embedder)
    Layout(root).manifest(1).write_text("{")
    with pytest.raises(VersionError, match="Version 1 is damaged"):
        rollback(root, 1, embedder)
    assert current_manifest(Layout(root)).version == 3


def test_a_rollback_rescues_an_index_whose_current_is_damaged(copied):
    _, root, embedder = copied
    Layout(root).current.write_text("x")
    assert rollback(root, at_hand=embedder).now == 3


def test_a_build_after_a_rollback_stays_while_the_sources_are_those_of_what_serves(copied):
    sources, root, embedder = copied
    rollback(root, at_hand=embedder)
    (sources / "c.pdf").unlink()
    report = build(sources, root, at_hand=embedder)
    assert (report.version, report.notice) == (2, "")


def test_a_build_after_a_rollback_goes_forward_under_a_new_number_and_reads_again_what_was_withdrawn(
    copied, monkeypatch
):
    from index import intake

    sources, root, embedder = copied
    rollback(root, at_hand=embedder)
    read = []
    run_each = intake.run_each

    def noting(function, jobs, *more, **named):
        return run_each(function, (read.append(job.key) or job for job in jobs), *more, **named)

    monkeypatch.setattr("index.intake.run_each", noting)
    report = build(sources, root, at_hand=embedder)
    assert (report.version, report.added, read) == (4, ("c.pdf",), ["c.pdf"])
    assert report.notice.startswith("Version 3 was gone back from")
    assert build(sources, root, at_hand=embedder).version == 4


def test_a_version_keeps_the_names_and_records_that_it_had(copied):
    sources, root, embedder = copied
    (sources / "c.pdf").rename(sources / "z.pdf")
    (sources / "catalog.json").write_text('[{"file": "a.pdf", "title": "The Law of Rivers", "type": "book"}]')
    build(sources, root, at_hand=embedder)
    told = {d.file: (d.title, d.record) for d in Library.open(root, embedder).documents.values()}
    assert told["a.pdf"][0] == "The Law of Rivers"
    assert isinstance(told["a.pdf"][1], Record)
    rollback(root, at_hand=embedder)
    old = {d.file: (d.title, d.record) for d in Library.open(root, embedder).documents.values()}
    assert old == {
        "a.pdf": ("On Rivers", None),
        "b.pdf": ("On Treaties", None),
        "c.pdf": ("On Glaciers", None),
    }


def test_prune_keeps_what_serves_and_the_newest_others(copied):
    _, root, embedder = copied
    rollback(root, 1, embedder)
    assert prune(root, 2).removed == (3,)  # it was withdrawn
    assert _numbers(root) == [(2, 2, False, False), (1, 1, True, False)]
    assert prune(root, 1).removed == (2,)
    library = Library.open(root, embedder)
    (document,) = library.documents.values()
    assert len(list(Layout(root).documents.iterdir())) == 2  # the text and the boxes of a.pdf
    assert len(library.boxes(document, 1)) == len(document.page(1).text)
    assert prune(root, 1).removed == ()


def test_prune_spares_what_a_reader_has_open(copied):
    _, root, embedder = copied
    rollback(root, at_hand=embedder)
    library = Library.open(root, embedder)
    rollback(root, 3, embedder)
    done = prune(root, 1)
    assert (done.removed, done.in_use) == ((1,), (2,))
    assert library.search.search("treaties", k=1)
    del library
    assert prune(root, 1).removed == (2,)


def test_prune_clears_away_what_killed_builds_left(copied):
    _, root, _ = copied
    layout = Layout(root)
    (layout.version(7) / "en").mkdir(parents=True)
    for path in (root / ".CURRENT.0123abcd", layout.documents / ".x.npz.0123abcd", layout.version(3) / ".a.b.0123abcd"):
        path.write_bytes(b"half")
    (layout.documents / "nobody-3.json").write_text("{}")
    assert len(leftovers(layout)) == 4
    assert [path.name for path in unneeded(layout)] == ["nobody-3.json"]
    assert prune(root, 3).bytes >= 14
    assert (leftovers(layout), unneeded(layout)) == ([], [])
    assert len(versions(root)) == 3


def test_prune_takes_no_folder_that_no_build_made(copied):
    _, root, _ = copied
    folders = [root / ".mine.01234567", Layout(root).documents / ".mine.01234567", Layout(root).documents / "notes"]
    for folder in folders:
        folder.mkdir()
        (folder / "kept.txt").write_text("kept")
    prune(root, 1)
    assert all((folder / "kept.txt").exists() for folder in folders)


def test_nothing_of_the_archive_goes_while_a_manifest_cannot_be_read(copied):
    _, root, _ = copied
    Layout(root).manifest(1).write_text("{")
    (Layout(root).documents / "nobody-3.json").write_text("{}")
    assert unneeded(Layout(root)) == []


def test_a_live_library_follows_the_switch_and_keeps_its_embedder(copied):
    _, root, embedder = copied
    live = Live(root, embedder)
    old = live.library
    assert (old.manifest.version, live.problem) == (3, "")
    rollback(root, at_hand=embedder)
    assert live.refresh()
    assert live.library.manifest.version == 2
    assert live.library.search.embedder is embedder
    assert [hit.passage.text for hit in old.search.search("glaciers", k=1)] == ["Glaciers store fresh water."]
