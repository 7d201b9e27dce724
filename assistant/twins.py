"""What documents say in both languages: of an agreement the reader's own version is read, the other where it lacks; of
a paper its text, rather than its abstract for readers of the other language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.forms import Form, forms_of
from assistant.sections import Sections
from index.document import Language
from index.hit import Hit, ranked
from index.provisions import Provision, labels_of

#: Forms of question that the authors and dates of a paper may answer.
_BYLINE: frozenset[Form] = frozenset({"who", "when"})
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


def without_abstracts_abroad(
    question: str, hits: Sequence[Hit], language: Language, sections: Sections
) -> tuple[Hit, ...]:
    """The ``hits`` without abstracts in the other language, whose papers say it at length in the reader's own; all
    where there is nothing else, or where the byline may be asked for, which stands beside the abstract."""
    if not _BYLINE.isdisjoint(forms_of(question)):
        return tuple(hits)
    own = [hit for hit in hits if hit.passage.language == language or not sections.is_abstract_abroad(hit.passage)]
    return ranked(own or hits)


def _place(hit: Hit) -> _Place:
    return hit.passage.document_id, labels_of(hit.passage.heading)
