"""What an item says, and what makes it one that is not taken."""

import pytest

from index.bibliography.item import check, record_of, year_of


def _nested(depth):
    value = "x"
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"title": "x" * 10_000_000}, '"title" has 10,000,000 characters'),
        ({f"key{number}": "x" * 90_000 for number in range(12)}, "more than 1,000,000 characters"),
        ({"custom": _nested(100_000)}, "nested more than 8 deep"),
        ({"title": "a\x00b"}, '"title" holds control characters'),
        ({"title": "\ud800"}, "holds control characters"),
        ({"k\x1b[2J": "x"}, "holds control characters"),
        ({"author": [{"family": "x\x07"}]}, '"family" holds control characters'),
    ],
)
def test_what_is_too_large_or_deep_or_no_text_is_refused(item, said):
    with pytest.raises(ValueError) as caught:
        check(item)
    assert said in str(caught.value) and "\x1b" not in str(caught.value)


def test_scripts_are_text_and_breaks_are_allowed():
    check({"title": "<script>alert(1)</script>", "abstract": "one\n\ttwo", "custom": {"a": [1, None, True]}})


@pytest.mark.parametrize(
    ("date", "year"), [([[2006]], 2006), ([["c. 1995"]], 1995), ([[-50]], -50), ([["s.a."]], None), ([["20061"]], None)]
)
def test_the_year_as_a_number(date, year):
    assert year_of(record_of({"issued": {"date-parts": date}})) == year


def test_without_a_record_there_is_no_year():
    assert year_of(None) is None
