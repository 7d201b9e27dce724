"""Work that may hang, swell or crash, done in worker processes: what goes wrong costs that job alone.

A long job can be shared out: what it gives is then not its result but Shared, calls for whichever worker is free and a
last call that makes the result of theirs.
"""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import connection
from typing import Any, Generic, TypeVar

from index.errors import UserError
from index.worker import Allowance, Call, Worker

K = TypeVar("K")
R = TypeVar("R")

_TICK = 0.1  # seconds between two looks at the memory of the workers


@dataclass(frozen=True, slots=True)
class Job(Generic[K]):
    """What a worker is to do: ``arguments`` for the function, in at most ``seconds``; ``key`` names the result."""

    key: K
    arguments: tuple[object, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Shared:
    """What a job gives in place of a result when any worker may do the ``parts`` of it.

    ``last`` is called with its arguments and an iterator over what the parts gave, in their order; what it gives is
    the result.
    """

    parts: tuple[Call, ...]
    last: Call


def _patient() -> None:
    """Nobody wants the work to end early."""


def run_each(
    function: Callable[..., R | Shared],
    jobs: Iterable[Job[K]],
    megabytes: int,
    workers: int = 0,
    heed: Callable[[], None] = _patient,
) -> Generator[tuple[K, R | UserError], None, None]:
    """The key of each job and what ``function`` gave for it, as they come; ``workers`` are all cores unless told.

    In place of a result: the UserError that the function raised, or Stopped when it raised anything else, crashed, or
    broke its limit of seconds or of ``megabytes`` of resident memory. Where a job is shared, its calls have its seconds
    together and the megabytes each, and what goes wrong in one is the outcome of the job. A job is taken from ``jobs``
    when a worker is free for it. The function must be one that a new process can import. Close the generator to stop
    all work. ``heed`` is called every tenth of a second; what it raises ends all workers and is raised here.
    """
    crew = _Crew(workers or os.cpu_count() or 1, megabytes)
    queue = _Queue(function, iter(jobs))
    done: list[tuple[K, R | UserError]] = []
    try:
        while True:
            while crew.has_room and (following := queue.next()) is not None:
                crew.give(*following)
            crew.rest()
            # Only now: whoever takes the results may be slow, and the workers are at work meanwhile.
            yield from done
            if not crew.busy:
                return
            heed()
            done = []
            for step, outcome in crew.wait():
                if isinstance(outcome, UserError):
                    queue.drop(step.task)
                    crew.drop(step.task)
                if (result := queue.settle(step, outcome)) is not None:
                    done.append((step.task.job.key, result[0]))
    finally:
        crew.end()


@dataclass(slots=True, eq=False)
class _Task:
    """A job on its way; ``packed`` is what its parts gave, pickled, by their place."""

    job: Job[Any]
    allowance: Allowance
    shared: Shared | None = None
    packed: dict[int, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Step:
    """A call of a task; ``part`` is its place among the parts, None when what it gives is the outcome of the task."""

    task: _Task
    part: int | None = None


class _Queue:
    """The steps in the order in which workers take them: those of the jobs that were begun, then the next job."""

    def __init__(self, function: Callable[..., object], jobs: Iterator[Job[Any]]) -> None:
        self.function = function
        self.jobs = jobs
        self.steps: deque[tuple[_Step, Call]] = deque()

    def next(self) -> tuple[_Step, Call] | None:
        """None when there is nothing to do now."""
        if self.steps:
            return self.steps.popleft()
        for job in self.jobs:
            return _Step(_Task(job, Allowance(job.seconds))), Call(self.function, job.arguments)
        return None

    def settle(self, step: _Step, outcome: object) -> tuple[Any] | None:
        """The outcome of the job, alone in a tuple, or None and the steps that follow from this one in the queue."""
        task = step.task
        if isinstance(outcome, Shared):
            task.shared = outcome
            self.steps.extend((_Step(task, place), Call(_pack, (call,))) for place, call in enumerate(outcome.parts))
        elif step.part is None or not isinstance(outcome, bytes):
            return (outcome,)
        else:
            task.packed[step.part] = outcome
        if task.shared is not None and len(task.packed) == len(task.shared.parts):
            packed = [task.packed.pop(place) for place in range(len(task.shared.parts))]
            # First of all: while it runs, the others have something to do.
            self.steps.appendleft((_Step(task), Call(_finish, (task.shared.last, packed))))
        return None

    def drop(self, task: _Task) -> None:
        """Leave out what is still to be done of a task."""
        self.steps = deque((step, call) for step, call in self.steps if step.task is not task)


class _Crew:
    """The workers, those that are ``busy`` with their steps."""

    def __init__(self, most: int, megabytes: int) -> None:
        self.most, self.megabytes = most, megabytes
        self.idle: list[Worker] = []
        self.busy: dict[Worker, _Step] = {}

    @property
    def has_room(self) -> bool:
        """Whether another step can begin."""
        return len(self.busy) < self.most

    def give(self, step: _Step, call: Call) -> None:
        worker = self._ready()
        self.busy[worker] = step
        worker.give(call, step.task.allowance)

    def rest(self) -> None:
        """End the workers for which there is nothing to do: what each has read still takes its memory."""
        while self.idle:
            self.idle.pop().end()

    def wait(self) -> Iterator[tuple[_Step, object]]:
        """Wait a moment; the steps that are done or had to be stopped, and what came of each."""
        connection.wait([worker.pipe for worker in self.busy], _TICK)
        for worker in list(self.busy):
            # Not one that ``drop`` has ended meanwhile.
            if worker in self.busy and (outcome := worker.outcome(self.megabytes)) is not None:
                step = self.busy.pop(worker)
                if worker.is_fit(self.megabytes):
                    self.idle.append(worker)
                else:
                    worker.end()
                yield step, outcome[0]

    def drop(self, task: _Task) -> None:
        """End the workers that are busy with a task."""
        for worker in [worker for worker, step in self.busy.items() if step.task is task]:
            del self.busy[worker]
            worker.end()

    def end(self) -> None:
        for worker in [*self.busy, *self.idle]:
            worker.end()

    def _ready(self) -> Worker:
        """A worker that lives; one that died while it waited is no fault of the next step."""
        while self.idle:
            worker = self.idle.pop()
            if worker.process.is_alive():
                return worker
            worker.end()
        return Worker()


def _pack(call: Call) -> bytes:
    """What a call gives, pickled: it passes through the parent, which has no need to know it."""
    return pickle.dumps(call.function(*call.arguments))


def _finish(call: Call, packed: list[bytes]) -> object:
    """What the last call of a task gives; each part is let go when it has been used."""
    packed.reverse()
    parts = (pickle.loads(packed.pop()) for _ in range(len(packed)))
    return call.function(*call.arguments, parts)
