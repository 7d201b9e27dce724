"""RECIPE of the build: scan → diff → read and clean → cut → embed → write a version → switch."""

from __future__ import annotations

import datetime
import functools
import hashlib
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.archive import DAMAGE, read_passages, write_passages
from index.catalog import NAME as CATALOG
from index.catalog import read_catalog
from index.chunking.passages import cut
from index.config import IndexConfig, load
from index.document import Document, Language, Passage, by_id
from index.embedding.transformer import SHIPPED, Transformer, fingerprint_of
from index.errors import IndexMismatch, IndexMissing, SourcesError
from index.expansion.glossary import is_kept, keep_glossary, read_glossary
from index.extract import READABLE
from index.intake import Intake, Progress, take_in
from index.lane import Lane, Vectors, lanes_over
from index.passwords import stamp_of
from index.represent import remembering, texts_of, vectors_of
from index.versions import Entry, Failure, Layout, Manifest, PageWarning, current_manifest, locked, new_version, switch

#: Changes with anything that makes other text, passages or tokens of the same file; then everything is made again.
RECIPE = "3"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``version`` is the one that serves now; ``notice`` says why all was made again, or is empty.

    Added, changed, removed and unchanged are the files against those of the version that served before. ``by_ocr`` of
    the pages were read by text recognition.
    """

    version: int
    documents: int
    pages: int
    passages: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]
    warnings: tuple[PageWarning, ...]
    notice: str
    seconds: float
    by_ocr: int


def quiet(what: str, done: int, total: int) -> None:
    """No progress is shown."""


def build(
    sources: Path, root: Path, embedder_name: str = SHIPPED, full: bool = False, progress: Progress = quiet
) -> Report:
    """Bring the index in ``root`` up to what lies in ``sources`` and let it serve; ``full`` makes all of it again.

    Raises SourcesError when there is nothing to index, EmbedderError when the model cannot be loaded, IndexBusy when
    another build runs. A file that cannot be read is in the report; the rest is built. On any error the version that
    served goes on serving.
    """
    start = time.monotonic()
    config = load(IndexConfig, "index")
    files = scan(sources)
    records = read_catalog(sources)
    read_glossary(sources)  # a line that cannot be used is told before anything is made
    layout = Layout(root)
    with locked(layout):
        before = _before(layout)
        catalog = _digest(sources / CATALOG) if records else ""
        tried = f"{stamp_of(sources)} {config.limits}"
        now = (files, catalog, RECIPE, fingerprint_of(embedder_name, config))
        kept = before is not None and is_kept(sources, layout.version(before.version))
        if not full and before is not None and kept and _same(before, now, tried):
            return _report(before, before, "", start)
        embedder = Transformer(embedder_name, config)
        notice = "" if full else _why_all_again(before, embedder)
        reusable = None if full or notice else before
        read = take_in(sources, files, records, layout, RECIPE, before is not None and not full, config, progress)
        passages = tuple(passage for document in read.documents for passage in cut(document))
        if not passages:
            raise SourcesError(f"No file in {sources} has readable text.", _reasons(read.failed))
        documents = by_id(read.documents)
        texts = [texts_of(passage, documents[passage.document_id].title) for passage in passages]
        known, known_words = _known_vectors(layout, reusable, documents)
        vectors = vectors_of(passages, texts, embedder, known, functools.partial(progress, "embedding"))
        encode = remembering(embedder, known_words, functools.partial(progress, "embedding words"))
        lanes = lanes_over(passages, texts, vectors, encode)
        manifest = _write(layout, sources, files, catalog, embedder, read, tried, passages, lanes)
    return _report(manifest, before, notice, start)


def scan(sources: Path) -> dict[str, str]:
    """The readable files under ``sources``, path to SHA-256. Raises SourcesError when there is no folder or no file."""
    if not sources.is_dir():
        raise SourcesError(
            f"The folder {sources} does not exist.", "Create it and put documents there, or name another: --sources DIR"
        )
    found = sorted(
        path
        for path in sources.rglob("*")
        # "~$a.docx" is what Word leaves beside a.docx while that is open.
        if path.suffix.lower() in READABLE and not path.name.startswith((".", "~$")) and path.is_file()
    )
    if not found:
        raise SourcesError(
            f"There is no file in {sources} that can be read.",
            f"Put papers or agreements there ({', '.join(READABLE)}), then build again.",
        )
    return {path.relative_to(sources).as_posix(): _digest(path) for path in found}


def _before(layout: Layout) -> Manifest | None:
    try:
        return current_manifest(layout)
    except (IndexMissing, IndexMismatch):
        return None


def _same(before: Manifest, now: tuple[dict[str, str], str, str, str], tried: str) -> bool:
    """Whether a build would make what serves: nothing changed, and what failed would fail again."""
    again = bool(before.failed) and before.tried != tried
    return (before.files, before.catalog, before.recipe, before.fingerprint) == now and not again


def _why_all_again(before: Manifest | None, embedder: Transformer) -> str:
    if before is None:
        return ""
    if before.fingerprint != embedder.fingerprint:
        return f"The embedder changed from {before.embedder} to {embedder.name}: every passage is embedded again."
    return "" if before.recipe == RECIPE else "The way of reading changed: every file is read again."


def _known_vectors(
    layout: Layout, before: Manifest | None, of: Mapping[str, Document]
) -> tuple[dict[str, Vectors], dict[str, Vectors]]:
    """Vectors of the version before, by passage and by word; none when it is damaged, none of a document with another
    title."""
    if before is None:
        return {}, {}
    try:
        return _vectors(layout, before, of)
    except DAMAGE:
        return {}, {}


def _vectors(
    layout: Layout, before: Manifest, of: Mapping[str, Document]
) -> tuple[dict[str, Vectors], dict[str, Vectors]]:
    titles = {entry.id: entry.title for entry in before.documents}
    folder = layout.version(before.version)
    passages = read_passages(folder / "passages.jsonl")
    known: dict[str, Vectors] = {}
    words: dict[str, Vectors] = {}
    for language in sorted({p.language for p in passages}):
        lane = Lane.load(language, folder / language)
        words |= lane.likeness.vectors()
        for passage, vectors in zip([p for p in passages if p.language == language], lane.vectors(), strict=True):
            document = of.get(passage.document_id)
            if document is not None and document.title == titles.get(document.id):
                known[passage.id] = vectors
    return known, words


def _write(
    layout: Layout,
    sources: Path,
    files: dict[str, str],
    catalog: str,
    embedder: Transformer,
    read: Intake,
    tried: str,
    passages: Sequence[Passage],
    lanes: Mapping[Language, Lane],
) -> Manifest:
    number = new_version(layout)
    folder = layout.version(number)
    write_passages(folder / "passages.jsonl", passages)
    keep_glossary(sources, folder)
    for language, lane in lanes.items():
        lane.save(folder / language)
    counts = Counter(passage.document_id for passage in passages)
    manifest = Manifest(
        version=number,
        created=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        recipe=RECIPE,
        sources=str(sources.resolve()),
        catalog=catalog,
        embedder=embedder.name,
        fingerprint=embedder.fingerprint,
        files=files,
        documents=tuple(_entry(document, counts[document.id]) for document in read.documents),
        failed=read.failed,
        warnings=read.warnings,
        tried=tried,
    )
    switch(layout, manifest)
    return manifest


def _entry(document: Document, passages: int) -> Entry:
    by_ocr = sum(page.ocr is not None for page in document.pages)
    return Entry(document.id, document.file, document.title, document.language, len(document.pages), passages, by_ocr)


def _report(now: Manifest, before: Manifest | None, notice: str, start: float) -> Report:
    old = before.files if before is not None else {}
    return Report(
        version=now.version,
        documents=len(now.documents),
        pages=sum(entry.pages for entry in now.documents),
        passages=sum(entry.passages for entry in now.documents),
        added=tuple(file for file in now.files if file not in old),
        changed=tuple(file for file, digest in now.files.items() if old.get(file, digest) != digest),
        removed=tuple(file for file in old if file not in now.files),
        unchanged=sum(old.get(file) == digest for file, digest in now.files.items()),
        failed=now.failed,
        warnings=now.warnings,
        notice=notice,
        seconds=round(time.monotonic() - start, 2),
        by_ocr=sum(entry.by_ocr for entry in now.documents),
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _reasons(failed: Sequence[Failure]) -> str:
    return " ".join(f"{failure.file}: {failure.reason}" for failure in failed)
