"""The librarian's commands: python -m index build | status | search | train-embedder | learn-dictionary."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.build import Report, build
from index.embedding.transformer import SHIPPED
from index.errors import UserError
from index.hit import Hit
from index.jsonl import read_questions
from index.library import Library
from index.options import add_filter, filter_of
from index.progress import Bar
from index.versions import Layout, current_manifest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 the user must act, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except UserError as error:
        print(f"{error.message}\n{error.remedy}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="Make documents searchable.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    index = argparse.ArgumentParser(add_help=False)
    index.add_argument("--index", type=Path, default=Path("var/index"), help="index folder (var/index)")
    index.add_argument("--json", action="store_true", help="print JSON")

    command = commands.add_parser("build", parents=[index], help="bring the index up to the sources")
    command.add_argument("--sources", type=Path, default=Path("sources"), help="folder of documents (sources)")
    command.add_argument(
        "--embedder", default=SHIPPED, help="name or path of a SentenceTransformer (the shipped model)"
    )
    command.add_argument("--full", action="store_true", help="read and embed everything again")
    command.set_defaults(run=_build)

    command = commands.add_parser("status", parents=[index], help="what the index holds")
    command.set_defaults(run=_status)

    command = commands.add_parser("search", parents=[index], help="find passages")
    asked = command.add_mutually_exclusive_group(required=True)
    asked.add_argument("query", nargs="?")
    asked.add_argument("--queries", type=Path, help='JSON lines with "id" and "query"')
    command.add_argument("-k", type=_count, default=10, help="hits per query (10)")
    add_filter(command)
    command.set_defaults(run=_search)

    command = commands.add_parser("train-embedder", help="train the bilingual model from aligned text")
    command.add_argument("--pairs", type=Path, required=True, help="folder of *.tsv[.xz], en<TAB>zh")
    command.add_argument("--terms", type=Path, help="a term list *.tsv[.xz], en<TAB>zh")
    command.add_argument("--questions", type=Path, help='folder of *.jsonl[.xz] with "q" and "p"')
    command.add_argument("--benchmarks", type=Path, help="folder of BEIR data sets: kept out of training, measured on")
    command.add_argument("--teacher", help="name or path of the English SentenceTransformer (all-MiniLM-L6-v2)")
    command.add_argument("--init", type=Path, help="go on from this model instead of the teacher")
    command.add_argument("--steps", type=_count, help="optimiser steps (3200)")
    command.add_argument("--out", type=Path, required=True, help="folder for the model")
    command.set_defaults(run=_train)

    command = commands.add_parser("learn-dictionary", help="learn which words translate which from aligned text")
    command.add_argument("--pairs", type=Path, required=True, help="folder of *.tsv[.xz], en<TAB>zh")
    command.add_argument("--terms", type=Path, help="a term list *.tsv[.xz], en<TAB>zh")
    command.add_argument("--benchmarks", type=Path, help="folder of BEIR data sets, kept out")
    command.add_argument("--out", type=Path, required=True, help="the dictionary, *.tsv.xz")
    command.set_defaults(run=_learn)
    return parser


def _count(text: str) -> int:
    """A whole number from 1, for the parser."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)


def _build(options: argparse.Namespace) -> None:
    with Bar() as bar:
        report = build(options.sources, options.index, options.embedder, options.full, bar.show)
    if not options.json:
        print(_report_text(report))
        return
    if report.notice:
        print(report.notice, file=sys.stderr)
    print(json.dumps(_report_json(report), ensure_ascii=False))


def _report_json(report: Report) -> dict[str, Any]:
    return {key: value for key, value in dataclasses.asdict(report).items() if key != "notice"}


def _report_text(report: Report) -> str:
    lines = [report.notice] if report.notice else []
    lines.append(
        f"Version {report.version}: {report.documents} documents, {report.pages} pages, {report.passages} passages "
        f"({len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed, "
        f"{report.unchanged} unchanged) in {report.seconds} s."
    )
    unread = len({(warning.file, warning.page) for warning in report.warnings if warning.page})
    lines.append("         read  by OCR  not read")
    lines.append(f"files{report.documents:8,}       –{len(report.failed):10,}")
    lines.append(f"pages{report.pages - unread:8,}{report.by_ocr:8,}{unread:10,}")
    lines += [f"Not read: {failure.file}: {failure.reason}" for failure in report.failed]
    pages: dict[tuple[str, str], list[int]] = {}
    for warning in report.warnings:
        pages.setdefault((warning.file, warning.reason), []).append(warning.page)
    lines += [f"Note: {file}{_pages_text(numbers)}: {reason}" for (file, reason), numbers in pages.items()]
    return "\n".join(lines)


def _pages_text(pages: Sequence[int]) -> str:
    """Ascending page numbers in words, neighbours as a range; empty for 0, the whole file."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        elif page:
            runs.append([page])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return f", page{'s' if len(parts) > 1 or '–' in parts[0] else ''} {', '.join(parts)}" if parts else ""


def _status(options: argparse.Namespace) -> None:
    manifest = current_manifest(Layout(options.index))
    if options.json:
        print(manifest.to_json())
        return
    print(f"Version {manifest.version} of {manifest.created}, embedder {manifest.embedder}, sources {manifest.sources}")
    for entry in manifest.documents:
        print(f"{entry.language}  {entry.pages:4d} pages  {entry.passages:5d} passages  {entry.file}  {entry.title}")
    for failure in manifest.failed:
        print(f"Not read: {failure.file}: {failure.reason}")


def _search(options: argparse.Namespace) -> None:
    library = Library.open(options.index)
    among = filter_of(options, library)
    queries = [("", options.query)] if options.queries is None else read_questions(options.queries, "query")
    for query_id, query in queries:
        hits = library.search.search(query, options.k, among)
        also = library.search.also_searched(query)
        if options.json:
            print(
                json.dumps(
                    {
                        "id": query_id,
                        "query": query,
                        "also_searched": list(also),
                        "hits": [_hit_json(library, hit) for hit in hits],
                    },
                    ensure_ascii=False,
                )
            )
            continue
        if also:
            print(f"Also searched: {'; '.join(also)}")
        for hit in hits:
            document = library.documents[hit.passage.document_id]
            place = document.place(hit.passage.spans, "en")
            print(f"{hit.rank:2d}  {hit.score:6.2f}  {document.title}, {place}  {' › '.join(hit.passage.heading)}")
            print(f"    {hit.passage.text[:160]}")


def _hit_json(library: Library, hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "passage": passage.id,
        "document": passage.document_id,
        "file": library.documents[passage.document_id].file,
        "pages": list(passage.pages),
        "heading": list(passage.heading),
        "language": passage.language,
        "text": passage.text,
        "trace": dict(hit.trace),
    }


def _train(options: argparse.Namespace) -> None:
    # transformers and torch take seconds to load, and only this command needs the training parts.
    from index.embedding.distill import DistillConfig  # noqa: PLC0415
    from index.embedding.material import Material  # noqa: PLC0415
    from index.embedding.train import train  # noqa: PLC0415

    config = DistillConfig() if options.steps is None else DistillConfig(steps=options.steps)
    material = Material(options.pairs, options.terms, options.questions, options.benchmarks)
    with Bar() as bar:
        train(
            material, options.teacher, options.init, options.out, config, lambda s: print(s, file=sys.stderr), bar.show
        )


def _learn(options: argparse.Namespace) -> None:
    from index.embedding.material import Material, read_material  # noqa: PLC0415
    from index.expansion.learn import learn  # noqa: PLC0415

    def say(line: str) -> None:
        print(line, file=sys.stderr)

    texts = read_material(Material(options.pairs, options.terms, None, options.benchmarks), say)
    learn(texts.pairs, texts.terms, say).save(options.out)


if __name__ == "__main__":
    sys.exit(main())
