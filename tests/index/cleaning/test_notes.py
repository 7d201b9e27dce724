"""Footnotes told from the body."""

import pytest

from index.cleaning.notes import split_notes


def _split(lines, carried=False):
    body, notes = split_notes(tuple(lines), 10.0, carried)
    return [line.text for line in body], [[line.text for line in note] for note in notes]


def _body(line):
    return [line("The body begins here", top=700), line("and ends here.", top=686)]


@pytest.mark.parametrize(
    "texts",
    [
        ["① First.", "② Second."],
        ["[1] First.", "[2] Second."],
        ["1. First.", "2. Second."],
        ["1 First.", "2 Second."],
        ["1/ First.", "2/ Second."],
        ["¹ First.", "² Second."],
        ["* The author thanks all.", "† Second author."],
    ],
)
def test_notes_are_told_by_mark_size_and_place(line, texts):
    foot = [line(text, top=100 - 10 * row, size=8) for row, text in enumerate(texts)]
    assert _split([*_body(line), *foot]) == (["The body begins here", "and ends here."], [[text] for text in texts])


def test_a_note_keeps_its_further_lines(line):
    texts = ["① First, which is", "longer than a line.", "② Second."]
    foot = [line(text, top=100 - 10 * row, size=8) for row, text in enumerate(texts)]
    assert _split([*_body(line), *foot])[1] == [texts[:2], texts[2:]]


def test_a_plain_number_opens_a_note_only_in_order(line):
    texts = ["1. See Treaty of", "12 June 1999, and", "3 others.", "2. Second."]
    foot = [line(text, top=100 - 10 * row, size=8) for row, text in enumerate(texts)]
    assert _split([*_body(line), *foot])[1] == [texts[:3], texts[3:]]


def test_small_type_in_the_middle_of_the_page_is_no_note(line):
    abstract = line("1. An abstract in small type.", top=693, size=8)
    first, last = _body(line)
    assert _split([first, abstract, last])[1] == []


def test_small_type_at_the_foot_without_a_mark_is_no_note(line):
    lines = [*_body(line), line("Received in May.", top=100, size=8)]
    assert _split(lines) == (["The body begins here", "and ends here.", "Received in May."], [])


def test_large_type_with_a_mark_is_no_note(line):
    assert _split([*_body(line), line("[1] A list in the body.", top=100, size=10)])[1] == []


def test_a_note_goes_on_at_the_foot_of_the_next_page(line):
    foot = [line("its last words.", top=100, size=8), line("② Second.", top=90, size=8)]
    assert _split([*_body(line), *foot], carried=True)[1] == [["its last words."], ["② Second."]]
    assert _split([*_body(line), *foot], carried=False)[1] == []


def test_a_page_of_small_type_only_is_no_note_carried_over(line):
    # A list of references in small type fills the page: nothing larger says where the body ends.
    lines = [line("Abbott, Hard and Soft Law.", top=700, size=8)]
    assert _split(lines, carried=True) == (["Abbott, Hard and Soft Law."], [])


def _typed(line, mark=" 1/", gap=40):
    """A page typed in one size, as the United Nations did."""
    body = [line(f"The Convention{mark} and the rest,", top=700), line("as adopted,", top=690)]
    foot = [line("1/ Official Records, vol. XVII", top=680 - gap), line("(Sales No. 3).", top=670 - gap)]
    return [*body, *foot, line("2/ A/48/950.", top=650 - gap)]


def test_a_slashed_note_in_the_type_of_the_body_is_known_by_its_mark_and_the_gap_above_it(line):
    assert _split(_typed(line))[1] == [["1/ Official Records, vol. XVII", "(Sales No. 3)."], ["2/ A/48/950."]]


def test_without_its_mark_or_the_gap_it_is_body(line):
    assert _split(_typed(line, mark=""))[1] == []
    assert _split(_typed(line, gap=0))[1] == []
