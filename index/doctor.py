"""RECIPE of the examination: the version that serves → its sources → their lists → the folder; what to do of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.archive import DAMAGE
from index.build import RECIPE
from index.catalog import NAME as CATALOG
from index.catalog import read_catalog, twice
from index.errors import IndexBusy, IndexMissing, SourcesError, UserError
from index.expansion.glossary import NAME as GLOSSARY
from index.expansion.glossary import read_glossary
from index.extract import READABLE
from index.history import unneeded
from index.library import Library
from index.passwords import NAME as PASSWORDS
from index.passwords import read_passwords
from index.pending import edited_records, edited_terms, pending_files
from index.scan import scan
from index.smoke import flaws_of
from index.versions import BUILD, UNREADABLE, Layout, Manifest, current_manifest, leftovers, locked, manifest_of, typed

#: What serves is wrong or does not serve; the index is not what the sources are; good to know.
Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not as it should be: ``what``, at ``where`` (a file, a folder, a version), and the ``remedy``.

    Only a hint may be left as it is.
    """

    severity: Severity
    what: str
    where: str
    remedy: str


def examine(root: Path, sources: Path | None = None) -> tuple[Finding, ...]:
    """What is wrong with the index in ``root``, the worst first; nothing when all is well.

    ``sources`` is the folder that the version was built from unless told. Raises IndexMissing when nothing was built.
    """
    layout = Layout(root)
    found: list[Finding] = []
    try:
        manifest = current_manifest(layout)
    except UserError as error:
        if not layout.whole():
            raise
        back = f"python -m index rollback --index {typed(root)}"
        found.append(Finding("error", error.message, "CURRENT", f"Go back to a whole version: {back}"))
    else:
        folder = sources or Path(manifest.sources)
        found += _version(layout, manifest, folder)
        found += _files(layout, manifest, folder, f"{BUILD} --sources {typed(folder)} --index {typed(root)}")
    found += _folder(layout)
    order = ("error", "warning", "hint")
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _version(layout: Layout, manifest: Manifest, sources: Path) -> Iterator[Finding]:
    """The version opened and tried; what it was made by."""
    where = f"version {manifest.version}"
    again = f"{BUILD} --full --sources {typed(sources)} --index {typed(layout.root)}"
    try:
        library = Library.of(layout, manifest)
    except UserError as error:
        yield Finding("error", error.message, where, error.remedy)
        return
    for flaw in flaws_of(library):
        yield Finding("error", f"{flaw[0].upper()}{flaw[1:]}.", where, f"Make all again: {again}")
    for document in library.documents.values():
        try:
            fits = all(len(library.boxes(document, page.number)) == len(page.text) for page in document.pages)
        except DAMAGE:
            fits = False
        if not fits:
            what = "The places of its characters are lost: quotes cannot be highlighted."
            yield Finding("error", what, document.file, f"Make all again: {again}")
    if manifest.recipe != RECIPE:
        yield Finding("warning", "It was read in a way that has changed since.", where, f"Read all again: {again}")


def _files(layout: Layout, manifest: Manifest, sources: Path, build: str) -> Iterator[Finding]:
    """The sources against what is indexed, and the three lists beside them."""
    try:
        now = scan(sources)
    except SourcesError as error:
        yield Finding("error", error.message, str(sources), error.remedy)
        return
    waiting = pending_files(manifest, now)
    for file in waiting.gone:
        what = "The file is gone; what was read of it is still searched, its pages cannot be shown."
        yield Finding("warning", what, file, f"Put it back, or take it out of the index: {build}")
    for file in waiting.changed:
        yield Finding("warning", "The file is not the one that was indexed.", file, f"Index it: {build}")
    for file in waiting.new:
        yield Finding("warning", "The file is not indexed yet.", file, f"Index it: {build}")
    for failure in manifest.failed:
        if now.get(failure.file) == manifest.files[failure.file]:
            yield Finding("warning", "The file could not be read.", failure.file, failure.reason)
    yield from _catalog(manifest, sources, now, build)
    yield from _passwords(sources, now)
    yield from _glossary(layout, manifest, sources, build)


def _catalog(manifest: Manifest, sources: Path, files: dict[str, str], build: str) -> Iterator[Finding]:
    try:
        records, edited = read_catalog(sources), edited_records(manifest, sources)
    except SourcesError as error:
        yield Finding("error", error.message, CATALOG, error.remedy)
        return
    for file in twice(sources):
        what = "The catalog has several entries for the file; the first counts."
        yield Finding("warning", what, file, "Take the others out of the catalog.")
    for file in sorted(edited):
        yield Finding(
            "warning", "What the catalog says of the file is not in the index yet.", file, f"Index it: {build}"
        )
    for file in sorted(records.keys() - files.keys()):
        what = "The catalog has an entry for a file that is not there."
        if not file.lower().endswith(READABLE):
            what = "The catalog has an entry for a file of a kind that cannot be read."
        yield Finding("warning", what, file, 'Put the file there, or mend "file" of the entry.')
    for file in sorted(files.keys() - records.keys()) if records else ():
        remedy = "Without one it is cited by its own title. Add an entry to the catalog."
        yield Finding("hint", "The catalog has no entry for the file.", file, remedy)


def _passwords(sources: Path, files: dict[str, str]) -> Iterator[Finding]:
    try:
        passwords = read_passwords(sources)
    except SourcesError as error:
        yield Finding("error", error.message, PASSWORDS, error.remedy)
        return
    for file in sorted(passwords.keys() - files.keys()):
        remedy = f"Mend the path in {PASSWORDS}, or take the line away."
        yield Finding("warning", "There is a password for a file that is not there.", file, remedy)


def _glossary(layout: Layout, manifest: Manifest, sources: Path, build: str) -> Iterator[Finding]:
    try:
        read_glossary(sources)
    except SourcesError as error:
        yield Finding("error", error.message, GLOSSARY, error.remedy)
        return
    if edited_terms(layout, manifest, sources):
        what = "The terms are not those that questions are searched by; the list was edited since."
        yield Finding("warning", what, GLOSSARY, f"Take them in: {build}")


def _folder(layout: Layout) -> Iterator[Finding]:
    """What lies in the index folder and should not, unless a build is writing it just now."""
    try:
        with locked(layout):
            yield from _remains(layout)
    except IndexBusy as error:
        what = "A build is running; what it writes was not examined."
        yield Finding("hint", what, str(layout.root), error.remedy)
    except IndexMissing as error:
        yield Finding("warning", "Nothing can be written there.", str(layout.root), error.message)


def _remains(layout: Layout) -> Iterator[Finding]:
    prune = f"python -m index prune --index {typed(layout.root)}"
    for path in leftovers(layout):
        what = "A build that was killed left it half written; it does not serve."
        yield Finding("warning", what, path.relative_to(layout.root).as_posix(), f"Clear it away: {prune}")
    for number in layout.whole():
        try:
            manifest_of(layout, number)
        except UNREADABLE as error:
            what = f"The manifest is damaged ({error}); it cannot be gone back to."
            yield Finding("warning", what, f"version {number}", "Remove its folder under versions/.")
    spare = unneeded(layout)
    if spare:
        what = f"{len(spare)} files hold what no version needs."
        yield Finding("hint", what, layout.documents.name, f"Clear them away: {prune}")
