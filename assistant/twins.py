"""An agreement in both languages says everything twice: the reader's own version is read, the other where it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.sections import Sections
from index.document import Language
from index.hit import Hit, ranked
from index.provisions import Provision, labels_of

_Place = tuple[str, tuple[Provision, ...]]  # a document, and under which of its provisions


def in_own_language(hits: Sequence[Hit], language: Language, sections: Sections) -> tuple[Hit, ...]:
    """The ``hits``, best first, their ranks from 1, without those of the other language whose article is all there in
    ``language``, which takes the score of what it stands for where that is higher."""
    found = {hit.passage.id for hit in hits}
    own: dict[_Place, str] = {}
    for hit in hits:
        place = _place(hit)
        if hit.passage.language != language or not place[1]:
            continue
        if all(passage.id in found for passage in sections.of(hit.passage).passages):
            own.setdefault(place, hit.passage.id)
    scores: dict[str, float] = {}
    kept = []
    for hit in hits:
        stand_in = own.get(_place(hit)) if hit.passage.language != language else None
        if stand_in is None:
            kept.append(hit)
        else:
            scores[stand_in] = max(scores.get(stand_in, hit.score), hit.score)
    return ranked(replace(hit, score=max(hit.score, scores.get(hit.passage.id, hit.score))) for hit in kept)


def _place(hit: Hit) -> _Place:
    return hit.passage.document_id, labels_of(hit.passage.heading)
