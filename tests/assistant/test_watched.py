"""A run behind a screen: one at a time, stopped by whose it is, and ended whatever happens."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from assistant.watched import Run, Watched
from index.errors import QueryError


@dataclass(frozen=True, slots=True)
class Counted(Run):
    count: int = 0


class Counting(Watched[Counted]):
    def __init__(self) -> None:
        super().__init__("count", Counted())

    def start(self, work: Callable[[], Counted], owner: str = "") -> bool:
        return self._begin(Counted(owner), work)

    def count_until(self, may_end: threading.Event) -> Counted:
        while not may_end.wait(0.01) and not self.state.stopping:
            self._tell(lambda state: replace(state, count=state.count + 1))
        return replace(self.state, count=-1 if self.state.stopping else 7)


def test_there_is_one_at_a_time_and_it_ends_in_what_its_work_gives():
    counting, may_end = Counting(), threading.Event()
    assert counting.wait(0) and counting.start(lambda: counting.count_until(may_end), "ann")
    assert counting.state.running and not counting.start(Counted) and not counting.wait(0)
    may_end.set()
    assert counting.wait(10) and counting.state == Counted("ann", count=7)


def test_it_is_stopped_by_whose_it_is():
    counting, never = Counting(), threading.Event()
    counting.start(lambda: counting.count_until(never), "ann")
    counting.stop("bob")
    assert not counting.state.stopping
    counting.stop("ann")
    assert counting.wait(10) and counting.state == Counted("ann", count=-1)
    counting.stop("ann")
    assert not counting.state.stopping  # nothing goes on


def test_what_the_user_must_do_is_its_problem_and_another_may_begin():
    counting = Counting()

    def refuse() -> Counted:
        raise QueryError("No.", "Ask.")

    assert counting.start(refuse) and counting.wait(10) and counting.state.problem == "No. Ask."
    assert counting.start(Counted) and counting.wait(10) and counting.state.problem == ""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_nobody_foresaw_ends_it_too():
    counting = Counting()
    counting.start(lambda: 1 // 0)
    assert counting.wait(10) and counting.state == Counted(problem="The count broke off.")
