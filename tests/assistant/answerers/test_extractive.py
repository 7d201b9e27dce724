"""Answers by quotation."""

from __future__ import annotations

import itertools


def quotes(assistant, question: str) -> str:
    return "\n".join(statement.text for statement in assistant.ask(question).statements)


def test_an_enumeration_is_quoted_to_its_last_item(assistant):
    text = quotes(assistant, "What lessons does the literature hold for the design of soft commitments?")
    assert all(mark in text for mark in ("(a)", "(b)", "(c)", "(d)", "(e)"))


def test_all_differences_of_a_comparison_are_quoted(assistant):
    text = quotes(assistant, "《柏林规则》与《赫尔辛基规则》相比有哪些不同？")
    assert all(mark in text for mark in ("其一", "其二", "其三"))


def test_a_fact_is_answered_with_its_sentence(assistant):
    assert "1974" in quotes(assistant, "When was the Basel Committee founded?")


def test_statements_of_one_document_stand_in_reading_order(assistant):
    for question in ("国家选择软法的原因有哪些？", "How are disputes under the river basin agreement settled?"):
        answer = assistant.ask(question)
        places: dict[str, list[tuple[int, int]]] = {}
        for citation in answer.citations:
            places.setdefault(citation.document_id, []).append((citation.spans[0].page, citation.spans[0].start))
        assert all(order == sorted(order) for order in places.values())


def test_statements_of_one_document_stand_together(assistant):
    documents = [c.document_id for c in assistant.ask("What is soft law?").citations]
    changes = sum(left != right for left, right in itertools.pairwise(documents))
    assert changes == len(set(documents)) - 1


def test_no_quote_is_given_twice_or_within_another(assistant):
    for question in ("软法有哪些局限？", "What is a pathfinder?", "How do harmonization and equivalence differ?"):
        found = [citation.quote for citation in assistant.ask(question).citations]
        assert not any(left in right for i, left in enumerate(found) for j, right in enumerate(found) if i != j)


def test_the_answer_stays_within_its_length(assistant):
    answer = assistant.ask("湄公河委员会与澜湄合作有什么不同？")
    longest = assistant.config.longest_answer
    assert len(answer.statements) == 1 or sum(2 * len(c.quote) for c in answer.citations) <= longest
