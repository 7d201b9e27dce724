"""An opened index: its documents, its passages and the search over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.archive import DAMAGE, read_boxes, read_document, read_passages
from index.config import IndexConfig, load
from index.document import Document, Passage
from index.embedding.transformer import Transformer, fingerprint_of
from index.errors import EmbedderError, IndexMismatch, SourcesError
from index.expansion.dictionary import shipped_dictionary
from index.expansion.glossary import read_glossary
from index.facts import facts_of
from index.lane import Lane
from index.leases import Lease
from index.passwords import read_passwords
from index.reranking.crossencoder import reranker_of
from index.search import Search
from index.versions import BUILD, Entry, Layout, Manifest, current_manifest, typed


@dataclass(frozen=True, slots=True)
class Library:
    """What serves a question. ``documents`` by id; ``passages`` by id, in reading order."""

    layout: Layout
    manifest: Manifest
    documents: Mapping[str, Document]
    passages: Mapping[str, Passage]
    search: Search
    lease: Lease | None = None  # keeps the version from being pruned

    @classmethod
    def open(cls, root: Path, embedder: Transformer | None = None) -> Library:
        """The version that serves in ``root``; with ``embedder``, where it is the one that made it, as it is loaded;
        its first hits put in order by the reranker, where the settings name one.

        Raises IndexMissing when nothing was built, IndexMismatch when it is damaged or its embedder is another now,
        RerankerError.
        """
        layout = Layout(root)
        library = cls.of(layout, current_manifest(layout), embedder)
        search = library.search
        if not search.config.reranker:
            return library
        return replace(library, search=search.reranked_by(reranker_of(search.config.reranker)))

    @classmethod
    def of(cls, layout: Layout, manifest: Manifest, embedder: Transformer | None = None) -> Library:
        """Any version of ``layout``, also one that was written but for its manifest, without a reranker, which has no
        part in an index. Raises IndexMismatch likewise."""
        remedy = f"Build it again: {BUILD} --full --sources {typed(manifest.sources)} --index {typed(layout.root)}"
        config = load(IndexConfig, "index")
        path = layout.manifest(manifest.version)
        lease = Lease(path) if path.exists() else None
        if embedder is None or fingerprint_of(embedder.name, config) != manifest.fingerprint:
            embedder = _embedder(manifest, config, remedy)
        folder = layout.version(manifest.version)
        damaged = f"The index in {layout.root} is damaged"
        try:
            passages = read_passages(folder / "passages.jsonl")
            documents = {document.id: document for document in documents_of(layout, manifest)}
            lanes = {
                language: Lane.load(language, folder / language) for language in sorted({p.language for p in passages})
            }
            glossary = read_glossary(folder)
        except DAMAGE as error:
            raise IndexMismatch(f"{damaged} ({error}).", remedy) from error
        except SourcesError as error:  # the list beside the documents may be in order
            raise IndexMismatch(f"{damaged}: {error.message}", remedy) from error
        for language, lane in lanes.items():
            if len(lane) != sum(p.language == language for p in passages):
                raise IndexMismatch(f"{damaged} (vectors and passages differ).", remedy)
        if len(passages) != sum(entry.passages for entry in manifest.documents):
            raise IndexMismatch(f"{damaged} (passages are missing).", remedy)
        facts = {document.id: facts_of(document) for document in documents.values()}
        titles = {document.id: document.title for document in documents.values()}
        search = Search(passages, lanes, embedder, shipped_dictionary(), config, glossary, facts, titles)
        return cls(layout, manifest, documents, {passage.id: passage for passage in passages}, search, lease)

    def file_of(self, document: Document) -> Path:
        """Where the document's file lies."""
        return Path(self.manifest.sources) / document.file

    def password_of(self, document: Document) -> str:
        """What opens the document's file, empty when nothing is needed. Raises SourcesError as ``read_passwords``."""
        return read_passwords(Path(self.manifest.sources)).get(document.file, "")

    def boxes(self, document: Document, page: int) -> NDArray[np.float32]:
        """The character boxes of a page (from 1), float32 (characters, 4): left, bottom, right, top in points."""
        edition = next(entry.edition for entry in self.manifest.documents if entry.id == document.id)
        return read_boxes(self.layout.boxes(document.id, self.manifest.recipe, edition), page)


def documents_of(layout: Layout, manifest: Manifest) -> tuple[Document, ...]:
    """The documents of a version, in the order of its manifest. Raises one of ``DAMAGE`` when one is not whole."""
    return tuple(_document(layout, manifest, entry) for entry in manifest.documents)


def _document(layout: Layout, manifest: Manifest, entry: Entry) -> Document:
    """As read, under the name and with the record that it had when the version was made."""
    document = read_document(layout.document(entry.id, manifest.recipe, entry.edition))
    if not entry.guessed_title:
        return document
    return replace(document, file=entry.file, guessed_title=entry.guessed_title, record=entry.record)


def _embedder(manifest: Manifest, config: IndexConfig, remedy: str) -> Transformer:
    try:
        embedder = Transformer(manifest.embedder, config)
    except EmbedderError as error:
        raise IndexMismatch(
            f"The index was built with the embedder {manifest.embedder!r}, which is not there.", remedy
        ) from error
    if embedder.fingerprint != manifest.fingerprint:
        raise IndexMismatch(f"The embedder {manifest.embedder!r} is not the one that the index was built with.", remedy)
    return embedder
