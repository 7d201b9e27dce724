"""One CSL-JSON item: whether it can be trusted, and what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from index.document import Record

_LONGEST = 100_000  # characters of one value: abstracts and notes are a few thousand
_LARGEST = 1_000_000  # characters of all values of an item
_DEEPEST = 8  # levels of lists and objects; a date has three
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_JOINED = "'’-"  # a particle that ends so is written together with the name
_YEAR = re.compile(r"(?<!\d)-?\d{1,4}(?!\d)")


def check(item: Mapping[str, Any]) -> None:
    """Raises ValueError, which says why, when ``item`` is too large or deep, or holds what no text holds."""
    left: list[tuple[str, Any, int]] = [(key, value, 1) for key, value in item.items()]
    size = 0
    while left:
        key, value, depth = left.pop()
        if depth > _DEEPEST:
            raise ValueError(f"{_shown(key)} is nested more than {_DEEPEST} deep")
        if isinstance(value, Mapping):
            left += [(str(inner), part, depth + 1) for inner, part in value.items()]
            size += sum(map(len, map(str, value)))
        elif isinstance(value, list):
            left += [(key, part, depth + 1) for part in value]
        text = value if isinstance(value, str) else ""
        size += len(text) + len(key)
        if len(text) > _LONGEST:
            raise ValueError(f"{_shown(key)} has {len(text):,} characters, more than {_LONGEST:,}")
        if _CONTROL.search(text) or _CONTROL.search(key):
            raise ValueError(f"{_shown(key)} holds control characters")
        if size > _LARGEST:
            raise ValueError(f"it has more than {_LARGEST:,} characters")


def record_of(item: Mapping[str, Any]) -> Record:
    """What ``item`` says. Raises ValueError, which says why, when a part of it has the wrong type."""
    authors = item.get("author")
    if authors is not None and not isinstance(authors, list):
        raise ValueError('"author" is not a list')
    return Record(
        title=text_of(item, "title"),
        authors=tuple(name for name in map(spoken, authors or ()) if name),
        year=_year(item),
        container=text_of(item, "container-title") or text_of(item, "collection-title"),
        type=text_of(item, "type") or "document",
        csl=json.dumps(item, ensure_ascii=False),
        parties=parties_of(item),
    )


def parties_of(item: Mapping[str, Any]) -> tuple[str, ...]:
    """The parties of an agreement: CSL has no field for them, so they stand under "custom", which is for such."""
    custom = item.get("custom")
    named = custom.get("parties") if isinstance(custom, Mapping) else None
    return tuple(name for name in named if isinstance(name, str) and name) if isinstance(named, list) else ()


def text_of(item: Mapping[str, Any], key: str) -> str:
    """What the item says under ``key``, empty for null or nothing. Raises ValueError when it is no string."""
    value = item.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{key}" is not a string')
    return value or ""


def year_of(record: Record | None) -> int | None:
    """The year of publication as a number, before Christ below 0; None where the record has none."""
    found = _YEAR.search(record.year) if record else None
    return int(found[0]) if found else None


def spoken(author: object) -> str:
    """A name as it is spoken: "Given Family", Chinese names without a space, institutions as they are.

    Raises ValueError when it is no name of CSL-JSON.
    """
    if not isinstance(author, Mapping):
        raise ValueError('an "author" is not an object')
    literal = text_of(author, "literal")
    if literal:
        return literal
    family = text_of(author, "family")
    for particle in (text_of(author, "non-dropping-particle"), text_of(author, "dropping-particle")):
        if particle:
            family = f"{particle}{'' if particle[-1] in _JOINED else ' '}{family}"
    given = text_of(author, "given")
    return family + given if is_han(family) else f"{given} {family}".strip()


def is_han(name: str) -> bool:
    """Whether a name is written without a space between its parts."""
    return any(character >= "\u3400" for character in name)


def _year(item: Mapping[str, Any]) -> str:
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


def _shown(key: str) -> str:
    """A key for a message: short, and nothing in it that a terminal obeys."""
    return '"' + _CONTROL.sub("\ufffd", key[:40]) + '"'
