"""Work that may hang, swell or crash, done in worker processes: what goes wrong costs that job alone."""

from __future__ import annotations

import contextlib
import gc
import itertools
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import types
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection
from typing import Any, Generic, TypeVar

import psutil

from index.errors import Stopped, UserError

if sys.platform != "win32":
    import resource

K = TypeVar("K")
R = TypeVar("R")

_YOUNG = 50_000  # objects between two looks for rings of garbage: a page makes thousands, and hardly ever a ring
_TICK = 0.1  # seconds between two looks at the memory of the workers
_MEGABYTE = 10**6
_ANEW = "Open it in a program that can show it and save or print it to a new file, or remove it."
#: In a worker: the pipe to its parent.
_PARENT: list[connection.Connection] = []


@dataclass(frozen=True, slots=True)
class Job(Generic[K]):
    """What a worker is to do: ``arguments`` for the function, in at most ``seconds``; ``key`` names the result."""

    key: K
    arguments: tuple[object, ...]
    seconds: float


def _patient() -> None:
    """Nobody wants the work to end early."""


def run_each(
    function: Callable[..., R],
    jobs: Iterable[Job[K]],
    megabytes: int,
    workers: int = 0,
    heed: Callable[[], None] = _patient,
) -> Generator[tuple[K, R | UserError], None, None]:
    """The key of each job and what ``function`` gave for it, as they come; ``workers`` are all cores unless told.

    In place of a result: the UserError that the function raised, or Stopped when it raised anything else, crashed, or
    broke its limit of seconds or of ``megabytes`` of resident memory. A job is taken from ``jobs`` when a worker is
    free for it. The function must be one that a new process can import. Close the generator to stop all work.
    ``heed`` is called every tenth of a second; what it raises ends all workers and is raised here.
    """
    most = workers or os.cpu_count() or 1
    coming = iter(jobs)
    idle: list[_Worker] = []
    busy: list[_Worker] = []
    done: list[tuple[K, R | UserError]] = []
    try:
        while True:
            for job in itertools.islice(coming, most - len(busy)):
                worker = _ready(idle)
                busy.append(worker)
                worker.give(function, job)
            # Only now: whoever takes the results may be slow, and the workers are at work meanwhile.
            yield from done
            if not busy:
                return
            heed()
            done = _finished(busy, idle, megabytes)
    finally:
        for worker in [*busy, *idle]:
            worker.end()


def more_time(seconds: float) -> None:
    """Grant the job that runs in this worker ``seconds`` more; for steps whose number no one knew before.

    Nothing happens outside a worker.
    """
    for parent in _PARENT:
        parent.send(("more", seconds))


def _ready(idle: list[_Worker]) -> _Worker:
    """A worker that lives; one that died while it waited is no fault of the next job."""
    while idle:
        worker = idle.pop()
        if worker.process.is_alive():
            return worker
        worker.end()
    return _Worker()


def _finished(busy: list[_Worker], idle: list[_Worker], megabytes: int) -> list[tuple[Any, Any]]:
    """Wait a moment; what is done or had to be stopped, its workers moved from ``busy`` to ``idle`` or ended."""
    connection.wait([worker.pipe for worker in busy], _TICK)
    done = []
    for worker in list(busy):
        outcome = worker.outcome(megabytes)
        if outcome is None:
            continue
        done.append((worker.job.key, outcome[0]))
        busy.remove(worker)
        # What a job left behind would be counted against the next one.
        if worker.process.is_alive() and worker.memory() < megabytes * _MEGABYTE / 2:
            idle.append(worker)
        else:
            worker.end()
    return done


class _Worker:
    """A process that does one job after the other; seen from the parent."""

    job: Job[Any]

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with _no_main():
            self.process.start()
        theirs.close()

    def give(self, function: Callable[..., object], job: Job[Any]) -> None:
        self.job, self.start, self.allowed = job, time.monotonic(), job.seconds
        asked = pickle.dumps((function, job.arguments))
        with contextlib.suppress(OSError):  # it died just now: the broken pipe is found when the outcome is asked for
            self.pipe.send_bytes(asked)

    def outcome(self, megabytes: int) -> tuple[object] | None:
        """What came of the job, alone in a tuple; None while it goes on. A worker that breaks a limit is killed."""
        try:
            while self.pipe.poll():
                kind, said = pickle.loads(self.pipe.recv_bytes())
                if kind == "end":
                    return (said,)
                if kind == "memory":
                    return (_too_big(megabytes),)
                self.allowed += said
        except (EOFError, OSError):
            return (self._crashed(),)
        if self.memory() > megabytes * _MEGABYTE:
            self.process.kill()
            self.process.join()
            return (_too_big(megabytes),)
        if time.monotonic() - self.start > self.allowed:
            self.process.kill()
            self.process.join()
            remedy = "Split the file, or give it more time: seconds_per_file under [index] in assistant.toml."
            return (Stopped(f"The reader took longer than {self.allowed:,.0f} s.", remedy),)
        return None

    def memory(self) -> int:
        """Resident memory in bytes; 0 when the process is gone."""
        try:
            return int(psutil.Process(self.process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def _crashed(self) -> Stopped:
        self.process.join(10)
        code = self.process.exitcode or 0
        return Stopped(f"The reader crashed ({f'signal {-code}' if code < 0 else f'exit status {code}'}).", _ANEW)


def _too_big(megabytes: int) -> Stopped:
    remedy = "Split the file, or give it more memory: megabytes_per_file under [index] in assistant.toml."
    return Stopped(f"The reader needed more than {megabytes:,} MB.", remedy)


@contextlib.contextmanager
def _no_main() -> Iterator[None]:
    """Keep a new process from importing the main module again: a script may have no guard, or no file at all."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(parent: connection.Connection) -> None:
    """The life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to the whole group; the parent ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _silence()
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # there is a worker for each core
    gc.set_threshold(_YOUNG)
    _PARENT.append(parent)
    with contextlib.suppress(EOFError, OSError):
        while True:
            parent.send_bytes(_outcome(parent.recv_bytes()))


def _end_with_parent() -> None:
    """A parent that was killed cannot end its workers, and one of them may be in an endless loop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _silence() -> None:
    """Libraries in C write on the descriptors themselves; and a crash leaves no memory image behind."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _outcome(asked: bytes) -> bytes:
    """What the parent is told: ("end", result or error), or ("memory", None)."""
    function_and_arguments: tuple[Callable[..., object], Sequence[object]]
    try:
        function_and_arguments = pickle.loads(asked)
        function, arguments = function_and_arguments
        return pickle.dumps(("end", function(*arguments)))
    except MemoryError:
        return pickle.dumps(("memory", None))
    except UserError as error:
        return pickle.dumps(("end", error))
    except Exception as error:  # noqa: BLE001  whatever a broken file brings a reader to raise costs that file alone
        return pickle.dumps(("end", Stopped(f"The reader failed ({type(error).__name__}).", _ANEW)))
