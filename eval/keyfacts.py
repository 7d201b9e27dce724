"""RECIPE of key-fact recall: ask the index → read the first characters of its hits → count the key facts in them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.result import bare
from eval.retrieval import voters
from index.embedding.benchmark import lines_of
from index.errors import DatasetError
from index.library import Library
from index.search import EVERYTHING

#: Characters of the hits' texts, best first, that are read: what fits on a screen.
WINDOW = 1200
_DEPTH = 10  # hits fetched; their texts fill the window several times over


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """A question, and for each fact that answers it the strings of which any one proves it."""

    id: str
    language: str
    text: str
    facts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class KeyFactReport:
    """``recall`` by language of the question: the mean over questions of the share of facts found, 0..1."""

    system: str
    questions: int
    recall: dict[str, float]
    missed: tuple[tuple[str, str], ...]  # (question id, the fact's first string)


def read_fact_questions(path: Path) -> tuple[FactQuestion, ...]:
    """The questions of a JSON-lines file: ``id``, ``language``, ``question``, ``key_facts`` (lists of strings).

    Raises DatasetError, naming the line, when it is missing or malformed.
    """
    remedy = 'Write one JSON object a line, with "id", "language", "question" and "key_facts".'
    found = []
    for number, line in lines_of(path, remedy):
        try:
            row = json.loads(line)
            facts = tuple(_fact(fact) for fact in row["key_facts"])
            found.append(FactQuestion(str(row["id"]), str(row["language"]), str(row["question"]), facts))
        except (KeyError, TypeError, ValueError) as error:
            raise DatasetError(f"Line {number} of {path} cannot be used ({error}).", remedy) from error
    return tuple(found)


def _fact(strings: object) -> tuple[str, ...]:
    if not isinstance(strings, list) or not strings or not all(isinstance(one, str) and one for one in strings):
        raise TypeError("a fact is not a list of strings")
    return tuple(strings)


def measure_key_facts(
    library: Library,
    questions: Sequence[FactQuestion],
    system: str,
    progress: Callable[[str, int, int], None] = lambda what, done, total: None,
) -> KeyFactReport:
    """What share of each question's key facts stands in the first ``WINDOW`` characters that ``system`` finds.

    A question without facts, which the library cannot answer, is not asked. Raises what ``voters`` raises.
    """
    questions = [question for question in questions if question.facts]
    channels, reranker = voters(system, library.search.config)
    search = library.search.reranked_by(reranker)
    shares: dict[str, list[float]] = defaultdict(list)
    missed: list[tuple[str, str]] = []
    for done, question in enumerate(questions, 1):
        progress("searching", done, len(questions))
        hits = search.search(question.text, _DEPTH, EVERYTHING, channels)
        text = window(hit.passage.text for hit in hits)
        absent = [fact[0] for fact in question.facts if not any(bare(anchor) in text for anchor in fact)]
        missed += [(question.id, fact) for fact in absent]
        shares[question.language].append(1 - len(absent) / len(question.facts))
    recall = {language: round(sum(found) / len(found), 4) for language, found in sorted(shares.items())}
    return KeyFactReport(system, len(questions), recall, tuple(missed))


def window(texts: Iterable[str]) -> str:
    """The first ``WINDOW`` characters of ``texts`` in order, white space not counted."""
    return bare("".join(texts))[:WINDOW]
