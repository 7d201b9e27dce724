"""The training recipe on a teacher of toy size and a few made-up pairs."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from index.embedding.batches import Batch, Batches
from index.embedding.distill import DistillConfig, Progress, distill, save, student_of
from index.embedding.parallel import read_pairs

pytestmark = pytest.mark.usefixtures("one_thread")

CONFIG = DistillConfig(
    steps=40, learning_rate=1e-3, learning_rate_tokens=1e-2, warm_up=5, save_every=15, tokens_per_batch=512
)


class Broken(Exception):
    """Stands for a power cut."""


@pytest.fixture(scope="module")
def english(teacher: Path):
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(teacher), device="cpu")


@pytest.fixture
def new_student(english, pairs: Path, tmp_path: Path):
    """``new_student()`` is the student before its first step, the same each time."""

    def new_student():
        folder = tmp_path / f"student{len(list(tmp_path.glob('student*')))}"
        return student_of(english, read_pairs(pairs), [], [], 47_700, folder)

    return new_student


@pytest.fixture
def batches(pairs: Path, new_student, english) -> list[Batch]:
    """The first forty batches."""
    student, teacher = (model.tokenizer.backend_tokenizer for model in (new_student(), english))
    return list(islice(Batches(read_pairs(pairs), [], [], student, teacher, 512, 32, 1), 40))


def _hits(student, english, words: dict[str, str]) -> float:
    """How often a Chinese text is nearest to its translation."""
    left = student.encode([f"{zh}法律" for zh in list(words.values())[1:]])
    right = english.encode([f"{en} law" for en in list(words)[1:]])
    return float(np.mean((left @ right.T).argmax(axis=1) == np.arange(9)))


def test_an_untrained_student_knows_english_as_the_teacher_does(new_student, english, words: dict[str, str]):
    student = new_student()
    np.testing.assert_allclose(student.encode(list(words)), english.encode(list(words)), atol=1e-5)
    assert student.tokenizer.tokenize("条约law") == ["条约", "▁law"]


def test_the_vocabulary_has_no_more_tokens_than_it_may(english, pairs: Path, tmp_path: Path):
    student = student_of(english, read_pairs(pairs), [], [], 100, tmp_path / "small")
    assert len(student.tokenizer) == len(student[0].auto_model.get_input_embeddings().weight) == 100


def test_a_chinese_text_comes_near_its_translation(new_student, english, batches, words, tmp_path: Path):
    import torch

    student = new_student()
    # Without its first vectors it knows no Chinese.
    table = student[0].auto_model.get_input_embeddings().weight.data
    table[15:] = table.std() * torch.randn(table[15:].shape, generator=torch.Generator().manual_seed(0))
    assert _hits(student, english, words) < 0.4
    heard: list[Progress] = []
    distill(student, english, lambda step: batches[step:], CONFIG, tmp_path / "c.pt", heard.append)
    assert [(p.done, p.steps, p.saved) for p in heard] == [(n, 40, n in (15, 30)) for n in range(1, 41)]
    assert [p.texts for p in heard] == [len(batch.student) for batch in batches]
    assert _hits(student, english, words) >= 0.7


def test_a_run_that_was_broken_off_ends_as_one_that_was_not(new_student, english, batches, tmp_path: Path):
    whole, broken = new_student(), new_student()
    distill(whole, english, lambda step: batches[step:], CONFIG, tmp_path / "whole.pt", lambda progress: None)

    def breaking(progress: Progress) -> None:
        if progress.done == 20:
            raise Broken

    with pytest.raises(Broken):
        distill(broken, english, lambda step: batches[step:], CONFIG, tmp_path / "c.pt", breaking)
    assert [path.name for path in tmp_path.glob("c.*")] == ["c.pt"]
    asked: list[int] = []
    heard: list[int] = []

    def rest(step: int) -> list[Batch]:
        asked.append(step)
        return batches[step:]

    resumed = new_student()
    distill(resumed, english, rest, CONFIG, tmp_path / "c.pt", lambda progress: heard.append(progress.done))
    assert asked == [15]
    assert heard == list(range(16, 41))
    texts = ["法律条约", "铁路", "law river"]
    np.testing.assert_allclose(resumed.encode(texts), whole.encode(texts), atol=1e-3)


def test_the_saved_model_is_in_half_precision_and_computes_in_float32(new_student, tmp_path: Path):
    import torch
    from safetensors.torch import load_file
    from sentence_transformers import SentenceTransformer

    student = new_student()
    save(student, tmp_path / "out")
    assert {tensor.dtype for tensor in load_file(tmp_path / "out" / "model.safetensors").values()} == {torch.float16}
    model = SentenceTransformer(str(tmp_path / "out"), device="cpu")
    assert next(model.parameters()).dtype == torch.float32
    np.testing.assert_allclose(model.encode(["法律", "law"]), student.encode(["法律", "law"]), atol=0.01)
