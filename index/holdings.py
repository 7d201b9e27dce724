"""What a version holds, file by file, as the librarian sees it: the state of each, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.document import Record
from index.facts import record_kind_of
from index.hit import RecordKind
from index.versions import Entry, Manifest

#: All of it was read; some pages by text recognition; not all pages; nothing; it is the same file as another.
State = Literal["read", "ocr", "partly", "failed", "copy"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A file of the sources as a version has it. ``title`` is empty and the counts 0 where nothing of it was read.

    ``by_ocr`` of the pages were read by text recognition; ``reasons`` say what is missing and why, or what else is to
    be known. ``record`` is the bibliographic record, None where the catalog has none.
    """

    file: str
    title: str
    authors: tuple[str, ...]
    year: str
    language: str
    kind: RecordKind
    pages: int
    passages: int
    by_ocr: int
    state: State
    reasons: tuple[str, ...]
    record: Record | None


def holdings(manifest: Manifest) -> tuple[Holding, ...]:
    """Every file that the version knows, in the order of their names."""
    entries = {entry.file: entry for entry in manifest.documents}
    failed = {failure.file: failure.reason for failure in manifest.failed}
    pages: dict[str, dict[str, list[int]]] = {}
    for warning in manifest.warnings:
        pages.setdefault(warning.file, {}).setdefault(warning.reason, []).append(warning.page)
    made = []
    for file in sorted(manifest.files):
        notes = [(numbers, reason) for reason, numbers in pages.get(file, {}).items()]
        reasons = [f"{pages_text(numbers)}: {reason}" if any(numbers) else reason for numbers, reason in notes]
        partly = any(any(numbers) for numbers, _ in notes)
        if file in entries:
            made.append(_held(entries[file], partly, tuple(reasons)))
        else:
            state: State = "failed" if file in failed else "copy"
            why = (failed[file],) if file in failed else tuple(reasons)
            made.append(Holding(file, "", (), "", "", record_kind_of(file, ""), 0, 0, 0, state, why, None))
    return tuple(made)


def pages_text(pages: list[int]) -> str:
    """Ascending page numbers in words, neighbours as a range; empty for 0, the whole file."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        elif page:
            runs.append([page])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return f"page{'s' if len(parts) > 1 or '–' in parts[0] else ''} {', '.join(parts)}" if parts else ""


def _held(entry: Entry, partly: bool, reasons: tuple[str, ...]) -> Holding:
    record = entry.record
    state: State = "partly" if partly else "ocr" if entry.by_ocr else "read"
    return Holding(
        file=entry.file,
        title=entry.title,
        authors=record.authors if record else (),
        year=record.year if record else "",
        language=entry.language,
        kind=record_kind_of(entry.file, record.type if record else ""),
        pages=entry.pages,
        passages=entry.passages,
        by_ocr=entry.by_ocr,
        state=state,
        reasons=reasons,
        record=record,
    )
