"""The build that runs behind the screen: one at a time, seen by whoever looks, and stopped on request."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.serving import Serving
from index.build import Report, build
from index.errors import UserError
from index.progress import NOT_READ, READ, READING

#: The stages of a build in their order; files that are read or not read are counted under reading.
STAGES = (READING, "embedding", "embedding words", "writing", "testing")
_LATEST = 6  # files that are told of one by one


@dataclass(frozen=True, slots=True)
class Bar:
    """``done`` of ``total`` steps of a stage are done; nothing is known of it yet where ``total`` is 0."""

    stage: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """The build that runs or the last one that did. ``files`` are those read or under way last, each with its stage.

    ``report`` is None and ``problem`` empty as long as it runs; then one of them tells how it ended. ``stopping`` tells
    that it was asked to stop; ``before`` is the version that served when it began.
    """

    before: int = 0
    running: bool = False
    stopping: bool = False
    bars: tuple[Bar, ...] = tuple(Bar(stage) for stage in STAGES)
    files: tuple[tuple[str, str], ...] = ()
    report: Report | None = None
    problem: str = ""


class Work:
    """Builds in a thread of its own. Use from any thread."""

    def __init__(self, serving: Serving, sources: Path) -> None:
        self._serving = serving
        self._sources = sources
        self._stop = threading.Event()
        self._guard = threading.Lock()  # of the state
        self._state = State()
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> State:
        """How far it is."""
        return self._state

    def start(self, full: bool = False) -> bool:
        """Begin a build; False when one is under way here already. ``full`` as in ``build``."""
        with self._guard:
            if self._state.running:
                return False
            self._stop.clear()
            self._state = State(self._serving.library.manifest.version, running=True)
        self._thread = threading.Thread(target=self._run, args=(full,), name="building", daemon=True)
        self._thread.start()
        return True

    def stop(self) -> None:
        """Ask the build to stop; what serves goes on serving."""
        with self._guard:
            if self._state.running:
                self._stop.set()
                self._state = replace(self._state, stopping=True)

    def wait(self, seconds: float) -> bool:
        """Wait at most ``seconds`` for the build to end; whether it has."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self._state.running

    def _run(self, full: bool) -> None:
        library = self._serving.library
        report, problem = None, "The build broke off."  # where something is raised that nobody foresaw
        try:
            # The embedder that made what serves: another would make all of it again, which nobody asked for here.
            report = build(
                self._sources,
                library.layout.root,
                library.manifest.embedder,
                full,
                self._heard,
                self._stop.is_set,
                library.search.embedder,
            )
            self._serving.live.refresh()
            self._serving.now  # noqa: B018 - made here, so that the first question does not wait for it
            problem = ""
        except UserError as error:
            problem = str(error)
        finally:
            with self._guard:
                self._state = replace(self._state, running=False, stopping=False, report=report, problem=problem)

    def _heard(self, stage: str, done: int, total: int, file: str = "", /) -> None:
        with self._guard:
            state = self._state
            # A file that is begun is not done: its stage goes on when it is read, or not read.
            counted = READING if stage in (READ, NOT_READ) else stage
            known = done if stage != READING else next(bar.done for bar in state.bars if bar.stage == READING)
            at = STAGES.index(counted)
            # A stage in which nothing was to do tells nothing: it is over when the next begins.
            before = tuple(bar if bar.total else Bar(bar.stage, 1, 1) for bar in state.bars[:at])
            bars = (*before, Bar(counted, known, total), *state.bars[at + 1 :])
            files = state.files
            if file and stage in (READING, READ, NOT_READ):
                files = _latest((*(one for one in files if one[0] != file), (file, stage)))
            self._state = replace(state, bars=bars, files=files)


def _latest(files: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The last of them, and all that are under way or could not be read."""
    spare = len(files) - _LATEST
    return tuple(one for place, one in enumerate(files) if place >= spare or one[1] != READ)
