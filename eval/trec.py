"""Runs in the form of TREC, which trec_eval, ranx and pyserini read: query Q0 text rank score tag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.archive import write_out
from index.errors import DatasetError


def write_run(path: Path, run: Mapping[str, Sequence[str]], tag: str) -> None:
    """Write the ids that were found for each query, best first; the score is 1 / rank, so that no tie turns the order.

    Raises DatasetError when an id or the tag has white space, which the form cannot hold; OutputError.
    """
    lines = []
    for query, ids in run.items():
        for rank, found in enumerate(ids, 1):
            for name in (query, found, tag):
                if not name or any(character.isspace() for character in name):
                    raise DatasetError(
                        f"A TREC run cannot hold the id {name!r}.", "Give queries and texts ids without white space."
                    )
            lines.append(f"{query} Q0 {found} {rank} {1 / rank:.6f} {tag}\n")
    write_out(path, "".join(lines))
