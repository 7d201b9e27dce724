"""The run that the evaluation tab began: one at a time, seen by whoever looks, ended by whose it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from assistant.watched import Run, Watched
from eval.report import Report
from eval.run import REPORTS, run, write


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is to measure; as ``run`` takes it."""

    questions: Path
    system: str
    split: str
    few: int


@dataclass(frozen=True, slots=True)
class State(Run):
    """The run of ``owner``: ``done`` of ``total`` steps of ``stage`` are done.

    Where it has ended, ``folder`` has its ``report``; both are None where it was ``stopped`` or met a ``problem``.
    """

    asked: Asked | None = None
    stage: str = ""
    done: int = 0
    total: int = 0
    folder: Path | None = None
    report: Report | None = None
    stopped: bool = False


class Stopped(Exception):
    """The user ended the run; raised from its progress."""


class Work(Watched[State]):
    """Runs over the index in ``root``, with reports to the folder ``reports``. Use from any thread."""

    def __init__(self, root: Path, reports: Path = REPORTS) -> None:
        super().__init__("run", State())
        self._root, self._reports = root, reports

    def start(self, owner: str, asked: Asked) -> bool:
        """Begin a run; False when one goes on already."""
        begun = State(owner, asked=asked)
        return self._begin(begun, lambda: self._ended(begun, asked))

    def _ended(self, begun: State, asked: Asked) -> State:
        try:
            made = run(asked.questions, asked.system, asked.split, self._root, self._heard, asked.few)
        except Stopped:
            return replace(begun, stopped=True)
        return replace(begun, folder=write(made, self._reports), report=made.report)

    def _heard(self, what: str, done: int, total: int) -> None:
        if self.state.stopping:
            raise Stopped
        self._tell(lambda state: replace(state, stage=what.partition(" ")[0], done=done, total=total))
