"""One writer at a time, over all threads and processes: whoever holds the lock file of a folder may write in it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import filelock

from index.errors import UserError


@contextlib.contextmanager
def alone(file: Path, seconds: float, busy: UserError, refused: Callable[[OSError], UserError]) -> Iterator[None]:
    """Hold the lock ``file``, for which another holder is waited ``seconds``; its folder is made where there is none.

    The file stays when the lock is given back: were it removed, one who waits for it and one who comes anew would each
    hold a lock of that name. Raises ``busy`` when another still has it, ``refused`` of the error where there can be no
    such file.
    """
    lock = filelock.FileLock(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=seconds)
    except filelock.Timeout as error:
        raise busy from error
    except OSError as error:  # also of a folder that may only be read
        raise refused(error) from error
    try:
        yield
    finally:
        lock.release()
