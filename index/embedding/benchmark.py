"""Reads a retrieval benchmark in BEIR form."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Benchmark:
    """``corpus`` and ``queries`` are (id, text); ``relevant`` maps a query's id to its corpus ids and their grades."""

    corpus: tuple[tuple[str, str], ...]
    queries: tuple[tuple[str, str], ...]
    relevant: dict[str, dict[str, int]]


def read_benchmark(folder: Path) -> Benchmark:
    """The benchmark in ``folder``: corpus.jsonl, queries.jsonl and qrels/test.tsv.

    A corpus text is its title, where it has one, and its text. Only queries with a relevant text are kept. Raises
    DatasetError, naming the file, when one is missing or malformed.
    """
    corpus = [
        (row["_id"], "\n".join(part for part in (row.get("title", ""), row["text"]) if part))
        for row in _rows(folder / "corpus.jsonl")
    ]
    relevant = _relevant(folder / "qrels" / "test.tsv")
    queries = [(row["_id"], row["text"]) for row in _rows(folder / "queries.jsonl") if row["_id"] in relevant]
    if not corpus or not queries:
        raise DatasetError(
            f"{folder} has no text or no query with a relevant text.", "Check corpus.jsonl and qrels/test.tsv."
        )
    # A judged query that is not asked must not count as one that found nothing.
    return Benchmark(tuple(corpus), tuple(queries), {query_id: relevant[query_id] for query_id, _ in queries})


def benchmark_folders(folder: Path) -> list[Path]:
    """The data sets directly below ``folder``. Raises DatasetError when there is none."""
    found = sorted(path.parent for path in folder.glob("*/queries.jsonl"))
    if not found:
        raise DatasetError(
            f"No benchmark was found in {folder}.",
            "Name a folder of data sets in BEIR form.",
        )
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    remedy = 'BEIR form is wanted: one JSON object a line with "_id" and "text".'
    if not path.is_file():
        raise DatasetError(f"{path} does not exist.", remedy)
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            rows.append(row | {"_id": str(row["_id"]), "text": str(row["text"])})
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise DatasetError(f"Line {number} of {path} cannot be used ({error}).", remedy) from error
    return rows


def _relevant(path: Path) -> dict[str, dict[str, int]]:
    if not path.is_file():
        raise DatasetError(
            f"{path} does not exist.", "BEIR form is wanted: query-id, corpus-id, score by tabs, with a header."
        )
    found: dict[str, dict[str, int]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file, delimiter="\t"), 1):
            if number == 1 or not row:
                continue
            try:
                query, text, score = row
                found.setdefault(query, {})[text] = int(score)
            except ValueError as error:
                raise DatasetError(
                    f"Line {number} of {path} cannot be used ({error}).", "Three columns are wanted."
                ) from error
    return found
