"""Tables set down row by row."""

from dataclasses import replace

import pytest

from index.cleaning.clean import clean
from index.cleaning.joining import Lexicon
from index.cleaning.tables import with_tables
from index.reading.raw import Rule

CITIES = [("City", "2005", "2010"), ("Beijing", "12.5", "14.0"), ("Tianjin", "1.8", "3.1"), ("Baoding", "0.0", "0.2")]
BODY = "Rivers carry water to the sea through many countries, and all of them share it."


@pytest.fixture
def cells(line):
    """``cells(rows, top)``: a line for each cell, 100 points apart, one row under the other."""

    def cells(rows, top=600.0, step=20.0):
        return [
            line(text, left=72 + 150 * column, top=top - step * row)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
            if text
        ]

    return cells


def rows_of(page):
    lines, rows = with_tables(page, Lexicon(page.lines))
    return [line.text for line in lines if id(line) in rows], [line.text for line in lines if id(line) not in rows]


def test_cells_in_columns_are_rows_in_whatever_order_they_are_read(cells, line, page):
    rows = [" | ".join(row) for row in CITIES]
    made = cells(CITIES)
    by_column = sorted(made, key=lambda cell: (cell.left, -cell.top))
    assert rows_of(page(*made)) == rows_of(page(*by_column)) == (rows, [])


def test_a_line_of_several_cells_is_parted_at_its_gaps(line, page):
    lines = []
    for row, texts in enumerate(CITIES):
        parts = [line(text, left=72 + 150 * column, top=600 - 20 * row) for column, text in enumerate(texts)]
        boxes = [box for part in parts for box in (*part.boxes, (0.0, 0.0, 0.0, 0.0))][:-1]
        whole = line(" ".join(texts), top=600 - 20 * row)
        lines.append(type(whole)(whole.text, tuple(boxes), 10.0, False))
    assert rows_of(page(*lines))[0] == [" | ".join(row) for row in CITIES]


def test_an_empty_cell_keeps_the_others_in_their_columns(cells, page):
    rows = [*CITIES[:3], ("Baoding", "", "0.2"), CITIES[3]]
    assert rows_of(page(*cells(rows)))[0][3] == "Baoding |  | 0.2"


def test_the_further_line_of_a_cell_belongs_to_its_row(cells, line, page):
    made = [*cells(CITIES[:3]), line("estimated", left=222, top=545), *cells(CITIES[3:], top=530)]
    assert rows_of(page(*made))[0][2:] == ["Tianjin | 1.8 estimated | 3.1", "Baoding | 0.0 | 0.2"]


def test_text_around_a_table_stays_text(cells, line, page):
    before, after = line(BODY, top=640, right=520), line(BODY, top=500, right=520)
    assert rows_of(page(before, *cells(CITIES), after))[1] == [BODY, BODY]


def test_two_columns_of_cells_are_a_table_only_where_rules_say_so(cells, page):
    rows = [(name, first) for name, first, _ in CITIES]
    plain = page(*cells(rows))
    assert rows_of(plain)[0] == []
    heights = [603 - 20 * row for row in range(5)]
    ruled = [rule for y in heights for rule in (Rule(70, 200, y), Rule(201, 400, y))]
    assert rows_of(replace(plain, rules=tuple(ruled)))[0] == [" | ".join(row) for row in rows]


@pytest.mark.parametrize(
    "rows",
    [
        [("(a)", BODY), ("(b)", BODY), ("(c)", BODY)],
        [
            (
                "Rivers carry water to the sea through",
                "Treaties bind the states that have",
                "Glaciers store most of the fresh",
            )
        ]
        * 4,
        CITIES[:2],
    ],
    ids=["items of a list", "three columns of text", "too few rows"],
)
def test_what_only_stands_side_by_side_is_no_table(cells, page, rows):
    assert rows_of(page(*cells(rows)))[0] == []


def test_a_page_printed_sideways_is_left_alone(line, page):
    def upward(text, left):
        boxes = tuple((left, 100.0 + 10 * n, left + 10, 110.0 + 10 * n) for n in range(len(text)))
        return replace(line(text), boxes=boxes)

    turned = [upward("Beijing city", 72.0 + 20 * n) for n in range(6)]
    assert rows_of(page(*turned))[0] == []


def test_rows_are_blocks_with_a_box_for_each_printed_character(cells, line, page, raw):
    title = line("On the Water of Rivers", top=760, size=16)
    caption = line("Table 1. Ventures by city", top=630)
    made = clean(raw(page(title, line(BODY, top=700, right=520), caption, *cells(CITIES))))
    (cleaned,) = made.pages
    rows = [cleaned.text[b.start : b.end] for b in cleaned.blocks if b.kind == "table"]
    assert rows == [" | ".join(row) for row in CITIES]
    start = cleaned.text.index("12.5")
    assert made.boxes[0][start].tolist() == [222.0, 570.0, 227.0, 580.0]
    assert not made.boxes[0][start - 3 : start].any() and len(made.boxes[0]) == len(cleaned.text)


def test_a_table_in_small_type_at_the_foot_is_no_note(cells, line, page, raw):
    rows = [("1 City", "2005", "2010"), ("2 Beijing", "12.5", "14.0"), ("3 Tianjin", "1.8", "3.1")]
    small = [replace(cell, size=7.0) for cell in cells(rows, top=200)]
    note = replace(line("¹ See above.", top=120), size=7.0)
    body = [line(BODY, top=700 - 12 * row, right=520) for row in range(9)]
    (cleaned,) = clean(raw(page(*body, *small, note))).pages
    kinds = [block.kind for block in cleaned.blocks]
    assert kinds[1:] == ["table", "table", "table", "note"]


def test_the_rows_stand_under_the_caption_though_the_file_sets_them_down_last(cells, line, page):
    names = [line("表1 城市", top=640), line("Tab. 1 Cities", top=625)]
    body = line(BODY, top=400)
    lines, made = with_tables(page(*names, body, *cells(CITIES)), Lexicon([body]))
    texts = [line.text for line in lines]
    assert texts[:3] == ["表1 城市", "Tab. 1 Cities", "City | 2005 | 2010"]
    assert texts[-1] == BODY and len(made) == 4
    far = line("表1 城市", top=760)
    texts = [line.text for line in with_tables(page(far, body, *cells(CITIES)), Lexicon([body]))[0]]
    assert texts[:2] == ["表1 城市", BODY]
