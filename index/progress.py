"""Progress on stderr: a bar on a terminal, a line per step otherwise."""

from __future__ import annotations

import sys
from types import TracebackType

from tqdm import tqdm


class Bar:
    """Use as a context manager, and hand ``show`` to a recipe."""

    def __init__(self) -> None:
        self.bar: tqdm | None = None
        self.last: tuple[int, str] = (0, "")

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.close()

    def show(self, what: str, done: int, total: int) -> None:
        """``done`` of ``total`` steps are under way or done, now at ``what``."""
        if not sys.stderr.isatty():
            print(f"[{done}/{total}] {what}", file=sys.stderr, flush=True)
            return
        if self.bar is None or self.bar.total != total or done < self.bar.n:
            if self.bar is not None:
                self.bar.close()
            self.bar = tqdm(total=total, file=sys.stderr, leave=False, bar_format="{l_bar}{bar}| {n_fmt}/{total_fmt}")
        self.bar.set_description_str(what[-40:])
        self.bar.update(done - self.bar.n)
