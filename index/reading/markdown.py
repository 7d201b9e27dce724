"""Reads Markdown (CommonMark with tables, footnotes and a YAML head): headings, paragraphs, items, rows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.reading.encodings import decode
from index.reading.flow import RAISED, Flow, Part, row_text

_HEAD = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*", re.MULTILINE)
_NOTE_WITHIN = re.compile(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])+)\]")
_NOTE_SIGN = "\ue000"  # a private character that tells the paragraph of a note from others
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^>]*>")


def read_markdown(path: Path) -> Flow:
    """What the Markdown file at ``path`` says, without its markup. Raises ReadError when it is no text or empty."""
    text = decode(path.read_bytes())
    head = _HEAD.match(text)
    title = _TITLE.search(head.group(1)) if head else None
    body = _with_marked_notes(text[head.end() :] if head else text)
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    return Flow.of(title.group(1).strip("\"'") if title else "", list(_parts(tokens)))


def _with_marked_notes(text: str) -> str:
    """Footnotes, which CommonMark does not know, as paragraphs with a sign, and their marks as raised numbers.

    Those within the line (Pandoc's ``^[text]``) are counted on after the others.
    """
    names = list(dict.fromkeys(_NOTE.findall(text)))
    numbers = {
        name: (name if name.isdecimal() else str(place)).translate(RAISED) for place, name in enumerate(names, 1)
    }
    text = _NOTE.sub(lambda match: f"\n{_NOTE_SIGN}{numbers[match.group(1)]} ", text)
    for name, number in numbers.items():
        text = text.replace(f"[^{name}]", number)
    within: list[str] = []

    def mark(match: re.Match[str]) -> str:
        number = str(len(names) + len(within) + 1).translate(RAISED)
        within.append(f"\n\n{_NOTE_SIGN}{number} {match.group(1)}")
        return number

    return _NOTE_WITHIN.sub(mark, text) + "".join(within)


def _parts(tokens: Sequence[Token]) -> Iterator[Part]:
    level, item, row = 0, "", []
    in_table = False
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "list_item_open":
            item = f"{token.info}{token.markup} " if token.info else ""
        elif token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.type == "inline" and in_table:
            row.append(_inline(token))
        elif token.type == "tr_close":
            yield Part("table", row_text(row))
            row = []
        elif token.type in ("inline", "fence", "code_block", "html_block"):
            yield _part(token, level, item)
            item = ""


def _part(token: Token, level: int, item: str) -> Part:
    text = _inline(token) if token.type == "inline" else token.content
    if token.type == "html_block":
        text = html.unescape(_TAG.sub(" ", _UNSEEN.sub("", text)))
    if level:
        return Part("heading", text, level)
    if text.startswith(_NOTE_SIGN):
        return Part("note", text.removeprefix(_NOTE_SIGN))
    return Part("paragraph", item + text)


def _inline(token: Token) -> str:
    """The words of a line of Markdown; a picture has none."""
    words = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(
        words.get(child.type, child.content)
        for child in token.children or ()
        if child.type not in ("image", "html_inline")
    )
