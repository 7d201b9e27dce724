"""What there is to learn from, with the benchmarks kept out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.embedding.material import Material, read_material
from index.embedding.parallel import Answered, Pair
from index.errors import DatasetError, TrainingDataError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pairs").mkdir()
    (tmp_path / "pairs" / "a.tsv").write_text("The law binds.\t法律有拘束力。\nRivers flow.\t河水流动。\n", "utf-8")
    (tmp_path / "terms.tsv").write_text("treaty\t条约\n", "utf-8")
    (tmp_path / "questions").mkdir()
    rows = [{"q": "谁开会？", "p": "缔约方开会。"}, {"q": "什么流动？", "p": "河水。"}]
    (tmp_path / "questions" / "q.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    for name, text, query in (("one", "Rivers flow.", "What flows?"), ("two", "冰川。", "谁开会？")):
        data = tmp_path / "benchmarks" / name
        (data / "qrels").mkdir(parents=True)
        (data / "corpus.jsonl").write_text(json.dumps({"_id": "c", "text": text}), "utf-8")
        (data / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": query}), "utf-8")
        (data / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\tc\t1\n", "utf-8")
    return tmp_path


def test_pairs_alone_are_enough(folder: Path):
    heard: list[str] = []
    texts = read_material(Material(folder / "pairs"), heard.append)
    assert texts.pairs == [Pair("a", "The law binds.", "法律有拘束力。"), Pair("a", "Rivers flow.", "河水流动。")]
    assert (texts.terms, texts.questions, texts.benchmarks) == ([], [], {})
    assert heard == ["2 pairs, 0 terms, 0 questions"]


def test_what_stands_in_a_benchmark_is_left_out_and_counted(folder: Path):
    heard: list[str] = []
    material = Material(folder / "pairs", folder / "terms.tsv", folder / "questions", folder / "benchmarks")
    texts = read_material(material, heard.append)
    assert texts.pairs == [Pair("a", "The law binds.", "法律有拘束力。")]
    assert texts.terms == [Pair("terms", "treaty", "条约")]
    assert texts.questions == [Answered("什么流动？", "河水。")]
    assert {name: made.corpus for name, made in texts.benchmarks.items()} == {
        "one": (("c", "Rivers flow."),),
        "two": (("c", "冰川。"),),
    }
    assert heard == [
        "2 texts are left out, because they stand in a benchmark",
        "1 pairs, 1 terms, 1 questions",
    ]


def test_a_folder_without_a_benchmark_is_an_error(folder: Path):
    with pytest.raises(DatasetError, match="No benchmark"):
        read_material(Material(folder / "pairs", benchmarks=folder / "pairs"), lambda line: None)


def test_a_folder_without_pairs_is_an_error(folder: Path):
    with pytest.raises(TrainingDataError, match="No aligned pair"):
        read_material(Material(folder / "questions"), lambda line: None)
