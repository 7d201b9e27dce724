"""The librarian's commands, python -m index: build | status | search; versions | rollback | prune | doctor; add |
remove | restore; catalog; train-embedder | learn-dictionary."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.build import build
from index.catalog_command import add_to as add_catalog
from index.command import status_of
from index.config import IndexConfig, load
from index.doctor import examine
from index.embedding.transformer import SHIPPED
from index.history import prune, rollback, versions
from index.hit import Hit
from index.holdings import holdings
from index.jsonl import read_asked
from index.library import Library
from index.options import add_filter, count, filter_of
from index.progress import Bar
from index.shelf import add, discarded, remove, restore
from index.training_command import add_to as add_training
from index.versions import Layout, current_manifest, typed
from index.wording import finding_lines, holding_lines, pruned_lines, report_lines, rollback_line, version_lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 the user must act, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    return status_of(lambda: options.run(options))


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
    _add_versions(commands, index)
    _add_shelf(commands)

    command = commands.add_parser("search", parents=[index], help="find passages")
    asked = command.add_mutually_exclusive_group(required=True)
    asked.add_argument("query", nargs="?")
    asked.add_argument("--queries", type=Path, help='JSON lines with "id" and "query"')
    command.add_argument("-k", type=count, default=10, help="hits per query (10)")
    add_filter(command)
    command.set_defaults(run=_search)

    add_catalog(commands, print)
    add_training(commands, lambda line: print(line, file=sys.stderr))
    return parser


def _add_versions(commands: Any, index: argparse.ArgumentParser) -> None:
    command = commands.add_parser("versions", parents=[index], help="which versions there are")
    command.set_defaults(run=_versions)

    command = commands.add_parser("rollback", parents=[index], help="let the version before serve again")
    command.add_argument("--to", type=count, help="number of the version (the one before)")
    command.set_defaults(run=_rollback)

    command = commands.add_parser("prune", parents=[index], help="clear old versions and leftovers away")
    command.add_argument("--keep", type=count, default=3, help="versions to keep, with the one that serves (3)")
    command.set_defaults(run=_prune)

    command = commands.add_parser("doctor", parents=[index], help="what is wrong, and what to do about it")
    command.add_argument("--sources", type=Path, help="folder of documents (the one that was built from)")
    command.set_defaults(run=_doctor)


def _add_shelf(commands: Any) -> None:
    shelf = argparse.ArgumentParser(add_help=False)
    shelf.add_argument("--sources", type=Path, default=Path("sources"), help="folder of documents (sources)")
    shelf.add_argument("--trash", type=Path, default=Path("var/trash"), help="where removed files go (var/trash)")
    shelf.add_argument("--json", action="store_true", help="print JSON")

    command = commands.add_parser("add", parents=[shelf], help="put files among the sources")
    command.add_argument("files", type=Path, nargs="+")
    command.add_argument("--folder", default="", help="folder in the sources, such as papers")
    command.add_argument("--replace", action="store_true", help="a file of the same name goes to the trash")
    command.set_defaults(run=_add)

    command = commands.add_parser("remove", parents=[shelf], help="take a file away to the trash")
    command.add_argument("file", help="its path in the sources")
    command.set_defaults(run=_remove)

    command = commands.add_parser("restore", parents=[shelf], help="put a removed file back, or list what there is")
    command.add_argument("key", nargs="?", help="as remove told it")
    command.set_defaults(run=_restore)


def _build(options: argparse.Namespace) -> None:
    # PyTorch and oneDNN keep what they compile for each shape of a batch, 350 MB over a long file. The questions of an
    # app have few shapes and gain by it; a command that ends with the build does not.
    for cache in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
        os.environ.setdefault(cache, "32")
    with Bar() as bar:
        report = build(options.sources, options.index, options.embedder, options.full, bar.show)
    if not options.json:
        _print_lines(report_lines(report))
        return
    if report.notice:
        print(report.notice, file=sys.stderr)
    _print_json({key: value for key, value in dataclasses.asdict(report).items() if key != "notice"})


def _status(options: argparse.Namespace) -> None:
    manifest = current_manifest(Layout(options.index))
    held, listed = holdings(manifest), versions(options.index)
    if options.json:
        told = json.loads(manifest.to_json())
        _print_json(told | {"files_held": _plain(held), "versions": _plain(listed)})
        return
    print(f"Version {manifest.version} of {manifest.created}, embedder {manifest.embedder}, sources {manifest.sources}")
    _print_lines(holding_lines(held))
    _print_lines(version_lines(listed))


def _versions(options: argparse.Namespace) -> None:
    listed = versions(options.index)
    if options.json:
        _print_json({"versions": _plain(listed)})
    else:
        _print_lines(version_lines(listed))


def _rollback(options: argparse.Namespace) -> None:
    done = rollback(options.index, options.to)
    if options.json:
        _print_json(dataclasses.asdict(done))
    else:
        print(rollback_line(done))


def _prune(options: argparse.Namespace) -> None:
    done = prune(options.index, options.keep)
    if options.json:
        _print_json(dataclasses.asdict(done))
    else:
        _print_lines(pruned_lines(done))


def _doctor(options: argparse.Namespace) -> int:
    findings = examine(options.index, options.sources)
    if options.json:
        _print_json({"findings": _plain(findings)})
    else:
        _print_lines(finding_lines(findings))
    return int(any(finding.severity != "hint" for finding in findings))


def _add(options: argparse.Namespace) -> None:
    config = load(IndexConfig, "index")
    for file in options.files:
        place = add(options.sources, file.name, file, options.trash, options.folder, options.replace, config)
        _print_file("Added", place, options)


def _remove(options: argparse.Namespace) -> None:
    taken = remove(options.sources, options.file, options.trash)
    if options.json:
        _print_json(dataclasses.asdict(taken))
    else:
        print(f"Taken away: {taken.file}. Bring it back: python -m index restore {taken.key}{_places(options)}")


def _restore(options: argparse.Namespace) -> None:
    if options.key:
        _print_file("Put back", restore(options.sources, options.key, options.trash), options)
        return
    held = discarded(options.trash)
    if options.json:
        _print_json({"discarded": _plain(held)})
    else:
        _print_lines([f"{item.key}  {item.when}  {item.file}" for item in held] or ["The trash is empty."])


def _print_file(what: str, file: str, options: argparse.Namespace) -> None:
    if options.json:
        _print_json({"file": file})
    else:
        print(f"{what}: {file}. It is searched after: python -m index build --sources {typed(options.sources)}")


def _places(options: argparse.Namespace) -> str:
    """The folders as they were named, for the next command."""
    return f" --sources {typed(options.sources)} --trash {typed(options.trash)}"


def _plain(nouns: Sequence[Any]) -> list[dict[str, Any]]:
    return [dataclasses.asdict(noun) for noun in nouns]


def _print_json(told: dict[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False))


def _print_lines(lines: Sequence[str]) -> None:
    for line in lines:
        print(line)


def _search(options: argparse.Namespace) -> None:
    library = Library.open(options.index)
    among = filter_of(options, library)
    queries = [("", options.query)] if options.queries is None else read_asked(options.queries, "query")
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


if __name__ == "__main__":
    sys.exit(main())
