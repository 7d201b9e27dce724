"""Benchmarks in other forms than BEIR's: SQuAD's JSON, and TREC's judgements over a BEIR folder."""

from __future__ import annotations

import json
from pathlib import Path

from index.embedding.benchmark import Benchmark, Relevant, judged, lines_of, read_benchmark
from index.errors import DatasetError

_SQUAD = 'SQuAD form is wanted: {"data": [{"paragraphs": [{"context": …, "qas": [{"id": …, "question": …}]}]}]}.'
_TREC = "TREC's form is wanted: query, 0, text and grade, parted by white space."


def read_dataset(path: Path, qrels: Path | None = None) -> Benchmark:
    """The benchmark at ``path``: a folder in BEIR form, or a file in SQuAD's.

    With ``qrels``, judgements in TREC form, those of the folder or file itself are not read. Raises DatasetError.
    """
    if path.is_file():
        made = read_squad(path)
        return made if qrels is None else judged(path, dict(made.corpus), dict(made.queries), read_qrels(qrels))
    return read_benchmark(path, None if qrels is None else read_qrels(qrels))


def read_squad(path: Path) -> Benchmark:
    """SQuAD's JSON: each paragraph is a text, for whose questions it is the one relevant. Equal paragraphs are one; the
    texts are called p0, p1 and so on, in order.

    Questions without an answer (``is_impossible``) are left out. Raises DatasetError when it is malformed.
    """
    texts: dict[str, str] = {}
    queries: dict[str, str] = {}
    relevant: Relevant = {}
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
    return judged(path, {text_id: text for text, text_id in texts.items()}, queries, relevant)


def read_qrels(path: Path) -> Relevant:
    """Judgements in TREC form: by query the texts that are relevant, with grades over 0. Raises DatasetError."""
    found: Relevant = {}
    for number, line in lines_of(path, _TREC):
        try:
            query, _, text, grade = line.split()
            if int(grade) > 0:
                found.setdefault(query, {})[text] = int(grade)
        except ValueError as error:
            raise DatasetError(f"Line {number} of {path} cannot be used ({error}).", _TREC) from error
    return found
