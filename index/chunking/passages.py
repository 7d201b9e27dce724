"""Cuts the pages of a document into passages that know their place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from langchain_text_splitters import RecursiveCharacterTextSplitter

from index.cleaning.cells import is_caption
from index.document import Block, Document, Language, Page, Passage, PassageKind, Span, locate, passage_id
from index.language import language_of

#: Longest passage in characters. MiniLM reads 256 tokens: about 420 Chinese or 1,000 English characters.
LONGEST: dict[Language, int] = {"zh": 400, "en": 900}
_SEPARATORS: dict[Language, list[str]] = {
    # English words in Chinese text are cut apart only where no other place is left.
    "zh": ["\n", "。", "！", "？", "；", "，", "、", ". ", " ", ""],
    "en": ["\n", ". ", "? ", "! ", "; ", ", ", " ", ""],
}
#: Characters from which on a paragraph in the other language is a text of its own: an abstract, a long quotation.
_OWN_TEXT: dict[Language, int] = {"zh": 60, "en": 200}
_LEADING_MARKS = re.compile(r"\s?(?:[①-⑳]|[⁰¹²³⁴-⁹]+|\[\d{1,3}\])+")


@dataclass(slots=True)
class _Section:
    """Neighbouring text under one heading."""

    heading: tuple[str, ...]
    kind: PassageKind
    spans: list[Span] = field(default_factory=list)

    def add(self, page: Page, block: Block) -> None:
        """Append a block; one that follows on the same page lengthens the last span over the line break."""
        if self.spans and self.spans[-1].page == page.number and self.spans[-1].end + 1 == block.start:
            self.spans[-1] = Span(page.number, self.spans[-1].start, block.end)
        else:
            self.spans.append(Span(page.number, block.start, block.end))


def cut(document: Document) -> tuple[Passage, ...]:
    """The passages of ``document`` in reading order; tables, notes and references after the body. The caption of a
    table is the last of its headings.

    Each passage's ``text`` is exactly what stands at its spans; passages of one section do not overlap and leave
    nothing out but the table of contents. A heading with nothing under it is a passage of its own, under the headings
    above it; the first block of a document with more to it is not, as it is the title.
    """
    return tuple(passage for section in _sections(document) for passage in _split(document, section))


def _bare_headings(document: Document) -> set[tuple[int, int]]:
    """Page number and start of each heading with nothing under it, but for the title at the document's beginning."""
    blocks = [(page.number, block) for page in document.pages for block in page.blocks if block.kind != "note"]
    return {
        (number, block.start)
        for place, (number, block) in enumerate(blocks)
        if block.kind == "heading"
        and (place or len(blocks) == 1)
        and all(after.kind == "heading" and after.level <= block.level for _, after in blocks[place + 1 : place + 2])
    }


def _sections(document: Document) -> Iterator[_Section]:
    """The body section by section; then tables, then notes, a section per page; then references."""
    notes: list[_Section] = []
    references = _Section((), "reference")
    path: list[tuple[int, str]] = []
    bare = _bare_headings(document)
    section = _Section((), "body")
    rows: list[tuple[Page, int, tuple[str, ...]]] = []
    for page in document.pages:
        note = _Section((), "note")
        for place, block in enumerate(page.blocks):
            if block.kind == "heading":
                yield section
                title = page.text[block.start : block.end]
                path = [(level, text) for level, text in path if level < block.level]
                if (page.number, block.start) in bare:
                    span = Span(page.number, block.start, block.end)
                    yield _Section(tuple(text for _, text in path), "body", [span])
                path.append((block.level, title))
                section = _Section(tuple(text for _, text in path), "body")
            elif block.kind == "table":
                rows.append((page, place, section.heading))
            elif block.kind == "note":
                note.add(page, block)
            elif block.kind == "reference":
                references.add(page, block)
            elif block.kind != "contents":
                if section.spans and _changes_language(document, section, _text(page, block)):
                    yield section
                    section = _Section(section.heading, "body")
                section.add(page, block)
        note.heading = section.heading if document.is_paged else ()  # the notes of a whole file are of all its parts
        notes.append(note)
    yield section
    yield from _tables(rows)
    yield from notes
    yield references


def _changes_language(document: Document, section: _Section, text: str) -> bool:
    """Whether ``text`` is a text of its own in another language than the section so far."""
    language = language_of(text)
    return len(text) >= _OWN_TEXT[language] and language != _language(document, section.spans)


def _tables(rows: Sequence[tuple[Page, int, tuple[str, ...]]]) -> Iterator[_Section]:
    """Each table, or what a page has of it, under its caption: of each row the page, its place and the headings."""
    caption: tuple[str, ...] = ()
    table = _Section((), "table")
    for page, place, heading in rows:
        if not table.spans:
            caption = _captions(page, place, caption if place == 0 else ())
            table.heading = (*heading, *caption)
        table.add(page, page.blocks[place])
        if page.blocks[place + 1 : place + 2] == () or page.blocks[place + 1].kind != "table":
            yield table
            table = _Section((), "table")


def _captions(page: Page, place: int, before: tuple[str, ...]) -> tuple[str, ...]:
    """What the blocks over the table whose first row is block ``place`` say of it, or those under it; else ``before``,
    what was said of the table of the page before."""
    rows = next((n for n in range(place, len(page.blocks)) if page.blocks[n].kind != "table"), len(page.blocks))
    over = itertools.takewhile(is_caption, (_text(page, block) for block in reversed(page.blocks[:place])))
    under = itertools.takewhile(is_caption, (_text(page, block) for block in page.blocks[rows:]))
    return tuple(over)[::-1] or tuple(under) or before


def _text(page: Page, block: Block) -> str:
    return page.text[block.start : block.end]


def _language(document: Document, spans: Sequence[Span]) -> Language:
    return language_of("\n".join(document.page(s.page).text[s.start : s.end] for s in spans))


def _split(document: Document, section: _Section) -> Iterator[Passage]:
    if not section.spans:
        return
    language = _language(document, section.spans)
    text = document.text_at(section.spans, language)
    start = 0
    for piece in _pieces(text, language):
        end = start + len(piece)
        first, last = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = end
        if first >= last:
            continue
        spans = locate(section.spans, language, first, last)
        yield Passage(
            passage_id(document.id, spans),
            document.id,
            document.text_at(spans, language),
            spans,
            section.heading,
            language,
            section.kind,
        )


def _pieces(text: str, language: Language) -> Sequence[str]:
    """``text`` in pieces no longer than a passage, of about equal length, which joined give it back."""
    longest = LONGEST[language]
    if len(text) <= longest:
        return [text]
    # Equal shares avoid a last piece of a few words, which would be found for anything.
    share = -(-len(text) // -(-len(text) // longest))
    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS[language],
        keep_separator="end",
        strip_whitespace=False,
        chunk_size=min(longest, share + longest // 8),
        chunk_overlap=0,
    )
    return _with_their_marks(splitter.split_text(text))


def _with_their_marks(pieces: Sequence[str]) -> list[str]:
    """The pieces, a note mark that a cut has left at the beginning of one put back to the sentence before it."""
    kept: list[str] = []
    for piece in pieces:
        marks = _LEADING_MARKS.match(piece) if kept and not kept[-1].endswith("\n") else None
        if marks:
            kept[-1] += marks.group()
            piece = piece[marks.end() :]  # noqa: PLW2901
        kept.append(piece)
    return kept
