"""Stretches of passages that are to be quoted, and how they become one where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.sections import Section
from index.chunking.sentences import Stretch
from index.document import Passage


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a passage that is to be quoted."""

    passage: Passage
    place: Stretch

    @property
    def text(self) -> str:
        """What is quoted."""
        return self.passage.text[self.place.start : self.place.end]


def cut(section: Section, stretch: Stretch) -> list[Quote]:
    """A stretch of a section as quotes of the passages that it runs through."""
    return [Quote(passage, place) for passage, place in section.pieces(stretch)]


def absorb(quotes: list[Quote], new: Quote, settled: int) -> None:
    """Add ``new`` at the end, made one with the last quote where it touches that; or with those that it overlaps, where
    the first of them stands, so that nothing is quoted twice.

    It is not joined to an earlier quote that it only touches: what answers best stays together at the top. The first
    ``settled`` stay as they are, but for what follows the last of them: what overlaps them is left out.
    """
    met = [n for n, old in enumerate(quotes) if overlap(old, new)]
    if met and met[0] < settled:
        return
    behind = quotes and (len(quotes) > settled or new.place.start > quotes[-1].place.start)
    if not met and behind and _touch(quotes[-1], new):
        met = [len(quotes) - 1]
    places = [new.place, *(quotes[n].place for n in met)]
    for number in reversed(met):
        del quotes[number]
    whole = Stretch(min(place.start for place in places), max(place.end for place in places))
    quotes.insert(met[0] if met else len(quotes), Quote(new.passage, whole))


def overlap(one: Quote, other: Quote) -> bool:
    """Whether two quotes have a character in common."""
    same = one.passage.id == other.passage.id
    return same and max(one.place.start, other.place.start) < min(one.place.end, other.place.end)


def _touch(one: Quote, other: Quote) -> bool:
    """Whether no word stands between two quotes that do not overlap."""
    between = slice(min(one.place.end, other.place.end), max(one.place.start, other.place.start))
    return one.passage.id == other.passage.id and not one.passage.text[between].strip()


def length(quotes: Sequence[Quote]) -> int:
    """Characters quoted in all."""
    return sum(len(quote.place) for quote in quotes)


def within(quotes: Sequence[Quote], longest: int) -> list[Quote]:
    """The first quote, and in order those that fit with it into ``longest`` characters."""
    kept = list(quotes[:1])
    for quote in quotes[1:]:
        if length(kept) + len(quote.place) <= longest:
            kept.append(quote)
    return kept
