"""The evaluator's commands: python -m eval retrieval | key-facts | reading."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.keyfacts import measure_key_facts, read_fact_questions
from eval.reading import measure_reading
from eval.reading_report import as_json, as_table
from eval.retrieval import SYSTEMS, measure
from index.embedding.transformer import SHIPPED
from index.errors import UserError
from index.library import Library
from index.progress import Bar


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 the user must act, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        report = options.run(options)
    except UserError as error:
        print(f"{error.message}\n{error.remedy}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(report, ensure_ascii=False))
        return 0
    print(*options.lines(report), sep="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Measure the product.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    measured = argparse.ArgumentParser(add_help=False)
    measured.add_argument("--system", choices=sorted(SYSTEMS), default="hybrid", help="which channels vote (hybrid)")
    measured.add_argument("--json", action="store_true", help="print JSON")

    command = commands.add_parser("retrieval", parents=[measured], help="run a retrieval benchmark in BEIR form")
    command.add_argument(
        "--dataset", type=Path, required=True, help="folder with corpus.jsonl, queries.jsonl, qrels/test.tsv"
    )
    command.add_argument(
        "--embedder", default=SHIPPED, help="name or path of a SentenceTransformer (the shipped model)"
    )
    command.set_defaults(run=_retrieval, lines=_lines)

    command = commands.add_parser("key-facts", parents=[measured], help="how much of the answers the hits hold")
    command.add_argument("--questions", type=Path, required=True, help='JSON lines with "question" and "key_facts"')
    command.add_argument("--index", type=Path, default=Path("var/index"), help="index folder (var/index)")
    command.set_defaults(run=_key_facts, lines=_lines)

    command = commands.add_parser("reading", help="how faithfully and how fast files are read, beside plain libraries")
    command.add_argument("--documents", type=Path, required=True, help="folder of PDFs, searched with all below it")
    command.add_argument("--references", type=Path, required=True, help="folder of texts: STEM.txt for STEM.pdf")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_reading, lines=as_table)
    return parser


def _retrieval(options: argparse.Namespace) -> dict[str, Any]:
    return dataclasses.asdict(measure(options.dataset, options.system, options.embedder))


def _key_facts(options: argparse.Namespace) -> dict[str, Any]:
    questions = read_fact_questions(options.questions)
    return dataclasses.asdict(measure_key_facts(Library.open(options.index), questions, options.system))


def _reading(options: argparse.Namespace) -> dict[str, Any]:
    with Bar() as bar:
        return as_json(measure_reading(options.documents, options.references, bar.show))


def _lines(report: dict[str, Any]) -> Iterator[str]:
    """A line for each figure or group of figures."""
    for name, value in report.items():
        if isinstance(value, dict):
            yield "  ".join([name, *(f"{key} {figure:.3f}" for key, figure in value.items())])
        else:
            yield f"{name}  {value}"


if __name__ == "__main__":
    sys.exit(main())
