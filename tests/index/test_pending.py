"""What a build would take in, from sources that were changed by hand since the version was made."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from index.bibliography.fields import Fields
from index.catalog import with_record
from index.document import Record
from index.errors import SourcesError
from index.pending import Pending, edited_records, pending
from index.versions import Layout, current_manifest


@pytest.fixture
def sources(library_sources, tmp_path) -> Path:
    return shutil.copytree(library_sources, tmp_path / "sources")


def found(library_root: Path, sources: Path) -> Pending:
    layout = Layout(library_root)
    return pending(layout, current_manifest(layout), sources)


def test_nothing_is_pending_after_a_build(library_root, sources):
    assert found(library_root, sources) == Pending() and Pending().count == 0


def test_files_that_came_changed_and_went(library_root, sources):
    (sources / "new.txt").write_text("A new text.")
    (sources / "papers" / "softlaw.pdf").write_bytes(b"another")
    (sources / "papers" / "glaciers.pdf").unlink()
    seen = found(library_root, sources)
    assert seen == Pending(("new.txt",), ("papers/softlaw.pdf",), ("papers/glaciers.pdf",)) and seen.count == 3


def test_a_record_that_was_edited_and_a_glossary(library_root, sources):
    with_record(sources, "papers/softlaw.pdf", Fields(title="Soft Law"))
    (sources / "glossary.tsv").write_text("软法\tsoft law\n", encoding="utf-8")
    seen = found(library_root, sources)
    assert {file: record.title for file, record in seen.records.items()} == {"papers/softlaw.pdf": "Soft Law"}
    assert seen.terms and seen.count == 2


def test_the_record_of_a_copy_is_waited_for_where_what_is_indexed_has_none(sources, library_root):
    manifest = current_manifest(Layout(library_root))
    copied = replace(manifest, files=manifest.files | {"z.pdf": manifest.files["papers/softlaw.pdf"]})
    shutil.copy(sources / "papers" / "softlaw.pdf", sources / "z.pdf")
    with_record(sources, "z.pdf", Fields(title="Soft Law"))
    held = next(entry for entry in copied.documents if entry.file == "papers/softlaw.pdf")
    others = tuple(entry for entry in copied.documents if entry != held)
    for record, waiting in ((None, ["z.pdf"]), (Record("A", (), "", "", "", "{}"), [])):
        seen = edited_records(replace(copied, documents=(*others, replace(held, record=record))), sources)
        assert list(seen) == waiting


def test_without_any_file_all_are_gone(library_root, sources):
    shutil.rmtree(sources / "papers")
    shutil.rmtree(sources / "agreements")
    assert len(found(library_root, sources).gone) == 3


def test_a_broken_catalog_is_told(library_root, sources):
    (sources / "catalog.json").write_text("{")
    with pytest.raises(SourcesError):
        found(library_root, sources)
