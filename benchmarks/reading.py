"""How much faster the product reads PDFs than plain pypdf, cleaning and structure included, on one core and on all.

    python benchmarks/reading.py FILE.pdf …      files with a text layer; pages that need recognition are another matter

Each of the rounds reads all files by pypdf in one worker process, by the product in one, and by the product in one for
each core, which share the long files as in a build; so that what else runs on the machine slows all alike. Of each the
quickest round counts: by the clock, and in seconds of all processors, both with the start of the workers.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.readers import Reading, read_as_built, read_by_product, read_by_pypdf
from index.sandbox import Job, Shared, run_each

_LIMIT = 600.0  # seconds a file
_MEGABYTES = 2_000
#: What reads, and how many workers; 0 for one a core.
_WAYS: dict[str, tuple[Callable[[Path], Reading | Shared], int]] = {
    "pypdf": (read_by_pypdf, 1),
    "one": (read_by_product, 1),
    "all": (read_as_built, 0),
}


def main() -> None:
    """Print pages a second of each way, and how many times those of pypdf that is, by the clock and the processor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    # The largest first, as a build takes them.
    files = sorted(options.files, key=lambda path: -path.stat().st_size)
    rounds = [{way: _measured(files, *how) for way, how in _WAYS.items()} for _ in range(options.rounds)]
    pages = rounds[0]["pypdf"][0]
    clock = {way: min(made[way][1] for made in rounds) for way in _WAYS}
    processor = {way: min(made[way][2] for made in rounds) for way in _WAYS}
    report: dict[str, object] = {"files": len(files), "pages": pages, "rounds": options.rounds}
    for name, seconds in (("clock", clock), ("processor", processor)):
        report[f"pages_per_second_{name}"] = {way: round(pages / seconds[way], 1) for way in _WAYS}
        report[f"times_pypdf_{name}"] = {way: round(seconds["pypdf"] / seconds[way], 2) for way in ("one", "all")}
    print(json.dumps(report, indent=2))


def _measured(
    files: Sequence[Path], read: Callable[[Path], Reading | Shared], workers: int
) -> tuple[int, float, float]:
    """Pages, seconds of the clock, and of the processors together."""
    jobs = (Job(path, (path,), _LIMIT) for path in files)
    start, before = time.perf_counter(), os.times()
    made = dict(run_each(read, jobs, _MEGABYTES, workers))
    seconds, after = time.perf_counter() - start, os.times()
    if failed := {path: reading for path, reading in made.items() if not isinstance(reading, Reading)}:
        raise SystemExit("\n".join(f"{path}: {reason}" for path, reason in failed.items()))
    # Those of a worker are counted when it has ended.
    spent = after.user + after.system + after.children_user + after.children_system
    spent -= before.user + before.system + before.children_user + before.children_system
    return sum(len(reading.pages) for reading in made.values() if isinstance(reading, Reading)), seconds, spent


if __name__ == "__main__":
    main()
