"""Where an anchor stands."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from eval.places import find, read_documents
from index.errors import IndexMismatch, IndexMissing


def test_an_anchor_is_found_over_line_breaks_and_page_turns(make_document):
    document = make_document(
        [("paragraph", "The commission meets"), ("paragraph", "twice a")], [("paragraph", "year.")]
    )
    (place,) = find(document, "commission meets twice a year")
    assert place.label == "1"
    assert find(document, "thrice") == ()
    assert find(document, " ") == ()


def test_every_occurrence_counts(make_document):
    document = make_document([("paragraph", "art and art")], [("paragraph", "art")])
    assert [place.label for place in find(document, "art")] == ["1", "1", "2"]


def test_the_sentence_around_an_anchor_comes_with_it(make_document):
    document = make_document([("paragraph", "It met in May. The commission meets twice a year. It rests.")])
    (place,) = find(document, "meets twice")
    assert place.sentence == "The commission meets twice a year."


def test_the_documents_of_an_index_come_by_file(library_root):
    documents = read_documents(library_root)
    assert set(documents) == {"agreements/rivers.pdf", "papers/softlaw.pdf", "papers/glaciers.pdf"}
    (place,) = find(documents["agreements/rivers.pdf"], "appoint an arbitrator")
    assert place.label == "2"


def test_a_file_has_its_name_and_its_reading_of_the_version(library_root, tmp_path):
    root = Path(shutil.copytree(library_root, tmp_path / "index"))
    path = root / "versions" / "0001" / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    (entry,) = (entry for entry in manifest["documents"] if entry["file"] == "papers/glaciers.pdf")
    entry |= {"file": "papers/ice.pdf", "edition": "0a0a0a0a"}  # renamed, and read anew with another outcome
    path.write_text(json.dumps(manifest), encoding="utf-8")
    (first,) = root.glob(f"documents/{entry['id']}-*.json")
    first.with_name(f"{first.stem}-0a0a0a0a.json").write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    first.unlink()
    assert set(read_documents(root)) == {"agreements/rivers.pdf", "papers/softlaw.pdf", "papers/ice.pdf"}


def test_a_missing_or_damaged_index_is_said(tmp_path, library_root):
    with pytest.raises(IndexMissing):
        read_documents(tmp_path)
    (tmp_path / "versions" / "0001").mkdir(parents=True)
    (tmp_path / "CURRENT").write_text((library_root / "CURRENT").read_text())
    manifest = (library_root / "versions" / "0001" / "manifest.json").read_text()
    (tmp_path / "versions" / "0001" / "manifest.json").write_text(manifest)
    with pytest.raises(IndexMismatch, match="damaged"):
        read_documents(tmp_path)
