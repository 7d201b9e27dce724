"""Files to documents: read and cleaned by worker processes, or taken from the archive where that was done before."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.archive import DAMAGE, Reading, read_reading, write_boxes, write_reading
from index.config import IndexConfig
from index.document import Document, Record
from index.duplicates import near_duplicates
from index.errors import UserError
from index.extract import extract
from index.passwords import read_passwords
from index.sandbox import Job, run_each
from index.titles import guess_title
from index.versions import Failure, Layout, PageWarning

Progress = Callable[[str, int, int], None]  # what is done, how many are done, of how many


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the files: a document for each that could be read, and what is to be said of the others."""

    documents: tuple[Document, ...]
    failed: tuple[Failure, ...]
    warnings: tuple[PageWarning, ...]


def take_in(
    sources: Path,
    files: Mapping[str, str],
    records: Mapping[str, Record],
    layout: Layout,
    recipe: str,
    reuse: bool,
    config: IndexConfig,
    progress: Progress,
) -> Intake:
    """Every file of ``files`` (path in ``sources`` to SHA-256) as a document with its record, in that order.

    What the archive has of ``recipe`` is taken from there when ``reuse`` is set; what is read goes into it. Raises
    SourcesError when the list of passwords is malformed.
    """
    ids = {file: digest[:16] for file, digest in files.items()}
    work = _Work(sources, ids, records, layout, recipe, config, read_passwords(sources), progress)
    _sweep(layout, recipe)
    if reuse:
        work.take_archived()
    # Of files that are the same, the next is read only when the one before could not be.
    while waiting := [file for file in ids if ids[file] not in work.found and file not in work.failed]:
        with contextlib.closing(run_each(_read, work.jobs(waiting), config.megabytes_per_file)) as outcomes:
            for file, outcome in outcomes:
                if isinstance(outcome, UserError):
                    work.failed[file] = Failure(file, str(outcome))
                else:
                    work.keep(file, outcome)
    return work.gathered()


@dataclass(slots=True)
class _Work:
    """What is known of the files while they are taken in; ``found`` by the id of the document."""

    sources: Path
    ids: Mapping[str, str]
    records: Mapping[str, Record]
    layout: Layout
    recipe: str
    config: IndexConfig
    passwords: Mapping[str, str]
    progress: Progress
    found: dict[str, Reading] = field(default_factory=dict)
    failed: dict[str, Failure] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def take_archived(self) -> None:
        for file, document_id in self.ids.items():
            if document_id not in self.found:
                reading = _archived(self.layout, document_id, self.recipe)
                if reading is None:
                    continue
                self.keep(file, _named(reading, file))
            self.tell(file)

    def jobs(self, waiting: Sequence[str]) -> Iterator[Job[str]]:
        """A job for each file that differs from those before it; told of when it is handed out."""
        seen = set()
        for file in waiting:
            self.tell(file)
            document_id = self.ids[file]
            if document_id in seen:
                continue
            seen.add(document_id)
            path, boxes = self.sources / file, self.layout.boxes(document_id, self.recipe)
            seconds = self.config.seconds_per_file + self.config.seconds_per_megabyte * path.stat().st_size / 1e6
            yield Job(file, (path, file, document_id, boxes, self.passwords.get(file, "")), seconds)

    def tell(self, file: str) -> None:
        if file not in self.told:
            self.told.add(file)
            self.progress(file, len(self.told), len(self.ids))

    def keep(self, file: str, reading: Reading) -> None:
        """Take ``reading`` as that of ``file`` and write it at once: a killed build has not read for nothing."""
        document = replace(reading.document, file=file, record=self.records.get(file))
        kept = replace(reading, document=document)
        write_reading(self.layout.document(document.id, self.recipe), kept)
        self.found[document.id] = kept

    def gathered(self) -> Intake:
        documents: list[Document] = []
        warnings: list[PageWarning] = []
        for file, document_id in self.ids.items():
            if document_id not in self.found:
                continue
            reading = self.found[document_id]
            if reading.document.file == file:
                documents.append(reading.document)
                warnings.extend(PageWarning(file, page, reason) for page, reason in reading.warnings)
            elif file not in self.failed:
                warnings.append(PageWarning(file, 0, f"the same file as {reading.document.file}; indexed once"))
        warnings.extend(PageWarning(found.document.file, 0, found.reason) for found in near_duplicates(documents))
        failed = tuple(self.failed[file] for file in self.ids if file in self.failed)
        return Intake(tuple(documents), failed, tuple(warnings))


def _archived(layout: Layout, document_id: str, recipe: str) -> Reading | None:
    """What was read before; None when it was not, or what is left of it cannot be used."""
    if not layout.boxes(document_id, recipe).exists():
        return None
    try:
        return read_reading(layout.document(document_id, recipe))
    except DAMAGE:
        return None


def _named(reading: Reading, file: str) -> Reading:
    """A document that is called by the name of its file, by its name now."""
    if not reading.named:
        return reading
    return replace(reading, document=replace(reading.document, guessed_title=guess_title("", (), (), file)))


def _read(path: Path, file: str, document_id: str, boxes: Path, password: str) -> Reading:
    """A worker's job. It writes the boxes itself: packing them takes as long as reading, sending them is dear."""
    made = extract(path, password)
    write_boxes(boxes, made.boxes)
    return Reading(made.document(document_id, file), made.warnings, made.named)


def _sweep(layout: Layout, recipe: str) -> None:
    """Remove what a killed worker or build left half written beside its place."""
    for left in layout.document("", recipe).parent.glob(".*"):
        left.unlink(missing_ok=True)
