"""RECIPE of the build: scan → diff → read and clean → cut → embed → write a version → test it → switch."""

from __future__ import annotations

import contextlib
import datetime
import functools
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.archive import write_passages
from index.carry import carried, trusted
from index.catalog import NAME as CATALOG
from index.catalog import read_catalog
from index.chunking.passages import cut
from index.config import IndexConfig, load
from index.document import Document, Language, Passage, by_id
from index.embedding.transformer import SHIPPED, Transformer, fingerprint_of
from index.errors import IndexMismatch, IndexMissing, SourcesError, VersionError
from index.expansion.glossary import is_kept, keep_glossary, read_glossary
from index.intake import Intake, take_in
from index.lane import Lane, lanes_over
from index.passwords import stamp_of
from index.progress import Progress, Stop, heeding, never, quiet
from index.represent import remembering, texts_of, vectors_of
from index.scan import digest_of, scan
from index.smoke import opened
from index.versions import (
    Entry,
    Failure,
    Layout,
    Manifest,
    PageWarning,
    current_manifest,
    discard,
    locked,
    new_version,
    switch,
)

#: Changes with anything that makes other text, passages or tokens of the same file; then everything is made again.
RECIPE = "9"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``version`` is the one that serves now; ``notice`` says why all, or all that a version brought
    that was gone back from, was made again, or is empty.

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


def build(
    sources: Path,
    root: Path,
    embedder_name: str = SHIPPED,
    full: bool = False,
    progress: Progress = quiet,
    stop: Stop = never,
    at_hand: Transformer | None = None,
) -> Report:
    """Bring the index in ``root`` up to what lies in ``sources`` and let it serve; ``full`` makes all of it again.

    ``progress`` hears of the stages reading, embedding, embedding words, writing and testing. ``at_hand`` spares
    loading the embedder where it is the one that is asked for.

    Raises SourcesError when there is nothing to index, EmbedderError when the model cannot be loaded, IndexBusy when
    another build runs, Cancelled within a second or so of ``stop``, CheckFailed when the new version does not find its
    own text, VersionError when it cannot be written. A file that cannot be read is in the report; the rest is built. On
    any error the version that served goes on serving.
    """
    start = time.monotonic()
    tell = heeding(progress, stop)
    config = load(IndexConfig, "index")
    files = scan(sources)
    records = read_catalog(sources)
    read_glossary(sources)  # a line that cannot be used is told before anything is made
    layout = Layout(root)
    with locked(layout):
        before, sound = _before(layout)
        catalog = digest_of(sources / CATALOG) if records else ""
        tried = f"{stamp_of(sources)} {config.limits}"
        now = _Inputs(sources, files, catalog, tried)
        kept = before is not None and is_kept(sources, layout.version(before.version))
        if before and kept and not full and _same(before, now, fingerprint_of(embedder_name, config)):
            return _report(before, before, "", start)
        embedder = _loaded(embedder_name, config, at_hand)
        notice = "" if full else _why_all_again(before, embedder)
        reusable = None if full or notice else before
        trust, distrust = trusted(layout, None if full else before, sound and not full)
        read = take_in(sources, files, records, layout, RECIPE, trust, config, tell, stop)
        made = _made(layout, reusable, read, embedder, tell)
        manifest = _write(layout, now, embedder, read, made, tell)
    return _report(manifest, before, notice or distrust, start)


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What a build goes by, as it was when the build began."""

    sources: Path
    files: dict[str, str]
    catalog: str
    tried: str


@dataclass(frozen=True, slots=True)
class _Made:
    """What a version holds beside its manifest."""

    passages: tuple[Passage, ...]
    lanes: Mapping[Language, Lane]


def _before(layout: Layout) -> tuple[Manifest | None, bool]:
    """The version that serves, and whether the index is sound; one without any version is."""
    try:
        return current_manifest(layout), True
    except IndexMissing:
        return None, True
    except IndexMismatch:
        return None, False


def _same(before: Manifest, now: _Inputs, fingerprint: str) -> bool:
    """Whether a build would make what serves: nothing changed, and what failed would fail again."""
    again = bool(before.failed) and before.tried != now.tried
    inputs = (now.files, now.catalog, RECIPE, fingerprint)
    return (before.files, before.catalog, before.recipe, before.fingerprint) == inputs and not again


def _loaded(name: str, config: IndexConfig, at_hand: Transformer | None) -> Transformer:
    if at_hand is not None and (at_hand.name, at_hand.fingerprint) == (name, fingerprint_of(name, config)):
        return at_hand
    return Transformer(name, config)


def _why_all_again(before: Manifest | None, embedder: Transformer) -> str:
    if before is None:
        return ""
    if before.fingerprint != embedder.fingerprint:
        return f"The embedder changed from {before.embedder} to {embedder.name}: every passage is embedded again."
    return "" if before.recipe == RECIPE else "The way of reading changed: every file is read again."


def _made(layout: Layout, reusable: Manifest | None, read: Intake, embedder: Transformer, tell: Progress) -> _Made:
    """Passages and lanes over what was read, with what the version ``reusable`` has of them already."""
    documents = by_id(read.documents)
    kept = carried(layout, reusable, documents, read.editions)
    passages = tuple(
        passage for document in read.documents for passage in kept.passages.get(document.id) or cut(document)
    )
    if not passages:
        raise SourcesError("None of the files has readable text.", _reasons(read.failed))
    texts = [texts_of(passage, documents[passage.document_id].title) for passage in passages]

    def progress(stage: str, done: int, total: int) -> None:
        tell(stage, done, total, "")

    vectors = vectors_of(passages, texts, embedder, kept.vectors, functools.partial(progress, "embedding"))
    encode = remembering(embedder, kept.words, functools.partial(progress, "embedding words"))
    return _Made(passages, lanes_over(passages, texts, vectors, encode))


def _write(layout: Layout, now: _Inputs, embedder: Transformer, read: Intake, made: _Made, tell: Progress) -> Manifest:
    """Write the version, test it and let it serve; nothing of it is left where that fails."""
    number = new_version(layout)
    manifest = _manifest(number, now, embedder, read, made.passages)
    with _or_nothing(layout, number):
        tell("writing", 1, 1, "")
        folder = layout.version(number)
        write_passages(folder / "passages.jsonl", made.passages)
        keep_glossary(now.sources, folder)
        for language, lane in made.lanes.items():
            lane.save(folder / language)
        tell("testing", 1, 1, "")
        opened(layout, manifest, embedder)
        tell("testing", 1, 1, "")
        switch(layout, manifest)
    return manifest


@contextlib.contextmanager
def _or_nothing(layout: Layout, number: int) -> Iterator[None]:
    """Raises VersionError in place of what a full disk raises; the version goes whatever is raised."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        discard(layout, number)
        remedy = "Make room on the disk, or see to the permissions, and build again. What served goes on serving."
        raise VersionError(f"Version {number} cannot be written ({error}).", remedy) from error
    except BaseException:
        discard(layout, number)
        raise


def _manifest(number: int, now: _Inputs, embedder: Transformer, read: Intake, passages: Sequence[Passage]) -> Manifest:
    counts = Counter(passage.document_id for passage in passages)
    return Manifest(
        version=number,
        created=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        recipe=RECIPE,
        sources=str(now.sources.resolve()),
        catalog=now.catalog,
        embedder=embedder.name,
        fingerprint=embedder.fingerprint,
        files=now.files,
        documents=tuple(_entry(d, counts[d.id], read.editions[d.id]) for d in read.documents),
        failed=read.failed,
        warnings=read.warnings,
        tried=now.tried,
    )


def _entry(document: Document, passages: int, edition: str) -> Entry:
    by_ocr = sum(page.ocr is not None for page in document.pages)
    return Entry(
        document.id,
        document.file,
        document.title,
        document.language,
        len(document.pages),
        passages,
        by_ocr,
        document.guessed_title,
        document.record,
        edition,
    )


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


def _reasons(failed: Sequence[Failure]) -> str:
    return " ".join(f"{failure.file}: {failure.reason}" for failure in failed)
