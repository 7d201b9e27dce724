"""The edges of a printed line."""

from index.reading.raw import Line

PRINTED = ((10.0, 100.0, 15.0, 107.0), (15.0, 98.0, 21.0, 105.0))


def test_edges_are_those_of_what_is_printed():
    line = Line("ab ", (*PRINTED, (0.0, 0.0, 0.0, 0.0)), 10.0, False)
    assert (line.left, line.bottom, line.right, line.top) == (10.0, 98.0, 21.0, 107.0)


def test_a_line_with_nothing_printed_has_edges_at_zero():
    line = Line(" ", ((0.0, 0.0, 0.0, 0.0),), 10.0, False)
    assert (line.left, line.bottom, line.right, line.top) == (0.0, 0.0, 0.0, 0.0)
