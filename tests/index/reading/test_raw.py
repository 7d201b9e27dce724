"""The edges of a printed line."""

from index.reading.raw import Line

PRINTED = ((10.0, 100.0, 15.0, 107.0), (15.0, 98.0, 21.0, 105.0))


def test_edges_are_those_of_what_is_printed():
    line = Line("ab ", (*PRINTED, (0.0, 0.0, 0.0, 0.0)), 10.0, False)
    assert (line.left, line.bottom, line.right, line.top) == (10.0, 98.0, 21.0, 107.0)


def test_a_line_with_nothing_printed_has_edges_at_zero():
    line = Line(" ", ((0.0, 0.0, 0.0, 0.0),), 10.0, False)
    assert (line.left, line.bottom, line.right, line.top) == (0.0, 0.0, 0.0, 0.0)


def test_a_changed_line_has_the_edges_of_its_own_boxes():
    from dataclasses import replace

    line = Line("ab", ((1.0, 2.0, 3.0, 4.0), (3.0, 1.0, 6.0, 5.0)), 10.0, False)
    moved = replace(line, boxes=((11.0, 2.0, 13.0, 4.0), (0.0, 0.0, 0.0, 0.0)))
    assert (line.left, line.bottom, line.right, line.top) == (1.0, 1.0, 6.0, 5.0)
    assert (moved.left, moved.bottom, moved.right, moved.top) == (11.0, 2.0, 13.0, 4.0)
