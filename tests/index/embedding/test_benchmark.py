"""Reading a benchmark in BEIR form."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.embedding.benchmark import benchmark_folders, read_benchmark
from index.errors import DatasetError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "qrels").mkdir()
    (tmp_path / "corpus.jsonl").write_text('{"_id": "c1", "title": "T", "text": "one"}\n{"_id": "c2", "text": "two"}\n')
    (tmp_path / "queries.jsonl").write_text('{"_id": "q1", "text": "1?"}\n{"_id": "q2", "text": "unjudged"}\n')
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tc1\t1\n")
    return tmp_path


def test_title_and_text_are_one_text_and_unjudged_queries_are_left_out(folder: Path):
    benchmark = read_benchmark(folder)
    assert benchmark.corpus == (("c1", "T\none"), ("c2", "two"))
    assert benchmark.queries == (("q1", "1?"),)
    assert benchmark.relevant == {"q1": {"c1": 1}}


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_named(folder: Path, name: str):
    (folder / name).unlink()
    with pytest.raises(DatasetError, match=name):
        read_benchmark(folder)


def test_a_malformed_line_is_named(folder: Path):
    (folder / "corpus.jsonl").write_text('{"_id": "c1", "text": "one"}\n{"text": "no id"}\n')
    with pytest.raises(DatasetError, match="Line 2"):
        read_benchmark(folder)


def test_a_line_separator_is_content_and_a_byte_order_mark_is_not(folder: Path):
    (folder / "corpus.jsonl").write_text('\ufeff{"_id": "c1", "text": "one\u2028two\u0085"}\n', encoding="utf-8")
    assert read_benchmark(folder).corpus == (("c1", "one\u2028two\u0085"),)


def test_a_text_that_was_judged_not_to_be_relevant_is_not(folder: Path):
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\r\nq1\tc1\t1\r\nq1\tc2\t0\nq2\tc1\t0\n")
    benchmark = read_benchmark(folder)
    assert benchmark.relevant == {"q1": {"c1": 1}}
    assert benchmark.queries == (("q1", "1?"),)


def test_a_malformed_judgement_is_named(folder: Path):
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1 c1 1\n")
    with pytest.raises(DatasetError, match="Line 2"):
        read_benchmark(folder)


def test_data_sets_are_found_directly_below_a_folder(folder: Path):
    for name in ("two", "one", "deep/three"):
        (folder / name).mkdir(parents=True)
        (folder / name / "queries.jsonl").write_text("{}")
    assert benchmark_folders(folder) == [folder / "one", folder / "two"]


def test_a_folder_without_a_data_set_is_an_error(folder: Path):
    with pytest.raises(DatasetError, match="No benchmark was found"):
        benchmark_folders(folder)
