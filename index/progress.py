"""How far a recipe is: what it tells, how it is cancelled, and a bar on a terminal or a line per step on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from tqdm import tqdm

from index.errors import Cancelled

#: Whether to stop now; ``threading.Event().is_set`` is one.
Stop = Callable[[], bool]
#: The stage in which a file is begun, and those that tell what became of it.
READING, READ, NOT_READ = "reading", "read", "not read"


class Progress(Protocol):
    """Hears how far a recipe is."""

    def __call__(self, stage: str, done: int, total: int, file: str = "", /) -> None:
        """``done`` of ``total`` are done or under way in ``stage``, the last of them ``file`` where it is about one."""


def quiet(stage: str, done: int, total: int, file: str = "") -> None:
    """No progress is shown."""


def never() -> bool:
    """Nobody cancels."""
    return False


def heed(stop: Stop) -> None:
    """Raises Cancelled when ``stop`` says so."""
    if stop():
        raise Cancelled(
            "The build was cancelled.",
            "The version that served goes on serving. Build again to finish; what was read is not read again.",
        )


def heeding(progress: Progress, stop: Stop) -> Progress:
    """``progress``, heeding ``stop`` whenever it is told something."""

    def told(stage: str, done: int, total: int, file: str = "") -> None:
        heed(stop)
        progress(stage, done, total, file)

    return told


class Bar:
    """Use as a context manager, and hand ``show`` to a recipe."""

    def __init__(self) -> None:
        self.bar: tqdm | None = None
        self.last: tuple[int, str] = (0, "")

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.close()

    def show(self, what: str, done: int, total: int, file: str = "") -> None:
        """``done`` of ``total`` steps are under way or done, now at ``file``, or ``what`` where there is none."""
        if what in (READ, NOT_READ):
            return  # a file has its line when it is begun
        what = file or what
        if not sys.stderr.isatty():
            print(f"[{done}/{total}] {what}", file=sys.stderr, flush=True)
            return
        if self.bar is None or self.bar.total != total or done < self.bar.n:
            if self.bar is not None:
                self.bar.close()
            self.bar = tqdm(total=total, file=sys.stderr, leave=False, bar_format="{l_bar}{bar}| {n_fmt}/{total_fmt}")
        self.bar.set_description_str(what[-40:])
        self.bar.update(done - self.bar.n)
