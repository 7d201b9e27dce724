"""The assistant that serves now: made again whenever another version of the library serves."""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from pathlib import Path

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.config import AssistantConfig
from index.config import load
from index.hit import Filter
from index.library import Library
from index.live import Live
from index.search import EVERYTHING

_EVERY = 1.0  # seconds


class Serving:
    """Use from any thread. It answers as an ``Assistant`` does, each question by the version that serves when it is
    asked; keep ``now`` where several things must be of one version. The embedder is loaded once."""

    def __init__(self, live: Live, config: AssistantConfig) -> None:
        """Raises what ``Assistant`` raises."""
        self.live = live
        self.config = config
        self._made = Assistant(live.library, config)
        self._making = threading.Lock()

    @classmethod
    def open(cls, root: Path) -> Serving:
        """Over the index in ``root``; raises what ``Assistant.open`` raises."""
        return cls(Live(root), load(AssistantConfig, "assistant"))

    @property
    def now(self) -> Assistant:
        """The assistant over the version that serves at this moment; it stays usable when another does."""
        with self._making:
            library = self.live.library
            if self._made.library is not library:
                self._made = Assistant(library, self.config)
            return self._made

    def follow(self, stop: threading.Event) -> None:
        """Look for another version once a second until ``stop``, so that also the first question after a switch meets
        it; else it is only looked for when something is asked."""

        def look() -> None:
            while not stop.wait(_EVERY):
                self.now  # noqa: B018 - asking for it is what opens it

        threading.Thread(target=look, name="following the versions", daemon=True).start()

    @property
    def library(self) -> Library:
        """The library that serves now."""
        return self.now.library

    def ask(self, question: str, earlier: Sequence[str] = (), among: Filter = EVERYTHING) -> Answer:
        """As ``Assistant.ask``."""
        return self.now.ask(question, earlier, among)

    def stream(
        self, question: str, earlier: Sequence[str] = (), among: Filter = EVERYTHING
    ) -> Generator[Answer, None, None]:
        """As ``Assistant.stream``, to the end by the version that served when it began."""
        return self.now.stream(question, earlier, among)


def held(assistant: Assistant | Serving) -> Assistant:
    """The assistant to do one thing with from beginning to end: itself, or the one that serves now."""
    return assistant.now if isinstance(assistant, Serving) else assistant
