"""Reads plain text: paragraphs by blank lines, indentation and line ends that no wrapping explains."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

from index.reading.encodings import decode
from index.reading.flow import Flow, Part

_BREAK = re.compile(r"\r\n?|[\n\f\v\u2028\u2029]")
_WIDEST = 120  # columns: a text with wider lines than this has a paragraph a line
_LONG = 0.9  # share of the lines that are no wider than the width to which a text was wrapped
_FULL = 0.7  # of that width: a wider line goes on in the next in most cases, where a text was wrapped at all
_SHORT = 0.5  # of that width: a narrower line is the last of its paragraph, though it may end in no full stop
_SENTENCE_END = re.compile(r"[。！？；：.!?:;][”’\"')）】」』]*$")
_ITEM = re.compile(
    r"(?:[(（][a-z\d一二三四五六七八九十]{1,4}[)）]|\d{1,2}[.．、)]|[一二三四五六七八九十]{1,3}、|[-*•·]\s"
    r"|第[一二三四五六七八九十百零〇]+[编部章节条]|(?:Article|Chapter|Section|Part)\s+[IVXLC\d]+\b)",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:[a-z]-|[,，、])$")
_INDENT = re.compile(r"^(?:\s{2,}|\t)")
_HASHED = re.compile(r"(#{1,6})\s+(\S.*)")  # a heading as in Markdown: much law text is passed on so
_RULE = re.compile(r"^[\s\-=_*~#+.·—]+$")  # a line drawn of characters


def read_text(path: Path) -> Flow:
    """The paragraphs of the text file at ``path``. Raises ReadError when it is no text or empty."""
    return text_flow(decode(path.read_bytes()))


def text_flow(text: str) -> Flow:
    """The paragraphs of ``text``, the lines of each parted by a line break. Raises ReadError when there is none."""
    lines = [line.rstrip() for line in _BREAK.split(text)]
    lines = ["" if _RULE.match(line) else line for line in lines]
    width = _width(lines)
    paragraphs: list[list[str]] = []
    for before, line in pairwise(["", *lines]):
        if line and before and not _opens(line, before, width):
            paragraphs[-1].append(line.strip())
        elif line:
            paragraphs.append([line.strip()])
    return Flow.of("", [_part("\n".join(paragraph)) for paragraph in paragraphs])


def _part(text: str) -> Part:
    hashed = _HASHED.fullmatch(text)
    return Part("heading", hashed.group(2), len(hashed.group(1))) if hashed else Part("paragraph", text)


def _width(lines: list[str]) -> int:
    """The columns to which the text was wrapped; 0 when it was not, so that every line is a paragraph."""
    widths = sorted(columns(line) for line in lines if line)
    width = widths[int(_LONG * (len(widths) - 1))] if widths else 0
    full = [line for line, after in pairwise(lines) if after and columns(line) >= _FULL * width]
    broken = sum(not _SENTENCE_END.search(line) for line in full)
    return width if width <= _WIDEST and 2 * broken > len(full) else 0


def _opens(line: str, before: str, width: int) -> bool:
    """Whether ``line`` opens a paragraph, though no blank line stands between it and the line ``before``."""
    ended = bool(_SENTENCE_END.search(before))
    if _HASHED.match(line) or _HASHED.match(before):
        return True
    if not width or line.startswith("\u3000") or (ended and _INDENT.match(line) and not _INDENT.match(before)):
        return True
    if columns(_first_word(line.strip())) >= width - columns(before):
        return False  # wrapped: there was no room for the word
    short = columns(before) < _SHORT * width and not _OPEN_END.search(before)
    return ended or short or bool(_ITEM.match(line.strip()))


def _first_word(line: str) -> str:
    """What wrapping moves as one: a word, or a Chinese character with the marks that may not open a line."""
    match = re.match(r"[\u2e80-\u9fff]\W{0,2}|\S+?(?=[\s\u2e80-\u9fff]|$)", line)
    return match.group() if match else line


def columns(text: str) -> int:
    """How wide the text is on a typewriter: a Chinese character has two columns."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
