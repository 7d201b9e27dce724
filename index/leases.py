"""Which versions are in use: a reader holds a lock on the manifest of its version for as long as it lives."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class Lease:
    """Keeps what ``path`` proves from being pruned while this object lives, or until its process ends.

    The lock is the kernel's: none is ever stale. Windows has no such lock, but there what is open cannot be removed.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY)
        if sys.platform != "win32":
            with contextlib.suppress(OSError):  # a file system without locks: a pruned reader loses its page boxes
                fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError, OSError):
            os.close(self._descriptor)


def in_use(path: Path) -> bool:
    """Whether any process has a ``Lease`` on ``path``."""
    if sys.platform == "win32":
        return False
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
    return False
