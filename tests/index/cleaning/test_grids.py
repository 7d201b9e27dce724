"""Ruled tables."""

from dataclasses import replace
from itertools import pairwise

from index.cleaning.grids import Grid, grids_on, ruled_tables
from index.reading.raw import Rule

GRID = Grid(((0.0, 100.0), (100.0, 300.0)), (500.0, 480.0, 440.0))


def ruled(heights, edges):
    return tuple(Rule(left, right, y) for y in heights for left, right in pairwise(edges))


def test_lines_are_in_rows_and_columns(line):
    assert GRID.holds(line("a", left=10, top=495)) and not GRID.holds(line("a", left=10, top=515))
    assert not GRID.holds(line("a" * 80, left=10, top=495))
    assert [GRID.row(line("a", left=10, top=top)) for top in (495, 475, 455)] == [0, 1, 1]
    assert list(GRID.pieces(line("ab", left=120, top=495))) == [(1, 0, 2)]


def test_a_line_over_an_edge_is_in_two_cells_only_with_a_gap(line):
    near = line("ab cd", left=85, top=495)  # the edge goes through its space, 5 points wide
    assert list(GRID.pieces(near)) == [(0, 0, 5)]
    apart = replace(near, boxes=(*near.boxes[:3], (110.0, 485.0, 115.0, 495.0), (115.0, 485.0, 120.0, 495.0)))
    assert list(GRID.pieces(apart)) == [(0, 0, 2), (1, 3, 5)]
    assert not GRID.cuts(apart) and GRID.cuts(line("abcde", left=88, top=495))


def test_rules_put_together_of_pieces_are_the_columns(line, page):
    cells = [
        line(text, left=left, top=595 - 40 * row) for row in range(4) for left, text in ((75, "03.01"), (160, "Fish"))
    ]
    cells.append(line("dried", left=160, top=495))
    only = replace(page(*cells), rules=ruled([600, 560, 520, 480, 440], [70, 150, 300]))
    (grid,) = grids_on(only)
    assert (grid.columns, grid.heights) == (((70, 150), (150, 300)), (600, 560, 520, 480, 440))
    (table,) = ruled_tables(only)
    assert [len(row) for row in table.rows] == [2, 2, 3, 2]


def test_rules_that_go_through_words_or_hold_nothing_make_no_table(line, page):
    rules = ruled([600, 560, 520, 480, 440], [70, 150, 300])
    across = [line("Rivers carry water to the sea", left=75, top=595 - 40 * row) for row in range(4)]
    shifted = [replace(one, boxes=tuple((a + 2.5, b, c + 2.5, d) for a, b, c, d in one.boxes)) for one in across]
    assert grids_on(replace(page(*shifted), rules=rules)) == [] == grids_on(replace(page(), rules=rules))


def test_printed_rows_between_two_rules_are_rows_of_their_own(line, page):
    texts = ("age", "A", "years")
    lefts = (75, 160, 310)
    tops = (595, 575, 555, 535, 515, 495)
    cells = [line(text, left=left, top=top) for top in tops for left, text in zip(lefts, texts, strict=True)]
    only = replace(page(*cells), rules=ruled([600, 580, 520, 500, 480], [70, 150, 300, 400]))
    (table,) = ruled_tables(only)
    assert [[cell.line.text for cell in row] for row in table.rows] == [list(texts)] * 6
