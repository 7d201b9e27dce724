"""RECIPE of the guessed record: title → authors, periodical, year; or title → parties, date of signature."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import Page, Record
from index.imprint.authors import authors_under
from index.imprint.dates import signed_on
from index.imprint.names import chinese_names, english_names
from index.imprint.parties import parties_in
from index.imprint.periodicals import periodical_of, year_printed

_COVER = 15  # lines of a page that is no more than a cover, at most
_FRONT = 2  # pages on which a document says who made it
_OPENING = 12  # paragraphs of its text among which an agreement names its parties
_AGREEMENT = re.compile(
    r"\b(?:agreement|treaty|convention|protocol|memorandum of (?:understanding|agreement|cooperation)|arrangement"
    r"|understanding|joint (?:statement|declaration|communiqu\w)|exchange of notes|action plan|covenant)\b"
    r"|(?:协定|条约|公约|协议|议定书|谅解备忘录|合作备忘录|联合声明|联合公报|行动计划|换文)(?:（.*）)?$",
    re.IGNORECASE,
)
_OPENS_AGREEMENT = re.compile(
    r"(?:agreement (?:on|under|between|among|relating|establishing|for)|treaty|convention|protocol)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Front:
    """What a file has to say of itself: ``title`` as guessed, ``author`` of its metadata, the ``printed`` lines of
    each page, all of its ``pages`` as cleaned."""

    title: str
    author: str
    printed: Sequence[Sequence[str]]
    pages: Sequence[Page]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the first pages."""
        return tuple(line for page in self.printed[:_FRONT] for line in page)

    @property
    def year(self) -> str:
        """The year that stands on the first pages by itself."""
        return year_printed(self.lines, cover=len(self.printed[0]) <= _COVER if self.printed else False)


def read_imprint(front: Front) -> Record:
    """What the document says of its authors, year, periodical, parties and signature; every field that is unsure is
    empty, for a wrong entry in a bibliography is worse than none."""
    signed = signed_on(_paragraphs(front.pages))
    if signed or _AGREEMENT.search(front.title):
        parties = parties_in(front.title, list(_paragraphs(front.pages[: _FRONT + 1]))[:_OPENING])
        if signed or parties:
            year = signed[:4] or front.year
            return _record(front.title, (), year, "", "treaty", parties, signed)
    container, year = periodical_of(front.title, front.lines)
    authors = authors_under(front.title, front.lines) or _vouched(front)
    kind = "article-journal" if container else "treaty" if _OPENS_AGREEMENT.match(front.title) else "document"
    return _record(front.title, authors, year or front.year, container, kind, (), "")


def front_lines(page: Page) -> tuple[str, ...]:
    """The lines of a file that has none printed: its first blocks."""
    return tuple(page.text[block.start : block.end] for block in page.blocks[:30])


def _paragraphs(pages: Sequence[Page]) -> Iterator[str]:
    return (page.text[b.start : b.end] for page in pages for b in page.blocks if b.kind == "paragraph")


def _vouched(front: Front) -> tuple[str, ...]:
    """The authors in the metadata where each is printed on the first pages: often they name whoever made the file."""
    names = chinese_names(front.author) or english_names(front.author)
    printed = "".join("".join(line.split()) for line in front.lines)
    return names if all("".join(name.split()) in printed for name in names) and len(names) > 1 else ()


def _record(
    title: str, authors: tuple[str, ...], year: str, container: str, kind: str, parties: tuple[str, ...], signed: str
) -> Record:
    issued = [int(part) for part in (signed or year).split("-") if part]
    item = {
        "type": kind,
        "title": title,
        "author": [_csl_name(name) for name in authors],
        "container-title": container,
        "issued": {"date-parts": [issued]} if issued else None,
    }
    csl = json.dumps({key: value for key, value in item.items() if value}, ensure_ascii=False)
    return Record(title, authors, year, container, kind, csl, parties, signed)


def _csl_name(name: str) -> dict[str, str]:
    """Family and given name where the last word is the family's; Chinese names and groups are left whole."""
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}
