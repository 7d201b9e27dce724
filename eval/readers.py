"""The systems whose reading is compared: the product and the two plain libraries, each in a process of its own."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

import pypdf
import pypdfium2

from index.document import BlockKind, Page
from index.errors import UserError
from index.extract import extract, parts_of
from index.reading.packing import Packed
from index.sandbox import Shared
from index.worker import Call

PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a system made of a file: ``pages`` is the text of each page but for the table of contents, which the
    product does not index; ``body`` the same without notes.

    The plain libraries know neither notes nor headings: their body is all of the page, ``headings`` is None.
    ``recognised`` pages were read from their pictures, which the plain libraries do not do. ``seconds`` are of the
    processor, not of the clock, so that other work on the machine does not count.
    """

    pages: tuple[str, ...]
    body: tuple[str, ...]
    headings: tuple[str, ...] | None
    recognised: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that a system could not read, and why."""

    reason: str


def read_by_product(path: Path, parts: Iterable[Packed] = ()) -> Reading:
    """As the index reads it, of ``parts`` where it was shared. Raises ReadError when nothing of it can be read."""
    pages = extract(path, parts=parts).pages
    return Reading(
        tuple(_without(page, "contents") for page in pages),
        tuple(_without(page, "contents", "note") for page in pages),
        tuple(page.text[b.start : b.end] for page in pages for b in page.blocks if b.kind == "heading"),
        sum(page.ocr is not None for page in pages),
    )


def _without(page: Page, *kinds: BlockKind) -> str:
    return "\n".join(page.text[b.start : b.end] for b in page.blocks if b.kind not in kinds)


def read_as_built(path: Path) -> Reading | Shared:
    """The same in a worker of a build, where a long file is shared out among all."""
    parts = parts_of(path)
    return Shared(parts, Call(read_by_product, (path,))) if parts else read_by_product(path)


def read_by_pypdf(path: Path) -> Reading:
    """pypdf's ``extract_text`` of each page, as it comes. Raises whatever pypdf raises."""
    pages = tuple(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return Reading(pages, pages, None)


def read_by_pypdfium2(path: Path) -> Reading:
    """pdfium's text of each page, as it comes. Raises PdfiumError."""
    with pypdfium2.PdfDocument(path) as file:
        pages = tuple(page.get_textpage().get_text_range() for page in file)
    return Reading(pages, pages, None)


READERS: dict[str, Callable[[Path], Reading]] = {
    PRODUCT: read_by_product,
    "pypdf": read_by_pypdf,
    "pypdfium2": read_by_pypdfium2,
}


class Reader:
    """One system in one process: a file that crashes or hangs it is one failure, and the next gets a new process.

    ``limit`` is the time for one file in seconds of the clock.
    """

    def __init__(self, system: str, limit: float = 300.0) -> None:
        self.system = system
        self.limit = limit
        self.pool = self._start()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pool.shutdown()

    def read(self, path: Path) -> Reading | Failed:
        """What the system makes of the PDF at ``path``."""
        future = self.pool.submit(read_timed, self.system, path, self.limit)
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, BrokenProcessPool):
            self.pool.shutdown()
            self.pool = self._start()
            return Failed(f"the reader crashed, or took longer than {self.limit:g} s")
        return Failed(f"{type(error).__name__}: {error}")

    @staticmethod
    def _start() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))


def read_timed(system: str, path: Path, limit: float) -> Reading | Failed:
    """What ``system`` makes of the PDF at ``path``, with the seconds of the processor; for a process of its own.

    The process ends when the clock has counted ``limit`` seconds. Raises whatever a plain library raises.
    """
    # Only this watchdog can end a loop inside pdfium, which no Python signal reaches.
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
        start = time.process_time()
        try:
            made = READERS[system](path)
        except UserError as error:
            return Failed(error.message)  # here, because it does not survive the way out of a process
        finally:
            faulthandler.cancel_dump_traceback_later()
        return replace(made, seconds=time.process_time() - start)
