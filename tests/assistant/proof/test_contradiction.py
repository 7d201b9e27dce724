"""Contradictions: what is one, what is none, and how many are found in the labelled pairs."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest

from assistant.proof.contradiction import Contradictions
from index.chunking.sentences import sentences
from index.embedding.transformer import Transformer
from index.language import language_of

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "eval" / "questions" / "entailment.jsonl").read_text("utf-8").splitlines()
]
CHANGED = ("number", "negation")


@functools.cache
def contradictions() -> Contradictions:
    return Contradictions(Transformer().encode)


def kinds(one: str, other: str, *sources: str) -> list[str]:
    return [found.kind for found in contradictions().among([one, other], sources or ("one", "other"))]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "Each party shall publish its rules within thirty days.",
            "Each party shall publish its rules within 60 days.",
            "number",
        ),
        ("The initiative covers 65 countries.", "该倡议涵盖了一百四十多个国家。", "number"),
        ("软法没有法律约束力，因此国家可以不遵守。", "软法虽非条约，但具有一定的法律约束力。", "denial"),
        ("Soft law cannot replace hard law.", "Soft law can replace hard law where trust is high.", "denial"),
        ("缔约方应当在三十日内公布其规则。", "缔约方可以公布其规则。", "force"),
    ],
)
def test_sources_that_do_not_agree_are_found(one, other, kind):
    assert kinds(one, other) == [kind] == kinds(other, one)
    assert kinds(one, other, "a", "a") == []  # of one source


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The committee meets twice a year.", "委员会每年举行两次会议。"),
        ("Article 12 of the agreement provides for consultations.", "《协定》第十三条规定了磋商。"),
        ("其一，软法没有法律约束力。", "其二，软法没有法律约束力。"),
        ("The secretariat has 40 members.", "Glaciers lost 30 per cent of their mass."),
        ("Soft law is not binding.", "Soft law is of no binding force."),
        ("。", "12"),
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_none(one, other):
    assert kinds(one, other) == []


def test_the_surest_comes_first():
    said = [
        "The committee meets twice a year.",
        "The panel has met on nine days.",
        "The committee meets thrice a year.",
    ]
    found = contradictions().among(said, ["a", "b", "c"])
    assert (found[0].one, found[0].other, found[0].kind) == (0, 2, "number")


def test_of_the_labelled_pairs_changed_ones_are_found_and_few_others():
    changed, others = [], []
    for pair in PAIRS:
        said, sources = [], []
        for source in ("premise", "claim"):
            parts = sentences(pair[source], language_of(pair[source]))
            said += [pair[source][part.start : part.end] for part in parts]
            sources += [source] * len(parts)
        found = bool(contradictions().among(said, sources))
        (changed if pair["kind"] in CHANGED else others).append(found)
    assert sum(changed) / len(changed) > 0.45
    assert sum(others) / len(others) < 0.06
