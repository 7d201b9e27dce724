"""The nouns of search: what was found, why, and what to look among."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from index.document import Language, Passage, PassageKind

RecordKind = Literal["paper", "agreement"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage at ``rank`` (from 1). ``score`` orders the list; ``trace`` holds each channel's own score.

    A channel that had no vote on the passage is not in the trace. ``sentences`` are the scores, on the same scale, of
    each of the passage's sentences by itself, as ``index.represent.places_of`` has them. Where a reranker gave the rank
    (``trace`` has its logit as "reranker"), ``score`` is what the channels gave the hit that had the rank before.
    """

    passage: Passage
    rank: int
    score: float
    trace: tuple[tuple[str, float], ...]
    sentences: tuple[float, ...] = ()

    def channel(self, name: str) -> float | None:
        """The score that the channel gave, None when it had no vote."""
        return dict(self.trace).get(name)


def ranked(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits by their scores, best first, their ranks from 1; of equal ones the order stays."""
    best = sorted(hits, key=lambda hit: -hit.score)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(best, 1))


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look among; an empty tuple leaves nothing out.

    ``documents`` are ids; ``records`` say what the document is, as ``index.facts`` tells. ``years`` are the first and
    the last, both included, None where open. ``parties`` are parts of names of parties or authors, in either script
    and case, of which a document must have one.
    """

    kinds: tuple[PassageKind, ...] = ()
    languages: tuple[Language, ...] = ()
    documents: tuple[str, ...] = ()
    records: tuple[RecordKind, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    parties: tuple[str, ...] = ()

    def admits(self, passage: Passage) -> bool:
        """Whether the passage is among those to look at, by what it tells itself; what is asked of its document,
        ``index.facts.admitted`` answers."""
        return (
            (not self.kinds or passage.kind in self.kinds)
            and (not self.languages or passage.language in self.languages)
            and (not self.documents or passage.document_id in self.documents)
        )

    @property
    def asks_of_documents(self) -> bool:
        """Whether it asks what only a document tells: its record, its year, its parties."""
        return bool(self.records or self.parties) or self.years != (None, None)
