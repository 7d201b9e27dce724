"""What is written as Markdown reads back to the character, and renders nothing that was not meant."""

import datetime

import pytest
from markdown_it import MarkdownIt

from assistant.references.markdown import escaped, line, write
from assistant.references.styles import Style
from assistant.references.transcript import transcript

HOSTILE = [
    "<script>alert(1)</script> & &lt; &#60;",
    "![x](https://evil.example/x.png) [a](javascript:alert(1)) <https://evil.example>",
    "https://evil.example www.evil.example a@evil.example",
    "# no heading\n- no list\n1. no list\n2) no list\n+ no\n=====\n-----\n> no quote\n    no code\n\tno code",
    "`code` ``` *a* __b__ ~~c~~ |a|b| $x$ [^1] ^a^ \\ [x]: y",
    "  spaces at both ends \u3000",
    "\n\nbreaks\n\nwithin \\\nand after\n",
    "软法的“效力”——第1条。*星号*",
    "a  b\u00a0c",
    "&copy; 100 % {x}_y",
]


def _texts(markdown):
    """The text of each paragraph, breaks as line breaks, with the kinds of all tokens."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    texts, kinds = [], set()
    for token in parser.parse(markdown):
        kinds.add(token.type)
        if token.type == "inline":
            kinds |= {child.type for child in token.children}
            texts.append("".join("\n" if c.type in ("hardbreak", "softbreak") else c.content for c in token.children))
    return texts, kinds


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_reads_back_to_the_character_and_is_one_paragraph(text):
    texts, kinds = _texts(escaped(text))
    assert texts == [text]
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "hardbreak"}


def test_bare_addresses_are_broken_for_programs_that_would_link_them():
    assert "://" not in escaped(HOSTILE[2]) and "www." not in escaped(HOSTILE[2]) and "\\@" in escaped(HOSTILE[2])


def test_control_characters_are_shown_as_missing_and_a_line_is_one():
    assert escaped("a\x00b\x1b[31m") == "a\ufffdb\ufffd\\[31m"
    assert line(" a \n b ") == "a b"


@pytest.mark.parametrize("style", list(Style))
def test_a_conversation_holds_each_quote_to_the_character(cited, answered, style):
    document = cited(texts=HOSTILE)
    turn = answered("What *is* <b>law</b>?\n# x", document, HOSTILE)
    made = transcript([turn], {document.id: document}, style, "en", datetime.date(2026, 11, 22))
    texts, kinds = _texts(write(made))
    assert all(text in texts for text in HOSTILE)
    assert "What *is* <b>law</b>? # x" in texts
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "code_inline", "code_block", "hr"}
    assert sum(text.startswith(f"[{number}]") for text in texts for number in range(1, 11)) >= len(HOSTILE)


def test_titles_in_italics_are_in_italics(cited, answered):
    item = {"type": "book", "title": "A *Book*", "language": "en", "publisher": "P", "author": [{"family": "Doe"}]}
    document = cited(item | {"title": "A Book"})
    turn = answered("Q", document, ["One"])
    made = transcript([turn], {document.id: document}, Style.CHICAGO, "en", datetime.date(2026, 11, 22))
    assert write(made).endswith("\\[1\\] Doe, *A Book* (P, n.d.), 12.\n")
