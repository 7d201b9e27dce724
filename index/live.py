"""The library that serves now: reopened when another version is switched to, while the old one answers on."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from index.embedding.transformer import Transformer
from index.errors import UserError
from index.library import Library
from index.versions import Layout

_EVERY = 1.0  # seconds between two looks at CURRENT


class Live:
    """Use from any thread. ``library`` is the one to ask now; keep the one that you were given until its answer is
    done, and it stays usable for so long."""

    def __init__(self, root: Path, at_hand: Transformer | None = None) -> None:
        """Raises what ``Library.open`` raises."""
        self._layout = Layout(root)
        self._seen = self._stamp()
        self._library = Library.open(root, at_hand)
        self._looked = time.monotonic()
        self._problem = ""
        self._guard = threading.Lock()  # of the fields here
        self._opening = threading.Lock()  # held while a version is opened

    @property
    def library(self) -> Library:
        """The version that serves, or the one before it while it is being opened or where it cannot be."""
        with self._guard:
            due = time.monotonic() - self._looked >= _EVERY
            if due:
                self._looked = time.monotonic()
                due = self._stamp() != self._seen
        if due and not self._opening.locked():
            threading.Thread(target=self.refresh, name="opening a version", daemon=True).start()
        return self._library

    @property
    def problem(self) -> str:
        """Why the version that should serve does not, and what to do; empty when it does."""
        return self._problem

    def refresh(self) -> bool:
        """Open what CURRENT names if that is another version than before; whether ``library`` is it now.

        Where that fails the old one goes on serving, ``problem`` says why, and it is tried again when CURRENT changes.
        """
        with self._opening:
            stamp = self._stamp()
            if stamp == self._seen:
                return not self._problem
            try:
                opened = Library.open(self._layout.root, self._library.search.embedder)
            except UserError as error:
                problem = str(error)
            else:
                problem = ""
            with self._guard:
                self._seen, self._problem = stamp, problem
                if not problem:
                    self._library = opened
            return not problem

    def _stamp(self) -> tuple[int, int]:
        """Changes when CURRENT is swapped, also for one that says the same."""
        try:
            said = self._layout.current.stat()
        except OSError:
            return (0, 0)
        return (said.st_ino, said.st_mtime_ns)
