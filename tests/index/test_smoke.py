"""The test of a version: what it must not let pass."""

import shutil

import numpy as np
import pytest

from index.archive import read_passages, write_passages
from index.build import build
from index.errors import CheckFailed
from index.library import Library
from index.smoke import flaws_of, opened
from index.versions import Layout, current_manifest


@pytest.fixture(scope="module")
def library(library_root):
    return Library.open(library_root)


def test_a_sound_version_has_no_flaws_and_is_opened(library, library_root):
    assert list(flaws_of(library)) == []
    layout = Layout(library_root)
    assert opened(layout, current_manifest(layout), library.search.embedder).manifest == library.manifest


def test_a_version_that_does_not_find_its_own_text_fails(library, library_root, monkeypatch):
    monkeypatch.setattr("index.search.Search.search", lambda *_: ())
    layout = Layout(library_root)
    with pytest.raises(CheckFailed, match=r"Version 1 failed .*: a sentence of .* does not find it") as caught:
        opened(layout, library.manifest, library.search.embedder)
    assert "build --full" in caught.value.remedy


def test_a_version_that_cannot_be_opened_fails(library, library_root, tmp_path):
    root = shutil.copytree(library_root, tmp_path / "i")
    path = Layout(root).version(1) / "passages.jsonl"
    write_passages(path, read_passages(path)[:-1])
    with pytest.raises(CheckFailed, match="vectors and passages differ"):
        opened(Layout(root), library.manifest, library.search.embedder)


def test_a_build_whose_version_fails_leaves_the_old_one_and_nothing_of_its_own(sources, root, write, monkeypatch):
    write("a.pdf")
    build(sources, root)
    write("b.pdf")

    def scrambled(passages, texts, vectors, encode):
        from index.lane import Texts, lanes_over

        unlike = [np.roll(made, 1, axis=1) * 0 for made in vectors]
        nothing = [Texts("", "x", ("x",) * len(text.sentences)) for text in texts]
        return lanes_over(passages, nothing, unlike, encode)

    with monkeypatch.context() as patch:
        patch.setattr("index.build.lanes_over", scrambled)
        patch.setattr("index.smoke._DEPTH", 0)
        with pytest.raises(CheckFailed, match="Version 2 failed its test"):
            build(sources, root)
    assert current_manifest(Layout(root)).version == 1
    assert [path.name for path in (root / "versions").iterdir()] == ["0001"]
    assert build(sources, root).version == 2
