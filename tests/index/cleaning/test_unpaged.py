"""A file without printed pages as one page."""

import pytest

from index.cleaning.unpaged import one_page
from index.reading.flow import Flow, Part


def page_of(*parts):
    """The page of parts given as (kind, text) or (kind, text, level); a text alone is a paragraph."""
    made = [Part("paragraph", part) if isinstance(part, str) else Part(*part) for part in parts]
    return one_page(Flow("", tuple(made)))


def blocks_of(page):
    return [(block.kind, block.level, page.text[block.start : block.end]) for block in page.blocks]


def test_it_is_page_1_without_label_and_size_and_has_one_block_a_line():
    page = page_of(("heading", "On Rivers", 1), ("heading", "Law", 2), "Rivers carry water.")
    assert (page.number, page.label, page.width, page.height) == (1, None, 0.0, 0.0)
    assert page.text == "On Rivers\nLaw\nRivers carry water."
    assert [(b.start, b.end, b.level) for b in page.blocks] == [(0, 9, 1), (10, 13, 2), (14, 33, 0)]


def test_notes_stand_last():
    page = page_of("Rivers¹ flow.", ("note", "¹ See the map."), "Seas do not.")
    assert page.text.split("\n") == ["Rivers¹ flow.", "Seas do not.", "¹ See the map."]


def test_lines_are_joined_as_each_language_is():
    page = page_of("Rivers carry\nwater and reg-\nulation follows.", "软法没有\n拘束力。")
    assert page.text.split("\n") == ["Rivers carry water and regulation follows.", "软法没有拘束力。"]


def test_text_is_nfc_without_invisible_characters_and_double_spaces():
    assert page_of("Cafe\u0301\u200b \u00a0 reg\u00adulation.\t \ufeff", "\u200b").text == "Café regulation."


def test_where_the_file_marks_headings_nothing_else_is_one():
    page = page_of(("heading", "On Rivers", 1), ("heading", "Law", 2), "1. Duties", "第一条 目的")
    assert [kind for kind, _, _ in blocks_of(page)] == ["heading", "heading", "paragraph", "paragraph"]


def test_without_marked_headings_title_chapters_and_articles_are_known():
    page = page_of(
        "论规则软联通协定",
        "第一章 总则",
        "第一条 目的",
        "（一）促进合作；",
        "第二条 范围",
        "1. 标准",
        "第三条 生效",
        "本协定自签署之日起生效。",
    )
    assert [(level, text) for _, level, text in blocks_of(page)] == [
        (1, "论规则软联通协定"),
        (2, "第一章 总则"),
        (4, "第一条 目的"),
        (0, "（一）促进合作；"),
        (4, "第二条 范围"),
        (0, "1. 标准"),
        (4, "第三条 生效"),
        (0, "本协定自签署之日起生效。"),
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("2. Why States Comply", 1),
        ("2.1 Reputation", 2),
        ("Conclusion", 1),
        ("Part II General Rules", 1),
        ("Part of the water is lost.", 0),
        ("2. States comply because a state that breaks its word is trusted less when it makes the next promise.", 0),
        ("Rivers", 0),
    ],
)
def test_numbers_and_names_of_parts_make_headings(text, level):
    page = page_of("A sentence comes first.", text, "Another one ends it.")
    assert blocks_of(page)[1] == ("heading" if level else "paragraph", level, text)


@pytest.mark.parametrize("first", ["A sentence is no title.", "软法没有拘束力，", "word " * 50])
def test_a_first_paragraph_that_is_a_sentence_or_long_is_no_title(first):
    assert blocks_of(page_of(first, "More."))[0][0] == "paragraph"


def test_what_is_set_bold_and_numbered_is_a_heading_though_it_ends_in_a_full_stop():
    bold = Part("paragraph", "1. Duties of the Parties.", bold=True)
    plain = Part("paragraph", "2. Each Party measures its water.")
    page = one_page(Flow("", (Part("paragraph", "First."), bold, plain)))
    assert [kind for kind, _, _ in blocks_of(page)] == ["paragraph", "heading", "paragraph"]


def test_what_stands_under_notes_is_a_note():
    page = page_of(("heading", "On Rivers", 1), "Text.", ("heading", "Notes", 2), "1. A paper.", "2. A book.")
    assert [kind for kind, _, _ in blocks_of(page)] == ["heading", "paragraph", "heading", "note", "note"]


def test_an_abstract_behind_the_references_is_none_of_them():
    page = page_of(("heading", "参考文献：", 1), "[1] A paper.", "Abstract: The paper asks how rules connect.")
    assert [kind for kind, _, _ in blocks_of(page)] == ["heading", "reference", "paragraph"]


def test_what_stands_under_references_is_one_until_the_next_heading_of_its_level():
    page = page_of(
        ("heading", "On Rivers", 1),
        "Text.",
        ("heading", "References", 2),
        "A paper.",
        ("heading", "Of law", 3),
        "A book.",
        ("heading", "Annex", 2),
        "More text.",
    )
    kinds = [kind for kind, _, _ in blocks_of(page) if kind != "heading"]
    assert kinds == ["paragraph", "reference", "reference", "paragraph"]
