"""The maintainer's commands, which make what the index ships: python -m index train-embedder | learn-dictionary."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.options import count
from index.progress import Bar

Say = Callable[[str], None]


def add_to(commands: Any, say: Say) -> None:
    """Add both to the sub-commands of a parser; what they tell on the way goes to ``say``."""
    command = commands.add_parser("train-embedder", help="train the bilingual model from aligned text")
    command.add_argument("--pairs", type=Path, required=True, help="folder of *.tsv[.xz], en<TAB>zh")
    command.add_argument("--terms", type=Path, help="a term list *.tsv[.xz], en<TAB>zh")
    command.add_argument("--questions", type=Path, help='folder of *.jsonl[.xz] with "q" and "p"')
    command.add_argument("--benchmarks", type=Path, help="folder of BEIR data sets: kept out of training, measured on")
    command.add_argument("--teacher", help="name or path of the English SentenceTransformer (all-MiniLM-L6-v2)")
    command.add_argument("--init", type=Path, help="go on from this model instead of the teacher")
    command.add_argument("--steps", type=count, help="optimiser steps (3200)")
    command.add_argument("--out", type=Path, required=True, help="folder for the model")
    command.set_defaults(run=lambda options: _train(options, say))

    command = commands.add_parser("learn-dictionary", help="learn which words translate which from aligned text")
    command.add_argument("--pairs", type=Path, required=True, help="folder of *.tsv[.xz], en<TAB>zh")
    command.add_argument("--terms", type=Path, help="a term list *.tsv[.xz], en<TAB>zh")
    command.add_argument("--benchmarks", type=Path, help="folder of BEIR data sets, kept out")
    command.add_argument("--out", type=Path, required=True, help="the dictionary, *.tsv.xz")
    command.set_defaults(run=lambda options: _learn(options, say))


def _train(options: argparse.Namespace, say: Say) -> None:
    # transformers and torch take seconds to load, and only this command needs the training parts.
    from index.embedding.distill import DistillConfig  # noqa: PLC0415
    from index.embedding.material import Material  # noqa: PLC0415
    from index.embedding.train import train  # noqa: PLC0415

    config = DistillConfig() if options.steps is None else DistillConfig(steps=options.steps)
    material = Material(options.pairs, options.terms, options.questions, options.benchmarks)
    with Bar() as bar:
        train(material, options.teacher, options.init, options.out, config, say, bar.show)


def _learn(options: argparse.Namespace, say: Say) -> None:
    from index.embedding.material import Material, read_material  # noqa: PLC0415
    from index.expansion.learn import learn  # noqa: PLC0415

    texts = read_material(Material(options.pairs, options.terms, None, options.benchmarks), say)
    learn(texts.pairs, texts.terms, say).save(options.out)
