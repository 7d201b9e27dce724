"""A process that does one call after another for its parent, which ends it when it breaks a limit of time or memory."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import connection
from typing import Any

import psutil

from index.errors import Stopped, UserError

if sys.platform != "win32":
    import resource

_YOUNG = 500_000  # objects between two looks for rings of garbage: a page makes thousands, and hardly ever a ring
_MEGABYTE = 10**6
_ANEW = "Open it in a program that can show it and save or print it to a new file, or remove it."
#: In a worker: the pipe to its parent.
_PARENT: list[connection.Connection] = []


@dataclass(frozen=True, slots=True)
class Call:
    """A function that a new process can import, and what it is called with."""

    function: Callable[..., Any]
    arguments: tuple[object, ...]


@dataclass(slots=True)
class Allowance:
    """The ``seconds`` that some work may take, and those that calls which ended have ``spent`` of them."""

    seconds: float
    spent: float = 0.0


def more_time(seconds: float) -> None:
    """Grant the work that runs in this worker ``seconds`` more; for steps whose number no one knew before.

    Nothing happens outside a worker.
    """
    for parent in _PARENT:
        parent.send(("more", seconds))


class Worker:
    """The process, seen from the parent."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with _no_main():
            self.process.start()
        theirs.close()

    def give(self, call: Call, allowance: Allowance) -> None:
        """Begin a call; the worker must have ended the one before."""
        self.allowance, self.start = allowance, time.monotonic()
        asked = pickle.dumps(call)
        with contextlib.suppress(OSError):  # it died just now: the broken pipe is found when the outcome is asked for
            self.pipe.send_bytes(asked)

    def outcome(self, megabytes: int) -> tuple[object] | None:
        """What came of the call, alone in a tuple; None while it goes on. A worker that breaks a limit is killed."""
        outcome = self._said(megabytes) or self._broken_limit(megabytes)
        if outcome is not None:
            self.allowance.spent += time.monotonic() - self.start
        return outcome

    def _said(self, megabytes: int) -> tuple[object] | None:
        try:
            while self.pipe.poll():
                kind, said = pickle.loads(self.pipe.recv_bytes())
                if kind == "end":
                    return (said,)
                if kind == "memory":
                    return (_too_big(megabytes),)
                self.allowance.seconds += said
        except (EOFError, OSError):
            return (self._crashed(),)
        return None

    def _broken_limit(self, megabytes: int) -> tuple[Stopped] | None:
        if self.memory() > megabytes * _MEGABYTE:
            self._kill()
            return (_too_big(megabytes),)
        if self.allowance.spent + time.monotonic() - self.start > self.allowance.seconds:
            self._kill()
            remedy = "Split the file, or give it more time: seconds_per_file under [index] in assistant.toml."
            return (Stopped(f"The reader took longer than {self.allowance.seconds:,.0f} s.", remedy),)
        return None

    def is_fit(self, megabytes: int) -> bool:
        """Whether it may have another call: what the one before left behind would be counted against that one."""
        return self.process.is_alive() and self.memory() < megabytes * _MEGABYTE / 2

    def memory(self) -> int:
        """Resident memory in bytes; 0 when the process is gone."""
        try:
            return int(psutil.Process(self.process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def end(self) -> None:
        """Kill it, whatever it does."""
        self._kill()
        self.pipe.close()

    def _kill(self) -> None:
        self.process.kill()
        self.process.join()

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
    try:
        call: Call = pickle.loads(asked)
        del asked  # a long file's parts are large
        return pickle.dumps(("end", call.function(*call.arguments)))
    except MemoryError:
        return pickle.dumps(("memory", None))
    except UserError as error:
        return pickle.dumps(("end", error))
    except Exception as error:  # noqa: BLE001  whatever a broken file brings a reader to raise costs that file alone
        return pickle.dumps(("end", Stopped(f"The reader failed ({type(error).__name__}).", _ANEW)))
