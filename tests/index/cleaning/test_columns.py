"""Where the columns of a page are."""

from index.cleaning.columns import Column, column_of, columns_of


def _rows(line, left, right, count=6):
    return [line("words", left=left, right=right, top=700 - 14 * row) for row in range(count)]


def test_a_page_without_lines_has_no_columns():
    assert columns_of((), 595) == ()


def test_full_lines_are_one_column(line):
    assert columns_of(tuple(_rows(line, 72, 523)), 595) == (Column(72, 523),)


def test_two_columns_are_told_by_where_lines_begin_and_end(line):
    lines = (*_rows(line, 72, 285), *_rows(line, 310, 523))
    assert columns_of(lines, 595) == (Column(72, 285), Column(310, 523))


def test_a_title_across_both_columns_does_not_join_them(line):
    lines = (line("A title", left=72, right=523, top=760), *_rows(line, 72, 285), *_rows(line, 310, 523))
    assert len(columns_of(lines, 595)) == 2


def test_a_few_short_lines_on_the_right_are_no_column(line):
    lines = (*_rows(line, 72, 523), *_rows(line, 400, 523, count=4))
    assert len(columns_of(lines, 595)) == 1


def test_short_lines_on_both_sides_among_full_ones_are_no_columns(line):
    lines = (*_rows(line, 72, 523, count=20), *_rows(line, 72, 200), *_rows(line, 400, 523))
    assert len(columns_of(lines, 595)) == 1


def test_one_outlier_in_ten_does_not_move_an_edge(line):
    lines = (line("far out", left=20, right=590, top=760), *_rows(line, 72, 523, count=19))
    assert columns_of(lines, 595) == (Column(72, 523),)


def test_a_line_belongs_to_the_column_of_its_middle(line):
    columns = (Column(72, 285), Column(310, 523))
    assert column_of(line("x", left=80, right=200), columns) == columns[0]
    assert column_of(line("x", left=330, right=400), columns) == columns[1]
    assert column_of(line("x", left=530, right=560), columns) == columns[1]
