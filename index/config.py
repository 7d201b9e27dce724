"""The settings of the index, and how the optional ``assistant.toml`` changes them."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from index.errors import ConfigError

FILE = Path("assistant.toml")
TABLES = ("index", "assistant", "access")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class IndexConfig:
    """Table ``[index]``."""

    candidates: int = 100  # passages that each channel proposes in each language
    likeness_weight: float = 1.0  # of the share of the question's words that a passage has something like, 0..1
    lexical_weight: float = 1.6  # of the share of the question's words, 0..1, beside the cosine
    across: float = 0.15  # added to the score of a passage in the other language: translations lie that much apart
    provision_weight: float = 1.0  # added to that of a passage under an article, chapter … that the question names
    spoken_weight: float = 0.3  # added to that of a passage of a document that the question speaks of
    clause_weight: float = 0.25  # added where it is there the clause that is asked for, by whatever words
    clause_alone_weight: float = 2.0  # … where the question asks for nothing else, and the heading names nothing else
    headed_weight: float = 0.4  # added where it stands there under a heading that is what the question asks for
    translation_power: float = 0.5  # of the weight, 0..1, of a translation of a word of the question
    query_prefix: str = ""  # put before a question that is embedded; empty: what the model itself asks for
    passage_prefix: str = ""  # put before a passage that is embedded, likewise
    reranker: str = ""  # name or path of a CrossEncoder that puts the first hits in order; empty: none
    reranked: int = 30  # hits that it reads, each passage beside the question
    longest_question: int = 2_000  # characters
    # Reading a page of text takes 0.02 s: these limits are for what does not end, on a machine that is busy.
    seconds_per_file: float = 120.0  # that reading a file may take …
    seconds_per_megabyte: float = 60.0  # … and more for each megabyte of it
    megabytes_per_file: int = 2_000  # of resident memory that reading a file may take; each core reads one
    megabytes_per_upload: int = 200  # that a file may have which is added from the screen or by the command

    @property
    def limits(self) -> str:
        """Those on reading a file, as one text that changes with any of them."""
        return f"{self.seconds_per_file:g} {self.seconds_per_megabyte:g} {self.megabytes_per_file}"


def load(kind: type[T], table: str, path: Path = FILE) -> T:
    """The settings ``kind`` with what table ``[table]`` of the file at ``path`` says; the defaults where it is silent.

    Raises ConfigError when the file is not TOML, has a table or key that is not known, a value of another type, or a
    number below 0.
    """
    if not path.exists():
        return kind()
    said = _tables(path).get(table, {})
    known = get_type_hints(kind)
    for key, value in said.items():
        if key not in known:
            raise ConfigError(
                f"{path} has an unknown setting [{table}] {key}.", f"Known are: {', '.join(sorted(known))}."
            )
        if not _fits(value, known[key]):
            raise ConfigError(
                f"{path} sets [{table}] {key} to {value!r}.", f"Give it a value of type {known[key].__name__}."
            )
        if isinstance(value, int | float) and not 0 <= value < math.inf:
            raise ConfigError(f"{path} sets [{table}] {key} to {value!r}.", "Give it a number from 0.")
    return kind(**said)


def _tables(path: Path) -> dict[str, dict[str, Any]]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad puts the mark of UTF-8 before it
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML ({error}).", "Mend the line that it names.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 ({error}).", "Save it as UTF-8.") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be opened ({error.strerror}).", "Let this program read it.") from error
    for name, table in tables.items():
        if name not in TABLES:
            raise ConfigError(f"{path} has an unknown table or setting {name}.", f"Tables are: {', '.join(TABLES)}.")
        if not isinstance(table, dict):
            raise ConfigError(f"{path} has {name} as a setting, not as a table.", f"Write [{name}] on a line above.")
    return tables


def _fits(value: object, kind: type) -> bool:
    """Whether ``value`` may be a setting of ``kind``: a whole number may be a float, a bool is no number."""
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is kind
