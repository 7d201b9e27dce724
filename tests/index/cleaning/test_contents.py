"""The table of contents told from the text."""

import pytest

from index.cleaning.contents import contents_of


def _contents(line, page, *pages):
    """The texts of the lines found, in reading order; a page is a list of texts."""
    made = [page(*map(line, texts), number=number) for number, texts in enumerate(pages, 1)]
    found = contents_of(made)
    return [each.text for one in made for each in one.lines if id(each) in found]


BODY = ["Part One", "The first words.", "Part Two", "The second words.", "Part Three", "The last words."]


@pytest.mark.parametrize("opens", ["Contents", "TABLE OF CONTENTS", "目 录", "目次"])
def test_lines_that_lead_to_a_page_number_are_contents(line, page, opens):
    entries = ["Scope ........ 1", "Rules . . . . . . 12", "Costs ………… iv"]
    assert _contents(line, page, ["The Title", opens, *entries], BODY) == [opens, *entries]


@pytest.mark.parametrize("number", ["", " 7", " xii"])
def test_lines_that_name_what_stands_later_are_contents(line, page, number):
    entries = [f"Part {name}{number}" for name in ("One", "Two", "Three")]
    assert _contents(line, page, ["Contents", *entries, *BODY]) == ["Contents", *entries]


def test_contents_go_on_over_the_page(line, page):
    entries = [f"Part {name}" for name in ("One", "Two", "Three")]
    assert _contents(line, page, ["Contents", *entries[:2]], [entries[2], *BODY]) == ["Contents", *entries]


def test_an_entry_of_several_lines_is_an_entry(line, page):
    entries = ["Scope .... 1", "Rules for", "both sides", "and for others .... 2", "Costs .... 3"]
    assert _contents(line, page, ["Contents", *entries], BODY) == ["Contents", *entries]


def test_labels_that_differ_in_their_number_are_not_named_by_one_another(line, page):
    # Without its number each is "Article", which no line is: short articles are no entries.
    entries = ["Article 1 Scope .... 2", "Article 2 Costs .... 3", "Article 3 End .... 4"]
    body = ["Article 1", "Scope", "All.", "Article 2", "Costs", "None.", "Article 3", "End", "Now."]
    assert _contents(line, page, ["Contents", *entries], body) == ["Contents", *entries]


def test_parts_of_one_name_are_entries_as_often_as_they_stand_in_the_body(line, page):
    entries = ["Rules", "Costs", "Rules", "Costs"]
    body = ["Rules", "The first words.", "Costs", "More.", "Rules", "Again.", "Costs", "The last words."]
    assert _contents(line, page, ["Contents", *entries], body) == ["Contents", *entries]


def test_fewer_than_three_entries_are_none(line, page):
    assert _contents(line, page, ["Contents", "Scope .... 1", "Rules .... 2"], BODY) == []


def test_the_word_late_in_a_document_opens_nothing(line, page):
    late = ["Contents", "Scope .... 1", "Rules .... 2", "Costs .... 3"]
    early = [[f"Words of page {name}."] for name in "abcde"]
    assert _contents(line, page, *early, late) == []  # on the sixth page
    assert _contents(line, page, *early[1:], late) == late  # on the fifth


def test_a_document_without_that_word_has_none(line, page):
    assert _contents(line, page, ["The contents of this", "Scope .... 1", "Rules .... 2", "Costs .... 3"]) == []
