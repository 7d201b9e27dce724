"""How much faster the product reads PDFs than plain pypdf, cleaning and structure included, on one core and on all.

    python benchmarks/reading.py FILE.pdf …      files with a text layer; pages that need recognition are another matter

Each of the rounds reads all files by pypdf in one worker process, by the product in one, and by the product in one for
each core, as a build does; so that what else runs on the machine slows all alike. Of each the quickest round counts: by
the clock, starting the workers included, and in seconds of the processor.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from eval.readers import PRODUCT, Failed, Reading, read_timed
from index.sandbox import Job, run_each

_LIMIT = 600.0  # seconds a file
_MEGABYTES = 2_000
#: The system, and how many workers; 0 for one a core.
_WAYS = {"pypdf": ("pypdf", 1), "one": (PRODUCT, 1), "all": (PRODUCT, 0)}


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


def _measured(files: Sequence[Path], system: str, workers: int) -> tuple[int, float, float]:
    """Pages, seconds of the clock, and of the processors together."""
    jobs = (Job(path, (system, path, _LIMIT), _LIMIT) for path in files)
    start = time.perf_counter()
    made = dict(run_each(read_timed, jobs, _MEGABYTES, workers))
    seconds = time.perf_counter() - start
    if failed := {str(path): reading for path, reading in made.items() if not isinstance(reading, Reading)}:
        raise SystemExit("\n".join(f"{path}: {_reason(reading)}" for path, reading in failed.items()))
    readings = [reading for reading in made.values() if isinstance(reading, Reading)]
    return sum(len(reading.pages) for reading in readings), seconds, sum(reading.seconds for reading in readings)


def _reason(reading: object) -> str:
    return reading.reason if isinstance(reading, Failed) else str(reading)


if __name__ == "__main__":
    main()
