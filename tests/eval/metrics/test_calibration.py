"""Support set against what can be answered."""

import pytest

from eval.metrics.calibration import Tenth, calibration_error, tenths


def test_questions_of_like_support_stand_together():
    low, high = tenths([False, True, True, True, False], [0.12, 0.92, 0.18, 1.0, 0.98])
    assert (low.support, low.share, low.count) == (pytest.approx(0.15), 0.5, 2)
    assert (high.support, high.share, high.count) == (pytest.approx(2.9 / 3), pytest.approx(2 / 3), 3)


def test_the_interval_is_wilsons():
    # 8 of 10: (0.8 + 0.19208 ± 1.96 · √(0.016 + 0.009604)) / 1.38416.
    (tenth,) = tenths([True] * 8 + [False] * 2, [0.5] * 10)
    assert (tenth.low, tenth.high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))


@pytest.mark.parametrize("can", [True, False])
def test_an_interval_stays_within_all_and_none(can):
    (tenth,) = tenths([can], [0.0])
    assert 0 <= tenth.low <= tenth.share <= tenth.high <= 1


def test_the_error_is_the_mean_distance_weighed_by_questions():
    # (3 · 0.1 + 1 · 0.5) / 4.
    made = [Tenth(0.9, 1.0, 0.0, 1.0, 3), Tenth(0.5, 0.0, 0.0, 1.0, 1)]
    assert calibration_error(made) == pytest.approx(0.2)


def test_what_is_as_sure_as_it_says_has_no_error():
    assert calibration_error(tenths([True, False, True, True], [0.75] * 4)) == pytest.approx(0)


def test_on_nothing_there_is_nothing():
    assert tenths([], []) == ()
    assert calibration_error(()) is None


def test_lengths_must_agree():
    with pytest.raises(ValueError, match="as many"):
        tenths([True], [])
