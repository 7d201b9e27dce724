"""Lines known by their boxes alone, put into reading order."""

import random

import pytest

from index.reading.order import in_reading_order
from index.reading.raw import Line


def _line(text, left, top, right=None, height=10):
    right = left + 100 if right is None else right
    return Line(text, ((left, top - height, right, top),), 8, bold=False)


def _read(*lines):
    """The texts in order, whatever the order in which the lines were found."""
    orders = []
    for seed in range(5):
        shuffled = list(lines)
        random.Random(seed).shuffle(shuffled)
        orders.append("".join(line.text for line in in_reading_order(shuffled)))
    assert len(set(orders)) == 1
    return orders[0]


def test_lines_are_read_from_top_to_bottom():
    assert _read(_line("a", 50, 700), _line("b", 50, 680), _line("c", 50, 660)) == "abc"


def test_columns_are_read_one_after_the_other():
    left = [_line(c, 50, 700 - 20 * n) for n, c in enumerate("abc")]
    right = [_line(c, 200, 705 - 20 * n) for n, c in enumerate("def")]
    assert _read(*left, *right) == "abcdef"


def test_a_heading_over_both_columns_parts_what_is_above_from_what_is_below():
    above = [_line("a", 50, 700), _line("b", 200, 700)]
    below = [_line("d", 50, 600), _line("e", 50, 580), _line("f", 200, 600)]
    assert _read(*above, _line("c", 50, 650, right=300), *below) == "abcdef"


def test_a_heading_that_reaches_into_the_gutter_does_not_mix_the_columns():
    left = [_line("a", 50, 700, right=190), _line("b", 50, 680), _line("c", 50, 660)]
    right = [_line("d", 180, 690), _line("e", 200, 670)]
    assert _read(*left, *right) == "abcde"


def test_recognised_lines_may_reach_into_each_other():
    assert _read(_line("a", 50, 700, height=18), _line("b", 50, 686, height=18)) == "ab"


def test_three_columns():
    columns = [_line(c, 50 + 150 * (n // 2), 700 - 20 * (n % 2)) for n, c in enumerate("abcdef")]
    assert _read(*columns) == "abcdef"


@pytest.mark.parametrize("lines", [[], [_line("a", 0, 0)]])
def test_nothing_and_one_line_stay_as_they_are(lines):
    assert in_reading_order(lines) == lines
