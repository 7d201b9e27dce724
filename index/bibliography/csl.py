"""CSL-JSON, the form of the catalog itself, read one item at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from index.bibliography.item import check, record_of, text_of
from index.bibliography.nouns import Bibliography, Entry, Refusal
from index.document import Record


def items_of(text: str) -> list[Any]:
    """The items of a CSL-JSON text, unchecked. Raises ValueError when it is no JSON or no list."""
    try:
        items = json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not isinstance(items, list):
        raise ValueError("it is not a list of entries")
    return items


def read(text: str) -> Bibliography:
    """The works of a CSL-JSON text. Raises ValueError when it is no JSON or no list."""
    entries, refused = [], []
    for place, item in enumerate(items_of(text), 1):
        name = f"entry {place}"
        try:
            if not isinstance(item, dict):
                raise ValueError("it is not an object")
            name = _name(item) or name
            entries.append(entry_of(name, {key: value for key, value in item.items() if key != "file"}, _files(item)))
        except ValueError as error:
            refused.append(Refusal(name, str(error)))
    return Bibliography(tuple(entries), tuple(refused))


def entry_of(name: str, item: dict[str, Any], files: Sequence[str]) -> Entry:
    """``item`` as a work. Raises ValueError when it is not to be trusted or a part of it has the wrong type."""
    check(item)
    record = record_of(item)
    if not record.title and not files:
        raise ValueError("it has neither a title nor a file")
    return Entry(name, record.title, record.csl, tuple(files))


def write(records: Sequence[Record]) -> str:
    """``records`` as CSL-JSON, as Zotero reads it: one list, indented."""
    return json.dumps([json.loads(record.csl) for record in records], ensure_ascii=False, indent=2) + "\n"


def _name(item: dict[str, Any]) -> str:
    """The id, of which not more is shown than a line of print."""
    named = item.get("id")
    return "".join(c for c in str(named)[:200] if c.isprintable()) if isinstance(named, str | int) else ""


def _files(item: dict[str, Any]) -> tuple[str, ...]:
    file = text_of(item, "file")
    return (str(PurePosixPath(file)),) if file else ()


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
