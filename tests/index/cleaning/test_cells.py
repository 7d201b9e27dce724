"""The nouns of tables."""

import pytest

from index.cleaning.cells import Cell, Table, is_caption, part_of, width_of


@pytest.mark.parametrize("text", ["表 3.1 投入", "表1 城市", "续表2", "Table 2. Data", "Tab.1 Share", "TABLE IV Rates"])
def test_captions_name_a_table_and_its_number(text):
    assert is_caption(text)


@pytest.mark.parametrize("text", ["表明，效率上升", "Tables are rare", "Table " + "1 " * 150, "如表 1 所示"])
def test_other_lines_are_no_captions(text):
    assert not is_caption(text)


def test_a_part_of_a_line_keeps_its_boxes(line):
    whole = line("abc de", left=0, size=10)
    assert (part_of(whole, 4, 6).text, part_of(whole, 4, 6).left, part_of(whole, 0, 6)) == ("de", 20.0, whole)
    table = Table(([Cell(part_of(whole, 0, 3), whole)], [Cell(part_of(whole, 4, 6), whole)]), 1)
    assert (table.lines, table.rows[0][0].middle) == (frozenset([id(whole)]), 395.0)


def test_width_counts_half_widths():
    assert width_of("ab北京") == 6
