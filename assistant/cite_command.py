"""The command that cites a page of the library: python -m assistant cite FILE --page LABEL --style STYLE."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.references.reference import reference
from assistant.references.styles import Style, style_of
from index.document import Document, Span
from index.errors import QueryError
from index.library import Library

_DIGITS = 10  # of a number: a longer one is none


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put "cite" among ``commands``; its options lead to ``run`` as ``run(options)``."""
    command = commands.add_parser("cite", help="the reference to a page of the library")
    command.add_argument("document", help="a document, by its file or its id")
    command.add_argument("--page", help="as printed there, or its number in the file (the first); else the paragraph")
    add_style(command)
    command.add_argument("--index", type=Path, default=Path("var/index"), help="index folder (var/index)")
    command.set_defaults(run=run)


def add_style(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the style of a reference and the language of what the style does not say."""
    parser.add_argument(
        "--style", choices=[style.value for style in Style], default="", help="gb-t-7714 in Chinese, else apa"
    )
    parser.add_argument("--language", choices=("zh", "en"), default="en", help="of what the style does not say (en)")


def run(options: argparse.Namespace) -> str:
    """The reference. Raises QueryError when there is no such document or page."""
    document = _document(Library.open(options.index), options.document)
    style = style_of(options.style, options.language)
    return reference(document, (_span(document, options.page),), style, options.language)


def _document(library: Library, named: str) -> Document:
    for document in library.documents.values():
        if named in (document.id, document.file):
            return document
    raise QueryError(f"There is no document {named} in the library.", "python -m index status lists what there is.")


def _span(document: Document, label: str | None) -> Span:
    """The page that has ``label``, or whose number in the file it is; in a file without pages the paragraph."""
    wanted = (label or "").removeprefix("¶").strip()
    number = int(wanted) if wanted.isdecimal() and len(wanted) < _DIGITS else 0
    if not document.is_paged:
        blocks = document.pages[0].blocks
        if label is None or 1 <= number <= len(blocks):
            block = blocks[max(number, 1) - 1]
            return Span(1, block.start, block.end)
        raise QueryError(f"{document.file} has no paragraph {label}.", f"Its paragraphs are 1 to {len(blocks)}.")
    printed = next((page.number for page in document.pages if page.label == wanted), number)
    if label is None or 1 <= printed <= len(document.pages):
        page = document.page(max(printed, 1))
        return Span(page.number, 0, len(page.text))
    first, last = (document.label_of(number) for number in (1, len(document.pages)))
    raise QueryError(f"{document.file} has no page {label}.", f"Its pages are {first} to {last}.")
