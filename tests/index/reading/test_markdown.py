"""Markdown to parts."""

import pytest

from index.errors import ReadError
from index.reading.flow import Part
from index.reading.markdown import read_markdown


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "a.md"
        path.write_text(text, encoding="utf-8")
        return read_markdown(path)

    return read


def test_headings_keep_their_levels_and_text_loses_its_markup(read):
    assert read("# On *Rivers*\n\nRivers `carry` **water**\nto [the sea](http://x).\n\nLaw\n---\n").parts == (
        Part("heading", "On Rivers", 1),
        Part("paragraph", "Rivers carry water\nto the sea."),
        Part("heading", "Law", 2),
    )


def test_items_of_an_ordered_list_keep_the_numbers_that_are_printed(read):
    parts = read("3. third\n4. fourth\n\n   more of it\n   - nested\n").parts
    assert [part.text for part in parts] == ["3. third", "4. fourth", "more of it", "nested"]


def test_a_table_is_read_row_by_row(read):
    parts = read("| River | Length |\n|---|---|\n| Rhine | 1,233 *km* |\n").parts
    assert parts == (Part("table", "River | Length"), Part("table", "Rhine | 1,233 km"))


def test_a_footnote_is_a_note_and_its_mark_is_raised(read):
    parts = read("Rivers[^1] carry[^2] water.\n\n[^1]: One\n[^2]: See the paper\n  on rivers.\n").parts
    assert parts == (
        Part("paragraph", "Rivers¹ carry² water."),
        Part("note", "¹ One"),
        Part("note", "² See the paper\non rivers."),
    )


def test_notes_with_names_are_numbered_and_brackets_that_mark_none_stay(read):
    parts = read("Rivers[^x] match `[^y]`.\n\n[^x]: A note\n").parts
    assert parts == (Part("paragraph", "Rivers¹ match [^y]."), Part("note", "¹ A note"))


def test_a_note_within_the_line_is_taken_out_of_it(read):
    parts = read("Rivers^[See [the map](http://x), *2001*.] carry^[Or not.] water[^1].\n\n[^1]: One\n").parts
    assert [(part.kind, part.text) for part in parts] == [
        ("paragraph", "Rivers² carry³ water¹."),
        ("note", "¹ One"),
        ("note", "² See the map, 2001."),
        ("note", "³ Or not."),
    ]


def test_a_yaml_head_is_no_text_and_gives_the_title(read):
    flow = read('---\nauthor: A\ntitle: "On Rivers"\n---\nRivers.\n')
    assert (flow.title, flow.parts) == ("On Rivers", (Part("paragraph", "Rivers."),))


def test_of_raw_html_the_words_are_kept_and_no_script_or_comment(read):
    parts = read("<div>law &amp; order<script>x()</script></div>\n<!-- no\n text -->\n\nThe <b>sea</b>.\n").parts
    assert [part.text.strip() for part in parts] == ["law & order", "The sea."]


def test_code_is_kept_as_it_is(read):
    assert [part.text for part in read("```\n# no heading\n```\n").parts] == ["# no heading\n".strip()]


def test_a_file_of_markup_alone_is_a_read_error(read):
    with pytest.raises(ReadError, match="no text"):
        read("---\ntitle: x\n---\n\n![a picture](x.png)\n\n***\n")
