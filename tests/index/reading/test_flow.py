"""The nouns of a file without printed pages."""

import pytest

from index.errors import ReadError
from index.reading.flow import Flow, Part, row_text


def test_a_blank_line_parts_two_paragraphs_and_a_line_break_does_not():
    flow = Flow.of(" On \n Rivers ", [Part("paragraph", "one\ntwo\n \nthree"), Part("note", "  ")])
    assert flow == Flow("On Rivers", (Part("paragraph", "one\ntwo"), Part("paragraph", "three")))


def test_parts_without_text_are_a_read_error():
    with pytest.raises(ReadError, match="no text"):
        Flow.of("Title", [Part("paragraph", " \n")])


def test_the_cells_of_a_row_stand_in_one_line():
    assert row_text(["River", " ", "1,233\n km"]) == "River |  | 1,233 km"
    assert row_text(["", " \n"]) == ""
