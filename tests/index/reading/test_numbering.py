"""The numbers that Word prints and does not keep in the text."""

import pytest
from lxml import etree

from index.reading.numbering import Numbering, formatted
from index.reading.wordstyles import W

NAMESPACE = f'xmlns:w="{W[1:-1]}"'


def numbering(levels, numbers='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text, start) in enumerate(levels)
    )
    root = f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>{numbers}</w:numbering>'
    return Numbering(etree.fromstring(root))


def test_a_deeper_level_begins_anew_under_the_next_number():
    made = numbering([("decimal", "Article %1", 1), ("decimal", "%1.%2", 1), ("lowerLetter", "(%3)", 1)])
    levels = [0, 1, 1, 2, 2, 0, 1, 2]
    labels = ["Article 1", "1.1", "1.2", "(a)", "(b)", "Article 2", "2.1", "(a)"]
    assert [made.label(("1", level)) for level in levels] == labels


def test_counting_begins_where_the_level_says():
    made = numbering([("chineseCounting", "第%1条", 9)])
    assert [made.label(("1", 0)) for _ in range(3)] == ["第九条", "第十条", "第十一条"]


def test_lists_of_one_kind_are_counted_on_unless_one_begins_anew():
    link = '<w:abstractNumId w:val="0"/>'
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = "".join(f'<w:num w:numId="{n}">{link}{over}</w:num>' for n, over in ((1, ""), (2, ""), (3, again)))
    made = numbering([("decimal", "%1.", 1)], numbers)
    assert [made.label((number, 0)) for number in "11233"] == ["1.", "2.", "3.", "1.", "2."]


def test_bullets_and_lists_that_are_not_there_have_no_number():
    assert numbering([("bullet", "•", 1)]).label(("1", 0)) == ""
    assert numbering([]).label(("7", 0)) == ""
    assert Numbering(None).label(("1", 0)) == ""
    assert numbering([("decimal", "%1", 1)]).label(None) == ""


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("lowerLetter", 26, "z"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 19, "xix"),
        ("upperRoman", 49, "XLIX"),
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 25, "二十五"),
        ("chineseCounting", 110, "一百一十"),
        ("japaneseCounting", 105, "一百零五"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("ordinalText", 4, "4"),
    ],
)
def test_each_format_writes_its_numbers(form, number, text):
    assert formatted(number, form) == text
