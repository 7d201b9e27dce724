"""The assistant follows the version that serves, and what is under way keeps its own."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest

from assistant.config import AssistantConfig
from assistant.serving import Serving, held
from index.errors import IndexMissing
from index.live import Live
from index.versions import Layout, serve


@pytest.fixture
def root(library_root, tmp_path) -> Path:
    """An index with a second version like the first, which does not serve yet."""
    root = shutil.copytree(library_root, tmp_path / "index")
    layout = Layout(root)
    shutil.copytree(layout.version(1), layout.version(2))
    layout.manifest(2).write_text(json.dumps(json.loads(layout.manifest(2).read_text()) | {"version": 2}))
    return root


def test_the_next_question_is_answered_by_the_new_version_and_the_one_under_way_by_its_own(root, rivers):
    serving = Serving(Live(root, rivers.search.embedder), AssistantConfig())
    under_way = serving.stream("How often does the Joint Committee meet?")
    before = serving.now
    serve(Layout(root), 2)
    serving.live.refresh()
    assert serving.ask("How often does the Joint Committee meet?").index_version == 2
    assert [answer.index_version for answer in under_way][-1] == 1
    assert before.library.manifest.version == 1 and serving.library.manifest.version == 2
    assert serving.library.search.embedder is before.library.search.embedder


def test_it_is_made_once_a_version(root, rivers):
    serving = Serving(Live(root, rivers.search.embedder), AssistantConfig())
    assert serving.now is serving.now


def test_where_nothing_was_built_it_cannot_be_opened(tmp_path):
    with pytest.raises(IndexMissing):
        Serving.open(tmp_path)


def test_it_follows_the_versions_also_when_nothing_is_asked(root, rivers, monkeypatch):
    monkeypatch.setattr("assistant.serving._EVERY", 0.01)
    monkeypatch.setattr("index.live._EVERY", 0.0)
    serving, stop, seen = Serving(Live(root, rivers.search.embedder), AssistantConfig()), threading.Event(), []
    opened = threading.Event()

    def made(library, config):
        seen.append(library.manifest.version)
        opened.set()
        return before

    before = serving.now
    monkeypatch.setattr("assistant.serving.Assistant", made)
    serve(Layout(root), 2)
    serving.follow(stop)
    assert opened.wait(30)
    stop.set()
    assert seen[0] == 2


def test_what_is_held_stays_the_same(root, rivers):
    serving = Serving(Live(root, rivers.search.embedder), AssistantConfig())
    kept = held(serving)
    serve(Layout(root), 2)
    serving.live.refresh()
    assert held(kept) is kept and held(serving) is not kept
