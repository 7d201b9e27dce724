"""Notes and the marks that they hang on."""

from dataclasses import replace

import pytest

from index.document import Span
from index.notes import Note, hanging_on, notes_of


def tied(document):
    return [(note.mark, document.text_at(note.spans, "en")) for note in notes_of(document)]


def test_a_note_knows_its_mark_and_where_it_hangs(make_document):
    document = make_document(
        [("paragraph", "软法有效。① 硬法也是。②"), ("note", "① 罗豪才书。"), ("note", "② 另见他书。")]
    )
    first, second = notes_of(document)
    assert first == Note("1", (Span(1, 14, 21),), Span(1, 5, 6))
    assert (second.mark, document.text_at([second.at], "zh")) == ("2", "②")


@pytest.mark.parametrize(
    ("body", "note", "mark"),
    [
        ("Soft law binds.³ So", "³ See above.", "3"),
        ("Soft law binds.³ So", "3. See above.", "3"),
        ("Soft law [2] binds", "[2] See above.", "2"),
        ("of 1982 1/ (hereinafter", "1/ See above.", "1"),
        ("Soft Law ∗", "* See above.", "*"),
        ("A mass of 10⁶ kg and 2 km²", "⁶ See above.", None),
        ("第3期 ① 论", "[1] See above.", None),
        ("Soft law binds.", "¹ See above.", None),
    ],
)
def test_marks_of_one_way_of_writing_belong_together(make_document, body, note, mark):
    document = make_document([("paragraph", body), ("note", note)])
    assert [n.mark for n in notes_of(document)] == ([mark] if mark else [])


def test_one_place_may_have_several_marks(make_document):
    notes = [("note", f"{raised} note") for raised in "¹²³⁴"]
    assert [mark for mark, _ in tied(make_document([("paragraph", "Law.¹,³–⁴"), *notes]))] == ["1", "3", "4"]


def test_notes_are_counted_by_the_page(make_document):
    document = make_document(
        [("paragraph", "One.¹"), ("note", "¹ first")], [("paragraph", "Two.¹"), ("note", "¹ second")]
    )
    assert tied(document) == [("1", "¹ first"), ("1", "¹ second")]


def test_a_list_of_references_answers_from_afar_and_a_mark_with_two_answers_is_left_alone(make_document):
    far = make_document([("paragraph", "Law [7].")], [("heading", "References"), ("reference", "[7] Abbott 2000.")])
    assert tied(far) == [("7", "[7] Abbott 2000.")]
    assert tied(make_document([("paragraph", "Law.¹"), ("note", "¹ a"), ("note", "¹ b")])) == []


def test_a_note_goes_on_in_the_first_note_of_the_next_page_when_that_has_no_mark(make_document):
    document = make_document(
        [("paragraph", "Law.¹"), ("note", "¹ It begins")],
        [("paragraph", "More.²"), ("note", "and ends."), ("note", "² Next")],
    )
    assert tied(document) == [("1", "¹ It begins and ends."), ("2", "² Next")]


def test_the_notes_of_a_quote_have_their_marks_in_it_or_right_after_it(make_document):
    document = make_document([("paragraph", "Law binds.¹ Courts judge.²"), ("note", "¹ a"), ("note", "² b")])
    notes = notes_of(document)
    assert [note.mark for note in hanging_on(notes, [Span(1, 0, 10)])] == ["1"]  # the mark stands right after the quote
    assert [note.mark for note in hanging_on(notes, [Span(1, 12, 25)])] == ["2"]
    assert hanging_on(notes, [replace(notes[0].at, page=2)]) == ()
