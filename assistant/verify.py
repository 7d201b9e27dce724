"""The only maker of a Citation: a claimed quote must stand in its passage, and on the pages of its document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer import Citation, Claim, Draft, Statement
from index.document import Document, Passage


def verify(
    draft: Draft, passages: Mapping[str, Passage], documents: Mapping[str, Document]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """The statements of ``draft`` whose every claim holds, and their citations, numbered from 1 in order of use.

    A statement with a claim that does not hold, or with none, is left out.
    """
    statements: list[Statement] = []
    citations: list[Citation] = []
    for drafted in draft.statements:
        proofs = _proofs(drafted.claims, passages, documents, citations)
        if proofs is not None:
            citations.extend(proof for proof in proofs if proof not in citations)
            statements.append(Statement(drafted.text, tuple(proof.number for proof in proofs)))
    return tuple(statements), tuple(citations)


def _proofs(
    claims: Sequence[Claim],
    passages: Mapping[str, Passage],
    documents: Mapping[str, Document],
    made: Sequence[Citation],
) -> list[Citation] | None:
    """A citation for each claim, an equal one that is ``made`` used again; None when any claim fails."""
    proofs: list[Citation] = []
    for claim in claims:
        known = next((c for c in (*made, *proofs) if (c.passage_id, c.quote) == (claim.passage_id, claim.quote)), None)
        proof = known or _prove(claim, passages, documents, len(made) + len(proofs) + 1)
        if proof is None:
            return None
        proofs.append(proof)
    return proofs or None


def _prove(
    claim: Claim, passages: Mapping[str, Passage], documents: Mapping[str, Document], number: int
) -> Citation | None:
    passage = passages.get(claim.passage_id)
    start = passage.text.find(claim.quote) if passage is not None and claim.quote.strip() else -1
    if passage is None or start < 0:
        return None
    spans = passage.locate(start, start + len(claim.quote))
    document = documents[passage.document_id]
    if document.text_at(spans, passage.language) != claim.quote:
        return None
    return Citation(number, document.id, passage.id, spans, claim.quote)
