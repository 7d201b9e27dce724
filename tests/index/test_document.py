"""Places in a document: spans, the seam between pages, passage ids."""

from dataclasses import replace

import pytest

from index.document import Page, Passage, Span, by_id, locate, passage_id, seam

TWO_PAGES = (Span(1, 10, 14), Span(2, 0, 4))  # "abcd" on page 1, "efgh" on page 2


def test_seam_is_a_space_in_english_and_nothing_in_chinese():
    assert (seam("en"), seam("zh")) == (" ", "")


def test_locate_within_one_span_counts_from_its_start():
    assert locate(TWO_PAGES, "en", 1, 3) == (Span(1, 11, 13),)


def test_locate_across_the_page_break_leaves_out_the_english_seam():
    # "abcd efgh"[2:7] is "cd ef"
    assert locate(TWO_PAGES, "en", 2, 7) == (Span(1, 12, 14), Span(2, 0, 2))


def test_locate_across_the_page_break_has_no_seam_in_chinese():
    # "abcdefgh"[2:6] is "cdef"
    assert locate(TWO_PAGES, "zh", 2, 6) == (Span(1, 12, 14), Span(2, 0, 2))


def test_locate_of_the_seam_alone_is_nowhere():
    assert locate(TWO_PAGES, "en", 4, 5) == ()


def test_locate_of_the_second_page_alone():
    assert locate(TWO_PAGES, "en", 5, 9) == (Span(2, 0, 4),)
    assert locate(TWO_PAGES, "zh", 4, 8) == (Span(2, 0, 4),)


def test_passage_locates_by_its_own_language():
    passage = Passage("p", "d", "abcdefgh", TWO_PAGES, (), "zh", "body")
    assert passage.locate(3, 5) == (Span(1, 13, 14), Span(2, 0, 1))


def test_passage_names_each_page_once():
    spans = (Span(2, 0, 1), Span(2, 5, 6), Span(3, 0, 1))
    assert Passage("p", "d", "", spans, (), "en", "body").pages == (2, 3)


def test_text_at_reads_the_page_break_as_the_language_does(make_document):
    document = make_document([("paragraph", "soft la")], [("paragraph", "w binds")])
    spans = (Span(1, 5, 7), Span(2, 0, 1))
    assert document.text_at(spans, "en") == "la w"
    assert document.text_at(spans, "zh") == "law"


def test_text_at_and_locate_agree_across_pages(make_document):
    document = make_document([("paragraph", "一二三")], [("paragraph", "四五六")], [("paragraph", "七八")])
    whole = (Span(1, 0, 3), Span(2, 0, 3), Span(3, 0, 2))
    text = document.text_at(whole, "zh")
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert document.text_at(locate(whole, "zh", start, end), "zh") == text[start:end]


def test_passage_id_is_the_same_in_every_run():
    # sha256("d|1:0-5;2:0-3") begins with these digits.
    assert passage_id("d", [Span(1, 0, 5), Span(2, 0, 3)]) == "a06c7eb0280d8574"


@pytest.mark.parametrize("other", [("e", Span(1, 0, 5)), ("d", Span(2, 0, 5)), ("d", Span(1, 1, 5))])
def test_passage_id_changes_with_document_and_place(other):
    assert passage_id(other[0], [other[1]]) != passage_id("d", [Span(1, 0, 5)])


def test_page_zero_is_an_error_and_not_the_last_page(make_document):
    document = make_document([("paragraph", "one")], [("paragraph", "two")])
    assert document.page(2).text == "two"
    for number in (0, -1, 3):
        with pytest.raises(IndexError):
            document.page(number)


def test_label_is_what_is_printed_else_the_number(make_document):
    document = make_document([("paragraph", "one")], [("paragraph", "two")])
    labelled = Page(1, "xii", "one", 595.0, 842.0, ())
    document = replace(document, pages=(labelled, document.pages[1]))
    assert (document.label_of(1), document.label_of(2)) == ("xii", "2")


@pytest.fixture
def unpaged(make_document):
    """A document of one page without size: a heading, two paragraphs and a note, 3 characters each."""
    document = make_document([("heading", "aaa"), ("paragraph", "bbb"), ("paragraph", "ccc"), ("note", "ddd")])
    return replace(document, pages=(replace(document.pages[0], width=0.0, height=0.0),))


@pytest.mark.parametrize(
    ("spans", "place"),
    [
        ([Span(1, 0, 3)], "¶ 1"),
        ([Span(1, 5, 6)], "¶ 2"),
        ([Span(1, 6, 9)], "¶ 2–3"),
        ([Span(1, 4, 7), Span(1, 12, 13)], "¶ 2–4"),
        ([Span(1, 7, 8)], "¶ 2–3"),
    ],
)
def test_without_printed_pages_a_place_is_its_paragraph(unpaged, spans, place):
    # The text is "aaa\nbbb\nccc\nddd"; character 7 is the line break between two paragraphs.
    assert unpaged.labels_of(spans) == (place,)
    assert unpaged.place(spans, "zh") == unpaged.place(spans, "en") == place


def test_a_place_on_printed_pages_is_their_labels(make_document):
    document = make_document([("paragraph", "one")], [("paragraph", "two")])
    spans = [Span(1, 0, 3), Span(2, 0, 1), Span(2, 2, 3)]
    assert document.labels_of(spans) == ("1", "2")
    assert (document.place(spans, "en"), document.place(spans[1:], "zh")) == ("p. 1–2", "第 2 页")


def test_a_damaged_page_does_not_make_a_file_one_without_pages(make_document, unpaged):
    document = make_document([("paragraph", "one")], [("paragraph", "two")])
    damaged = replace(document, pages=(replace(document.pages[0], width=0.0, height=0.0), document.pages[1]))
    assert damaged.is_paged and not unpaged.is_paged


def test_title_prefers_the_record(make_document):
    from index.document import Record

    record = Record("Recorded", (), "", "", "article", "{}")
    nameless = Record("", (), "", "", "article", "{}")
    assert make_document([], record=record, guessed_title="Guessed").title == "Recorded"
    assert make_document([], record=nameless, guessed_title="Guessed").title == "Guessed"
    assert make_document([], record=None, guessed_title="Guessed").title == "Guessed"


def test_a_guess_fills_only_what_the_bibliography_leaves_empty(make_document):
    from index.document import Record

    guess = Record("Printed", ("Ann Lee",), "2019", "", "treaty", '{"title": "Printed", "issued": 1}', ("A", "B"))
    record = Record("Recorded", (), "2020", "", "article", '{"title": "Recorded"}')
    known = make_document([], record=record, guess=guess).bibliography
    assert (known.title, known.authors, known.year, known.type, known.parties) == (
        "Recorded",
        ("Ann Lee",),
        "2020",
        "article",
        ("A", "B"),
    )
    assert known.guessed == ("authors", "parties")
    assert known.csl == '{"title": "Recorded", "issued": 1}'
    alone = make_document([], record=None, guess=guess).bibliography
    assert (alone.title, alone.guessed) == ("Printed", ("title", "authors", "year", "type", "parties"))
    assert make_document([], record=record).bibliography == record
    assert make_document([], record=None).bibliography == Record("", (), "", "", "", "")


def test_by_id_finds_documents(make_document):
    one, two = make_document([], document_id="1"), make_document([], document_id="2")
    assert by_id([one, two]) == {"1": one, "2": two}
