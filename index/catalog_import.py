"""RECIPE of importing a bibliography: read → find each work's file → compare → write, and say all that happened."""

from __future__ import annotations

import dataclasses
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from rapidfuzz import fuzz

from index.bibliography import bibtex, csl, ris
from index.bibliography.item import record_of, text_of, year_of
from index.bibliography.nouns import Bibliography, Entry, Form, Refusal
from index.catalog import new_id, read_catalog, read_items, write_items, writing
from index.document import Record
from index.errors import SourcesError
from index.language import fold
from index.plaintext import read_plain

_LARGEST = 64 * 2**20  # bytes of a file to import: 20,000 works with abstracts have half of it
_ALIKE = 92  # percent of the letters of two titles that must agree
_AHEAD = 4  # percentage points by which the best must lead the second
_SHORTEST = 6  # letters of a title by which a file may be found: many are called "Introduction"
_SUFFIXES: dict[str, Form] = {".json": "csl", ".bib": "bibtex", ".bibtex": "bibtex", ".ris": "ris"}
_NOTHING: tuple[object, ...] = (None, "", [], {})
_OWN = frozenset({"id", "file"})  # what the catalog says of itself, and no import changes


@dataclass(frozen=True, slots=True)
class Change:
    """A part of a record that the import says otherwise, as JSON; ``before`` is empty where there was nothing."""

    file: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. ``added`` and ``unchanged`` are files; ``changed`` was written.

    ``kept`` differs and was left as it is; ``unmatched`` are works whose file was not found, with the reason.
    """

    added: tuple[str, ...]
    changed: tuple[Change, ...]
    kept: tuple[Change, ...]
    unchanged: tuple[str, ...]
    unmatched: tuple[Refusal, ...]
    refused: tuple[Refusal, ...]


def import_catalog(
    sources: Path,
    path: Path,
    files: Sequence[str],
    titles: Mapping[str, str] | None = None,
    replace: bool = False,
    form: Form | None = None,
) -> Imported:
    """Take the works in ``path`` into the catalog of ``sources``, whose documents are ``files``.

    ``titles`` are what the documents call themselves, by file. What a record lacks is filled in; what differs is kept,
    and reported, unless ``replace``. ``form`` is told by the suffix when None. Nothing is written when nothing changes.
    Raises SourcesError when the file cannot be read, the catalog is broken or another is writing it; OutputError when
    it cannot be written.
    """
    read = _read(path, form)
    with writing(sources):
        records = read_catalog(sources)
        matched, unmatched, twice = _matched(read.entries, _Shelf(files, records, titles or {}))
        items = read_items(sources)
        done = _taken(matched, items, replace)
        if done.added or done.changed:
            write_items(sources, items)
    return dataclasses.replace(done, unmatched=tuple(unmatched), refused=(*read.refused, *twice))


def _taken(matched: Mapping[str, Entry], items: list[dict[str, Any]], replace: bool) -> Imported:
    """Take the works, by their file, into ``items``; what came of it."""
    places: dict[object, int] = {}
    for place, item in enumerate(items):
        places.setdefault(item.get("file"), place)
    added: list[str] = []
    changed: list[Change] = []
    kept: list[Change] = []
    unchanged: list[str] = []
    for file, entry in matched.items():
        incoming = json.loads(entry.csl)
        if file not in places:
            items.append(_new(incoming, file, items))
            added.append(file)
            continue
        items[places[file]], written, left = _merged(items[places[file]], incoming, replace)
        changed += written
        kept += left
        if not written and not left:
            unchanged.append(file)
    return Imported(tuple(added), tuple(changed), tuple(kept), tuple(unchanged), (), ())


def _read(path: Path, form: Form | None) -> Bibliography:
    form = form or _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise SourcesError(f"{path.name} is called neither .json, .bib nor .ris.", "Rename it, or name its form.")
    remedy = "Export it again as UTF-8, in CSL JSON, BibTeX or RIS."
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError(f"it has more than {_LARGEST // 2**20} MB")
        text = read_plain(path)
        return {"csl": csl.read, "bibtex": bibtex.read, "ris": ris.read}[form](text)
    except UnicodeDecodeError as error:
        raise SourcesError(f"{path} is not UTF-8 ({error}).", remedy) from error
    except OSError as error:
        raise SourcesError(f"{path} cannot be opened ({error.strerror}).", "Name what was exported.") from error
    except ValueError as error:
        raise SourcesError(f"{path} cannot be imported ({error}).", remedy) from error


def _matched(entries: Sequence[Entry], shelf: _Shelf) -> tuple[dict[str, Entry], list[Refusal], list[Refusal]]:
    """The works by their file; those that have none; those whose file another work had before."""
    matched: dict[str, Entry] = {}
    unmatched, twice = [], []
    for entry in entries:
        file, why = shelf.find(entry)
        if not file:
            unmatched.append(Refusal(_called(entry), why))
        elif file in matched:
            twice.append(Refusal(_called(entry), f"{_called(matched[file])} has been taken for {file}"))
        else:
            matched[file] = entry
    return matched, unmatched, twice


def _new(incoming: Mapping[str, Any], file: str, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    name = str(incoming.get("id") or "")
    taken = not name or any(str(item.get("id")) == name for item in items)
    return {**incoming, "id": new_id(file, items) if taken else name, "file": file}


def _merged(
    item: Mapping[str, Any], incoming: Mapping[str, Any], replace: bool
) -> tuple[dict[str, Any], list[Change], list[Change]]:
    """``item`` with what ``incoming`` adds to it; what was written, and what differs and was kept."""
    made, written, left = dict(item), [], []
    for key, value in incoming.items():
        before = item.get(key)
        if key in _OWN or value in _NOTHING or _same(key, before, value):
            continue
        nothing = before in _NOTHING or (key == "type" and before == "document")
        change = Change(str(item["file"]), key, "" if before in _NOTHING else _json(before), _json(value))
        if nothing or replace:
            made[key] = value
            written.append(change)
        else:
            left.append(change)
    return made, written, left


def _same(key: str, before: Any, after: Any) -> bool:
    """Whether two values say the same: "54" is 54, and a kind that BibTeX has no word for says nothing."""
    if key == "type" and after == "document":
        return True
    if key in {"issued", "accessed"}:
        return _json(before).replace('"', "") == _json(after).replace('"', "")
    if key == "DOI":
        return _doi({key: before}) == _doi({key: after})
    if key == "keyword" and isinstance(before, str) and isinstance(after, str):
        return _words(before) == _words(after)
    if isinstance(before, str | int) and isinstance(after, str | int):
        return " ".join(str(before).split()) == " ".join(str(after).split())
    return bool(before == after)


def _words(keywords: str) -> list[str]:
    return [word.strip() for word in re.split("[;；,，]", keywords) if word.strip()]


class _Shelf:
    """The documents that a work may be: by the path or name of its attachment, by DOI, by title."""

    def __init__(self, files: Sequence[str], records: Mapping[str, Record], titles: Mapping[str, str]) -> None:
        self._files = {_folded(file): file for file in files}
        self._names: dict[str, list[str]] = {}
        self._records = records
        self._dois: dict[str, list[str]] = {}
        self._titles: dict[str, set[str]] = {}
        for file in files:
            self._names.setdefault(_folded(PurePosixPath(file).name), []).append(file)
            record = records.get(file)
            if record and (doi := _doi(json.loads(record.csl))):
                self._dois.setdefault(doi, []).append(file)
            known = (record.title if record else "", titles.get(file, ""), PurePosixPath(file).stem)
            self._titles[file] = {_letters(title) for title in known if title}

    def find(self, entry: Entry) -> tuple[str, str]:
        """The file of ``entry`` and nothing, or nothing and why there is none."""
        found = {file for attached in entry.files for file in self._attached(attached)}
        if len(found) == 1:
            return found.pop(), ""
        if found:
            return "", f"its attachments are several documents: {', '.join(sorted(found)[:5])}"
        doi = _doi(json.loads(entry.csl))
        same = self._dois.get(doi, []) if doi else []
        if same:
            return (same[0], "") if len(same) == 1 else ("", f"several documents have its DOI {doi}")
        return self._by_title(entry)

    def _attached(self, attached: str) -> list[str]:
        path = _folded(attached.replace("\\", "/"))
        if path in self._files:
            return [self._files[path]]
        same = self._names.get(PurePosixPath(path).name, [])
        # Several of one name: the one whose folder the attachment lies in, too.
        near = [file for file in same if path.endswith(f"/{_folded(file)}")]
        return near if len(same) > 1 and near else same

    def _by_title(self, entry: Entry) -> tuple[str, str]:
        title = _letters(entry.title)
        if len(title) < _SHORTEST:
            return "", "it names no file of the sources, and its title is too short to find one by"
        year = year_of(record_of(json.loads(entry.csl)))
        scored = sorted(
            (max((fuzz.ratio(title, known) for known in self._titles[file]), default=0.0), file)
            for file in self._titles
            if self._may_be(file, year)
        )
        if not scored or scored[-1][0] < _ALIKE:
            return "", "no document has its file name, its DOI or its title"
        if len(scored) > 1 and scored[-1][0] - scored[-2][0] < _AHEAD:
            return "", f"its title fits {scored[-1][1]} and {scored[-2][1]}"
        return scored[-1][1], ""

    def _may_be(self, file: str, year: int | None) -> bool:
        """Whether the years do not speak against it: a preprint may be a year older."""
        known = year_of(self._records.get(file))
        return year is None or known is None or abs(known - year) <= 1


def _called(entry: Entry) -> str:
    return f"{entry.name} ({entry.title[:80]})" if entry.title else entry.name


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _letters(title: str) -> str:
    """A title for comparison: letters and digits alone."""
    return "".join(character for character in fold(title)[:500] if character.isalnum())


def _doi(item: Mapping[str, Any]) -> str:
    doi = text_of(item, "DOI") if isinstance(item.get("DOI"), str) else ""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi.strip().casefold())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
