"""A teacher of toy size, and aligned text made of ten words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

WORDS = {
    "law": "法律",
    "treaty": "条约",
    "river": "河流",
    "rail": "铁路",
    "state": "国家",
    "party": "缔约",
    "soft": "软的",
    "hard": "硬的",
    "rule": "规则",
    "water": "水源",
}


@pytest.fixture(scope="session")
def words() -> dict[str, str]:
    """The English words that ``teacher`` knows, and their Chinese translations in ``pairs``."""
    return WORDS


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 270 pairs: every two different words, three times."""
    folder = tmp_path_factory.mktemp("pairs")
    rows = [f"{a} {b}\t{WORDS[a]}{WORDS[b]}" for a in WORDS for b in WORDS if a != b]
    (folder / "made_up.tsv").write_text("\n".join(rows * 3), encoding="utf-8")
    return folder


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Toy models take longer to be shared among threads than to be computed, on a busy machine a hundred times."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
