"""Benchmarks in other forms than BEIR's: SQuAD's JSON, and TREC's judgements over a BEIR folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.embedding.benchmark import Benchmark, read_benchmark
from index.errors import DatasetError

_SQUAD = 'SQuAD form is wanted: {"data": [{"paragraphs": [{"context": …, "qas": [{"id": …, "question": …}]}]}]}.'
_BEIR = 'JSON lines are wanted, each with "_id" and "text".'
_TREC = "TREC's form is wanted: query, 0, text and grade, parted by white space."


def read_dataset(path: Path, qrels: Path | None = None) -> Benchmark:
    """The benchmark at ``path``: a folder in BEIR form, or a file in SQuAD's.

    With ``qrels``, judgements in TREC form, those of the folder or file itself are not read. Raises DatasetError.
    """
    if path.is_file():
        made = read_squad(path)
        return made if qrels is None else _whole(path, dict(made.corpus), dict(made.queries), read_qrels(qrels))
    return read_benchmark(path) if qrels is None else _judged(path, read_qrels(qrels))


def read_squad(path: Path) -> Benchmark:
    """SQuAD's JSON: each paragraph is a text, for whose questions it is the one relevant. Equal paragraphs are one; the
    texts are called p0, p1 and so on, in order.

    Questions without an answer (``is_impossible``) are left out. Raises DatasetError when it is malformed.
    """
    texts: dict[str, str] = {}
    queries: dict[str, str] = {}
    relevant: dict[str, dict[str, int]] = {}
    try:
        made = json.loads(path.read_text(encoding="utf-8-sig"))
        for paragraph in (paragraph for article in made["data"] for paragraph in article["paragraphs"]):
            text_id = texts.setdefault(str(paragraph["context"]), f"p{len(texts)}")
            for asked in paragraph["qas"]:
                if not asked.get("is_impossible"):
                    queries[str(asked["id"])] = str(asked["question"])
                    relevant[str(asked["id"])] = {text_id: 1}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DatasetError(f"{path} cannot be used ({error}).", _SQUAD) from error
    return _whole(path, {text_id: text for text, text_id in texts.items()}, queries, relevant)


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Judgements in TREC form: by query the texts that are relevant, with grades over 0. Raises DatasetError."""
    found: dict[str, dict[str, int]] = {}
    for number, line in _lines(path, _TREC):
        try:
            query, _, text, grade = line.split()
            if int(grade) > 0:
                found.setdefault(query, {})[text] = int(grade)
        except ValueError as error:
            raise DatasetError(f"Line {number} of {path} cannot be used ({error}).", _TREC) from error
    return found


def _judged(folder: Path, relevant: dict[str, dict[str, int]]) -> Benchmark:
    texts = {
        row["_id"]: "\n".join(part for part in (row.get("title", ""), row["text"]) if part)
        for row in _rows(folder / "corpus.jsonl")
    }
    queries = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
    return _whole(folder, texts, queries, relevant)


def _whole(
    path: Path, texts: dict[str, str], queries: dict[str, str], relevant: dict[str, dict[str, int]]
) -> Benchmark:
    """The benchmark without queries that nobody judged, and judgements of queries that nobody asks."""
    asked = {query: text for query, text in queries.items() if query in relevant}
    if not texts or not asked:
        raise DatasetError(f"{path} has no text, or no query with a relevant text.", "Check the ids of both.")
    if not any(text in texts for query in asked for text in relevant[query]):
        raise DatasetError(
            f"None of the texts that are judged is in {path}.",
            f"Its texts are called {', '.join(list(texts)[:3])} and so on; judge those.",
        )
    return Benchmark(tuple(texts.items()), tuple(asked.items()), {query: relevant[query] for query in asked})


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in _lines(path, _BEIR):
        try:
            row = json.loads(line)
            yield row | {"_id": str(row["_id"]), "text": str(row["text"])}
        except (ValueError, KeyError, TypeError) as error:
            raise DatasetError(f"Line {number} of {path} cannot be used ({error}).", _BEIR) from error


def _lines(path: Path, remedy: str) -> Iterator[tuple[int, str]]:
    """The lines that are not empty, counted from 1."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path} cannot be read ({error}).", remedy) from error
    yield from ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
