"""What a paragraph is by its style."""

import pytest
from lxml import etree

from index.reading.wordstyles import W, WordStyle, WordStyles

NAMESPACE = f'xmlns:w="{W[1:-1]}"'
PLAIN = WordStyle(0, False, None)


def style(key, name, inside="", based=""):
    link = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{link}<w:pPr>{inside}</w:pPr></w:style>'
    )


def styles(*made):
    return WordStyles(etree.fromstring(f"<w:styles {NAMESPACE}>{''.join(made)}</w:styles>"))


def paragraph(settings="", runs=""):
    return etree.fromstring(f"<w:p {NAMESPACE}><w:pPr>{settings}</w:pPr>{runs}</w:p>")


def test_a_heading_is_known_by_the_name_of_its_style_and_not_by_its_id():
    made = styles(style("a3", "heading 2"), style("Heading1", "Body Text"))
    assert made.of(paragraph('<w:pStyle w:val="a3"/>')).level == 2
    assert made.of(paragraph('<w:pStyle w:val="Heading1"/>')) == PLAIN


def test_a_style_inherits_and_the_paragraphs_own_outline_level_goes_first():
    made = styles(style("1", "heading 1"), style("2", "My Chapter", based="1"), style("3", "Third", based="2"))
    assert made.of(paragraph('<w:pStyle w:val="3"/>')).level == 1
    assert made.of(paragraph('<w:pStyle w:val="3"/><w:outlineLvl w:val="3"/>')).level == 4
    assert made.of(paragraph('<w:outlineLvl w:val="9"/>')) == PLAIN


def test_a_ring_of_styles_ends():
    made = styles(style("1", "One", based="2"), style("2", "Two", based="1"))
    assert made.of(paragraph('<w:pStyle w:val="1"/>')) == PLAIN


def test_a_title_is_a_heading_and_a_line_of_contents_is_told():
    made = styles(style("T", "Title"), style("C", "toc 2"))
    assert made.of(paragraph('<w:pStyle w:val="T"/>')).level == 1
    assert made.of(paragraph('<w:pStyle w:val="C"/>')).contents


@pytest.mark.parametrize(
    ("own", "expected"),
    [("", ("5", 0)), ('<w:numPr><w:ilvl w:val="2"/><w:numId w:val="6"/></w:numPr>', ("6", 2))],
)
def test_a_list_is_that_of_the_paragraph_else_of_its_style(own, expected):
    made = styles(style("L", "List", '<w:numPr><w:numId w:val="5"/></w:numPr>'))
    assert made.of(paragraph(f'<w:pStyle w:val="L"/>{own}')).numbering == expected


def test_list_zero_takes_a_paragraph_out_of_its_list():
    made = styles(style("L", "List", '<w:numPr><w:numId w:val="5"/></w:numPr>'))
    own = '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert made.of(paragraph(own)).numbering is None


def test_a_paragraph_is_bold_when_all_its_words_are():
    bold, plain = "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>", "<w:r><w:t>p</w:t></w:r>"
    off = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>p</w:t></w:r>'
    made = styles()
    assert made.is_bold(paragraph(runs=bold + "<w:r><w:t> </w:t></w:r>"))
    assert not any(made.is_bold(paragraph(runs=runs)) for runs in (bold + plain, off, ""))
