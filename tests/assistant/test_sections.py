"""Passages of one section are read as one text."""

from __future__ import annotations

import pytest

from assistant.sections import Sections
from index.chunking.sentences import Stretch
from index.document import Passage, Span


def passage(number: int, text: str, start: int, page: int = 1, heading: tuple[str, ...] = ("H",), language: str = "zh"):
    return Passage(f"p{number}", "d", text, (Span(page, start, start + len(text)),), heading, language, "body")


def test_chinese_passages_join_without_a_space_and_english_with_one():
    chinese = Sections([first := passage(1, "甲乙", 0), passage(2, "丙丁", 2)])
    english = Sections([one := passage(1, "One", 0, language="en"), passage(2, "two", 4, language="en")])
    assert chinese.of(first).text == "甲乙丙丁"
    assert english.of(one).text == "One two"


def test_a_paragraph_break_between_passages_stays():
    sections = Sections([first := passage(1, "甲。", 0), passage(2, "乙。", 3)])
    assert sections.of(first).text == "甲。\n乙。"


def test_another_heading_is_another_section():
    sections = Sections([first := passage(1, "甲", 0), passage(2, "乙", 1, heading=("I",))])
    assert sections.of(first).text == "甲"


def test_a_stretch_comes_back_as_stretches_of_its_passages():
    first, second = passage(1, "甲乙", 0), passage(2, "丙丁", 0, page=2)
    section = Sections([first, second]).of(first)
    assert section.pieces(Stretch(1, 3)) == ((first, Stretch(1, 2)), (second, Stretch(0, 1)))
    assert section.place_of(second, Stretch(0, 2)) == Stretch(2, 4)


def test_the_first_of_several_sections_opens_its_document():
    opening, rest = passage(1, "摘要", 0), passage(2, "正文", 3, heading=("I",))
    sections = Sections([opening, rest])
    assert sections.opens(opening) and not sections.opens(rest)
    assert not Sections([opening]).opens(opening)


def test_the_abstract_in_the_other_language_opens_its_document_too():
    chinese, english = passage(1, "摘要", 0), passage(1, "Abstract", 3, language="en")
    sections = Sections([chinese, english, passage(2, "正文", 11, heading=("I",))])
    assert sections.opens(chinese) and sections.opens(english)


def test_the_sections_under_a_heading_are_those_below_it_too():
    parts = [
        passage(1, "甲", 0, heading=("I",)),
        passage(2, "乙", 2, heading=("I", "1")),
        passage(3, "丙", 4, heading=("II",)),
    ]
    sections = Sections(parts)
    assert sections.headings_of("d") == [("I",), ("I", "1"), ("II",)]
    assert [section.text for section in sections.under("d", ("I",))] == ["甲", "乙"]
    assert sections.under("d", ("III",)) == () and sections.headings_of("e") == []


def test_the_lists_of_a_section_are_found_over_the_edge_of_its_passages():
    first, second = passage(1, "原因有二。一是慢，", 0), passage(2, "二是贵。", 9)
    sections = Sections([first, second])
    section = sections.of(second)
    (found,) = sections.enumerations_in(section)
    assert found.lead is not None
    assert [section.text[one.start : one.end] for one in (found.lead, *found.items)] == [
        "原因有二。",
        "一是慢，",
        "二是贵。",
    ]
    assert sections.enumerations_in(sections.of(first)) is sections.enumerations_in(section)


def test_sections_do_not_share_their_lists():
    listed, plain = passage(1, "一是慢，二是贵。", 0), passage(2, "没有。", 9, heading=("I",))
    sections = Sections([listed, plain])
    assert len(sections.enumerations_in(sections.of(listed))) == 1
    assert sections.enumerations_in(sections.of(plain)) == ()


@pytest.mark.parametrize(
    ("chinese", "english", "abroad"),
    [(9, 90, "zh"), (10, 90, ""), (90, 90, ""), (91, 90, "en"), (0, 90, "")],  # a character is three letters
)
def test_a_part_of_less_than_a_quarter_in_the_other_language_is_an_abstract_abroad(chinese, english, abroad):
    parts = {"zh": passage(1, "甲" * chinese, 0), "en": passage(2, "a" * english, 500, language="en")}
    held = [part for part in parts.values() if part.text]
    sections = Sections(held)
    assert [part.language for part in held if sections.is_abstract_abroad(part)] == ([abroad] if abroad else [])


def test_each_document_is_measured_by_itself_and_an_empty_library_has_none():
    abstract = passage(1, "甲", 0)
    other = Passage("q", "e", "a" * 90, (Span(1, 0, 90),), (), "en", "body")
    assert not Sections([abstract, other]).is_abstract_abroad(abstract)
    assert Sections([]).headings_of("d") == []
