"""The evaluator's commands: python -m eval run | compare | check | accept | gate | retrieval | key-facts | reading."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from eval import gate, report
from eval.check import check
from eval.compare import as_lines, compare
from eval.keyfacts import measure_key_facts, read_fact_questions
from eval.leakage import materials
from eval.places import read_documents
from eval.questions import SPLITS, STARTER, read_questions
from eval.reading import measure_reading
from eval.reading_report import as_json, as_table
from eval.retrieval import RERANKED, SYSTEMS, measure
from eval.run import digest_of, run, write
from eval.systems import NAMES
from index.command import status_of
from index.embedding.transformer import SHIPPED
from index.library import Library
from index.options import count
from index.progress import Bar


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 the user must act, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    return status_of(lambda: _shown(options))


def _shown(options: argparse.Namespace) -> int:
    """Run what was chosen and print what came of it."""
    made = options.run(options)
    if options.json:
        print(json.dumps(made, ensure_ascii=False))
    else:
        print(*options.lines(made), sep="\n")
    # A broken set and a fallen figure are results as well as something to act on.
    return 1 if made.get("faults") or made.get("fallen") else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Measure the product.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_answers(commands)
    _add_parts(commands)
    return parser


def _add_answers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What measures whole answers."""
    asked = argparse.ArgumentParser(add_help=False)
    asked.add_argument(
        "--questions",
        type=Path,
        default=STARTER,
        help="JSON lines, or CSV as eval/questions/README.md says (those of the starter library)",
    )
    asked.add_argument("--index", type=Path, default=Path("var/index"), help="index folder (var/index)")
    asked.add_argument("--json", action="store_true", help="print JSON")
    named = f"{', '.join(NAMES)}, naive:MODEL, {RERANKED}:MODEL (extractive)"

    command = commands.add_parser("run", parents=[asked], help="measure a system, and write a report to var/reports")
    command.add_argument("--system", default="extractive", help=named)
    command.add_argument("--split", choices=[*SPLITS, "all"], default="all", help="which of the questions (all)")
    command.add_argument("--few", type=count, default=0, metavar="N", help="only N of them, taken evenly (all)")
    command.set_defaults(run=_run, lines=_run_lines)

    command = commands.add_parser("check", parents=[asked], help="find what is wrong with a question set")
    command.add_argument("--seen", type=Path, nargs="*", default=[], help="more files that the product was made with")
    command.set_defaults(run=_check, lines=_check_lines)

    command = commands.add_parser("gate", parents=[asked], help="measure again, and fail where a key figure has fallen")
    command.add_argument("--system", default="extractive", help=named)
    command.add_argument("--baselines", type=Path, default=gate.BASELINES, help="folder of baselines (eval/baselines)")
    command.set_defaults(run=_gate, lines=lambda made: made["lines"])

    command = commands.add_parser("accept", help="make the key figures of a report the baseline of its system")
    command.add_argument("report", type=Path, help="folder of the report")
    command.add_argument("--baselines", type=Path, default=gate.BASELINES, help="folder of baselines (eval/baselines)")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_accept, lines=_lines)

    command = commands.add_parser("compare", help="say what differs between two reports, and how surely")
    command.add_argument("first", type=Path, metavar="REPORT", help="folder of a report")
    command.add_argument("second", type=Path, metavar="REPORT", help="folder of the one to set against it")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_compare, lines=lambda made: made["lines"])


def _add_parts(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What measures a part of the product."""
    measured = argparse.ArgumentParser(add_help=False)
    named = f"which channels vote: {', '.join(SYSTEMS)}, {RERANKED}:MODEL (hybrid)"
    measured.add_argument("--system", default="hybrid", help=named)
    measured.add_argument("--json", action="store_true", help="print JSON")

    command = commands.add_parser(
        "retrieval", parents=[measured], help="run a retrieval benchmark in BEIR's or SQuAD's form"
    )
    command.add_argument(
        "--dataset",
        type=Path,
        required=True,
        help="folder with corpus.jsonl, queries.jsonl, qrels/test.tsv; or SQuAD's JSON",
    )
    command.add_argument(
        "--embedder", default=SHIPPED, help="name or path of a SentenceTransformer (the shipped model)"
    )
    command.add_argument("--qrels", type=Path, help="judgements in TREC form, instead of those of the folder or file")
    command.add_argument("--run", type=Path, dest="run_file", help="write what was found to this file, in TREC form")
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


def _run(options: argparse.Namespace) -> dict[str, Any]:
    with Bar() as bar:
        made = run(options.questions, options.system, options.split, options.index, bar.show, options.few)
    return {"folder": write(made).as_posix(), **report.as_json(made.report)}


def _check(options: argparse.Namespace) -> dict[str, Any]:
    questions = read_questions(options.questions)
    faults = check(questions, read_documents(options.index), materials(more=options.seen))
    return {"questions": len(questions), "faults": [dataclasses.asdict(fault) for fault in faults]}


def _gate(options: argparse.Namespace) -> dict[str, Any]:
    baseline = gate.read_baseline(options.system, options.baselines)
    if options.questions.is_file():  # else it is said what is wrong with it
        gate.demand(baseline, options.questions.as_posix(), digest_of(options.questions))
    with Bar() as bar:
        made = run(options.questions, options.system, baseline.split, options.index, bar.show)
    checks = gate.check(made.report, baseline)
    fallen = [one.figure for one in checks if one.fallen]
    return {"system": baseline.system, "fallen": fallen, "lines": list(gate.as_lines(checks))}


def _accept(options: argparse.Namespace) -> dict[str, Any]:
    return {"baseline": gate.accept(report.read_report(options.report), options.baselines).as_posix()}


def _compare(options: argparse.Namespace) -> dict[str, Any]:
    made = compare(options.first, options.second)
    rows = [dataclasses.asdict(one) | {"shown": one.shown} for one in made.differences]
    return dataclasses.asdict(made) | {"differences": rows, "lines": list(as_lines(made))}


def _retrieval(options: argparse.Namespace) -> dict[str, Any]:
    with Bar() as bar:
        made = measure(options.dataset, options.system, options.embedder, options.run_file, options.qrels, bar.show)
    return dataclasses.asdict(made)


def _key_facts(options: argparse.Namespace) -> dict[str, Any]:
    questions = read_fact_questions(options.questions)
    with Bar() as bar:
        made = measure_key_facts(Library.open(options.index), questions, options.system, bar.show)
    return dataclasses.asdict(made)


def _reading(options: argparse.Namespace) -> dict[str, Any]:
    with Bar() as bar:
        return as_json(measure_reading(options.documents, options.references, bar.show))


def _run_lines(made: dict[str, Any]) -> Iterator[str]:
    """The figures with their intervals, the verdicts, and where the report is."""
    yield f"{made['system']}: {made['count']} questions ({made['split']}), {made['seconds']} s"
    for name, figure in made["scores"]["overall"].items():
        shown = "{value:>9.3f}  [{low:.3f}, {high:.3f}]  n={count}".format(**figure)
        yield f"{name:<26}{shown}"
    yield ", ".join(f"{times} {verdict}" for verdict, times in made["scores"]["verdicts"].items())
    if made["scores"]["notes"]:  # how often a language model failed, where one was to answer
        yield ", ".join(f"{note}: {times}" for note, times in made["scores"]["notes"].items())
    yield f"{made['folder']}/report.html"


def _check_lines(made: dict[str, Any]) -> Iterator[str]:
    yield from (f"{fault['id']}: {fault['what']}" for fault in made["faults"])
    yield f"{made['questions']} questions, {len(made['faults'])} faults"


def _lines(made: dict[str, Any]) -> Iterator[str]:
    """A line for each figure or group of figures."""
    for name, value in made.items():
        if isinstance(value, dict):
            yield "  ".join([name, *(f"{key} {figure:.3f}" for key, figure in value.items())])
        else:
            yield f"{name}  {value}"


if __name__ == "__main__":
    sys.exit(main())
