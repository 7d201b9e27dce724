"""What commands share of their options: whole numbers, and what to look among."""

from __future__ import annotations

import argparse
import re

from index.errors import QueryError
from index.hit import Filter
from index.library import Library

_YEARS = re.compile(r"(?P<first>\d{4})?(?P<to>[-–—])?(?P<last>\d{4})?")


def count(text: str) -> int:
    """A whole number from 1, for a parser."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)


def add_filter(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options that ``filter_of`` reads; each but the years may be given several times."""
    group = parser.add_argument_group("look only among")
    group.add_argument("--language", action="append", choices=("zh", "en"), help="texts of this language")
    group.add_argument("--kind", action="append", choices=("paper", "agreement"), help="papers, or agreements")
    group.add_argument("--year", type=_years, help="documents of 2015, 1990-2020 or 1990-; --year=-2020 for until")
    group.add_argument("--party", action="append", metavar="NAME", help="documents of a party or author so named")
    group.add_argument("--document", action="append", metavar="FILE", help="one document, by its file or its id")


def filter_of(options: argparse.Namespace, library: Library) -> Filter:
    """What the options ask to look among. Raises QueryError when the library has no document that is named."""
    return Filter(
        languages=tuple(options.language or ()),
        documents=tuple(_document(library, named) for named in options.document or ()),
        records=tuple(options.kind or ()),
        years=options.year or (None, None),
        parties=tuple(options.party or ()),
    )


def _document(library: Library, named: str) -> str:
    for document in library.documents.values():
        if named in (document.id, document.file):
            return document.id
    raise QueryError(f"There is no document {named} in the library.", "python -m index status lists what there is.")


def _years(text: str) -> tuple[int | None, int | None]:
    """The first and the last year, for the parser; None where open."""
    found = _YEARS.fullmatch(text.strip())
    if not found or not (found["first"] or found["last"]) or (found["first"] and found["last"] and not found["to"]):
        raise argparse.ArgumentTypeError(f"{text!r} is neither a year nor a range of years such as 1990-2020")
    first, last = (int(found[name]) if found[name] else None for name in ("first", "last"))
    if not found["to"]:
        return first, first
    if first is not None and last is not None and first > last:
        raise argparse.ArgumentTypeError(f"{text!r} ends before it begins")
    return first, last
