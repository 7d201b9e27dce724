"""Bibliographic records: the CSL-JSON catalog that lies beside the documents, joined to files by path."""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from index.archive import unwritable, write_out
from index.bibliography import bibtex, csl, ris
from index.bibliography.fields import Fields, edited
from index.bibliography.item import check, record_of, text_of
from index.bibliography.nouns import Form
from index.document import Record
from index.errors import OutputError, SourcesError
from index.lock import alone
from index.plaintext import read_plain

NAME = "catalog.json"
LOCK = ".catalog.lock"
_PATIENCE = 10.0  # seconds; only the import of a large library takes longer
_REMEDY = "Export the library from Zotero as CSL JSON again, or take the file away to go on without it."


def read_catalog(sources: Path) -> dict[str, Record]:
    """The records by the path of their file in ``sources``, as in each entry's "file"; empty without a catalog.

    Of several entries of one file the first counts, which is the one that is edited.

    Raises SourcesError when the catalog is not a JSON list of objects, or an entry with a file is malformed.
    """
    path = sources / NAME
    records: dict[str, Record] = {}
    for place, item in enumerate(read_items(sources), 1):
        try:
            file = text_of(item, "file")
            if file:
                records.setdefault(file, record_of(item))
        except ValueError as error:
            entry = f"{place} (id {item['id']})" if item.get("id") is not None else str(place)
            remedy = f"Mend the entry, or: {_REMEDY}"
            raise SourcesError(f"Entry {entry} of the catalog {path} is malformed: {error}.", remedy) from error
    return records


def read_items(sources: Path) -> list[dict[str, Any]]:
    """The entries of the catalog as they are, with and without a file; empty without a catalog.

    Raises SourcesError when the catalog is not a JSON list of objects.
    """
    path = sources / NAME
    if not os.path.lexists(path):  # a link that leads nowhere is no catalog that is empty
        return []
    try:
        items = csl.items_of(read_plain(path))
    except UnicodeDecodeError as error:
        raise SourcesError(f"The catalog {path} is not UTF-8 ({error}).", _REMEDY) from error
    except (OSError, ValueError) as error:
        raise SourcesError(f"The catalog {path} cannot be used ({error}).", _REMEDY) from error
    if not all(isinstance(item, dict) for item in items):
        raise SourcesError(f"The catalog {path} is not a list of entries.", _REMEDY)
    return items


def twice(sources: Path) -> tuple[str, ...]:
    """The files that more than one entry of the catalog names, of which the first counts. Raises as ``read_items``."""
    named = Counter(file for item in read_items(sources) if isinstance(file := item.get("file"), str))
    return tuple(file for file, count in named.items() if file and count > 1)


def write_items(sources: Path, items: Sequence[Mapping[str, Any]]) -> None:
    """Write the catalog, in the order of ``items``, so that it is whole at every moment. Raises OutputError."""
    write_out(sources / NAME, json.dumps(items, ensure_ascii=False, indent=2) + "\n")


@contextlib.contextmanager
def writing(sources: Path) -> Iterator[None]:
    """Hold the catalog from its reading to its writing, so that what another writes meanwhile is not lost.

    Raises SourcesError when another has it for longer than an edit takes, OutputError when nothing can be written.
    """
    busy = SourcesError(f"Another program is writing the catalog {sources / NAME}.", "Try again when it is done.")

    def refused(error: OSError) -> OutputError:
        return unwritable(sources / NAME, error)

    with alone(sources / LOCK, _PATIENCE, busy, refused):
        yield


def with_record(sources: Path, file: str, fields: Fields) -> Record:
    """Write ``fields`` into the record of ``file``, a new one where it has none; what they do not name stays.

    Raises SourcesError when ``file`` is no path inside ``sources``, a value cannot be taken, the catalog is broken or
    another is writing it; OutputError when it cannot be written.
    """
    return with_change(sources, file, lambda _: fields)


def with_change(sources: Path, file: str, change: Callable[[Record | None], Fields]) -> Record:
    """``with_record`` with what ``change`` makes of the record as it is at that moment; None where there is none."""
    inside = PurePosixPath(file)
    # os.path: what is no name at all, being too long, is no file either.
    if not file or inside.is_absolute() or ".." in inside.parts or not os.path.isfile(sources / inside):
        raise SourcesError(f"There is no file {file[:200]!r} in {sources}.", "Name a file as the index lists it.")
    with writing(sources):
        fields = change(read_catalog(sources).get(file))  # an entry that is broken already is not to be written again
        items = read_items(sources)
        place = next((place for place, item in enumerate(items) if item.get("file") == file), None)
        if place is None:
            place = len(items)
            items.append({"id": new_id(file, items), "type": "document", "file": file})
        items[place] = edited(items[place], fields)
        try:
            check(items[place])
            record = record_of(items[place])
        except ValueError as error:
            remedy = "Shorten or mend the field."
            raise SourcesError(f"The record of {file} cannot be written: {error}.", remedy) from error
        write_items(sources, items)
    return record


def export(sources: Path, form: Form) -> str:
    """The records of the catalog that have a file, in ``form``, in its order. Raises SourcesError as it is read."""
    records = list(read_catalog(sources).values())
    return {"csl": csl.write, "bibtex": bibtex.write, "ris": ris.write}[form](records)


def new_id(file: str, items: Sequence[Mapping[str, Any]]) -> str:
    """An id for the entry of ``file`` that none of ``items`` has: the name of the file, numbered where it is taken."""
    taken = {str(item.get("id")) for item in items}
    stem, number = PurePosixPath(file).stem, 2
    name = stem
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return name
