"""Files to documents: read and cleaned by worker processes, or taken from the archive where that was done before."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.archive import Reading, halves
from index.config import IndexConfig
from index.document import Document, Record
from index.duplicates import near_duplicates
from index.errors import UserError
from index.passwords import read_passwords
from index.progress import NOT_READ, READ, READING, Stop, heed, never
from index.progress import Progress as Progress  # noqa: PLC0414 - eval.reading takes it from here
from index.reader import read_file
from index.readings import Kept, Trust, find
from index.sandbox import Job, run_each
from index.titles import guess_title
from index.versions import Failure, Layout, PageWarning


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of the files: a document for each that could be read, and what is to be said of the others.

    ``editions`` says for each document, by its id, which of its readings in the archive it is.
    """

    documents: tuple[Document, ...]
    failed: tuple[Failure, ...]
    warnings: tuple[PageWarning, ...]
    editions: Mapping[str, str]


def take_in(
    sources: Path,
    files: Mapping[str, str],
    records: Mapping[str, Record],
    layout: Layout,
    recipe: str,
    trust: Trust,
    config: IndexConfig,
    progress: Progress,
    stop: Stop = never,
) -> Intake:
    """Every file of ``files`` (path in ``sources`` to SHA-256) as a document with its record, in that order.

    Of files that are the same the first that has a record is the document, else the first; the others are told of. What
    the archive has of ``recipe`` is taken from there as far as ``trust`` goes; what is read goes into it. Raises
    SourcesError when the list of passwords is malformed, Cancelled when ``stop`` says so.
    """
    ids = {file: digest[:16] for file, digest in files.items()}
    work = _Work(sources, ids, records, layout, recipe, config, read_passwords(sources), progress)
    _sweep(layout)
    work.take_archived(trust)
    # Of files that are the same, the next is read only when the one before could not be.
    while waiting := [file for file in work.ranked() if ids[file] not in work.found and file not in work.failed]:
        outcomes = run_each(
            read_file, work.jobs(waiting), config.megabytes_per_file, heed=functools.partial(heed, stop)
        )
        with contextlib.closing(outcomes):
            for file, outcome in outcomes:
                if isinstance(outcome, UserError):
                    work.failed[file] = Failure(file, str(outcome))
                    work.finish(file, NOT_READ)
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
    found: dict[str, Kept] = field(default_factory=dict)
    failed: dict[str, Failure] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    finished: set[str] = field(default_factory=set)

    def ranked(self) -> list[str]:
        """The files, those that have a record first: of files that are the same, the first is the document."""
        return sorted(self.ids, key=lambda file: file not in self.records)

    def take_archived(self, trust: Trust) -> None:
        for file in self.ranked():
            document_id = self.ids[file]
            if document_id in self.found:
                self.tell(file)
                self.finish(file, READ)
            elif (kept := find(self.layout, document_id, self.recipe, trust)) is not None:
                self.tell(file)
                self.keep(file, replace(kept, reading=_named(kept.reading, file)))

    def jobs(self, waiting: Sequence[str]) -> Iterator[Job[str]]:
        """A job for each file that differs from those before it; told of when it is handed out.

        The largest is first: begun last, it would keep one core at work long after the others are done.
        """
        seen, alone = set(), (os.cpu_count() or 1) == 1
        for file in sorted(waiting, key=self.size, reverse=True):
            self.tell(file)
            document_id = self.ids[file]
            if document_id in seen:
                continue
            seen.add(document_id)
            path, size = self.sources / file, self.size(file)
            seconds = self.config.seconds_per_file + self.config.seconds_per_megabyte * size / 1e6
            said = (path, file, document_id, self.layout, self.recipe, self.passwords.get(file, ""), alone)
            yield Job(file, said, seconds)

    def size(self, file: str) -> int:
        """In bytes; 0 where it is gone by now or cannot be looked at, which its reader will say."""
        with contextlib.suppress(OSError):
            return (self.sources / file).stat().st_size
        return 0

    def tell(self, file: str) -> None:
        if file not in self.told:
            self.told.add(file)
            self.progress(READING, len(self.told), len(self.ids), file)

    def finish(self, file: str, stage: str) -> None:
        self.finished.add(file)
        self.progress(stage, len(self.finished), len(self.ids), file)

    def keep(self, file: str, kept: Kept) -> None:
        """Take what was read as that of ``file``, with what the catalog says of it now."""
        document = replace(kept.reading.document, file=file, record=self.records.get(file))
        self.found[document.id] = replace(kept, reading=replace(kept.reading, document=document))
        self.finish(file, READ)

    def left_out(self, file: str, document: str) -> str:
        """Why ``file`` is no document: ``document`` is the same file, and which of them counts is told."""
        why = ""
        if document in self.records:
            why = ", the first that has a record" if file in self.records else ", which has a record"
        return f"the same file as {document}{why}; indexed once"

    def gathered(self) -> Intake:
        documents: list[Document] = []
        warnings: list[PageWarning] = []
        for file, document_id in self.ids.items():
            if document_id not in self.found:
                continue
            reading = self.found[document_id].reading
            if reading.document.file == file:
                documents.append(reading.document)
                warnings.extend(PageWarning(file, page, reason) for page, reason in reading.warnings)
            elif file not in self.failed:
                warnings.append(PageWarning(file, 0, self.left_out(file, reading.document.file)))
                if file not in self.finished:
                    self.finish(file, READ)
        warnings.extend(PageWarning(found.document.file, 0, found.reason) for found in near_duplicates(documents))
        failed = tuple(self.failed[file] for file in self.ids if file in self.failed)
        editions = {document_id: kept.edition for document_id, kept in self.found.items()}
        return Intake(tuple(documents), failed, tuple(warnings), editions)


def _named(reading: Reading, file: str) -> Reading:
    """A document that is called by the name of its file, by its name now."""
    if not reading.named:
        return reading
    return replace(reading, document=replace(reading.document, guessed_title=guess_title("", (), (), file)))


def _sweep(layout: Layout) -> None:
    """Remove what a killed worker or build left half written beside its place."""
    for left in halves(layout.documents):
        left.unlink(missing_ok=True)
