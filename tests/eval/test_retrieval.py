"""Measuring retrieval through the product's own search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.retrieval import measure, voters
from index.config import IndexConfig
from index.errors import ConfigError, UnknownSystem
from index.expansion.dictionary import Dictionary
from index.fusion import Channels

TEXTS = {
    "rivers": "The commission of the river basin meets twice a year.",
    "climate": "Each party communicates a nationally determined contribution every five years.",
    "rail": "铁路货运的统一运单由两个组织共同设计。",
}
QUERIES = {"q1": ("How often does the river commission meet?", "rivers"), "q2": ("谁设计了统一运单？", "rail")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "qrels").mkdir()
    lines = "".join(json.dumps({"_id": key, "title": "", "text": text}) + "\n" for key, text in TEXTS.items())
    (tmp_path / "corpus.jsonl").write_text(lines)
    (tmp_path / "queries.jsonl").write_text(
        "".join(json.dumps({"_id": key, "text": text}) + "\n" for key, (text, _) in QUERIES.items())
    )
    judged = "".join(f"{key}\t{relevant}\t1\n" for key, (_, relevant) in QUERIES.items())
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n" + judged)
    return tmp_path


@pytest.mark.parametrize("system", ["lexical", "dense", "hybrid"])
def test_each_system_finds_what_is_plain(folder: Path, system: str):
    report = measure(folder, system)
    assert (report.queries, report.corpus) == (2, 3)
    assert report.metrics["R@5"] == 1.0
    assert report.metrics["Success@1"] == 1.0 or system == "dense"


def test_the_words_of_another_language_vote_by_their_translations(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "queries.jsonl").write_text(json.dumps({"_id": "q2", "text": "consignment note"}) + "\n")
    to_zh: dict[str, dict[str, float]] = {"consign": {"运单": 1.0}}
    monkeypatch.setattr("eval.retrieval.shipped_dictionary", lambda: Dictionary({"zh": to_zh, "en": {}}))
    assert measure(folder, "lexical").metrics["Success@1"] == 1.0
    to_zh.clear()
    assert measure(folder, "lexical").metrics["R@5"] == 0.0
    assert measure(folder, "hybrid").metrics["R@5"] == 1.0


def test_json_has_the_keys_of_the_contract(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["retrieval", "--dataset", str(folder), "--system", "hybrid", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert list(made) == [
        "system",
        "queries",
        "corpus",
        "metrics",
        "seconds_index",
        "queries_per_second",
        "seconds_query_p50",
        "seconds_query_p95",
    ]
    assert {"nDCG@10", "R@5", "RR@10", "Success@1"} <= set(made["metrics"])


def test_a_missing_dataset_exits_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["retrieval", "--dataset", str(tmp_path)]) == 1
    assert "corpus.jsonl" in capsys.readouterr().err


def test_a_named_reranker_puts_what_is_found_in_order(folder: Path, crossencoder: Path):
    lines = (folder / "corpus.jsonl").read_text() + json.dumps({"_id": "water", "title": "", "text": "Water, water."})
    (folder / "corpus.jsonl").write_text(lines)
    run = folder / "run.trec"
    report = measure(folder, f"hybrid+rerank:{crossencoder}", run_file=run)
    assert report.system == f"hybrid+rerank:{crossencoder}"
    assert report.metrics["Success@1"] == 0.0
    first = [line.split()[2] for line in run.read_text().splitlines() if line.split()[3] == "1"]
    assert first == ["water", "water"]


def test_the_reranker_is_the_one_named_or_else_the_one_set(crossencoder: Path):
    for system, config in (
        (f"hybrid+rerank:{crossencoder}", IndexConfig(reranker="another")),
        ("hybrid+rerank", IndexConfig(reranker=str(crossencoder))),
    ):
        channels, reranker = voters(system, config)
        assert reranker is not None and reranker.name == str(crossencoder)
        assert channels == Channels()
    assert voters("hybrid", IndexConfig(reranker="another")) == (Channels(), None)


def test_a_reranker_that_is_neither_named_nor_set_is_an_error_with_the_remedy():
    for system in ("hybrid+rerank", "hybrid+rerank:"):
        with pytest.raises(ConfigError, match="No reranker is named") as raised:
            voters(system, IndexConfig())
        assert "hybrid+rerank:MODEL" in raised.value.remedy


def test_an_unknown_system_is_an_error_that_tells_the_known_ones(folder: Path, capsys: pytest.CaptureFixture[str]):
    for system in ("best", "dense:model"):
        with pytest.raises(UnknownSystem, match=system):
            measure(folder, system)
    assert main(["retrieval", "--dataset", str(folder), "--system", "best"]) == 1
    assert "hybrid+rerank:MODEL" in capsys.readouterr().err
