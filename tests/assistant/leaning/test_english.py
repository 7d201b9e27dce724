"""How English questions lean."""

from __future__ import annotations

import pytest

from assistant.leaning.english import lean_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what about hard law", "instead"),
        ("and in Chinese law", "placed"),
        ("Why", "bare"),
        ("What are the limits", "attribute"),
        ("Who proposed it", "pronoun"),
        ("and its second type", "possessive"),
        ("And the second", "appended"),
    ],
)
def test_each_form_is_told(question: str, kind: str):
    lean = lean_of(question)
    assert lean is not None and lean.kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "Is it possible to withdraw",  # means nothing
        "How do states protect their reputation",  # the states
        "Why do states that join a regime leave it",  # the regime
        "And under what conditions do states choose soft law",  # a whole question
    ],
)
def test_a_pronoun_with_its_noun_in_the_question_leans_on_nothing(question: str):
    assert lean_of(question) is None
