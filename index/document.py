"""The nouns of reading: a document has pages, a page has blocks, a passage is a stretch of text with its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Language = Literal["zh", "en"]
BlockKind = Literal["heading", "paragraph", "table", "note", "reference", "contents"]
PassageKind = Literal["body", "table", "note", "reference"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open characters ``start:end`` of the text of a page; ``page`` counts from 1."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """Half-open characters ``start:end`` of a page's text that belong together; ``level`` is 0 but for headings.

    A heading's level counts from 1 (outermost); a block of kind table is one row of it. ``continues`` tells that the
    paragraph began on the page before.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page as cleaned: ``text`` is NFC, blocks one a line, notes last. ``width`` and ``height`` are in points.

    ``label`` is the page label of the file (what is printed on the page), None where the file has none. A file without
    printed pages is one page of no size. ``ocr`` is the confidence, 0..1, of text recognition; None where the text is
    the file's own.
    """

    number: int
    label: str | None
    text: str
    width: float
    height: float
    blocks: tuple[Block, ...]
    ocr: float | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What a bibliography says of a document; ``csl`` is its CSL-JSON item as text. Empty means unknown.

    ``parties`` are those of an agreement, ``signed`` the date of its signature: "2009-02-27", or as much as is known.
    ``guessed`` names the fields that are not the bibliography's, but read off the document itself.
    """

    title: str
    authors: tuple[str, ...]
    year: str
    container: str
    type: str
    csl: str
    parties: tuple[str, ...] = ()
    signed: str = ""
    guessed: tuple[str, ...] = ()

    def completed(self, guess: Record) -> Record:
        """This record with what ``guess`` knows in the fields that are empty here."""
        missing = [name for name in _GUESSABLE if not getattr(self, name) and getattr(guess, name)]
        csl = json.dumps(json.loads(guess.csl or "{}") | json.loads(self.csl or "{}"), ensure_ascii=False)
        return replace(self, **{name: getattr(guess, name) for name in missing}, csl=csl, guessed=tuple(missing))


#: Fields of a record that a document may tell of itself.
_GUESSABLE = ("title", "authors", "year", "container", "type", "parties", "signed")
_NOTHING = Record("", (), "", "", "", "")


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. ``id`` is the first 16 hexadecimal digits of its SHA-256; ``file`` its path in the sources.

    ``guessed_title`` is what the file itself says; ``title`` prefers the bibliography. ``record`` is what the
    bibliography says, ``guess`` what the document itself says, and ``bibliography`` the two together.
    """

    id: str
    file: str
    guessed_title: str
    language: Language
    pages: tuple[Page, ...]
    record: Record | None
    guess: Record | None = None

    @property
    def bibliography(self) -> Record:
        """What is known of it: the record, and in fields that it leaves empty what the document says of itself."""
        known = self.record or _NOTHING
        return known.completed(self.guess) if self.guess else known

    @property
    def title(self) -> str:
        """As the record has it, else as the file says."""
        return self.record.title if self.record and self.record.title else self.guessed_title

    def page(self, number: int) -> Page:
        """The page with this number, from 1; IndexError when there is none."""
        if number < 1:
            raise IndexError(f"Pages count from 1, not {number}.")
        return self.pages[number - 1]

    def text_at(self, spans: Sequence[Span], language: Language) -> str:
        """What stands at ``spans``, a page break read as ``language`` reads it."""
        return seam(language).join(self.page(s.page).text[s.start : s.end] for s in spans)

    @property
    def is_paged(self) -> bool:
        """Whether it has pages that can be printed; else all of it is one page, and a place is its paragraph."""
        return any(page.width > 0 for page in self.pages)

    def label_of(self, number: int) -> str:
        """The label printed on a page, or its number where the file has no labels."""
        return self.page(number).label or str(number)

    def labels_of(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Where ``spans`` stand, for a reader: the label of each page, once; "¶ 12" or "¶ 12–14" where there is none.

        Paragraphs count from 1, headings and notes among them.
        """
        if self.is_paged:
            return tuple(self.label_of(number) for number in dict.fromkeys(span.page for span in spans))
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        blocks = enumerate(self.page(spans[0].page).blocks, 1)
        touched = [number for number, block in blocks if block.start <= end and start <= block.end]
        return (f"¶ {_range(list(map(str, touched)))}",)

    def place(self, spans: Sequence[Span], language: Language) -> str:
        """The same in words: "p. 28–29", "第 28–29 页", "¶ 12"."""
        labels = _range(self.labels_of(spans))
        if not self.is_paged:
            return labels
        return f"第 {labels} 页" if language == "zh" else f"p. {labels}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section: what is embedded, found and quoted. ``text`` equals the page text at ``spans``."""

    id: str
    document_id: str
    text: str
    spans: tuple[Span, ...]
    heading: tuple[str, ...]
    language: Language
    kind: PassageKind

    @property
    def pages(self) -> tuple[int, ...]:
        """The page numbers that it touches, in order, each once."""
        return tuple(dict.fromkeys(span.page for span in self.spans))

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the half-open characters ``start:end`` of ``text``."""
        return locate(self.spans, self.language, start, end)


def _range(labels: Sequence[str]) -> str:
    return "–".join(dict.fromkeys((labels[0], labels[-1])))


def seam(language: Language) -> str:
    """What stands between the last word of one page and the first of the next: nothing in Chinese."""
    return "" if language == "zh" else " "


def locate(spans: Sequence[Span], language: Language, start: int, end: int) -> tuple[Span, ...]:
    """The part ``start:end`` of the text that ``spans`` make when joined by the seam of ``language``."""
    found: list[Span] = []
    offset = 0
    for span in spans:
        length = span.end - span.start
        first, last = max(start - offset, 0), min(end - offset, length)
        if first < last:
            found.append(Span(span.page, span.start + first, span.start + last))
        offset += length + len(seam(language))
    return tuple(found)


def passage_id(document_id: str, spans: Sequence[Span]) -> str:
    """A digest of document and place (16 hexadecimal digits): the same in every build that reads the file alike."""
    place = ";".join(f"{s.page}:{s.start}-{s.end}" for s in spans)
    return hashlib.sha256(f"{document_id}|{place}".encode()).hexdigest()[:16]


def by_id(documents: Sequence[Document]) -> Mapping[str, Document]:
    """The documents by their id."""
    return {document.id: document for document in documents}
