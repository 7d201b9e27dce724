"""The build that runs behind the screen: one at a time, seen by whoever looks, and stopped on request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from assistant.serving import Serving
from assistant.watched import Run, Watched
from index.build import Report, build
from index.errors import Cancelled
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
class State(Run):
    """The build that runs or the last one that did. ``files`` are those read or under way last, each with its stage.

    ``report`` is None as long as it runs, and where it came to none: it met a ``problem``, or was ``cancelled``, which
    says so. ``before`` is the version that served when it began.
    """

    before: int = 0
    bars: tuple[Bar, ...] = tuple(Bar(stage) for stage in STAGES)
    files: tuple[tuple[str, str], ...] = ()
    report: Report | None = None
    cancelled: str = ""


class Work(Watched[State]):
    """Builds in a thread of its own, which whoever sees them may stop. Use from any thread."""

    def __init__(self, serving: Serving, sources: Path) -> None:
        super().__init__("build", State())
        self._serving = serving
        self._sources = sources

    def start(self, full: bool = False) -> bool:
        """Begin a build; False when one is under way here already. ``full`` as in ``build``."""
        begun = State(before=self._serving.library.manifest.version)
        return self._begin(begun, lambda: self._built(full))

    def _built(self, full: bool) -> State:
        library = self._serving.library
        # The embedder that made what serves: another would make all of it again, which nobody asked for here.
        try:
            report = build(
                self._sources,
                library.layout.root,
                library.manifest.embedder,
                full,
                self._heard,
                lambda: self.state.stopping,
                library.search.embedder,
            )
        except Cancelled as stopped:
            return replace(self.state, cancelled=str(stopped))
        self._serving.live.refresh()
        self._serving.now  # noqa: B018 - made here, so that the first question does not wait for it
        return replace(self.state, report=report)

    def _heard(self, stage: str, done: int, total: int, file: str = "", /) -> None:
        self._tell(lambda state: _further(state, stage, done, total, file))


def _further(state: State, stage: str, done: int, total: int, file: str) -> State:
    """The state after what a build tells."""
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
    return replace(state, bars=bars, files=files)


def _latest(files: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The last of them, and all that are under way or could not be read."""
    spare = len(files) - _LATEST
    return tuple(one for place, one in enumerate(files) if place >= spare or one[1] != READ)
