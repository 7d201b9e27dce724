"""Where an anchor stands in a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.result import bare
from index.archive import DAMAGE
from index.chunking.sentences import sentences
from index.document import Document, Span
from index.errors import IndexMismatch
from index.library import documents_of
from index.versions import BUILD, Layout, current_manifest, typed


@dataclass(frozen=True, slots=True)
class Place:
    """An occurrence of an anchor: the label of the page (or paragraph) on which it begins, and the sentence there."""

    label: str
    sentence: str


def read_documents(root: Path) -> Mapping[str, Document]:
    """The documents of the index in ``root`` by their file, without loading a model.

    Raises IndexMissing when nothing was built, IndexMismatch when it is damaged.
    """
    layout = Layout(root)
    manifest = current_manifest(layout)
    try:
        return {document.file: document for document in documents_of(layout, manifest)}
    except DAMAGE as error:
        remedy = f"Build it again: {BUILD} --full --sources {typed(manifest.sources)} --index {typed(root)}"
        raise IndexMismatch(f"The index in {root} is damaged ({error}).", remedy) from error


def find(document: Document, anchor: str) -> tuple[Place, ...]:
    """Every place of ``anchor`` in ``document``, white space not counted, also over the turn of a page."""
    wanted = bare(anchor)
    text, where = "", list[tuple[int, int]]()
    for page in document.pages:
        kept = [at for at, character in enumerate(page.text) if not character.isspace()]
        text += "".join(page.text[at] for at in kept)
        where += [(page.number, at) for at in kept]
    found, start = [], text.find(wanted)
    while start >= 0 and wanted:
        page_number, at = where[start]
        span = Span(page_number, at, at + 1)
        found.append(Place(document.labels_of((span,))[0], _sentence(document, page_number, at)))
        start = text.find(wanted, start + 1)
    return tuple(found)


def _sentence(document: Document, page: int, at: int) -> str:
    text = document.page(page).text
    return next((text[s.start : s.end] for s in sentences(text, document.language) if s.start <= at < s.end), "")
