"""What a build uses again of a version, and of which readings."""

import shutil
from dataclasses import replace

import pytest

from index.carry import Carried, carried, trusted
from index.library import Library
from index.readings import Trust
from index.versions import Layout


@pytest.fixture(scope="module")
def library(library_root):
    return Library.open(library_root)


def _editions(library):
    return {entry.id: entry.edition for entry in library.manifest.documents}


def test_all_of_a_version_that_was_read_alike(library):
    made = carried(library.layout, library.manifest, library.documents, _editions(library))
    assert [p for passages in made.passages.values() for p in passages] == list(library.passages.values())
    assert list(made.vectors) == list(library.passages)
    assert len(made.words) == sum(len(lane.likeness.words) for lane in library.search.lanes.values())


def test_no_passage_of_what_was_read_otherwise_and_no_vector_under_another_title(library):
    one, two, *_ = library.documents
    documents = dict(library.documents)
    documents[two] = replace(documents[two], guessed_title="Another")
    made = carried(library.layout, library.manifest, documents, _editions(library) | {one: "0123abcd"})
    assert one not in made.passages
    assert two in made.passages
    with_vectors = {library.passages[key].document_id for key in made.vectors}
    assert with_vectors == set(library.documents) - {one, two}


def test_nothing_of_no_version_or_a_damaged_one(library, library_root, tmp_path):
    assert carried(library.layout, None, library.documents, {}) == Carried()
    layout = Layout(shutil.copytree(library_root, tmp_path / "i"))
    (layout.version(1) / "en" / "sentences.npy").unlink()
    assert carried(layout, library.manifest, library.documents, _editions(library)) == Carried()


def test_others_are_trusted_unless_a_later_version_was_withdrawn(library, library_root, tmp_path):
    layout = Layout(shutil.copytree(library_root, tmp_path / "i"))
    known = _editions(library)
    assert trusted(layout, library.manifest, True) == (Trust(known, True), "")
    assert trusted(layout, None, False) == (Trust({}, False), "")
    shutil.copytree(layout.version(1), layout.version(2))
    assert trusted(layout, library.manifest, True) == (Trust(known, True), "")
    layout.withdrawn(2).write_text("2024")
    trust, said = trusted(layout, library.manifest, True)
    assert trust == Trust(known, False)
    assert said.startswith("Version 2 was gone back from")
