"""The test that a version must pass before it serves: its parts fit each other, and it finds its own text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from index.chunking.sentences import sentences
from index.document import Document, Passage
from index.embedding.transformer import Transformer
from index.errors import CheckFailed, IndexMismatch
from index.library import Library
from index.versions import BUILD, Layout, Manifest, typed

_DEPTH = 10  # hits among which a sentence must lead to its document


def opened(layout: Layout, manifest: Manifest, embedder: Transformer | None = None) -> Library:
    """The version as a library, which may serve; ``embedder`` as in ``Library.of``.

    Raises CheckFailed, saying why, when it should not.
    """
    try:
        library = Library.of(layout, manifest, embedder)
    except IndexMismatch as error:
        raise _failed(layout, manifest, error.message) from error
    flaws = list(flaws_of(library))
    if flaws:
        more = f" ({len(flaws) - 1} more)" if len(flaws) > 1 else ""
        raise _failed(layout, manifest, f"{flaws[0]}{more}.")
    return library


def flaws_of(library: Library) -> Iterator[str]:
    """What is wrong with an opened version, each as a clause; nothing when it is sound."""
    yield from _misfits(library)
    for language in library.search.lanes:
        sentence, passage = _sample(library.search.passages[language])
        hits = library.search.search(sentence, _DEPTH)
        # The same sentence may stand in many documents: any of them will do.
        if not any(hit.passage.document_id == passage.document_id or sentence in hit.passage.text for hit in hits):
            file = library.documents[passage.document_id].file
            yield f"a sentence of {file} does not find it: “{sentence[:60]}”"


def _failed(layout: Layout, manifest: Manifest, why: str) -> CheckFailed:
    remedy = f"What served goes on serving. Make all again: {BUILD} --full --sources {typed(manifest.sources)}"
    return CheckFailed(
        f"Version {manifest.version} failed its test and does not serve: {why}",
        f"{remedy} --index {typed(layout.root)}",
    )


def _misfits(library: Library) -> Iterator[str]:
    """What differs between the passages, the documents and the manifest."""
    counts = Counter(passage.document_id for passage in library.passages.values())
    for entry in library.manifest.documents:
        if entry.passages != counts.pop(entry.id, 0):
            yield f"{entry.file} has not the passages that it should have ({entry.passages})"
        if entry.pages != len(library.documents[entry.id].pages):
            yield f"{entry.file} has not the pages that it should have ({entry.pages})"
    for document_id, count in counts.items():
        yield f"{count} passages belong to no document ({document_id})"
    for passage in library.passages.values():
        document = library.documents.get(passage.document_id)
        if document is not None and not _stands(passage, document):
            yield f"passage {passage.id} of {document.file} does not stand where it says"


def _stands(passage: Passage, document: Document) -> bool:
    try:
        return document.text_at(passage.spans, passage.language) == passage.text
    except IndexError:
        return False


def _sample(passages: Sequence[Passage]) -> tuple[str, Passage]:
    """A sentence to ask for, and the passage that it is of: the longest of the one in the middle."""
    body = [passage for passage in passages if passage.kind == "body"] or passages
    passage = body[len(body) // 2]
    parts = [passage.text[part.start : part.end] for part in sentences(passage.text, passage.language)]
    return max([part.strip() for part in parts] or [passage.text], key=len), passage
