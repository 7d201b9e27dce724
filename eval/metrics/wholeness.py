"""Which sentences of a reference stand in a text with nothing foreign inside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eval.metrics.characters import normalise
from index.chunking.sentences import sentences
from index.document import Language

_LEADERS = re.compile(r"(?:[.…·] ?){5,}")  # in an entry of a table of contents, which is no sentence of the body
_SHORTEST = 12  # characters; a shorter one is a number or a label, and stands anywhere
#: Where a printed page of the reference turns inside a sentence: the line over the notes, the UN's "/...", "Page 2".
_OWN_BREAK = re.compile(r"_{4,}|/\.\.\.|^\s*Page \d+\b")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Of ``expected`` sentences, ``whole`` stand in the text as they are."""

    expected: int
    whole: int

    def __add__(self, other: Sentences) -> Sentences:
        return Sentences(self.expected + other.expected, self.whole + other.whole)

    @property
    def share(self) -> float | None:
        """whole / expected, 0..1; None when the reference has no sentence to be found."""
        return self.whole / self.expected if self.expected else None


def compare_sentences(body: str, reference: str, language: Language) -> Sentences:
    """How many sentences of ``reference`` (as written, without markup) stand in ``body`` (normalised).

    Not counted are those under twelve characters, those that a page break of the reference itself has cut, and the
    entries of a table of contents.
    """
    expected = []
    for stretch in sentences(reference, language):
        sentence = reference[stretch.start : stretch.end]
        plain = normalise(sentence, language)
        told = _OWN_BREAK.search(sentence) or _LEADERS.search(sentence)
        if len(plain) >= _SHORTEST and not told:
            expected.append(plain)
    return Sentences(len(expected), sum(sentence in body for sentence in expected))
