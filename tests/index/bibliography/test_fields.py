"""Editing a record changes what was edited, and nothing else."""

from index.bibliography.fields import Fields, edited, fields_of
from index.bibliography.item import record_of

ITEM = {
    "id": "x",
    "type": "book",
    "title": "A Book",
    "author": [{"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}, {"literal": "World Bank"}],
    "issued": {"date-parts": [[1995]], "circa": True},
    "volume": 54,
    "note": "kept",
}


def test_a_record_is_shown_as_lines():
    assert fields_of(record_of(ITEM)) == Fields(
        title="A Book", authors=("van Beethoven, Ludwig", "World Bank"), issued="1995", type="book", volume="54"
    )
    assert fields_of(None) == Fields()


def test_fields_that_are_as_they_were_change_nothing():
    assert edited(ITEM, fields_of(record_of(ITEM))) == ITEM


def test_what_is_edited_is_written_and_what_is_emptied_goes():
    fields = Fields(
        title=" Another ",
        authors=("罗, 豪才", "van Beethoven, Ludwig", " "),
        issued="2006-9-18",
        type="report",
        doi="10.1/x",
    )
    assert edited(ITEM, fields) == {
        "id": "x",
        "type": "report",
        "title": "Another",
        "author": [{"family": "罗", "given": "豪才"}, ITEM["author"][0]],
        "issued": {"date-parts": [[2006, 9, 18]]},
        "DOI": "10.1/x",
        "note": "kept",
    }
