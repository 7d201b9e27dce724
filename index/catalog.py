"""Bibliographic records: the CSL-JSON catalog that lies beside the documents, joined to files by path."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from index.document import Record
from index.errors import SourcesError

NAME = "catalog.json"
_JOINED = "'’-"  # a particle that ends so is written together with the name


def read_catalog(sources: Path) -> dict[str, Record]:
    """The records by the path of their file in ``sources``, as in each entry's "file"; empty without a catalog.

    Raises SourcesError when the catalog is not a JSON list of objects, or an entry with a file is malformed.
    """
    path = sources / NAME
    if not path.exists():
        return {}
    remedy = "Export the library from Zotero as CSL JSON again, or take the file away to go on without it."
    try:
        items = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SourcesError(f"The catalog {path} is not valid JSON ({error}).", remedy) from error
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise SourcesError(f"The catalog {path} is not a list of entries.", remedy)
    records = {}
    for place, item in enumerate(items, 1):
        try:
            file = _text(item, "file")
            if file:
                records[file] = _record(item)
        except ValueError as error:
            entry = f"{place} (id {item['id']})" if item.get("id") is not None else str(place)
            remedy = f"Mend the entry, or: {remedy}"
            raise SourcesError(f"Entry {entry} of the catalog {path} is malformed: {error}.", remedy) from error
    return records


def _record(item: dict[str, Any]) -> Record:
    authors = item.get("author")
    if authors is not None and not isinstance(authors, list):
        raise ValueError('"author" is not a list')
    return Record(
        title=_text(item, "title"),
        authors=tuple(name for name in map(_name, authors or ()) if name),
        year=_year(item),
        container=_text(item, "container-title") or _text(item, "collection-title"),
        type=_text(item, "type") or "document",
        csl=json.dumps(item, ensure_ascii=False),
    )


def _text(item: dict[str, Any], key: str) -> str:
    """What the entry says under ``key``, empty for null or nothing. Raises ValueError when it is no string."""
    value = item.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{key}" is not a string')
    return value or ""


def _year(item: dict[str, Any]) -> str:
    """The year of "issued", the first part of its first date; empty when unknown."""
    issued = item.get("issued")
    if issued is None:
        return ""
    if not isinstance(issued, dict):
        raise ValueError('"issued" is not an object')
    dates = issued.get("date-parts")
    if dates is None:
        return ""
    if not isinstance(dates, list) or not all(isinstance(date, list) for date in dates):
        raise ValueError('"date-parts" is not a list of lists')
    year = dates[0][0] if dates and dates[0] else None
    if year is not None and (isinstance(year, bool) or not isinstance(year, str | int)):
        raise ValueError('the year in "date-parts" is neither a number nor a string')
    return "" if year is None else str(year)


def _name(author: object) -> str:
    """A name as it is spoken: "Given Family", Chinese names without a space, institutions as they are."""
    if not isinstance(author, dict):
        raise ValueError('an "author" is not an object')
    literal = _text(author, "literal")
    if literal:
        return literal
    family = _text(author, "family")
    for particle in (_text(author, "non-dropping-particle"), _text(author, "dropping-particle")):
        if particle:
            family = f"{particle}{'' if particle[-1] in _JOINED else ' '}{family}"
    given = _text(author, "given")
    return family + given if any(c >= "\u3400" for c in family) else f"{given} {family}".strip()
