"""RECIPE of a measurement of reading: find files and references → read each with every system → compare → pool.

Each system reads every file in a process of its own, one file after the other and one system after the other, so that
the speeds come from the same files, machine and minutes; only their ratio means something elsewhere. Files of which the
product recognises a page from its picture are left out of the speeds, as nobody else does that. Notes are neither
searched for nor removed: the rate of the whole text (``cer``) counts a note that stands elsewhere than in the
reference, the rate of the body (``cer_body``) leaves aside blocks that only one side has
(``eval.metrics.characters``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path

from eval.metrics.articles import Headings, compare_articles
from eval.metrics.characters import Characters, compare_characters, normalise, without_markup
from eval.metrics.wholeness import Sentences, compare_sentences
from eval.readers import PRODUCT, READERS, Failed, Reader, Reading
from index.errors import DatasetError
from index.intake import Progress
from index.language import language_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file read by one system: ``failed`` is the reason where it was not; counts are None without a reference.

    ``recognised`` of the pages were read from their pictures.
    """

    pages: int
    seconds: float
    failed: str | None = None
    characters: Characters | None = None
    sentences: Sentences | None = None
    headings: Headings | None = None
    recognised: int = 0


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file; ``outcomes`` by system. ``reference`` tells whether there was one."""

    file: str
    reference: bool
    outcomes: Mapping[str, Outcome]


@dataclass(frozen=True, slots=True)
class SystemReport:
    """One system over all files, every character, sentence and article counted once.

    ``timed_pages`` and ``seconds`` (of the processor) are of the files that all systems could read without recognising
    a page from its picture; ``recognised`` is how many pages were.
    """

    read: int
    failed: int
    recognised: int
    timed_pages: int
    seconds: float
    characters: Characters | None
    sentences: Sentences | None
    headings: Headings | None

    @property
    def pages_per_second(self) -> float | None:
        """None when there is no file to compare the speeds by."""
        return self.timed_pages / self.seconds if self.timed_pages and self.seconds else None


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """``files`` in the order of their names; ``systems`` by name, the product first."""

    files: tuple[FileReport, ...]
    systems: Mapping[str, SystemReport]


def measure_reading(documents: Path, references: Path, progress: Progress) -> ReadingReport:
    """How faithfully and how fast the PDFs below ``documents`` are read.

    The reference of STEM.pdf is STEM.txt in ``references``. Raises DatasetError when there is no PDF or no reference,
    or a reference cannot be used.
    """
    paths = _files(documents)
    texts = _references(references)
    reports = []
    with ExitStack() as stack:
        readers = [stack.enter_context(Reader(system)) for system in READERS]
        for number, path in enumerate(paths, 1):
            file = path.relative_to(documents).as_posix()
            progress(file, number, len(paths))
            reference = texts.get(path.stem)
            outcomes = {reader.system: _outcome(reader.read(path), reference) for reader in readers}
            reports.append(FileReport(file, reference is not None, outcomes))
    return ReadingReport(tuple(reports), {system: _pooled(system, reports) for system in READERS})


def _files(documents: Path) -> list[Path]:
    if not documents.is_dir():
        raise DatasetError(f"{documents} does not exist or is no folder.", "Name the folder of PDFs with --documents.")
    paths = sorted(path for path in documents.rglob("*") if path.is_file() and path.suffix.lower() == ".pdf")
    if not paths:
        raise DatasetError(f"There is no PDF in {documents}.", "Name the folder of PDFs with --documents.")
    return paths


def _references(folder: Path) -> dict[str, str]:
    """The text of each reference by the name of its file without ".txt", without markup."""
    if not folder.is_dir():
        raise DatasetError(f"{folder} does not exist or is no folder.", "Name the folder of texts with --references.")
    remedy = "A reference is a text in UTF-8 called STEM.txt, for STEM.pdf."
    found = {}
    for path in sorted(folder.glob("*.txt")):
        try:
            found[path.stem] = without_markup(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise DatasetError(f"{path} cannot be read ({error}).", remedy) from error
        if not normalise(found[path.stem], "en"):
            raise DatasetError(f"{path} has no text.", remedy)
    if not found:
        raise DatasetError(f"There is no reference in {folder}.", remedy)
    return found


def _outcome(made: Reading | Failed, reference: str | None) -> Outcome:
    if isinstance(made, Failed):
        return Outcome(0, 0.0, made.reason)
    headings = None if made.headings is None else compare_articles(made.headings, reference)
    if reference is None:
        return Outcome(len(made.pages), made.seconds, recognised=made.recognised, headings=headings)
    language = language_of(reference)
    text, body = (normalise("\n".join(pages), language) for pages in (made.pages, made.body))
    return Outcome(
        len(made.pages),
        made.seconds,
        recognised=made.recognised,
        characters=compare_characters(text, normalise(reference, language)),
        # A note is no sentence of the body, but the reference has it among them: it must stand whole where notes do.
        sentences=compare_sentences(f"{body}\n{text}", reference, language),
        headings=headings,
    )


def _pooled(system: str, reports: Iterable[FileReport]) -> SystemReport:
    reports = tuple(reports)
    outcomes = [report.outcomes[system] for report in reports]
    fair = [r.outcomes[system] for r in reports if not any(o.failed or o.recognised for o in r.outcomes.values())]
    characters = [outcome.characters for outcome in outcomes if outcome.characters]
    sentences = [outcome.sentences for outcome in outcomes if outcome.sentences]
    return SystemReport(
        sum(not outcome.failed for outcome in outcomes),
        sum(bool(outcome.failed) for outcome in outcomes),
        sum(outcome.recognised for outcome in outcomes),
        sum(outcome.pages for outcome in fair),
        sum(outcome.seconds for outcome in fair),
        reduce(add, characters) if characters else None,
        reduce(add, sentences) if sentences else None,
        _pooled_headings(outcomes) if system == PRODUCT else None,
    )


def _pooled_headings(outcomes: Iterable[Outcome]) -> Headings | None:
    """Over the files whose articles are known; None when there is none."""
    known = [h for outcome in outcomes if (h := outcome.headings) and h.expected is not None]
    if not known:
        return None
    return Headings(sum(h.expected or 0 for h in known), sum(h.marked for h in known), sum(h.found or 0 for h in known))
