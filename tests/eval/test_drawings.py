"""Small charts."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from eval.drawings import bars, curve, difference_bar, histogram, interval_bar, reliability, stack
from eval.metrics.calibration import Tenth
from eval.score import Figure

HALF = Figure(0.5, 0.25, 0.75, 4)


def numbers(pattern: str, svg: str) -> list[float]:
    return [float(found) for found in re.findall(pattern, svg)]


def test_a_bar_is_as_long_as_its_figure_and_its_whisker_as_its_interval():
    svg = interval_bar(HALF)
    assert numbers(r'class="bar" width="([\d.]+)"', svg) == [80.0]
    assert "M40.0 7H120.0" in svg


def test_a_difference_stands_beside_the_middle_as_far_as_it_is_large():
    svg = difference_bar(-0.1, -0.2, 0.0, 0.2)
    # The middle is 80, the edge 74 from it.
    assert 'cx="43.0"' in svg and "M6.0 7H80.0" in svg
    assert 'cx="80.0"' in difference_bar(0.0, 0.0, 0.0, 0.0)


def test_bars_are_named_and_names_are_escaped():
    svg = bars([("a<b", HALF)], "by form")
    assert "a&lt;b" in svg
    assert "0.50 (n=4)" in svg


def test_a_curve_goes_through_its_points():
    assert "M52.0 222.0L482.0 12.0" in curve([(0.0, 0.0), (1.0, 1.0)], "risk", "covered", "wrong")


def test_each_tenth_is_a_dot_at_its_support_and_share_with_its_interval():
    drawn = reliability([Tenth(0.5, 1.0, 0.75, 1.0, 4)], "t", "a", "b")
    # 52 + 430 / 2 from the left, at the top of the plot; the interval goes down a quarter of 210.
    assert '<circle class="dot" cx="267.0" cy="12.0" r="7.0">' in drawn
    assert 'd="M267.0 64.5V12.0"' in drawn
    assert "n=4" in drawn


def test_a_histogram_counts_every_value_once_the_largest_too():
    heights = numbers(r'class="bar" [^>]*height="([\d.]+)"', histogram([0.0, 1.0, 1.0], "latency", "ms", "questions"))
    assert (heights[0], heights[-1], sum(heights)) == (105.0, 210.0, 315.0)


def test_a_stack_shares_its_width_by_count():
    svg = stack([("right", "答对", 3), ("declined wrongly", "误拒答", 1)], "verdicts")
    assert numbers(r'<rect class="[\w-]+" x="[\d.]+" width="([\d.]+)"', svg) == [480.0, 160.0]
    assert 'class="declined-wrongly"' in svg


def test_each_is_well_formed_also_on_nothing():
    for svg in (
        interval_bar(HALF),
        bars([], "x"),
        curve([], "x", "y", "z"),
        histogram([], "x", "y", "z"),
        reliability([], "x", "y", "z"),
        stack([], "x"),
    ):
        assert ElementTree.fromstring(svg).attrib["role"] == "img"
