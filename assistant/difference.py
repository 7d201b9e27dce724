"""Where the sources that an answer quotes do not agree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Citation, NoteKey
from assistant.proof.contradiction import Contradictions, Kind
from index.chunking.sentences import sentences
from index.document import Passage

_NOTES: dict[Kind, NoteKey] = {"number": "numbers differ", "denial": "one denies", "force": "forces differ"}
_AGREEMENTS = "agreements"  # all of them as one source
_MOST = 2  # that are told of an answer


class Differences:
    """Finds them in what is quoted. ``embed`` gives unit vectors, float32 (texts, d); ``agreements`` are ids of
    documents: each has dates and terms of its own, and none contradicts another."""

    def __init__(
        self, embed: Callable[[Sequence[str]], NDArray[np.float32]], agreements: Collection[str] = frozenset()
    ) -> None:
        self._contradictions = Contradictions(embed)
        self.agreements = agreements

    def of(
        self, citations: Sequence[Citation], passages: Mapping[str, Passage]
    ) -> tuple[tuple[NoteKey, tuple[int, int]], ...]:
        """In what quotes of different documents differ, with the numbers of the two citations, the lower one first.

        Each two are told of once, the surest first, two of them at most.
        """
        if len({citation.document_id for citation in citations}) < 2:  # one does not contradict itself
            return ()
        said = [
            (citation, citation.quote[place.start : place.end])
            for citation in citations
            for place in sentences(citation.quote, passages[citation.passage_id].language)
        ]
        found: dict[tuple[int, int], NoteKey] = {}
        sources = [_AGREEMENTS if by.document_id in self.agreements else by.document_id for by, _ in said]
        for one in self._contradictions.among([text for _, text in said], sources):
            first, second = sorted((said[one.one][0].number, said[one.other][0].number))
            found.setdefault((first, second), _NOTES[one.kind])
        return tuple((key, numbers) for numbers, key in found.items())[:_MOST]
