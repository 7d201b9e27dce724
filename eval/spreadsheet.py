"""A question set as a spreadsheet saves it: a row a question, made into the objects of the JSON-lines form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from index.document import Language
from index.language import language_of

SUFFIXES = (".csv", ".tsv")
_SEPARATORS = ",;\t"  # Excel writes the one or the other, by country
_FACT, _WORDING = re.compile(r"[;；\n]"), re.compile(r"[|｜]")
_NEEDED = ("id", "question")
_PLACE = ("document", "page", "anchor")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def rows_of(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line, row) for each question, a row that has only an id, or that of the one before, adding to its gold.

    In "facts" a ";" or a new line parts facts, a "|" the wordings of one. Columns may stand in any order. Raises
    ValueError, naming the line, when the first names no columns or a row has more cells than columns.
    """
    open_row: tuple[int, dict[str, Any]] | None = None
    for line, row in _cells(text):
        if not any(row.values()):
            continue
        if open_row is not None and not row.get("question") and row.get("id", "") in ("", open_row[1].get("id")):
            open_row[1]["gold"] += _gold(row)
            open_row[1]["facts"] += _facts(row)
            continue
        if open_row is not None:
            yield open_row
        open_row = line, _made(row)
    if open_row is not None:
        yield open_row


def _cells(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, cells by column) of each row."""
    head = text.split("\n", 1)[0]
    read = csv.DictReader(io.StringIO(text), delimiter=max(_SEPARATORS, key=head.count), restkey="")
    try:
        names = {name: name.strip().lower() for name in read.fieldnames or ()}
        if missing := [name for name in _NEEDED if name not in names.values()]:
            raise ValueError(f"line 1 names no column {' and no '.join(map(repr, missing))}")
        for cells in read:
            if any(map(str.strip, cells.pop("", None) or ())):  # it would be lost, and what it was cut from with it
                raise ValueError(f"line {read.line_num} has more cells than columns: quote a cell that has a comma")
            yield read.line_num, {names[name]: (cell or "").strip() for name, cell in cells.items()}
    except csv.Error as error:
        raise ValueError(f"line {read.reader.line_num}: {error}") from error


def _made(row: dict[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {name: cell for name, cell in row.items() if name not in (*_PLACE, "facts")}
    if "answerable" in row:
        # What is neither stays as it is, and is told of as such.
        made["answerable"] = _TRUTH.get(row["answerable"].lower(), row["answerable"])
    return made | {"gold": _gold(row), "facts": _facts(row)}


def _gold(row: dict[str, str]) -> list[dict[str, str]]:
    place = {name: row.get(name, "") for name in _PLACE}
    return [place] if place["document"] or place["anchor"] else []


def _facts(row: dict[str, str]) -> list[dict[str, list[str]]]:
    facts = []
    for fact in _FACT.split(row.get("facts", "")):
        wordings: dict[Language, list[str]] = {"en": [], "zh": []}
        for wording in filter(None, (part.strip() for part in _WORDING.split(fact))):
            wordings[language_of(wording)].append(wording)
        if wordings["en"] or wordings["zh"]:
            facts.append({"en": wordings["en"], "zh": wordings["zh"]})
    return facts
