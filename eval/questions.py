"""The nouns of a question set, and how it is read from JSON lines or a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.spreadsheet import SUFFIXES, rows_of
from index.document import Language
from index.errors import DatasetError

FORMS = ("define", "who", "when", "how-many", "which-kinds", "which-measures", "compare", "why", "what-follows")
KINDS = ("same-field", "wrong-field", "false-premise")
SPLITS = ("dev", "test")
LANGUAGES: tuple[Language, ...] = ("en", "zh")
STARTER = Path(__file__).parent / "questions" / "starter.jsonl"
_REMEDY = (
    'Write one JSON object a line, with "id", "need", "question", "language" (en or zh), "split", "answerable", and '
    'for an answerable question "gold" and "facts"; or the columns that eval/questions/README.md names, saved as CSV.'
)


@dataclass(frozen=True, slots=True)
class Gold:
    """Where an answer stands: ``anchor`` is a stretch of the text of the file ``document`` (its path in the sources).

    ``page`` is the label printed on the page on which the anchor begins, "¶ 12" in a file without pages; empty where it
    is not said.
    """

    document: str
    page: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a full answer says: any one of these strings, in either language, says it."""

    en: tuple[str, ...]
    zh: tuple[str, ...]

    @property
    def strings(self) -> tuple[str, ...]:
        """Those of both languages: a quote may be in either."""
        return self.en + self.zh


@dataclass(frozen=True, slots=True)
class Question:
    """A question in one language; those of one ``need`` ask the same in both.

    ``form`` and ``kind`` are empty where they are not said. What is not ``answerable`` has no gold and no facts.
    """

    id: str
    need: str
    text: str
    language: Language
    form: str
    split: str
    answerable: bool
    kind: str
    gold: tuple[Gold, ...]
    facts: tuple[Fact, ...]


def read_questions(path: Path, split: str = "all") -> tuple[Question, ...]:
    """The questions of a JSON-lines, CSV or TSV file, in order; those of one ``split``, or "all".

    Raises DatasetError, naming the line, when it is missing or malformed, and when no question is left.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DatasetError(f"{path} cannot be read ({error.strerror}).", "Name a file of questions.") from error
    except UnicodeDecodeError as error:
        remedy = "Save it as UTF-8 (of a spreadsheet: CSV UTF-8), then try again."
        raise DatasetError(f"{path} is not UTF-8 ({error}).", remedy) from error
    found = []
    try:
        rows = list(_rows(path, text))
    except ValueError as error:
        raise DatasetError(f"{path} cannot be used: {error}.", _REMEDY) from error
    for number, row in rows:
        try:
            found.append(_question(json.loads(row) if isinstance(row, str) else row))
        except KeyError as error:
            raise DatasetError(f"Line {number} of {path} has no {error}.", _REMEDY) from error
        except (TypeError, ValueError, RecursionError) as error:
            raise DatasetError(f"Line {number} of {path} cannot be used ({error}).", _REMEDY) from error
    kept = tuple(question for question in found if split in ("all", question.split))
    if not kept:
        raise DatasetError(
            f"{path} has no question{'' if split == 'all' else f' of the split {split!r}'}.",
            "Name another file or --split all.",
        )
    return kept


def _rows(path: Path, text: str) -> Iterator[tuple[int, Any]]:
    """(line, row): an object of a spreadsheet, or JSON that is still to be read."""
    if path.suffix.lower() in SUFFIXES:
        return rows_of(text)
    # Not splitlines(): JSON may hold a line separator (U+2028) as it is.
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _question(row: Any) -> Question:
    if not isinstance(row, dict):
        raise TypeError("it is not an object")
    language = _text(row, "language")
    if language not in LANGUAGES:
        raise ValueError(f'"language" is {language!r}, not en or zh')
    if not isinstance(row["answerable"], bool):
        raise TypeError('"answerable" is not true or false')
    json.dumps(row, ensure_ascii=False).encode()  # half of a surrogate pair would spoil the report, after the run
    return Question(
        _name(row, "id"),
        _name(row, "need"),
        _text(row, "question"),
        "zh" if language == "zh" else "en",
        _word(row, "form"),
        _text(row, "split"),
        row["answerable"],
        _word(row, "kind"),
        tuple(
            Gold(_text(gold, "document"), str(gold.get("page") or ""), _text(gold, "anchor"))
            for gold in _list(row, "gold")
        ),
        tuple(Fact(_strings(fact, "en"), _strings(fact, "zh")) for fact in _list(row, "facts")),
    )


def _name(row: dict[str, Any], key: str) -> str:
    if isinstance(row[key], bool) or not isinstance(row[key], str | int) or not str(row[key]).strip():
        raise TypeError(f'"{key}" is neither a text nor a number')
    return str(row[key])


def _word(row: dict[str, Any], key: str) -> str:
    """Empty where it is not said."""
    return _text(row, key) if row.get(key) else ""


def _text(row: dict[str, Any], key: str) -> str:
    if not isinstance(row[key], str) or not row[key].strip():
        raise TypeError(f'"{key}" is not a text')
    return str(row[key])


def _list(row: dict[str, Any], key: str) -> Iterable[dict[str, Any]]:
    made = row.get(key) or []
    if not isinstance(made, list) or not all(isinstance(part, dict) for part in made):
        raise TypeError(f'"{key}" is not a list of objects')
    return made


def _strings(row: dict[str, Any], key: str) -> tuple[str, ...]:
    made = row.get(key) or []
    if not isinstance(made, list) or not all(isinstance(part, str) and part.strip() for part in made):
        raise TypeError(f'"{key}" of a fact is not a list of texts')
    return tuple(made)
