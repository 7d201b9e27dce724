"""CSL-JSON: one bad item costs itself alone."""

import json

import pytest

from index.bibliography.csl import read, write
from index.bibliography.item import record_of


def test_each_bad_item_is_refused_with_its_reason_and_the_rest_is_read():
    items = [
        {"id": 7, "title": "Good", "file": "a.pdf"},
        "text",
        {"id": "big", "title": "x" * 10_000_000},
        {"id": "wrong", "title": ["A"]},
        {"id": "bare"},
        {"title": "<script>alert(1)</script>"},
    ]
    made = read(json.dumps(items))
    assert [(entry.name, entry.title, entry.files) for entry in made.entries] == [
        ("7", "Good", ("a.pdf",)),
        ("entry 6", "<script>alert(1)</script>", ()),
    ]
    assert [(refusal.name, refusal.reason) for refusal in made.refused] == [
        ("entry 2", "it is not an object"),
        ("big", '"title" has 10,000,000 characters, more than 100,000'),
        ("wrong", '"title" is not a string'),
        ("bare", "it has neither a title nor a file"),
    ]
    assert "file" not in json.loads(made.entries[0].csl)


@pytest.mark.parametrize("text", ["{", "{}", "[" * 200_000, '[{"volume": NaN}]', ""])
def test_what_is_no_list_of_json_is_refused_whole(text):
    with pytest.raises(ValueError):
        read(text)


def test_what_is_written_is_read_back():
    item = {"id": "a", "type": "book", "title": "软法 & “law”", "author": [{"family": "罗", "given": "豪才"}]}
    assert json.loads(read(write([record_of(item)])).entries[0].csl) == item
