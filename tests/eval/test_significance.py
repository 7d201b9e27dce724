"""Intervals, randomisation tests and Holm's correction, by hand and against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from eval import significance
from eval.significance import holm, interval, paired_p

RANDOM = np.random.default_rng(11)
VALUES = RANDOM.random(80)


def test_the_interval_is_scipy_s_percentile_bootstrap_but_for_chance():
    theirs = stats.bootstrap((VALUES,), np.mean, n_resamples=20000, method="percentile", rng=1).confidence_interval
    low, high = interval(VALUES.tolist(), samples=20000)
    # The standard error of the mean is .03; the ends of 20,000 samples wander by a twentieth of it.
    assert (low, high) == pytest.approx((theirs.low, theirs.high), abs=0.003)


def test_two_values_have_the_interval_worked_out_by_hand():
    # Means of two draws from 0 and 1: 0, .5, 1 with 1/4, 1/2, 1/4; so the middle 40 % is .5 and the middle 95 % all.
    assert interval([0, 1], level=0.4) == (0.5, 0.5)
    assert interval([0, 1]) == (0.0, 1.0)


def test_a_higher_level_is_a_wider_interval():
    narrow, wide = interval(VALUES.tolist(), level=0.8), interval(VALUES.tolist(), level=0.99)
    assert wide[0] < narrow[0] < VALUES.mean() < narrow[1] < wide[1]


def test_equal_values_and_a_single_one_have_no_width():
    assert interval([0.5] * 9) == (0.5, 0.5)
    assert interval([0.25]) == (0.25, 0.25)


def test_no_values_have_no_interval():
    with pytest.raises(ValueError, match="no values"):
        interval([])


def test_a_seed_gives_the_same_interval_again_and_another_seed_another():
    assert interval(VALUES.tolist(), seed=4) == interval(VALUES.tolist(), seed=4)
    assert interval(VALUES.tolist(), seed=4) != interval(VALUES.tolist(), seed=5)


def test_five_wins_of_equal_size_have_the_p_worked_out_by_hand():
    # Of 32 sets of signs two are as far from 0: all plus, all minus. 2/32 = .0625.
    assert paired_p([1, 1, 1, 1, 1], [0, 0, 0, 0, 0]) == pytest.approx(0.0625, abs=0.01)


def test_p_is_scipy_s_permutation_test_but_for_chance():
    a, b = RANDOM.random(12), RANDOM.random(12) - 0.15
    exact = stats.permutation_test(
        (a, b), lambda x, y, axis: np.mean(x - y, axis=axis), permutation_type="samples", n_resamples=np.inf
    ).pvalue
    assert paired_p(a.tolist(), b.tolist()) == pytest.approx(exact, abs=0.02)  # four standard errors
    assert paired_p(a.tolist(), b.tolist()) == paired_p(b.tolist(), a.tolist())


def test_no_set_of_signs_as_far_leaves_the_least_p_there_is_and_not_zero():
    assert paired_p([1.0] * 60, [0.0] * 60, samples=999) == 1 / 1000


def test_rounding_does_not_break_a_tie():
    # Added in another order these make another number in the last place; all plus and all minus still tie: 2 of 32.
    differences = [0.6, 0.19999999999999998, 0.8, 0.19999999999999996, 0.29999999999999993]
    assert paired_p(differences, [0] * 5) == pytest.approx(2 / 32, abs=0.01)
    assert paired_p([0.3], [0.2]) == 1.0  # one pair always ties with itself


def test_systems_without_a_difference_or_without_pairs_have_p_one():
    assert paired_p([0.5, 0.7], [0.5, 0.7]) == 1.0
    assert paired_p([], []) == 1.0


def test_wins_and_losses_that_balance_show_no_difference():
    assert paired_p([1, 0, 1, 0], [0, 1, 0, 1]) == 1.0


def test_lists_of_different_length_are_refused_even_where_numpy_would_stretch_one():
    with pytest.raises(ValueError, match="1 values against 3"):
        paired_p([1], [1, 2, 3])


def test_as_many_samples_are_drawn_when_they_are_drawn_in_blocks(monkeypatch: pytest.MonkeyPatch):
    whole = paired_p([1.0] * 60, [0.0] * 60, samples=999), interval(VALUES.tolist(), samples=501)
    monkeypatch.setattr(significance, "_CELLS", 1000)  # 16 and 12 samples a block
    assert (paired_p([1.0] * 60, [0.0] * 60, samples=999), interval(VALUES.tolist(), samples=501)) == whole


def test_holm_multiplies_by_how_many_are_left_and_never_falls():
    # Sorted .01, .02, .03, .04: 4 × .01 = .04; 3 × .02 = .06; 2 × .03 = .06; 1 × .04 = .04, but no less than .06.
    assert holm([0.04, 0.01, 0.03, 0.02]) == pytest.approx([0.06, 0.04, 0.06, 0.06])


def test_holm_stops_at_one_and_leaves_a_single_p_as_it_is():
    assert holm([0.6, 0.7]) == [1.0, 1.0]
    assert holm([0.03]) == [0.03]
    assert holm([]) == []


def test_equal_ps_get_equal_corrections():
    assert holm([0.02, 0.02, 0.5]) == pytest.approx([0.06, 0.06, 0.5])
