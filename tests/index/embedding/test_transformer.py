"""The shipped model, and the way in which any model is used."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.config import IndexConfig
from index.embedding.transformer import SHIPPED, Transformer, fingerprint_of, path_of
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


def test_a_question_is_embedded_as_a_passage_is_where_the_model_asks_for_no_prefix(shipped: Transformer):
    assert (shipped.query_prefix, shipped.passage_prefix) == ("", "")
    np.testing.assert_allclose(shipped.encode_asked(["软法"], ())[0], shipped.encode(["软法"])[0], atol=0.02)


def test_prefixes_of_the_settings_are_put_before_the_texts(shipped: Transformer):
    marked = Transformer(SHIPPED, IndexConfig(query_prefix="query: ", passage_prefix="passage: "))
    np.testing.assert_allclose(
        marked.encode_asked(["soft law"], ())[0], shipped.encode(["query: soft law"])[0], atol=0.02
    )
    np.testing.assert_allclose(marked.encode(["soft law"])[0], shipped.encode(["passage: soft law"])[0], atol=0.02)


def test_prompts_of_the_model_are_used_where_the_settings_are_silent(tmp_path, shipped: Transformer):
    folder = _with_prompts(tmp_path, {"query": "ask: ", "document": "text: "})
    model = Transformer(str(folder))
    assert (model.query_prefix, model.passage_prefix) == ("ask: ", "text: ")
    assert Transformer(str(folder), IndexConfig(query_prefix="q: ")).query_prefix == "q: "
    # Once, not twice: the model's own default prompt does not come on top.
    np.testing.assert_allclose(model.encode(["soft law"])[0], shipped.encode(["text: soft law"])[0], atol=0.02)


def test_another_passage_prefix_makes_other_vectors_and_another_fingerprint():
    assert fingerprint_of(SHIPPED) != fingerprint_of(SHIPPED, IndexConfig(passage_prefix="passage: "))
    assert fingerprint_of(SHIPPED) == fingerprint_of(SHIPPED, IndexConfig(query_prefix="query: "))


def _with_prompts(folder: Path, prompts: dict[str, str]) -> Path:
    """The shipped model with prompts of its own."""
    copied = Path(shutil.copytree(path_of(SHIPPED), folder / "model"))
    settings = copied / "config_sentence_transformers.json"
    known = json.loads(settings.read_text(encoding="utf-8"))
    known |= {"prompts": prompts, "default_prompt_name": "document"}
    settings.write_text(json.dumps(known), encoding="utf-8")
    return copied


def test_the_shipped_model_reads_512_tokens(shipped: Transformer):
    assert shipped.model.max_seq_length == 512
    start = "法律 " * 400
    assert not np.allclose(shipped.encode([start + "河流 " * 100])[0], shipped.encode([start])[0], atol=0.01)


@pytest.mark.parametrize("question", ["软法 and soft law", "soft law " * 40])
def test_a_question_and_its_words_have_the_vectors_that_each_has_alone(shipped: Transformer, question: str):
    made = shipped.encode_asked([question, "river"], ["water", "条约"])
    assert made.shape == (4, shipped.dimension)
    for row, text in enumerate([question, "river", "water", "条约"]):
        np.testing.assert_allclose(made[row], shipped.encode([text])[0], atol=0.03)
