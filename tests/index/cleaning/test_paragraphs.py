"""Lines to paragraphs and headings."""

from index.cleaning.headings import HeadingStyle
from index.cleaning.paragraphs import paragraphs_of

STYLE = HeadingStyle(10.0, False, frozenset())


def test_a_paragraph_ends_in_a_short_line_that_ends_a_sentence(line, page):
    lines = [
        line("Rivers carry water", right=480, top=700),
        line("to the sea.", top=688),
        line("Seas", top=676, right=480),
    ]
    made = paragraphs_of(page(*lines), STYLE)
    assert [([part.text for part in lines], level) for lines, level in made] == [
        (["Rivers carry water", "to the sea."], 0),
        (["Seas"], 0),
    ]


def test_a_numbered_bold_line_is_a_heading(line, page):
    lines = [line("一、软法", bold=True, top=700), line("软法没有约束力", top=680, right=480)]
    assert [level for _, level in paragraphs_of(page(*lines), STYLE)] == [1, 0]
