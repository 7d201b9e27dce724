"""Whether a question, or the sentence that answers it, was seen by those who made and tuned the product."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from eval.questions import Question
from eval.result import bare
from index.language import fold

_ROOT = Path(__file__).parents[1]
#: Questions that the product was tuned on, beside the project's code.
_TUNED_ON = ("tests/data/questions.jsonl", "eval/questions/field.jsonl", "eval/questions/papers.jsonl")
_CODE = ("assistant", "index")  # with its prompts, examples and thresholds
_ALIKE = 90.0  # percent of characters, by edit distance, from which two questions are nearly the same
_SHORTEST = 12  # characters; less stands anywhere by chance


@dataclass(frozen=True, slots=True)
class Material:
    """A file that the product was made with: the ``questions`` in it, and its ``text``, both folded and bare."""

    name: str
    questions: tuple[str, ...]
    text: str


def materials(root: Path = _ROOT, more: Sequence[Path] = ()) -> Iterator[Material]:
    """The questions that the product was tuned on, its code, and any files ``more``; those that are there."""
    for path in [*(root / name for name in _TUNED_ON), *more]:
        if path.is_file():
            yield material(path, root)
    for folder in _CODE:
        for path in sorted((root / folder).rglob("*.py")):
            yield material(path, root)


def material(path: Path, root: Path = _ROOT) -> Material:
    """One file; of JSON lines the questions are told apart."""
    text = path.read_text(encoding="utf-8", errors="replace")
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    asked = tuple(_plain(question) for question in _questions(text)) if path.suffix == ".jsonl" else ()
    return Material(name, asked, _plain(text))


def leaks(
    questions: Sequence[Question], sentences: Mapping[str, Sequence[str]], seen: Iterable[Material]
) -> Iterator[tuple[str, str]]:
    """(question id, what leaked) for every question that is in a material, nearly or word for word, and every
    sentence, by question id, that holds its answer and is in one."""
    plain = {question.id: _plain(question.text) for question in questions}
    answers = {name: [_plain(sentence) for sentence in found] for name, found in sentences.items()}
    for source in seen:
        for name, text in plain.items():
            if source.questions and process.extractOne(text, source.questions, scorer=fuzz.ratio, score_cutoff=_ALIKE):
                yield name, f"the question, or nearly so, is in {source.name}"
            elif len(text) >= _SHORTEST and text in source.text:
                yield name, f"the question is in {source.name}"
            if any(len(answer) >= _SHORTEST and answer in source.text for answer in answers.get(name, ())):
                yield name, f"the sentence that answers it is in {source.name}"


def _questions(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and isinstance(row.get("question"), str):
            yield row["question"]


def _plain(text: str) -> str:
    return bare(fold(text))
