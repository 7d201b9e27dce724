"""Files to documents: read and cleaned, or taken from the archive where that was done before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from index.archive import DAMAGE, Reading, read_reading, write_boxes, write_reading
from index.document import Document, Record
from index.errors import ReadError
from index.extract import extract
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
    progress: Progress,
) -> Intake:
    """Every file of ``files`` (path in ``sources`` to SHA-256) as a document with its record, in that order.

    What the archive has of ``recipe`` is taken from there when ``reuse`` is set; what is read goes into it.
    """
    documents: dict[str, Document] = {}
    failed: list[Failure] = []
    warnings: list[PageWarning] = []
    for number, (file, digest) in enumerate(files.items(), 1):
        progress(file, number, len(files))
        document_id = digest[:16]
        if document_id in documents:
            warnings.append(PageWarning(file, 0, f"the same file as {documents[document_id].file}; indexed once"))
            continue
        reading = _archived(layout, document_id, recipe) if reuse else None
        try:
            reading = _read(sources, file, document_id, layout, recipe) if reading is None else _named(reading, file)
        except ReadError as error:
            failed.append(Failure(file, str(error)))
            continue
        document = replace(reading.document, file=file, record=records.get(file))
        write_reading(layout.document(document_id, recipe), replace(reading, document=document))
        warnings.extend(PageWarning(file, page, reason) for page, reason in reading.warnings)
        documents[document_id] = document
    return Intake(tuple(documents.values()), tuple(failed), tuple(warnings))


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


def _read(sources: Path, file: str, document_id: str, layout: Layout, recipe: str) -> Reading:
    made = extract(sources / file)
    write_boxes(layout.boxes(document_id, recipe), made.boxes)
    return Reading(made.document(document_id, file), made.warnings, made.named)
