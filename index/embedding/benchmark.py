"""Reads a retrieval benchmark in BEIR form."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import DatasetError

#: By query the texts that are relevant to it, with grades over 0.
Relevant = dict[str, dict[str, int]]
_ROWS = 'BEIR form is wanted: one JSON object a line with "_id" and "text".'
_JUDGEMENTS = "BEIR form is wanted: query-id, corpus-id, score by tabs, with a header."


@dataclass(frozen=True, slots=True)
class Benchmark:
    """``corpus`` and ``queries`` are (id, text); ``relevant`` maps a query's id to its corpus ids and their grades."""

    corpus: tuple[tuple[str, str], ...]
    queries: tuple[tuple[str, str], ...]
    relevant: Relevant


def read_benchmark(folder: Path, relevant: Relevant | None = None) -> Benchmark:
    """The benchmark in ``folder``: corpus.jsonl, queries.jsonl, and qrels/test.tsv unless its ``relevant`` are given.

    A corpus text is its title, where it has one, and its text. Raises DatasetError, naming the file, when one is
    missing or malformed, and what ``judged`` raises.
    """
    texts = {
        row["_id"]: "\n".join(part for part in (str(row.get("title") or ""), row["text"]) if part)
        for row in _rows(folder / "corpus.jsonl")
    }
    queries = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
    return judged(folder, texts, queries, _relevant(folder / "qrels" / "test.tsv") if relevant is None else relevant)


def judged(path: Path, texts: Mapping[str, str], queries: Mapping[str, str], relevant: Relevant) -> Benchmark:
    """The benchmark at ``path`` without queries that nobody judged, and without judgements of queries that nobody asks:
    those must not count as having found nothing. Raises DatasetError when nothing is left."""
    asked = {query: text for query, text in queries.items() if query in relevant}
    if not texts or not asked:
        raise DatasetError(f"{path} has no text, or no query with a relevant text.", "Check the ids of both.")
    if not any(text in texts for query in asked for text in relevant[query]):
        raise DatasetError(
            f"None of the texts that are judged is in {path}.",
            f"Its texts are called {', '.join(list(texts)[:3])} and so on; judge those.",
        )
    return Benchmark(tuple(texts.items()), tuple(asked.items()), {query: relevant[query] for query in asked})


def benchmark_folders(folder: Path) -> list[Path]:
    """The data sets directly below ``folder``. Raises DatasetError when there is none."""
    found = sorted(path.parent for path in folder.glob("*/queries.jsonl"))
    if not found:
        raise DatasetError(
            f"No benchmark was found in {folder}.",
            "Name a folder of data sets in BEIR form.",
        )
    return found


def lines_of(path: Path, remedy: str) -> Iterator[tuple[int, str]]:
    """The lines of a file of a benchmark that are not empty, counted from 1. Raises DatasetError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path} cannot be read ({error}).", remedy) from error
    # Not splitlines(): JSON may hold a line separator (U+2028) as it is.
    yield from ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in lines_of(path, _ROWS):
        try:
            row = json.loads(line)
            yield row | {"_id": str(row["_id"]), "text": str(row["text"])}
        except (ValueError, KeyError, TypeError) as error:
            raise DatasetError(f"Line {number} of {path} cannot be used ({error}).", _ROWS) from error


def _relevant(path: Path) -> Relevant:
    found: Relevant = {}
    lines = lines_of(path, _JUDGEMENTS)
    next(lines, None)  # the header
    for number, line in lines:
        try:
            query, text, score = next(csv.reader([line], delimiter="\t"))
            if int(score) > 0:
                found.setdefault(query, {})[text] = int(score)
        except ValueError as error:
            raise DatasetError(f"Line {number} of {path} cannot be used ({error}).", _JUDGEMENTS) from error
    return found
