"""The nouns of search: what was found, why, and what to look among."""

from __future__ import annotations

from dataclasses import dataclass

from index.document import Language, Passage, PassageKind


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage at ``rank`` (from 1). ``score`` orders the list; ``trace`` holds each channel's own score.

    A channel that had no vote on the passage is not in the trace.
    """

    passage: Passage
    rank: int
    score: float
    trace: tuple[tuple[str, float], ...]

    def channel(self, name: str) -> float | None:
        """The score that the channel gave, None when it had no vote."""
        return dict(self.trace).get(name)


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look among; an empty tuple leaves nothing out."""

    kinds: tuple[PassageKind, ...] = ()
    languages: tuple[Language, ...] = ()
    documents: tuple[str, ...] = ()

    def admits(self, passage: Passage) -> bool:
        """Whether the passage is among those to look at."""
        return (
            (not self.kinds or passage.kind in self.kinds)
            and (not self.languages or passage.language in self.languages)
            and (not self.documents or passage.document_id in self.documents)
        )
