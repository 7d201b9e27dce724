"""The run that the evaluation tab began: one at a time, in a thread, seen by whoever looks, ended by whose it is."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from eval.report import Report
from eval.run import REPORTS, run, write
from index.errors import UserError


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is to measure; as ``run`` takes it."""

    questions: Path
    system: str
    split: str
    few: int


@dataclass(frozen=True, slots=True)
class State:
    """The run that goes on, of ``owner``, or the last one. ``done`` of ``total`` steps of ``stage`` are done.

    Where it has ended, ``folder`` has its ``report``; both are None where it was ``stopped`` or met a ``problem``.
    """

    owner: str = ""
    asked: Asked | None = None
    running: bool = False
    stopping: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    folder: Path | None = None
    report: Report | None = None
    stopped: bool = False
    problem: str = ""


class Stopped(Exception):
    """The user ended the run; raised from its progress."""


class Work:
    """Runs over the index in ``root``, with reports to the folder ``reports``. Use from any thread."""

    def __init__(self, root: Path, reports: Path = REPORTS) -> None:
        self._root, self._reports = root, reports
        self._stop = threading.Event()
        self._guard = threading.Lock()  # of the state
        self._state = State()
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> State:
        """How far it is."""
        return self._state

    def start(self, owner: str, asked: Asked) -> bool:
        """Begin a run; False when one goes on already."""
        with self._guard:
            if self._state.running:
                return False
            self._stop.clear()
            self._state = State(owner, asked, running=True)
        self._thread = threading.Thread(target=self._run, args=(asked,), name="evaluating", daemon=True)
        self._thread.start()
        return True

    def stop(self, owner: str) -> None:
        """Ask the run of ``owner`` to end at its next question; that of another goes on."""
        with self._guard:
            if self._state.running and self._state.owner == owner:
                self._stop.set()
                self._state = replace(self._state, stopping=True)

    def wait(self, seconds: float) -> bool:
        """Wait at most ``seconds`` for the run to end; whether it has."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self._state.running

    def _run(self, asked: Asked) -> None:
        ended = State(problem="The run broke off.")  # where something is raised that nobody foresaw
        try:
            made = run(asked.questions, asked.system, asked.split, self._root, self._heard, asked.few)
            ended = State(folder=write(made, self._reports), report=made.report)
        except Stopped:
            ended = State(stopped=True)
        except UserError as error:
            ended = State(problem=str(error))
        finally:
            with self._guard:
                self._state = replace(ended, owner=self._state.owner, asked=asked)

    def _heard(self, what: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped
        with self._guard:
            self._state = replace(self._state, stage=what.partition(" ")[0], done=done, total=total)
