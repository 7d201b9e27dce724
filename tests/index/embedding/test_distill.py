"""The training recipe on a teacher of toy size and a few made-up pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embedding.train import train

WORDS = ["law", "treaty", "river", "rail", "state", "party", "soft", "hard", "rule", "water"]
CHINESE = ["法律", "条约", "河流", "铁路", "国家", "缔约", "软的", "硬的", "规则", "水源"]


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of two layers and random weights, as a SentenceTransformer folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("teacher")
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]) + "\n", encoding="utf-8")
    BertTokenizer(vocab=str(vocabulary)).save_pretrained(folder / "bert")
    config = BertConfig(
        vocab_size=15,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=512,
    )
    BertModel(config).save_pretrained(folder / "bert")
    modules = [Transformer(str(folder / "bert")), Pooling(32, "mean"), Normalize()]
    SentenceTransformer(modules=modules).save(str(folder / "model"), create_model_card=False)
    return folder / "model"


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pairs")
    rows = [f"{WORDS[a]} {WORDS[b]}\t{CHINESE[a]}{CHINESE[b]}" for a in range(10) for b in range(10) if a != b]
    (folder / "made_up.tsv").write_text("\n".join(rows * 3), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def student(teacher: Path, pairs: Path, tmp_path_factory: pytest.TempPathFactory):
    from sentence_transformers import SentenceTransformer

    out = tmp_path_factory.mktemp("student")
    heard: list[str] = []
    train(pairs, None, None, str(teacher), out, minutes=0.1, report=heard.append)
    assert heard[0] == "270 pairs, 0 terms, 0 questions"
    return SentenceTransformer(str(out), device="cpu"), out


@pytest.mark.slow
def test_a_chinese_text_comes_near_its_translation(student, teacher: Path):
    from sentence_transformers import SentenceTransformer

    english = SentenceTransformer(str(teacher), device="cpu").encode([f"{w} law" for w in WORDS[1:]])
    chinese = student[0].encode([f"{c}法律" for c in CHINESE[1:]])
    assert np.mean((chinese @ english.T).argmax(axis=1) == np.arange(9)) >= 0.7


@pytest.mark.slow
def test_the_saved_model_is_in_half_precision_and_computes_in_float32(student):
    import torch
    from safetensors.torch import load_file

    model, out = student
    assert {tensor.dtype for tensor in load_file(out / "model.safetensors").values()} == {torch.float16}
    assert next(model.parameters()).dtype == torch.float32
    assert not (out / "checkpoint.safetensors").exists()
