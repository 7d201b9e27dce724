"""A run behind a screen: one at a time, in a thread, seen by whoever looks, and stopped on request."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from index.errors import UserError


@dataclass(frozen=True, slots=True)
class Run:
    """The run that goes on, or the last one. ``owner`` may stop it; empty where whoever sees it may.

    ``problem`` is why it came to nothing, empty as long as it runs; ``stopping`` tells that it was asked to stop.
    """

    owner: str = ""
    running: bool = False
    stopping: bool = False
    problem: str = ""


State = TypeVar("State", bound=Run)


class Watched(Generic[State]):
    """Runs of one kind, told as ``state``; ``name`` is what a run is called. Use from any thread."""

    def __init__(self, name: str, state: State) -> None:
        self._name = name
        self._guard = threading.Lock()  # of the state
        self._state = state
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> State:
        """How far it is, or how it ended."""
        return self._state

    def stop(self, owner: str = "") -> None:
        """Ask the run of ``owner`` to stop, which it does when it next looks; that of another goes on."""
        self._tell(lambda state: replace(state, stopping=state.stopping or (state.running and state.owner == owner)))

    def wait(self, seconds: float) -> bool:
        """Wait at most ``seconds`` for the run to end; whether it has."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self._state.running

    def _begin(self, begun: State, work: Callable[[], State]) -> bool:
        """Begin with the state ``begun``; False when a run goes on already. ``work`` gives the state at the end."""
        with self._guard:
            if self._state.running:
                return False
            self._state = replace(begun, running=True)
        self._thread = threading.Thread(target=self._run, args=(work,), name=self._name, daemon=True)
        self._thread.start()
        return True

    def _tell(self, change: Callable[[State], State]) -> None:
        """Make of the state what ``change`` makes of it."""
        with self._guard:
            self._state = change(self._state)

    def _run(self, work: Callable[[], State]) -> None:
        ended, problem = None, f"The {self._name} broke off."  # where something is raised that nobody foresaw
        try:
            ended, problem = work(), ""
        except UserError as error:
            problem = str(error)
        finally:
            self._tell(lambda state: replace(ended or state, running=False, stopping=False, problem=problem))
