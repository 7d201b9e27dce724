"""Plain text to paragraphs."""

import pytest

from index.errors import ReadError
from index.reading.text import columns, read_text, text_flow


def paragraphs(text):
    return [part.text for part in text_flow(text).parts]


WRAPPED = """Soft law is a word for rules that bind nobody and are followed
all the same. States prefer it where a treaty would take long.
It may harden later.
A declaration is repeated, then cited by courts, and in the
end a treaty takes it up."""


def test_wrapped_lines_are_one_paragraph_and_a_short_last_line_ends_it():
    first, second = paragraphs(WRAPPED)
    assert first.startswith("Soft law") and first.endswith("long.\nIt may harden later.")
    assert second == "A declaration is repeated, then cited by courts, and in the\nend a treaty takes it up."


def test_wrapped_chinese_lines_are_one_paragraph():
    first = "软法是没有法律拘束力而仍被普\n遍遵守的规则，各国在条约谈判\n耗时过长时往往选择它。"
    second = "后来它可能变硬，成为条约的一\n部分。"
    assert paragraphs(f"{first}\n{second}") == [first, second]


def test_a_text_with_a_paragraph_a_line_is_not_joined():
    lines = ["第一段话到这里就结束了。", "第二段更短。", "第三段话比前面的都长，但是也只有这一行而已。", "末段。"]
    assert paragraphs("\n".join(lines)) == lines
    long = ["word " * 40 + "end", "and so on " * 20 + "on"]
    assert paragraphs("\n".join(long)) == long


def test_an_indent_opens_a_paragraph_and_that_of_an_item_does_not():
    text = """The first paragraph of this text is wrapped to some sixty co-
lumns and ends with a full stop at the end of its last line.
  The second one is known by its indent alone, as in many old
files of plain text.
- an item of a list that is too long for a single line of this
  text and is set under itself
"""
    assert [p.split("\n")[0][:12] for p in paragraphs(text)] == ["The first pa", "The second o", "- an item of"]


def test_a_full_width_space_always_opens_a_paragraph():
    assert paragraphs("　　第一段话。\n　　第二段话。") == ["第一段话。", "第二段话。"]


def test_an_item_opens_a_paragraph_of_its_own():
    text = """The Parties shall measure the water at their border and tell:
(a) its level; and
(b) what has been put into it and by whom, where that is known to
the Party at all."""
    assert paragraphs(text)[1] == "(a) its level; and"


def test_hashes_make_headings_as_in_markdown():
    parts = text_flow("# 水法\n## 第一章 总则\n第一条 国家保护水。\n#1 in the list\n").parts
    assert [(part.level, part.text) for part in parts] == [
        (1, "水法"),
        (2, "第一章 总则"),
        (0, "第一条 国家保护水。"),
        (0, "#1 in the list"),
    ]


def test_all_kinds_of_line_ends_and_drawn_lines_part_lines():
    assert paragraphs("One.\r\n\r\nTwo.\f\n-----\nThree.\r\rFour.") == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize("data", [b"", b" \n\n \t", b"\xef\xbb\xbf", b"----\n****"])
def test_a_file_without_words_is_a_read_error(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match="no text"):
        read_text(path)


def test_a_picture_that_is_called_a_text_is_a_read_error_with_a_remedy(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\0")
    with pytest.raises(ReadError) as caught:
        read_text(path)
    assert "no text" in caught.value.message and "UTF-8" in caught.value.remedy


def test_a_chinese_character_has_two_columns():
    assert (columns("ab"), columns("软法，"), columns("")) == (2, 6, 0)
