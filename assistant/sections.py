"""Passages of one section read as one text, so that what runs over a passage's edge is followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.enumerations import Enumeration, enumerations
from index.chunking.sentences import Stretch, sentences
from index.document import Language, Passage, seam
from index.lifts import FAIR, letters_of


@dataclass(frozen=True, slots=True)
class Section:
    """Neighbouring passages under one heading; ``starts`` says where each begins in ``text``."""

    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    text: str
    language: Language

    def place_of(self, passage: Passage, place: Stretch) -> Stretch:
        """A stretch of one of the passages as a stretch of the section."""
        start = self.starts[[p.id for p in self.passages].index(passage.id)]
        return Stretch(start + place.start, start + place.end)

    def pieces(self, stretch: Stretch) -> tuple[tuple[Passage, Stretch], ...]:
        """A stretch of the section as stretches of its passages, without space at their ends."""
        found = []
        for passage, start in zip(self.passages, self.starts, strict=True):
            begin, end = max(stretch.start - start, 0), min(stretch.end - start, len(passage.text))
            piece = passage.text[begin:end] if begin < end else ""
            if piece.strip():
                left = len(piece) - len(piece.lstrip())
                found.append((passage, Stretch(begin + left, begin + len(piece.rstrip()))))
        return tuple(found)

    def shortened(self, stretch: Stretch, longest: int) -> Stretch:
        """As many whole sentences from the beginning of a stretch as ``longest`` characters hold, at least one."""
        parts = sentences(self.text[stretch.start : stretch.end], self.language)
        ends = [part.end for part in parts if part.end <= longest] or [parts[0].end]
        return Stretch(stretch.start, stretch.start + ends[-1])


class Sections:
    """The sections of a library, by passage."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._of: dict[str, Section] = {}
        self._abroad = _abroad(passages)
        self._enumerations: dict[str, tuple[Enumeration, ...]] = {}
        first: dict[str, tuple[tuple[str, ...], str]] = {}
        opening: dict[str, set[str]] = {}
        self._opening: set[str] = set()
        self._text: dict[str, list[Section]] = {}
        self._under: dict[str, dict[tuple[str, ...], list[Section]]] = {}
        for (document, heading, kind, _), run in groupby(
            passages, key=lambda p: (p.document_id, p.heading, p.kind, p.language)
        ):
            section = _join(tuple(run))
            self._of |= {passage.id: section for passage in section.passages}
            if kind == "body":
                self._text.setdefault(document, []).append(section)
            for depth in range(1, len(heading) + 1) if kind == "body" else ():
                self._under.setdefault(document, {}).setdefault(heading[:depth], []).append(section)
            if first.setdefault(document, (heading, kind)) == (heading, kind):
                # An abstract in the other language stands under the same heading.
                opening.setdefault(document, set()).update(passage.id for passage in section.passages)
            else:
                self._opening |= opening[document]

    def of(self, passage: Passage) -> Section:
        """The section in which the passage stands."""
        return self._of[passage.id]

    def of_document(self, document_id: str) -> tuple[Section, ...]:
        """The sections of text of a document, in their order."""
        return tuple(self._text.get(document_id, ()))

    def headings_of(self, document_id: str) -> list[tuple[str, ...]]:
        """The headings of the text of a document, each under those above it, in their order."""
        return list(self._under.get(document_id, ()))

    def under(self, document_id: str, heading: tuple[str, ...]) -> tuple[Section, ...]:
        """The sections of text under a heading and those below it, in their order."""
        return tuple(self._under.get(document_id, {}).get(heading, ()))

    def enumerations_in(self, section: Section) -> tuple[Enumeration, ...]:
        """The lists in the text of a section, found once."""
        key = section.passages[0].id
        if key not in self._enumerations:
            self._enumerations[key] = enumerations(section.text, section.language)
        return self._enumerations[key]

    def led_into(self, passage: Passage, place: Stretch) -> tuple[Enumeration, ...]:
        """The lists that the sentence at a place of a passage leads into."""
        section = self.of(passage)
        start, found = section.place_of(passage, place).start, self.enumerations_in(section)
        return tuple(one for one in found if one.lead is not None and one.lead.start == start)

    def is_abstract_abroad(self, passage: Passage) -> bool:
        """Whether it is of the small part of its document that is in the other language: an abstract for readers who
        do not read the document."""
        return passage.id in self._abroad

    def opens(self, passage: Passage) -> bool:
        """Whether it stands in the first of several sections of its document: an abstract or a preamble."""
        return passage.id in self._opening


def _abroad(passages: Sequence[Passage]) -> frozenset[str]:
    sizes = letters_of(passages)
    return frozenset(
        passage.id
        for passage in passages
        if sizes[passage.document_id][passage.language] < FAIR * sum(sizes[passage.document_id].values())
    )


def _join(passages: tuple[Passage, ...]) -> Section:
    language = passages[0].language
    starts: list[int] = []
    text = ""
    for before, passage in zip((None, *passages), passages, strict=False):
        if before is not None:
            text += "\n" if _new_paragraph(before, passage) else seam(language)
        starts.append(len(text))
        text += passage.text
    return Section(passages, tuple(starts), text, language)


def _new_paragraph(before: Passage, passage: Passage) -> bool:
    """Whether a line break stood between the two on their page; a space or nothing was cut away otherwise."""
    last, first = before.spans[-1], passage.spans[0]
    return last.page == first.page and first.start == last.end + 1 and before.language == "zh"
