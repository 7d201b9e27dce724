"""Pairs scored by a CrossEncoder of toy size, and models that cannot score them."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.embedding.transformer import SHIPPED, path_of
from index.errors import RerankerError
from index.reranking.crossencoder import Reranker, reranker_of


@pytest.fixture(scope="module")
def reranker(crossencoder: Path) -> Reranker:
    return Reranker(str(crossencoder))


@pytest.fixture
def copy(crossencoder: Path, tmp_path: Path) -> Path:
    """A CrossEncoder folder that a test may change."""
    return shutil.copytree(crossencoder, tmp_path / "copy")


# Where the processor multiplies 16-bit numbers, a logit is true to about a hundredth of itself.
def _logit(share: float) -> float:
    return math.tanh(math.sqrt(2) * share / math.hypot(share, 2 - share))


def test_scores_are_the_logits_of_question_and_text_in_the_order_of_the_texts(reranker: Reranker):
    scores = reranker.scores("water", ["river", "water", "water river river river river", "water water water"])
    assert scores.dtype == np.float32
    # Three marks beside the words: of 5, 5, 9 and 7 tokens 1, 2, 2 and 4 are water.
    assert scores.tolist() == pytest.approx([_logit(1 / 5), _logit(2 / 5), _logit(2 / 9), _logit(4 / 7)], abs=0.01)


def test_more_texts_than_a_batch_holds_are_scored_as_each_alone(reranker: Reranker):
    texts = ["water " * (number % 7) + "river " * (number % 5) for number in range(40)]
    alone = [float(reranker.scores("treaty", [text])[0]) for text in texts]
    assert reranker.scores("treaty", texts).tolist() == pytest.approx(alone, abs=0.01)


def test_no_text_has_no_score(reranker: Reranker):
    assert reranker.scores("water", []).shape == (0,)


def test_what_lies_beyond_512_tokens_is_not_read(reranker: Reranker):
    # Question and marks are 4 tokens; of the text the first 508 are read.
    within, beyond = reranker.scores("river", ["river " * 507 + "water", "river " * 508 + "water"])
    assert within == pytest.approx(_logit(1 / 512), rel=0.03)
    assert beyond == pytest.approx(0.0, abs=1e-6)


def test_a_model_with_fewer_places_reads_as_much_as_it_can(copy: Path):
    from safetensors.torch import load_file, save_file

    weights = load_file(copy / "model.safetensors")
    name = "bert.embeddings.position_embeddings.weight"
    save_file(weights | {name: weights[name][:8].clone()}, copy / "model.safetensors", {"format": "pt"})
    settings = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps(settings | {"max_position_embeddings": 8}))
    within, beyond = Reranker(str(copy)).scores("river", ["river " * 3 + "water", "river " * 4 + "water"])
    assert within == pytest.approx(_logit(1 / 8), rel=0.03)
    assert beyond == pytest.approx(0.0, abs=1e-6)


def test_a_model_that_is_not_there_is_said_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    for name in (str(tmp_path), str(tmp_path / "none"), "nobody/nothing"):
        with pytest.raises(RerankerError, match="cannot be loaded") as raised:
            Reranker(name)
        assert "assistant.toml" in raised.value.remedy and "hybrid+rerank:MODEL" in raised.value.remedy


def test_a_model_whose_weights_are_damaged_is_said_likewise(copy: Path):
    settings = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps(settings | {"max_position_embeddings": 8}))  # the weights are of 600
    with pytest.raises(RerankerError, match="cannot be loaded"):
        Reranker(str(copy))
    (copy / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(RerankerError, match="cannot be loaded"):
        Reranker(str(copy))


def test_an_embedding_model_would_score_at_random_and_is_refused():
    with pytest.raises(RerankerError, match="not trained to score pairs"):
        Reranker(str(path_of(SHIPPED)))


def test_a_model_of_three_scores_is_refused(copy: Path):
    from transformers import BertConfig, BertForSequenceClassification

    BertForSequenceClassification(BertConfig.from_pretrained(copy, num_labels=3)).save_pretrained(copy)
    with pytest.raises(RerankerError, match="gives 3 scores, not one"):
        Reranker(str(copy))


def test_the_same_model_is_loaded_once(crossencoder: Path):
    assert reranker_of(str(crossencoder)) is reranker_of(str(crossencoder))
