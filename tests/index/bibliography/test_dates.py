"""Dates in the forms that people and programs write."""

import pytest

from index.bibliography.dates import csl_date, date_parts, date_text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2006", [2006]),
        ("2006-09", [2006, 9]),
        ("2006/09/18", [2006, 9, 18]),
        ("2006/09/18/", [2006, 9, 18]),
        ("2006年9月18日", [2006, 9, 18]),
        ("2006年9月", [2006, 9]),
        ("2006年", [2006]),
        ("-50", [-50]),
    ],
)
def test_a_date_is_its_parts(text, parts):
    assert csl_date(text) == {"date-parts": [parts]}


@pytest.mark.parametrize("text", ["in press", "2006-13", "2006-02-40", "c. 1995", "Spring 2006"])
def test_what_is_no_date_stays_as_it_is(text):
    assert csl_date(text) == {"literal": text}
    assert date_text({"issued": {"literal": text}}) == text


def test_nothing_is_no_date():
    assert csl_date("  ") is None and date_text({}) == "" and date_parts({"issued": "x"}) == ()


def test_parts_that_cannot_be_are_left_out():
    assert date_parts({"issued": {"date-parts": [["2006", 13, 1]]}}) == (2006,)
    assert date_parts({"issued": {"date-parts": [[2006, None]]}}) == (2006,)
    assert date_parts({"issued": {"date-parts": [[True]]}}) == ()
    assert date_text({"issued": {"date-parts": [[2006, 9, 8]]}}, mark="/") == "2006/09/08"
