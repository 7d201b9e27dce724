"""RECIPE of the shipped model: pairs → tokenizer → first vectors → distillation → a SentenceTransformer folder.

The student starts as the English teacher with Chinese tokens added, and learns to give a Chinese text the vector that
the teacher gives its English translation (Reimers & Gurevych 2020, "Making Monolingual Sentence Embeddings
Multilingual using Knowledge Distillation"), helped by an in-batch contrastive term (InfoNCE, van den Oord et al. 2018).
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import PreTrainedTokenizerFast

from index.embedding.batches import Batch
from index.embedding.initialise import cooccurrence_vectors
from index.embedding.parallel import Answered, Pair
from index.embedding.vocabulary import SPECIAL, build_tokenizer, chinese_tokens, english_tokens
from index.errors import TrainingDataError

#: With Adam's usual 0.999 the first steps of a rare token would be three times as long as the learning rate.
_BETAS = (0.9, 0.98)
_LONGEST = 512  # tokens that the model reads; the teacher has as many positions


@dataclass(frozen=True, slots=True)
class DistillConfig:
    """How long and how hard to train; the defaults made the shipped model."""

    steps: int = 3200  # optimiser steps; the learning rate falls to zero over them
    vocabulary: int = 47_700  # tokens; with 16-bit weights the saved model then stays under 60 MB
    tokens_per_batch: int = 4096  # student tokens of one side; passages take twice as many
    longest: int = 224  # tokens; longer training texts are cut
    learning_rate: float = 1.2e-4  # peak, transformer
    learning_rate_tokens: float = 1e-3  # peak, token embeddings
    warm_up: int = 200  # steps until the peak
    distance_weight: float = 10.0  # of the squared distance to the teacher, beside the contrastive term's 1
    scale: float = 20.0  # inverse temperature of the contrastive term
    seed: int = 13
    save_every: int = 500  # steps between checkpoints and development figures


def student_of(
    teacher: SentenceTransformer,
    pairs: list[Pair],
    terms: list[Pair],
    questions: list[Answered],
    size: int,
    folder: Path,
) -> SentenceTransformer:
    """The teacher with Chinese added to its vocabulary, ``size`` tokens in all, initialised and not yet trained.

    ``folder`` receives the transformer's files, from which SentenceTransformer assembles it.
    """
    pieces = english_tokens(teacher.tokenizer.get_vocab())
    texts = [(p.source, p.zh) for p in [*pairs, *terms]] + [("questions", q.passage) for q in questions]
    ordered = list(SPECIAL) + [p for p in pieces if p not in SPECIAL]
    chinese = [t for t in chinese_tokens(texts, size - len(ordered)) if t not in pieces]
    tokenizer = build_tokenizer(ordered + chinese)
    table = _bert(teacher).get_input_embeddings().weight.detach().numpy()
    english_rows = table[[pieces[p] for p in ordered]]
    aligned = [p for p in pairs if len(p.zh) < 200] + terms
    chinese_rows = cooccurrence_vectors(
        tokenizer, [p.en for p in aligned], [p.zh for p in aligned], len(ordered), english_rows
    )
    return _with_vocabulary(teacher, tokenizer, np.concatenate([english_rows, chinese_rows]), folder)


def distill(
    student: SentenceTransformer,
    teacher: SentenceTransformer,
    batches: Callable[[int], Iterable[Batch]],
    config: DistillConfig,
    checkpoint: Path,
    heard: Callable[[Progress], None],
) -> None:
    """Train ``student`` in place for ``config.steps``.

    ``batches(step)`` gives the stream from ``step`` on. ``heard`` is told of every step and may look at the student.
    What is needed to go on goes to ``checkpoint`` every ``config.save_every`` steps, and is taken up again from there.
    Raises TrainingDataError when the checkpoint is of another vocabulary.
    """
    trainer = _Trainer(student, teacher, config)
    done = trainer.resume(checkpoint) if checkpoint.exists() else 0
    torch.manual_seed(config.seed)
    for step, batch in enumerate(batches(done), done):
        if step >= config.steps:
            break
        loss = trainer.step(batch, step)
        saved = (step + 1) % config.save_every == 0
        if saved:
            trainer.keep(checkpoint, step + 1)
        heard(Progress(step + 1, config.steps, len(batch.student), loss, saved))


def save(student: SentenceTransformer, out: Path) -> None:
    """Write ``student`` to ``out`` in SentenceTransformer form, weights in half precision, computed in float32."""
    student.max_seq_length = _LONGEST
    student.save(str(out), create_model_card=False)
    weights = out / "model.safetensors"
    save_file({k: v.half() for k, v in load_file(weights).items()}, weights, metadata={"format": "pt"})
    # transformers computes in the type that the configuration names; 16-bit floats are slow on most processors.
    config = out / "config.json"
    settings = json.loads(config.read_text(encoding="utf-8")) | {"dtype": "float32"}
    config.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Progress:
    """After one step: how many are done of how many; texts seen in it, its loss, whether a checkpoint was kept."""

    done: int
    steps: int
    texts: int
    loss: float
    saved: bool


class _Trainer:
    """One optimiser step at a time; the token table is updated sparsely, because a batch touches a hundredth of it."""

    def __init__(self, student: SentenceTransformer, teacher: SentenceTransformer, config: DistillConfig) -> None:
        self.student, self.teacher, self.config = _bert(student), _bert(teacher), config
        tokens = json.dumps(student.tokenizer.get_vocab(), sort_keys=True)
        self.vocabulary = hashlib.sha256(tokens.encode()).hexdigest()
        # Dropout stays off in both: with less than one pass over the data there is nothing to regularise.
        for model in (self.student, self.teacher):
            model.eval()
            # On processors the fused attention's backward pass takes longer than all the rest together.
            model.set_attn_implementation("eager")
        self.student.get_input_embeddings().sparse = True
        token_table = self.student.get_input_embeddings().weight
        others = [p for p in self.student.parameters() if p is not token_table]
        self.optimisers = (
            (
                torch.optim.SparseAdam([token_table], lr=config.learning_rate_tokens, betas=_BETAS),
                config.learning_rate_tokens,
            ),
            (torch.optim.AdamW(others, lr=config.learning_rate, betas=_BETAS, weight_decay=0.01), config.learning_rate),
        )

    def step(self, batch: Batch, number: int) -> float:
        """Learn from ``batch``, the ``number``-th from 0, which sets the learning rate. Returns the loss."""
        warm = min(1.0, (number + 1) / self.config.warm_up)
        for optimiser, peak in self.optimisers:
            optimiser.param_groups[0]["lr"] = peak * warm * (1 - number / self.config.steps)
            optimiser.zero_grad(set_to_none=True)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = self._loss(batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.optimisers[1][0].param_groups[0]["params"], 1.0)
        for optimiser, _ in self.optimisers:
            optimiser.step()  # type: ignore[no-untyped-call]
        return float(loss.detach())

    def keep(self, path: Path, done: int) -> None:
        """Write all that is needed to go on after ``done`` steps."""
        state = {
            "done": done,
            "vocabulary": self.vocabulary,
            "student": self.student.state_dict(),
            "optimisers": [optimiser.state_dict() for optimiser, _ in self.optimisers],
        }
        unfinished = path.with_suffix(".part")
        torch.save(state, unfinished)
        unfinished.replace(path)

    def resume(self, path: Path) -> int:
        """Take up what ``keep`` wrote; returns how many steps were done."""
        state = torch.load(path, weights_only=True)
        if state["vocabulary"] != self.vocabulary:
            raise TrainingDataError(f"{path} is of another vocabulary.", "Remove it, or train into another folder.")
        self.student.load_state_dict(state["student"])
        for (optimiser, _), kept in zip(self.optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(kept)
        return int(state["done"])

    def _loss(self, batch: Batch) -> torch.Tensor:
        made = _embed(self.student, batch.student)
        loss = torch.zeros(())
        if batch.teacher is not None:
            with torch.no_grad():
                target = _embed(self.teacher, batch.teacher)
            loss = loss + self._distance(made, target) + self._contrast(made, target)
            if batch.english is not None:
                loss = loss + self._distance(_embed(self.student, batch.english), target)
        if batch.query is not None:
            loss = loss + self._contrast(_embed(self.student, batch.query), made)
        return loss

    def _distance(self, made: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        return self.config.distance_weight * (made - target).square().sum(1).mean()

    def _contrast(self, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        """InfoNCE both ways; a text that stands twice in the batch is no negative of itself."""
        scores = self.config.scale * left @ right.T
        twins = (right @ right.T > 0.999) & ~torch.eye(len(right), dtype=torch.bool)
        scores = scores.masked_fill(twins, -1e4)
        labels = torch.arange(len(left))
        return (functional.cross_entropy(scores, labels) + functional.cross_entropy(scores.T, labels)) / 2


def _bert(model: SentenceTransformer) -> Any:
    """The transformer inside."""
    return model[0].auto_model


def _embed(model: torch.nn.Module, token_ids: list[list[int]]) -> torch.Tensor:
    """Mean-pooled unit vectors, float32 (texts, d)."""
    width = max(map(len, token_ids))
    ids = torch.tensor([row + [0] * (width - len(row)) for row in token_ids])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in token_ids])
    hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
    weights = mask.unsqueeze(-1).float()
    return functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=1)


def _with_vocabulary(
    teacher: SentenceTransformer, tokenizer: Tokenizer, table: np.ndarray, folder: Path
) -> SentenceTransformer:
    """A copy of ``teacher`` that uses ``tokenizer`` and the float32 (tokens, d) token ``table``, made in ``folder``."""
    bert = copy.deepcopy(_bert(teacher))
    bert.resize_token_embeddings(len(table), mean_resizing=False)
    bert.get_input_embeddings().weight.data.copy_(torch.from_numpy(table))
    bert.save_pretrained(folder)
    names = {
        "unk_token": "[UNK]",
        "pad_token": "[PAD]",
        "cls_token": "[CLS]",
        "sep_token": "[SEP]",
        "mask_token": "[MASK]",
    }
    tokenizing: Any = PreTrainedTokenizerFast
    tokenizing(tokenizer_object=tokenizer, model_max_length=_LONGEST, **names).save_pretrained(folder)
    transformer = Transformer(str(folder))
    return SentenceTransformer(modules=[transformer, Pooling(table.shape[1], "mean"), Normalize()])
