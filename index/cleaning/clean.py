"""RECIPE of cleaning: marks placed → furniture off → tables set → notes parted → lines joined → headings marked."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.cleaning.articles import part_labels, runs_in
from index.cleaning.contents import contents_of
from index.cleaning.furniture import Stripped, strip_furniture
from index.cleaning.headings import HeadingStyle, closing_kind, ends_references
from index.cleaning.joining import Joined, Lexicon
from index.cleaning.marks import place_marks
from index.cleaning.notes import split_notes
from index.cleaning.outline import outlined
from index.cleaning.paragraphs import SENTENCE_END, paragraphs_of
from index.cleaning.tables import with_tables
from index.cleaning.turned import boxes_as_printed, size_as_printed
from index.document import Block, BlockKind, Page
from index.reading.raw import Box, Line, RawDocument

_LONGEST_TITLE = 200  # characters
_SHORTEST_RUN = 60  # characters from which a first block that is all of its page may run on to the next


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Pages as cleaned; ``boxes`` per page float32 (characters, 4): left, bottom, right, top in points.

    ``heads`` are the running heads that were removed.
    """

    pages: tuple[Page, ...]
    boxes: tuple[NDArray[np.float32], ...]
    heads: tuple[str, ...]


def clean(raw: RawDocument) -> Cleaned:
    """What a reader takes from the pages: body, notes and headings, without the furniture."""
    stripped = strip_furniture(tuple(replace(page, lines=place_marks(page.lines)) for page in raw.pages), raw.title)
    contents = contents_of(stripped.pages)
    lines = [line for page in stripped.pages for line in page.lines]
    articles_run_in = runs_in(lines)
    style = HeadingStyle.of(lines, _body_size(lines), outlined(stripped.pages, raw.outline))
    lexicon = Lexicon(lines)
    pages: list[Page] = []
    boxes: list[NDArray[np.float32]] = []
    carried = False
    for page, printed in zip(stripped.pages, _numbers(stripped), strict=True):
        lines_and_rows, rows = with_tables(page, lexicon)
        text = tuple(line for line in lines_and_rows if id(line) not in rows)
        _, notes = split_notes(text, style.body_size, carried)  # a table in small type at the foot is no note
        noted = {id(line) for note in notes for line in note}
        body = [line for line in lines_and_rows if id(line) not in noted]
        carried = bool(notes)
        writer = _Writer(lexicon)
        kinds = [_kind(line, contents, rows) for line in body]
        running = [line for kind, line in zip(kinds, body, strict=True) if kind == "paragraph"]
        for kind, run in itertools.groupby(zip(kinds, body, strict=True), lambda pair: pair[0]):
            part = tuple(line for _, line in run)
            if kind != "paragraph":
                for line in part:
                    writer.write(kind, [line], 0)
                continue
            part = part_labels(part) if articles_run_in else part
            for paragraph, level in paragraphs_of(replace(page, lines=part), style, running):
                writer.write("heading" if level else "paragraph", paragraph, level)
        for note in notes:
            writer.write("note", note, 0)
        pages.append(
            Page(
                page.number,
                page.label or printed or None,
                writer.text,
                *size_as_printed(page),
                tuple(writer.blocks),
                page.ocr,
            )
        )
        edges = np.fromiter(itertools.chain.from_iterable(writer.boxes), np.float32, 4 * len(writer.boxes))
        boxes.append(boxes_as_printed(page, edges.reshape(-1, 4)))
    return Cleaned(_mark_continued(_mark_references(_mark_title(pages))), tuple(boxes), stripped.heads)


def _kind(line: Line, contents: frozenset[int], rows: frozenset[int]) -> BlockKind:
    """What the line is, before the text is put together."""
    return "contents" if id(line) in contents else "table" if id(line) in rows else "paragraph"


def _numbers(stripped: Stripped) -> list[str]:
    """The printed number of each page, counted on to pages without one where half of the pages at least have theirs.

    The first page of a paper often prints none. Empty where no number is known.
    """
    found = [int(number) - page.number for page, number in zip(stripped.pages, stripped.numbers, strict=True) if number]
    if not found or 2 * len(found) < len(stripped.pages):
        return list(stripped.numbers)
    return [str(page.number + found[0]) if page.number + found[0] > 0 else "" for page in stripped.pages]


class _Writer:
    """Puts paragraphs down as the text of one page, one a line."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.text = ""
        self.boxes: list[Box] = []
        self.blocks: list[Block] = []

    def write(self, kind: BlockKind, lines: Sequence[Line], level: int) -> None:
        joined = Joined.of(lines, self.lexicon)
        if self.text:
            self.text += "\n"
            self.boxes.append((0.0, 0.0, 0.0, 0.0))
        start = len(self.text)
        self.text += joined.text
        self.boxes.extend(joined.boxes)
        self.blocks.append(Block(kind, start, len(self.text), level))


def _body_size(lines: Sequence[Line]) -> float:
    """The font size, to half a point, in which the body is set: the largest of those that hold half as many characters
    as any, for the notes and references of a paper may be longer than its body."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    most = max(sizes.values(), default=0)
    return max((size for size, count in sizes.items() if 2 * count >= most), default=0.0)


def _mark_title(pages: Sequence[Page]) -> list[Page]:
    """A short first paragraph that is no sentence is the document's title, a heading of the first level."""
    if not pages or not pages[0].blocks:
        return list(pages)
    first = pages[0].blocks[0]
    text = pages[0].text[first.start : first.end]
    if first.kind != "paragraph" or len(text) > _LONGEST_TITLE or SENTENCE_END.search(text):
        return list(pages)
    if len(text) > _SHORTEST_RUN and _runs_on(pages):
        return list(pages)
    titled = replace(pages[0], blocks=(replace(first, kind="heading", level=1), *pages[0].blocks[1:]))
    return [titled, *pages[1:]]


def _runs_on(pages: Sequence[Page]) -> bool:
    """Whether the first page's body is one block, and the next page begins with a paragraph that may go on from it."""
    body = [[block.kind for block in page.blocks if block.kind != "note"] for page in pages[:2]]
    return len(body) == 2 and len(body[0]) == 1 and body[1][:1] == ["paragraph"]


def _mark_references(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Paragraphs under "References" and "Notes" become references and notes, up to the next heading of that level, or
    to what ends such a list without one."""
    inside = 0
    kind: BlockKind | None = None
    marked: list[Page] = []
    for page in pages:
        blocks: list[Block] = []
        for block in page.blocks:
            if block.kind == "heading" and (not inside or block.level <= inside):
                kind = closing_kind(page.text[block.start : block.end])
                inside = block.level if kind else 0
            elif kind == "reference" and ends_references(page.text[block.start : block.end]):
                kind, inside = None, 0
            blocks.append(replace(block, kind=kind) if kind and block.kind == "paragraph" else block)
        marked.append(replace(page, blocks=tuple(blocks)))
    return tuple(marked)


def _mark_continued(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Mark a page's first block that goes on from a page whose last paragraph did not end a sentence."""
    marked: list[Page] = []
    open_end = False
    for page in pages:
        blocks = list(page.blocks)
        body = [block for block in blocks if block.kind != "note"]
        if body and open_end and body[0].kind == "paragraph":
            blocks[blocks.index(body[0])] = replace(body[0], continues=True)
        if body:
            last = body[-1]
            open_end = last.kind == "paragraph" and not SENTENCE_END.search(page.text[last.start : last.end])
        marked.append(replace(page, blocks=tuple(blocks)))
    return tuple(marked)
