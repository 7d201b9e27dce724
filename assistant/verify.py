"""The only maker of a Citation: a claimed quote must stand in its passage, and on the pages of its document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Citation, Claim, DraftStatement, Statement
from index.document import Document, Passage

#: Marks that a writer may type in another form than the page has; whole words never differ by them.
_MARKS = re.compile("[“”„‟\"«»「」『』‘’‚‛'‹›＂＇`´]")
#: What is written wide for a language model, so that it is no mark of its own (see ``answerers.prompt``).
_NARROW = str.maketrans("＜＞［］", "<>[]")


class Proofs:
    """The citations of an answer in the making, numbered from 1 in order of use.

    A quote may differ from the page in white space and in the form of its quotation marks; the citation has the
    characters of the page.
    """

    def __init__(self, passages: Mapping[str, Passage], documents: Mapping[str, Document]) -> None:
        self.passages = passages
        self.documents = documents
        self.citations: tuple[Citation, ...] = ()

    def of(self, drafted: DraftStatement) -> tuple[Citation, ...]:
        """A citation for each claim, an equal one used again; empty when any claim fails, or there is none."""
        proofs: list[Citation] = []
        for claim in drafted.claims:
            made = (*self.citations, *(proof for proof in proofs if proof not in self.citations))
            proof = self._prove(claim, made)
            if proof is None:
                return ()
            proofs.append(proof)
        return tuple(proofs)

    def state(self, text: str, proofs: Sequence[Citation], about: str = "") -> Statement:
        """The statement ``text`` with its ``proofs``, which are now citations of the answer."""
        self.citations += tuple(proof for proof in dict.fromkeys(proofs) if proof not in self.citations)
        return Statement(text, tuple(dict.fromkeys(proof.number for proof in proofs)), about)

    def _prove(self, claim: Claim, made: Sequence[Citation]) -> Citation | None:
        passage = self.passages.get(claim.passage_id)
        place = _find(claim.quote, passage.text) if passage is not None else None
        if passage is None or place is None:
            return None
        quote = passage.text[place[0] : place[1]]
        known = next((c for c in made if (c.passage_id, c.quote) == (passage.id, quote)), None)
        if known is not None:
            return known
        spans = passage.locate(*place)
        document = self.documents[passage.document_id]
        if document.text_at(spans, passage.language) != quote:
            return None
        return Citation(len(made) + 1, document.id, passage.id, spans, quote)


def _find(quote: str, text: str) -> tuple[int, int] | None:
    """Where the quote stands in ``text``, half-open; None when it does not, or is nothing but space and marks."""
    start = text.find(quote)
    if start >= 0 and quote.strip():
        return start, start + len(quote)
    wanted, held = _bare(quote), [(place, bare) for place, character in enumerate(text) if (bare := _bare(character))]
    found = "".join(bare for _, bare in held).find(wanted) if wanted.strip("'") else -1
    return (held[found][0], held[found + len(wanted) - 1][0] + 1) if found >= 0 else None


def _bare(text: str) -> str:
    """``text`` without white space, every quotation mark as one; the other characters are kept one by one."""
    return _MARKS.sub("'", re.sub(r"\s", "", text)).translate(_NARROW)
