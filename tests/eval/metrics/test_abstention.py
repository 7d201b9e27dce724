"""Declining, and the curve of coverage and risk, by hand and against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import mannwhitneyu

from eval.metrics.abstention import Abstention, abstention, coverage_risk


def test_precision_and_recall_are_of_declining_the_unanswerable():
    # Declined: b, d, e; unanswerable: c, d, e, f. Right: d, e. Precision 2/3, recall 2/4.
    answerable = [True, True, False, False, False, False]
    declined = [False, True, False, True, True, False]
    # Support 9, 3 of the answerable above 4, 2, 1, 3: of 8 pairs 4 + 2 won, one tied, one lost.
    found = abstention(answerable, declined, [9, 3, 4, 2, 1, 3])
    assert found == Abstention(pytest.approx(2 / 3), 0.5, pytest.approx(6.5 / 8))


def test_the_area_under_the_curve_is_mann_whitney_s_with_many_ties():
    random = np.random.default_rng(3)
    answerable = random.random(200) < 0.6
    support = np.round(random.random(200) + 0.3 * answerable, 1)
    u = mannwhitneyu(support[answerable], support[~answerable]).statistic
    found = abstention(answerable.tolist(), [False] * 200, support.tolist()).auroc
    assert found == pytest.approx(u / (answerable.sum() * (~answerable).sum()))


def test_support_that_is_all_equal_tells_nothing():
    assert abstention([True, False], [False, False], [0.5, 0.5]).auroc == 0.5


def test_support_that_is_less_for_the_answerable_is_worse_than_chance():
    assert abstention([True, False], [False, False], [0.1, 0.5]).auroc == 0.0


def test_never_declining_has_no_precision_and_no_recall_of_what_should_be_declined():
    assert abstention([True, False], [False, False], [1, 0]) == Abstention(None, 0.0, 1.0)


def test_with_one_class_alone_the_other_figures_do_not_exist():
    assert abstention([True, True], [True, False], [1, 0]) == Abstention(0.0, None, None)
    assert abstention([False], [True], [1]) == Abstention(1.0, 1.0, None)
    assert abstention([], [], []) == Abstention(None, None, None)


def test_no_support_at_all_is_the_least_support():
    assert abstention([True, False], [False, True], [0.0, float("-inf")]).auroc == 1.0


@pytest.mark.parametrize("lists", [([True], [True, False], [1, 2]), ([True], [True], [])])
def test_lists_of_different_length_are_refused(lists):
    with pytest.raises(ValueError, match="zip"):
        abstention(*lists)
    with pytest.raises(ValueError, match="zip"):
        coverage_risk([True], [])


def test_the_curve_lets_questions_in_by_falling_support():
    # By support: right, wrong, right, wrong.
    points = coverage_risk([False, True, True, False], [0.1, 0.9, 0.5, 0.7])
    assert points == [(0.25, 0.0), (0.5, 0.5), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]


def test_equal_support_comes_in_together_in_whatever_order_it_was_given():
    expected = [(pytest.approx(2 / 3), 0.5), (1.0, pytest.approx(1 / 3))]
    assert coverage_risk([True, False, True], [0.5, 0.5, 0.2]) == expected
    assert coverage_risk([False, True, True], [0.5, 0.5, 0.2]) == expected


def test_no_questions_have_no_points():
    assert coverage_risk([], []) == []
