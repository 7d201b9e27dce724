"""What a librarian edits of a record: one line of text each."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from index.bibliography.dates import csl_date, date_text
from index.bibliography.item import parties_of
from index.document import Record

_KEYS = {
    "title": "title",
    "container": "container-title",
    "type": "type",
    "language": "language",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "publisher": "publisher",
    "place": "publisher-place",
    "doi": "DOI",
    "url": "URL",
}


@dataclass(frozen=True, slots=True)
class Fields:
    """The parts of a record as they are shown and typed; empty where there is nothing.

    A person is "Family, Given" ("罗, 豪才"), an institution its name. ``issued`` is "2006", "2006-09" or "2006-09-18".
    ``parties`` are those of an agreement. ``type`` is a kind of CSL, such as "article-journal" or "treaty".
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    issued: str = ""
    container: str = ""
    type: str = ""
    language: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    place: str = ""
    doi: str = ""
    url: str = ""


_ANY = "document"  # the kind of what nothing is known of
_NAMES = tuple(field.name for field in dataclasses.fields(Fields))


def fields_of(record: Record | None) -> Fields:
    """What ``record`` says, for a form; all empty where there is none."""
    return _fields(json.loads(record.csl)) if record else Fields()


def completed(record: Record | None, guess: Record | None) -> tuple[Fields, tuple[str, ...]]:
    """What is known of a document, and the names of the fields that are not in ``record``: those that the document
    tells of itself, in ``guess``. They are the record's once they are written into it."""
    known = fields_of(record)
    if guess is None:
        return known, ()
    told = dataclasses.replace(fields_of(guess), parties=guess.parties)
    if told.type == _ANY:
        told = dataclasses.replace(told, type="")
    names = tuple(name for name in _NAMES if not getattr(known, name) and getattr(told, name))
    return dataclasses.replace(known, **{name: getattr(told, name) for name in names}), names


def edited(item: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    """``item`` with what ``fields`` say otherwise; all else, such as particles of names, stays."""
    before, after = _fields(item), dataclasses.replace(fields, title=fields.title.strip())
    made = dict(item)
    for name, key in _KEYS.items():
        value = str(getattr(after, name)).strip()
        if value != getattr(before, name):
            made.pop(key, None)
            made |= {key: value} if value else {}
    if after.issued.strip() != before.issued:
        made.pop("issued", None)
        date = csl_date(after.issued)
        made |= {"issued": date} if date else {}
    if after.authors != before.authors:
        known = dict(zip(before.authors, item.get("author") or (), strict=False))
        people = [known.get(name) or _person(name) for name in after.authors if name.strip()]
        made.pop("author", None)
        made |= {"author": people} if people else {}
    if after.parties != before.parties:
        custom = {key: value for key, value in (item.get("custom") or {}).items() if key != "parties"}
        custom |= {"parties": list(after.parties)} if after.parties else {}
        made.pop("custom", None)
        made |= {"custom": custom} if custom else {}
    return made


def _fields(item: Mapping[str, Any]) -> Fields:
    texts = {name: _line(item.get(key)) for name, key in _KEYS.items()}
    authors = tuple(_written(name) for name in item.get("author") or () if isinstance(name, dict))
    return Fields(authors=authors, parties=parties_of(item), issued=date_text(item), **texts)


def _line(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _written(name: Mapping[str, Any]) -> str:
    if name.get("literal"):
        return _line(name["literal"])
    family = [_line(name.get(key)) for key in ("dropping-particle", "non-dropping-particle", "family")]
    parts = [" ".join(part for part in family if part), _line(name.get("given")), _line(name.get("suffix"))]
    return ", ".join(part for part in parts if part)


def _person(text: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in text.partition(","))
    return {"family": family, "given": given} if comma and given else {"literal": family}
