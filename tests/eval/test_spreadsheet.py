"""A question set as a spreadsheet saves it."""

import pytest

from eval.spreadsheet import rows_of

HEAD = "id,question,answerable,document,page,anchor,facts"
FACTS = [{"en": ["1 May"], "zh": ["五月一日"]}, {"en": ["Basel"], "zh": []}]


def test_a_row_becomes_a_question_with_its_place_and_its_facts():
    ((line, row),) = rows_of(f"{HEAD}\nq1,When?,true,a.pdf,3,in force,1 May | 五月一日; Basel\n")
    assert (line, row["id"], row["question"], row["answerable"]) == (2, "q1", "When?", True)
    assert row["gold"] == [{"document": "a.pdf", "page": "3", "anchor": "in force"}]
    assert row["facts"] == FACTS


@pytest.mark.parametrize("name", ["", "q1"])
def test_a_row_without_a_question_adds_a_place_and_facts_to_the_one_above(name):
    rows = f"q1,When?,true,a.pdf,3,in force,1 May|五月一日\n{name},,,b.md,,自五月一日起,Basel\nq2,Who?,false,,,,\n"
    (_, first), (line, second) = rows_of(f"{HEAD}\n{rows}")
    assert [gold["document"] for gold in first["gold"]] == ["a.pdf", "b.md"]
    assert first["facts"] == FACTS
    assert (line, second["answerable"], second["gold"], second["facts"]) == (4, False, [], [])


def test_columns_stand_in_any_order_and_are_parted_as_the_country_does():
    for mark in ";", "\t":
        ((_, row),) = rows_of(mark.join(["Question", " ID"]) + "\n" + mark.join(["Why, then?", "q1"]) + "\n")
        assert (row["id"], row["question"]) == ("q1", "Why, then?")


def test_a_cell_may_hold_lines_and_empty_rows_are_nothing():
    ((_, row),) = rows_of(f'{HEAD}\n,,,,,,\nq1,When?,yes,a.pdf,,in force,"1 May|五月一日\nBasel"\n,,,,,,\n')
    assert row["facts"] == FACTS and row["gold"][0]["page"] == ""


def test_what_is_neither_true_nor_false_stays_to_be_told_of():
    ((_, row),) = rows_of("id,question,answerable\nq1,When?,perhaps\n")
    assert row["answerable"] == "perhaps"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("q1,When?,true,a.pdf,3,in force,1 May\n", "line 1 names no column 'id' and no 'question'"),
        ("", "line 1 names no column 'id'"),
        (f"{HEAD}\nq1,When?,true,a.pdf,3,in force, they say,1 May\n", "line 2 has more cells than columns"),
        (f"{HEAD}\nq1,When?,true,a.pdf,3,in force,{'x' * 140_000}\n", "line 2: field larger"),
    ],
)
def test_what_would_be_lost_or_cannot_be_read_is_an_error_that_names_the_line(text, said):
    with pytest.raises(ValueError, match=said):
        list(rows_of(text))


def test_empty_cells_to_the_right_of_the_table_are_nothing():
    ((_, row),) = rows_of(f"{HEAD},,\nq1,When?,true,a.pdf,3,in force,1 May|五月一日; Basel,,\n")
    assert row["facts"] == FACTS
