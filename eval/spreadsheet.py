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
_PLACE = ("document", "page", "anchor")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def rows_of(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line, row) for each question, a row that has only an id, or that of the one before, adding to its gold.

    In "facts" a ";" or a new line parts facts, a "|" the wordings of one. Columns may stand in any order.
    """
    head = text.split("\n", 1)[0]
    read = csv.DictReader(io.StringIO(text), delimiter=max(_SEPARATORS, key=head.count))
    open_row: tuple[int, dict[str, Any]] | None = None
    for cells in read:
        row = {(name or "").strip().lower(): (cell or "").strip() for name, cell in cells.items() if name}
        if not any(row.values()):
            continue
        if open_row is not None and not row.get("question") and row.get("id", "") in ("", open_row[1].get("id")):
            open_row[1]["gold"] += _gold(row)
            open_row[1]["facts"] += _facts(row)
            continue
        if open_row is not None:
            yield open_row
        open_row = read.line_num, _made(row)
    if open_row is not None:
        yield open_row


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
