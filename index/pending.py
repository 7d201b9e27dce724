"""What a build would take in: how the sources differ from the version that serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.catalog import NAME as CATALOG
from index.catalog import read_catalog
from index.document import Record
from index.errors import SourcesError
from index.expansion.glossary import is_kept
from index.scan import digest_of, scan
from index.versions import Layout, Manifest


@dataclass(frozen=True, slots=True)
class Pending:
    """Files that are ``new``, ``changed`` or ``gone``; ``records`` by file that were edited since, as they are now.

    ``terms`` tells whether the glossary was edited.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)
    terms: bool = False

    @property
    def count(self) -> int:
        """How many differences there are."""
        return len(self.new) + len(self.changed) + len(self.gone) + len(self.records) + self.terms


def pending(layout: Layout, manifest: Manifest, sources: Path) -> Pending:
    """The differences of ``sources`` to the version of ``manifest``. Raises SourcesError when the catalog is broken."""
    try:
        now = scan(sources)
    except SourcesError:
        now = {}  # the last file was taken away; that there is nothing to build of is said by the build
    return replace(
        pending_files(manifest, now),
        records=edited_records(manifest, sources),
        terms=edited_terms(layout, manifest, sources),
    )


def pending_files(manifest: Manifest, now: Mapping[str, str]) -> Pending:
    """The differences of the files ``now``, as ``scan`` has them, to those of the version."""
    old = manifest.files
    return Pending(
        new=tuple(file for file in now if file not in old),
        changed=tuple(file for file, digest in now.items() if old.get(file, digest) != digest),
        gone=tuple(file for file in old if file not in now),
    )


def edited_terms(layout: Layout, manifest: Manifest, sources: Path) -> bool:
    """Whether the glossary of ``sources`` is another than that of the version."""
    return not is_kept(sources, layout.version(manifest.version))


def edited_records(manifest: Manifest, sources: Path) -> Mapping[str, Record]:
    """The records that the version has otherwise, by file, as they are now. Raises SourcesError when the catalog is
    broken."""
    path = sources / CATALOG
    records = read_catalog(sources)
    if not records or digest_of(path) == manifest.catalog:
        return {}
    indexed = {entry.id: entry for entry in manifest.documents}
    edited = {}
    for file, record in records.items():
        entry = indexed.get(manifest.files.get(file, "")[:16])
        # The record of a copy is waited for where the one that is indexed has none: the copy takes its place.
        if entry and (entry.record != record if entry.file == file else entry.record is None):
            edited[file] = record
    return edited
