"""Citation recall and precision after ALCE, worked out by hand over an entailment that looks for words."""

from __future__ import annotations

import pytest

from eval.metrics.citations import CitationScores, Cited, citation_scores, exact_quote_rate


def holds(premise: str, claim: str) -> bool:
    """Every word of the claim is a word of the premise."""
    return set(claim.split()) <= set(premise.split())


def test_recall_counts_statements_and_precision_citations():
    # Entailed: the first by one quote of its one, the second by both together; the third by none of its two.
    # Needed: 1 + 2 of the 1 + 2 + 2 citations.
    statements = [Cited("a", ("a b",)), Cited("a b", ("a", "b")), Cited("z", ("a", "b"))]
    assert citation_scores(statements, holds) == CitationScores(pytest.approx(2 / 3), pytest.approx(3 / 5))


def test_a_citation_beside_one_that_is_enough_is_irrelevant():
    assert citation_scores([Cited("a", ("a", "x"))], holds) == CitationScores(1.0, 0.5)


def test_a_citation_that_is_enough_alone_is_relevant_though_another_is_enough_too():
    assert citation_scores([Cited("a", ("a", "a b"))], holds) == CitationScores(1.0, 1.0)


def test_of_three_only_the_one_that_the_others_do_without_is_irrelevant():
    assert citation_scores([Cited("a b", ("a", "x", "b"))], holds).precision == pytest.approx(2 / 3)


def test_the_same_citation_twice_stays_relevant_where_it_is_enough():
    assert citation_scores([Cited("a", ("a", "a"))], holds).precision == 1.0


def test_of_two_equal_citations_that_are_not_enough_alone_each_makes_the_other_irrelevant():
    assert citation_scores([Cited("a b", ("a", "a", "b"))], holds).precision == pytest.approx(1 / 3)


def test_no_citation_of_an_unsupported_statement_is_precise():
    # Neither quote is enough, and neither do the others make up for it: irrelevant only by the statement's failure.
    assert citation_scores([Cited("a z", ("a",))], holds) == CitationScores(0.0, 0.0)


def test_quotes_are_joined_so_that_their_words_do_not_run_together():
    assert citation_scores([Cited("ab", ("a", "b"))], holds).recall == 0.0


def test_a_statement_without_a_citation_is_not_entailed_whatever_is_asked():
    assert citation_scores([Cited("a", ())], lambda premise, claim: True) == CitationScores(0.0, None)


def test_nothing_said_has_no_scores():
    assert citation_scores([], holds) == CitationScores(None, None)


def test_a_quote_altered_by_one_character_is_not_exact():
    pairs = [("shall", "shall"), ("shaIl", "shall"), ("shall", "shall "), ("软法", "软法")]
    assert exact_quote_rate(pairs) == 0.5


def test_an_empty_quote_is_not_exact_and_no_quotes_have_no_rate():
    assert exact_quote_rate([("", "")]) == 0.0
    assert exact_quote_rate([]) is None
