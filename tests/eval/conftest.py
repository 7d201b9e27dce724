"""Made-up questions and answers: a question on rivers, and a system that knows the river."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eval.judge import Judged, judge
from eval.questions import Fact, Gold, Question
from eval.result import Found, Quote, Result, Said

FILE = "agreements/rivers.pdf"


@pytest.fixture
def make_question() -> Callable[..., Question]:
    """``make_question(id, answerable=True, **more)``: its gold is "meets twice a year" on page 3, its fact "twice"."""
    return _question


@pytest.fixture
def make_result() -> Callable[..., Result]:
    """``make_result(*texts, said=…, declined=False, support=0.5, at_place=None)``: hits with these texts, all of the
    rivers; what is said is the first of them, quoted."""
    return _result


@pytest.fixture
def judge_all() -> Callable[..., tuple[Judged, ...]]:
    """``judge_all(questions, results)``, by an entailment that wants the claim to stand in the premise."""
    return lambda questions, results: judge(questions, results, {FILE: "en"}, lambda premise, claim: claim in premise)


def _question(name: str = "q1", answerable: bool = True, **more: Any) -> Question:
    settings: dict[str, Any] = {
        "need": name,
        "text": f"How often does the commission {name} meet?",
        "language": "en",
        "form": "how-many",
        "split": "dev",
        "kind": "" if answerable else "same-field",
        "gold": (Gold(FILE, "3", "meets twice a year"),) if answerable else (),
        "facts": (Fact(("twice",), ("两次",)),) if answerable else (),
    }
    return Question(id=name, answerable=answerable, **(settings | more))


def _result(
    *texts: str,
    said: str | None = None,
    declined: bool = False,
    support: float = 0.5,
    at_place: str | None = None,
    seconds: float = 0.1,
) -> Result:
    hits = tuple(Found(f"p{number}", FILE, "3", text) for number, text in enumerate(texts))
    shown = texts[0] if said is None and texts else said
    quote = Quote(shown or "", (shown or "") if at_place is None else at_place, FILE, "3")
    statements = () if declined or not shown else (Said(shown, (quote,)),)
    return Result(hits, statements, declined, support, seconds)
