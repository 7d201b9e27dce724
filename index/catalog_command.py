"""The librarian's commands on the catalog: python -m index catalog import | export | check | edit."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.archive import write_out
from index.bibliography.fields import Fields, fields_of
from index.catalog import export, read_catalog, twice, with_change
from index.catalog_import import Change, Imported, import_catalog
from index.document import Record
from index.errors import IndexMissing, SourcesError
from index.scan import look_into, scan
from index.versions import Layout, current_manifest

Say = Callable[[str], None]
_FORMS = ("csl", "bibtex", "ris")
#: The fields that may be named more than once.
_LISTS = {"authors": 'each "Family, Given"', "parties": "each state or organization"}
_SHOWN = 120  # characters of a value in the report


def add_to(commands: Any, say: Say) -> None:
    """Add "catalog" to the sub-commands of a parser; results go to ``say``, errors are raised as UserErrors."""
    catalog = commands.add_parser("catalog", help="the bibliography of the sources")
    actions = catalog.add_subparsers(required=True, metavar="ACTION")
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--sources", type=Path, default=Path("sources"), help="folder of documents (sources)")
    place.add_argument("--json", action="store_true", help="print JSON")

    action = actions.add_parser("import", parents=[place], help="take in a file that Zotero wrote")
    action.add_argument("file", type=Path, help="CSL JSON, BibTeX or RIS")
    action.add_argument("--format", choices=_FORMS, help="its form (told by its suffix)")
    action.add_argument("--replace", action="store_true", help="let it replace what the catalog says otherwise")
    action.add_argument("--index", type=Path, default=Path("var/index"), help="where titles are looked up (var/index)")
    action.set_defaults(run=lambda options: say(_import(options)))

    action = actions.add_parser("export", parents=[place], help="print the catalog")
    action.add_argument("--format", choices=_FORMS, default="csl", help="its form (csl)")
    action.add_argument("--out", type=Path, help="write it here instead")
    action.set_defaults(run=lambda options: _export(options, say))

    action = actions.add_parser("check", parents=[place], help="what the catalog lacks, and what lacks a record")
    action.set_defaults(run=lambda options: say(_check(options)))

    action = actions.add_parser("edit", parents=[place], help="write fields of the record of a file")
    action.add_argument("file", help="its path below the sources")
    for field in dataclasses.fields(Fields):
        many = {"action": "append", "help": _LISTS[field.name]} if field.name in _LISTS else {}
        action.add_argument(f"--{field.name}", **many)
    action.set_defaults(run=lambda options: say(_edit(options)))


def _edit(options: argparse.Namespace) -> str:
    """The record as it is then. Raises SourcesError when it cannot be written."""
    said = {field.name: getattr(options, field.name) for field in dataclasses.fields(Fields)}
    given: dict[str, Any] = {
        name: tuple(value) if name in _LISTS else value for name, value in said.items() if value is not None
    }
    if not given:
        raise SourcesError("No field is named that is to be written.", "Name one or more, such as --title “Soft law”.")

    def change(before: Record | None) -> Fields:
        return dataclasses.replace(fields_of(before), **given)

    record = with_change(options.sources, options.file, change)
    if options.json:
        return json.dumps(dataclasses.asdict(fields_of(record)), ensure_ascii=False)
    return f"{_shown(options.file)}: {_shown(record.title)}"


def _import(options: argparse.Namespace) -> str:
    try:
        titles = {entry.file: entry.title for entry in current_manifest(Layout(options.index)).documents}
    except IndexMissing:
        titles = {}  # the first import may come before the first build
    files = tuple(scan(options.sources))
    report = import_catalog(options.sources, options.file, files, titles, options.replace, options.format)
    return json.dumps(dataclasses.asdict(report), ensure_ascii=False) if options.json else report_text(report)


def report_text(report: Imported) -> str:
    """What an import did, a line each, the counts first."""
    changed, kept = {change.file for change in report.changed}, {change.file for change in report.kept}
    lines = [
        f"{len(report.added)} added, {len(changed)} changed, {len(report.unchanged)} unchanged, {len(kept)} differ, "
        f"{len(report.unmatched)} without a file, {len(report.refused)} refused."
    ]
    lines += [f"Added: {file}" for file in report.added]
    lines += [f"Changed: {_change_text(change)}" for change in report.changed]
    lines += [f"Kept: {_change_text(change)}" for change in report.kept]
    lines += [f"No file: {_shown(refusal.name)}: {_shown(refusal.reason)}" for refusal in report.unmatched]
    lines += [f"Refused: {_shown(refusal.name)}: {_shown(refusal.reason)}" for refusal in report.refused]
    if report.kept:
        lines.append("What differs was kept as the catalog has it; import again with --replace to take it over.")
    return "\n".join(lines)


def _change_text(change: Change) -> str:
    return f"{change.file}, {change.field}: {_shown(change.before) or 'nothing'} → {_shown(change.after)}"


def _shown(text: str) -> str:
    """At most a line of it, and nothing that a terminal obeys."""
    plain = "".join(character if character.isprintable() else " " for character in text[: _SHOWN + 1])
    return plain if len(text) <= _SHOWN else f"{plain[:_SHOWN]}…"


def _export(options: argparse.Namespace, say: Say) -> None:
    look_into(options.sources)
    text = export(options.sources, options.format)
    if options.out is None:
        say(text.rstrip("\n"))
        return
    write_out(options.out, text)
    records = len(read_catalog(options.sources))
    say(json.dumps({"file": str(options.out), "records": records}) if options.json else f"{records} in {options.out}.")


def _check(options: argparse.Namespace) -> str:
    """The report when nothing is wrong. Raises SourcesError, which tells all of it, when something is."""
    records, files = read_catalog(options.sources), tuple(scan(options.sources))
    found = {
        "twice": twice(options.sources),
        "no_record": [file for file in files if file not in records],
        "no_file": [file for file in records if file not in files],
        "no_title": [file for file, record in records.items() if not record.title],
        "no_author": [file for file, record in records.items() if not record.authors],
        "no_year": [file for file, record in records.items() if not record.year],
    }
    if options.json:
        return json.dumps({"documents": len(files), "records": len(records), **found}, ensure_ascii=False)
    words = {name: name.replace("_", " ") for name in found}
    lines = [f"{len(files)} documents, {len(records)} records."]
    lines += [f"{words[name]}: {_shown(file)}" for name, places in found.items() for file in places]
    if found["no_file"]:
        raise SourcesError("\n".join(lines), 'Put the missing files back, or mend "file" in the catalog.')
    return "\n".join(lines)
