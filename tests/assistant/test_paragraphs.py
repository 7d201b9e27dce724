"""Paragraphs and items of a section."""

from __future__ import annotations

import pytest

from assistant.paragraphs import lines_of, parts_of, picked


def told(text: str) -> list[tuple[str, str, str]]:
    return [(part.paragraph, part.item, text[part.place.start : part.place.end][-1]) for part in parts_of(text)]


def quoted(text: str, paragraphs: str = "", items: str = "") -> list[str]:
    return [text[p.start : p.end] for p in picked(text, frozenset(paragraphs.split()), frozenset(items.split()))]


LAW = "有下列情形之一的，可以解除：\n（一）甲；\n（二）乙。\n不定期合同可以随时解除。"
TREATY = "1. One:\n(a) A;\n(b) B.\n2. Two."
ONE_LINE = "一、甲为3.5条。二、乙。三、丙。"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (LAW, [("1", "", "："), ("1", "1", "；"), ("1", "2", "。"), ("2", "", "。")]),
        (TREATY, [("1", "", ":"), ("1", "a", ";"), ("1", "b", "."), ("2", "", ".")]),
        (ONE_LINE, [("1", "", "。"), ("2", "", "。"), ("3", "", "。")]),
        (
            "（一）甲：\n1. A；\n2. B。（二）乙。",
            [("1", "", "："), ("1", "1", "；"), ("1", "2", "。"), ("2", "", "。")],
        ),
        ("甲。\n乙。", [("1", "", "。"), ("2", "", "。")]),
        ("1. One:\n1. A;\n2. Two.", [("1", "", ":"), ("1", "1", ";"), ("2", "", ".")]),
        ("Heading\n1. One.\nMore of it.\n2. Two.", [("1", "", "g"), ("1", "", "."), ("1", "", "."), ("2", "", ".")]),
        ("", []),
    ],
)
def test_each_part_is_of_a_paragraph_and_may_be_an_item_of_it(text, parts):
    assert told(text) == parts


def test_a_paragraph_is_picked_with_its_items_and_an_item_with_what_leads_up_to_it():
    assert quoted(LAW, "2") == ["不定期合同可以随时解除。"]
    assert quoted(TREATY, "1") == ["1. One:", "(a) A;", "(b) B."]
    assert quoted(LAW, "1", "2") == quoted(LAW, items="2") == ["有下列情形之一的，可以解除：", "（二）乙。"]
    assert quoted(ONE_LINE, "2 3") == ["二、乙。", "三、丙。"]


def test_what_is_not_there_is_not_picked():
    assert quoted(LAW, "3") == quoted(LAW) == quoted(LAW, items="9") == []
    assert quoted(LAW, "2", "9") == ["不定期合同可以随时解除。"]


def test_lines_are_those_that_are_not_blank():
    assert [(line.start, line.end) for line in lines_of("ab\n\n c")] == [(0, 2), (5, 6)]
