"""The evaluator's command: python -m eval retrieval."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.retrieval import SYSTEMS, measure
from index.embedding.transformer import SHIPPED
from index.errors import UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 the user must act, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m eval", description="Measure the product.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("retrieval", help="run a retrieval benchmark in BEIR form")
    command.add_argument(
        "--dataset", type=Path, required=True, help="folder with corpus.jsonl, queries.jsonl, qrels/test.tsv"
    )
    command.add_argument("--system", choices=sorted(SYSTEMS), default="hybrid", help="which channels vote (hybrid)")
    command.add_argument(
        "--embedder", default=SHIPPED, help="name or path of a SentenceTransformer (the shipped model)"
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    try:
        report = dataclasses.asdict(measure(options.dataset, options.system, options.embedder))
    except UserError as error:
        print(f"{error.message}\n{error.remedy}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(report))
    else:
        metrics = "  ".join(f"{name} {value:.3f}" for name, value in report.pop("metrics").items())
        print("  ".join(f"{name} {value}" for name, value in report.items()), metrics, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
