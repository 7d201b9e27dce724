"""Tables that no rules mark, in the columns of a page."""

from dataclasses import replace

from index.cleaning.aligned import aligned_tables
from index.reading.raw import Rule

ROWS = [("City", "2005", "2010"), ("Beijing", "12.5", "14.0"), ("Tianjin", "1.8", "3.1")]


def set_at(line, left, top, step):
    return [
        line(text, left=left + step * column, top=top - 15 * row)
        for row, texts in enumerate(ROWS)
        for column, text in enumerate(texts)
    ]


def text_in(line, left, right, tops):
    return [line("Rivers carry water to the sea and", left=left, right=right, top=top) for top in tops]


def columns(line):
    tops = range(700, 600, -12)
    return [*text_in(line, 72, 285, tops), *text_in(line, 310, 523, tops)]


def found(page):
    return [[[cell.line.text for cell in row] for row in table.rows] for table in aligned_tables(page)]


def test_two_columns_of_text_are_no_table_and_one_of_them_may_hold_one(line, page):
    assert found(page(*columns(line))) == []
    assert found(page(*columns(line), *set_at(line, 72, 560, 70))) == [[list(row) for row in ROWS]]


def test_a_table_between_long_rules_goes_over_both_columns(line, page):
    wide = page(*columns(line), *set_at(line, 72, 560, 180))
    rules = (Rule(72, 523, 565), Rule(72, 523, 548), Rule(72, 523, 515))
    assert found(replace(wide, rules=rules)) == [[list(row) for row in ROWS]]


def test_two_columns_that_no_rule_marks_are_a_table_under_a_caption_only(line, page):
    def two(*over):
        cells = [line(text, left=72 + 200 * (n % 2), top=560 - 15 * (n // 2)) for n, text in enumerate("ABCDEF")]
        return page(*over, *(line(cell.text * 3, left=cell.left, top=cell.top) for cell in cells))

    rows = [["AAA", "BBB"], ["CCC", "DDD"], ["EEE", "FFF"]]
    assert found(two(line("Table 1. Instruments and their force", top=580))) == [rows]
    assert found(two(line("The instruments have such force", top=580))) == []
