"""Reads the training text: aligned English–Chinese pairs, term lists, and questions with their passages."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from index.errors import TrainingDataError

#: Dictionary glosses that describe the entry rather than translate it.
_NOT_A_TRANSLATION = re.compile(r"variant of|surname|abbr\. for|used in|see |old name|\(bound form\)|classifier")


@dataclass(frozen=True, slots=True)
class Pair:
    """One English text and its Chinese translation; ``source`` is the stem of the file that it came from."""

    source: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and the passage that answers it, both in the same language."""

    text: str
    passage: str


def read_pairs(folder: Path) -> list[Pair]:
    """Every aligned pair of every ``*.tsv`` or ``*.tsv.xz`` in ``folder``, a line ``en<TAB>zh`` each.

    Raises TrainingDataError when the folder holds no pair.
    """
    pairs = [pair for path in sorted(folder.glob("*.tsv*")) for pair in _pairs_of(path)]
    if not pairs:
        raise TrainingDataError(
            f"No aligned pair was found in {folder}.", "Name a folder of *.tsv or *.tsv.xz files, en<TAB>zh."
        )
    return pairs


def read_terms(path: Path) -> list[Pair]:
    """The entries of a term list ``en<TAB>zh`` whose gloss translates (it does not say "variant of …").

    Raises TrainingDataError when it cannot be read.
    """
    return [pair for pair in _pairs_of(path) if not _NOT_A_TRANSLATION.search(pair.en) and len(pair.en) < 60]


def read_answered(folder: Path) -> list[Answered]:
    """Every same-language question in the ``*.jsonl[.xz]`` of ``folder``; cross-lingual lookups are left out.

    A law's citation ("Act X, Article 3") with its article is such a lookup: nothing in it says what the article says.
    Raises TrainingDataError, naming the line, when one is malformed.
    """
    found = []
    for path in sorted(folder.glob("*.jsonl*")):
        for number, line in enumerate(_lines(path), 1):
            try:
                row = json.loads(line)
                if "-" not in row.get("lang", "zh"):
                    found.append(Answered(row["q"], row["p"]))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise TrainingDataError(
                    f"Line {number} of {path} cannot be used ({error}).",
                    'Write a JSON object a line, with "q" and "p".',
                ) from error
    return found


def _pairs_of(path: Path) -> Iterator[Pair]:
    for line in _lines(path):
        en, tab, zh = line.rstrip("\n").partition("\t")
        if tab and en.strip() and zh.strip():
            yield Pair(path.name.split(".")[0], en.strip(), zh.strip())


def _lines(path: Path) -> Iterator[str]:
    """One after the other: there are millions."""
    try:
        with _open(path) as lines:
            yield from lines
    except (OSError, EOFError, UnicodeDecodeError, lzma.LZMAError) as error:
        raise TrainingDataError(
            f"{path} cannot be read ({error}).", "Name files of UTF-8 text, plain or .xz."
        ) from error


def _open(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")
