"""The blocks of an HTML tree."""

import pytest
from lxml import html

from index.reading.flow import Part
from index.reading.markup import part_text, parts_of


def texts(body):
    return [part.text for part in parts_of(html.document_fromstring(f"<body>{body}</body>"))]


def test_headings_have_their_levels_whatever_is_in_them():
    tree = html.document_fromstring("<h1><div>On <b>Rivers</b></div></h1><p>Text</p><h4>Law</h4>")
    assert parts_of(tree) == [Part("heading", "On Rivers", 1), Part("paragraph", "Text"), Part("heading", "Law", 4)]


def test_text_beside_blocks_is_kept_in_its_place():
    assert texts("a<p>b</p>c <i>d</i><div>e<p>f</p>g</div>h") == ["a", "b", "c d", "e", "f", "g", "h"]


def test_a_line_end_of_the_markup_is_one_however_many_there_are():
    assert texts("<p>软法没有\n\n   拘束力。  So\t it is.</p>") == ["软法没有\n拘束力。 So it is."]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a<br>\n b", ["a\nb"]),
        ("a<br> <br/>\nb", ["a", "b"]),
        ("a<br>\n\u3000\u3000b", ["a", "b"]),
        ("a<br>&nbsp;&nbsp;b", ["a", "b"]),
        ("<br>a<br>", ["a"]),
    ],
)
def test_two_line_breaks_or_an_indent_part_paragraphs_and_one_break_does_not(body, expected):
    assert texts(f"<div>{body}</div>") == expected


@pytest.mark.parametrize(
    "silent",
    [
        "<script>x</script>",
        "<nav>x</nav>",
        "<footer>x</footer>",
        "<!-- x -->",
        "<p hidden>x</p>",
        '<p style="color: red; display: none">x</p>',
        "<figure><figcaption>x</figcaption></figure>",
        "<select><option>x</select>",
    ],
)
def test_what_is_no_text_is_left_out_and_what_follows_it_is_not(silent):
    assert texts(f"<form>a {silent} b</form>") in (["a b"], ["a", "b"])


def test_a_reading_above_a_character_is_left_out():
    assert texts("<p><ruby>软<rp>(</rp><rt>ruǎn</rt><rp>)</rp></ruby>法</p>") == ["软法"]


def test_a_row_of_data_is_a_line_and_one_that_lays_out_the_page_is_looked_through():
    assert texts("<table><tr><th>a</th><td> b<br>c</td></tr><tr><td>d</td></tr></table>") == ["a | b c", "d"]
    page = "<table><tr><td>menu</td><td><p>one</p><p>two</p></td></tr></table>"
    assert texts(page) == ["menu", "one", "two"]


def test_all_text_of_an_element_is_one_line():
    assert part_text(html.fromstring("<div><p>one</p> two <ul><li>three</ul></div>")) == "one two three"
