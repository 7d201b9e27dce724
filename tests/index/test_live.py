"""The library that serves follows CURRENT, and nobody waits for it."""

import json
import shutil
import threading

import pytest

from index.embedding.transformer import Transformer
from index.errors import IndexMissing
from index.library import Library
from index.live import Live
from index.versions import Layout, serve


@pytest.fixture(scope="module")
def embedder():
    return Transformer()


@pytest.fixture
def root(library_root, tmp_path):
    """An index with a second version like the first, which does not serve yet."""
    root = shutil.copytree(library_root, tmp_path / "index")
    layout = Layout(root)
    shutil.copytree(layout.version(1), layout.version(2))
    layout.manifest(2).write_text(json.dumps(json.loads(layout.manifest(2).read_text()) | {"version": 2}))
    return root


@pytest.fixture
def clock(monkeypatch):
    """The seconds that have gone by, as a list of one number."""
    seconds = [0.0]
    monkeypatch.setattr("index.live.time.monotonic", lambda: seconds[0])
    return seconds


def test_nothing_built_is_index_missing(tmp_path):
    with pytest.raises(IndexMissing):
        Live(tmp_path)


def test_a_switch_is_seen_once_a_second_and_opened_beside_the_questions(root, embedder, clock):
    live = Live(root, embedder)
    serve(Layout(root), 2)
    assert live.library.manifest.version == 1
    clock[0] = 1.5
    assert live.library.manifest.version in (1, 2)  # it is being opened in a thread
    for thread in threading.enumerate():
        if thread.name == "opening a version":
            thread.join()
    assert live.library.manifest.version == 2
    assert live.library.search.embedder is embedder


def test_current_is_looked_at_no_more_than_once_a_second(root, embedder, clock, monkeypatch):
    live = Live(root, embedder)
    looks = []
    stamp = Live._stamp
    monkeypatch.setattr(Live, "_stamp", lambda self: looks.append(1) or stamp(self))
    for now in (0.1, 0.9, 1.1, 1.2, 2.0, 2.2):
        clock[0] = now
        assert live.library.manifest.version == 1
    assert len(looks) == 2


def test_a_version_that_cannot_be_opened_leaves_the_old_one_and_says_why(root, embedder):
    live = Live(root, embedder)
    before = live.library
    (Layout(root).version(2) / "passages.jsonl").unlink()
    serve(Layout(root), 2)
    assert not live.refresh()
    assert "damaged" in live.problem
    assert live.library is before
    assert not live.refresh()
    serve(Layout(root), 1)
    assert live.refresh()
    assert live.problem == ""


def test_without_a_switch_nothing_is_opened(root, embedder, monkeypatch):
    live = Live(root, embedder)
    monkeypatch.setattr(Library, "open", None)
    assert live.refresh()


def test_another_embedder_is_loaded(root, embedder, tmp_path):
    model = tmp_path / "model"
    shutil.copytree("index/embedding/model", model)
    path = Layout(root).manifest(2)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"embedder": str(model)}))
    live = Live(root, embedder)
    serve(Layout(root), 2)
    assert live.refresh()
    # The weights are the same, and so is the fingerprint: no second one is loaded.
    assert live.library.search.embedder is embedder
    path.write_text(json.dumps(json.loads(path.read_text()) | {"fingerprint": "0" * 16}))
    serve(Layout(root), 2)
    assert not live.refresh()
    assert "not the one" in live.problem
