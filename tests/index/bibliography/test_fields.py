"""Editing a record changes what was edited, and nothing else."""

from dataclasses import replace

from index.bibliography.fields import Fields, completed, edited, fields_of
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


def test_parties_are_kept_where_csl_keeps_what_it_has_no_field_for():
    item = {"type": "treaty", "title": "T", "custom": {"shelf": "4"}}
    made = edited(item, Fields(title="T", type="treaty", parties=("Mitonia", "Lokia")))
    assert made["custom"] == {"shelf": "4", "parties": ["Mitonia", "Lokia"]}
    assert fields_of(record_of(made)).parties == record_of(made).parties == ("Mitonia", "Lokia")
    assert edited(made, Fields(title="T", type="treaty")) == item


def test_a_guess_fills_what_the_record_leaves_open_and_is_told_from_it():
    guess = replace(
        record_of({"type": "treaty", "title": "G", "issued": {"date-parts": [[2009, 2, 27]]}}), parties=("A",)
    )
    known, guessed = completed(record_of({"type": "report", "title": "T"}), guess)
    assert known == Fields(title="T", type="report", issued="2009-02-27", parties=("A",))
    assert guessed == ("parties", "issued")
    written = record_of(edited({"type": "report", "title": "T"}, known))
    assert completed(written, guess) == (known, ())


def test_that_nothing_is_known_of_the_kind_is_no_guess():
    assert completed(None, record_of({"type": "document", "title": "T"}))[1] == ("title",)
