"""The shipped model, and the way in which any model is used."""

from __future__ import annotations

import numpy as np
import pytest

from index.embedding.transformer import SHIPPED, Transformer, fingerprint_of
from index.errors import EmbedderError

MEGABYTES = 60


@pytest.fixture(scope="module")
def shipped() -> Transformer:
    return Transformer(SHIPPED)


def test_vectors_are_unit_rows_in_the_order_of_the_texts(shipped: Transformer):
    texts = ["soft law", "a much longer text about railways and consignment notes", "软法"]
    vectors = shipped.encode(texts)
    assert vectors.shape == (3, shipped.dimension) and vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    np.testing.assert_allclose(vectors[1], shipped.encode(texts[1:2])[0], atol=0.03)


def test_no_text_gives_no_row(shipped: Transformer):
    assert shipped.encode([]).shape == (0, shipped.dimension)


def test_a_translation_is_nearer_than_another_text(shipped: Transformer):
    english = shipped.encode(["International soft law is not legally binding.", "The train leaves at noon."])
    chinese = shipped.encode(["国际软法不具有法律约束力。", "火车中午出发。"])
    assert (chinese @ english.T).argmax(axis=1).tolist() == [0, 1]


def test_traditional_and_simplified_characters_are_alike(shipped: Transformer):
    left, right = shipped.encode(["國際軟法的效力", "国际软法的效力"])
    assert left @ right > 0.99


def test_the_shipped_model_loads_by_sentence_transformers_alone_and_is_small():
    from pathlib import Path

    from sentence_transformers import SentenceTransformer

    import index.embedding

    folder = Path(index.embedding.__file__).parent / "model"
    assert SentenceTransformer(str(folder)).encode(["软法"]).shape == (1, 384)
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) <= MEGABYTES * 1_000_000


def test_a_model_that_is_not_there_is_said_with_the_remedy():
    with pytest.raises(EmbedderError, match="--embedder"):
        Transformer("no/such-model-here")


def test_fingerprints_tell_models_apart():
    assert fingerprint_of(SHIPPED) != fingerprint_of("no/such-model-here")
