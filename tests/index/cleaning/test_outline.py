"""Headings that only the file's outline names."""

from dataclasses import replace

from index.cleaning.clean import clean
from index.cleaning.headings import GOES_ON
from index.cleaning.outline import outlined
from index.reading.raw import Entry

BODY = "Rivers carry water to the sea through many countries, and all of them share it."


def test_lines_are_found_on_the_page_of_their_entry(line, page):
    first = page(line("Data", top=700), line(BODY, top=680), line("1 The Model", top=660))
    second = page(line("Data", top=700), line("A Heading of", top=680), line("Two Lines", top=660), number=2)
    entries = [Entry("Data", 1, 1), Entry("The Model", 1, 1), Entry("A Heading of Two Lines", 2, 2)]
    assert outlined([first, second], entries) == {
        id(first.lines[0]): 1,
        id(first.lines[2]): 1,
        id(second.lines[1]): 2,
        id(second.lines[2]): GOES_ON,
    }


def test_an_entry_is_found_once(line, page):
    only = page(line("Data", top=700), line("Data", top=680))
    assert outlined([only], [Entry("Data", 1, 1)] * 3) == {}


def test_an_outline_of_something_else_names_nothing(line, page):
    only = page(line("Data", top=700), line("Model", top=680), line("Results", top=660))
    known = [Entry(name, 1, 1) for name in ("Data", "Model", "Results")]
    assert len(outlined([only], known)) == 3
    assert outlined([only], [*known, *(Entry(f"Blank Page {n}", 1, 1) for n in range(4))]) == {}
    assert outlined([only], [*known[:2], Entry("Results", 1, 2)]) == {}


def _paper(line, page, raw, titles, entries):
    lines = [line("On the Water of Rivers", top=720, size=16)]
    for place, title in enumerate(titles):
        top = 690 - 60 * place
        lines += [line(title, top=top), *(line(BODY, top=top - 12 * row, right=480) for row in (1, 2, 3))]
    made = clean(replace(raw(page(*lines)), outline=tuple(entries)))
    (cleaned,) = made.pages
    return [(cleaned.text[b.start : b.end], b.level) for b in cleaned.blocks if b.kind == "heading"]


def test_what_the_outline_names_is_a_heading_of_its_level(line, page, raw):
    titles = ["Data and sources", "Model fit", "Discussion"]
    entries = [Entry("Data and sources", 1, 1), Entry("Model fit", 2, 1), Entry("Discussion", 1, 1)]
    found = _paper(line, page, raw, titles, entries)
    assert found[1:] == [("Data and sources", 1), ("Model fit", 2), ("Discussion", 1)]
    assert [text for text, _ in _paper(line, page, raw, titles, [])[1:]] == []


def test_where_the_outline_has_no_numbers_a_numbered_line_is_no_heading(line, page, raw):
    titles = ["Data and sources", "Model fit", "Discussion", "1. Borcoman, E. Novel patterns"]
    entries = [Entry(title, 1, 1) for title in titles[:3]]
    assert [text for text, _ in _paper(line, page, raw, titles, entries)[1:]] == titles[:3]
    numbered = ["1. Data and sources", "2. Model fit", "3. Discussion", "4. Borcoman, E. Novel patterns"]
    named = [Entry(title, 1, 1) for title in titles[:3]]
    assert [text for text, _ in _paper(line, page, raw, numbered, named)[1:]] == numbered
