"""The nouns of answering."""

from __future__ import annotations

from assistant.answer import Answer


def test_a_citation_is_found_by_its_number():
    answer = Answer("q", "en", (), (), (), None, "extractive", 1, 0.1)
    assert answer.citation(1) is None
