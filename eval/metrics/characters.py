"""Character error rate of a text against its reference, and how much of it is text that only one of them has."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein, Opcodes

from index.document import Language

#: Equal characters in a row that end a difference: fewer agree by chance, " the " in two strange texts.
_ANCHOR = 6
#: Characters that one side has more at a difference, from which they are a block ("/... Page 2 "), not an error.
_BLOCK = 8
_DRAWN = re.compile(r"(?:[_.\-] ?){5,}|(?:(?<=\s)|^)\|(?=\s|$)")  # ruled lines, dotted leaders, bars between cells
_SPACE = re.compile(r"\s+")
_UNPRINTED = ("Cc", "Cf", "Cn")  # control, format (soft hyphen, zero width), not a character
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKDOWN = re.compile(r"^[ \t]*(?:#+|```\w*|\|(?:[ \t:]*-+[ \t:]*\|)+)[ \t]*", re.MULTILINE)
_BARS = re.compile(r"(?:^|[ \t])\|(?=[ \t]|$)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[\\_*#|])")


@dataclass(frozen=True, slots=True)
class Characters:
    """Normalised characters: ``edits`` is the Levenshtein distance to a reference of ``reference`` characters.

    Of the edits, ``missing`` are characters of blocks that only the reference has, ``extra`` of blocks that only the
    text has: a title page, a table of contents, a running head, a note that one side has elsewhere or not at all. A
    block is a difference at which one side has at least eight characters more; what it has more counts.
    """

    reference: int
    edits: int
    missing: int
    extra: int

    def __add__(self, other: Characters) -> Characters:
        return Characters(
            self.reference + other.reference,
            self.edits + other.edits,
            self.missing + other.missing,
            self.extra + other.extra,
        )

    @property
    def rate(self) -> float:
        """The character error rate of the whole text, notes included: edits / reference; 0 or more, may exceed 1."""
        return self.edits / self.reference

    @property
    def body_rate(self) -> float:
        """The same of the text that both have: (edits - missing - extra) / reference; 0 or more.

        With ``missing`` and ``extra`` over the reference's length it adds up to ``rate``, so nothing is excused: a
        running head left in the text is in the third, a lost paragraph in the second.
        """
        return (self.edits - self.missing - self.extra) / self.reference


def normalise(text: str, language: Language) -> str:
    """``text`` as every system and the reference are compared.

    NFKC (so ¹ and ① are 1, and full width is half width; Traditional characters stay); soft hyphens, zero-width and
    control characters dropped; ruled lines, dotted leaders and bars between cells dropped, which are drawn, not
    written; white space removed in Chinese, one space between words in English.
    """
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in _UNPRINTED)
    written = _DRAWN.sub(" ", _SPACE.sub(" ", kept))
    return _SPACE.sub("" if language == "zh" else " ", written).strip()


def without_markup(reference: str) -> str:
    """A reference written in Markdown without its marks: comments, "#", code fences, bars of tables, backslashes.

    Nothing else is taken out: the notes, page numbers and running heads that a reference has are part of it.
    """
    return _ESCAPE.sub("", _BARS.sub(" ", _MARKDOWN.sub("", _COMMENT.sub("", reference))))


def compare_characters(text: str, reference: str) -> Characters:
    """How far ``text`` is from ``reference``, both normalised. Exact (no windows): five seconds a 100,000 characters.

    Raises ValueError when the reference is empty.
    """
    if not reference:
        raise ValueError("A reference without characters has no error rate.")
    opcodes = Levenshtein.opcodes(reference, text)
    edits = sum(max(op.src_end - op.src_start, op.dest_end - op.dest_start) for op in opcodes if op.tag != "equal")
    missing = extra = 0
    for more in _surpluses(opcodes):
        if more >= _BLOCK:
            extra += more
        elif more <= -_BLOCK:
            missing -= more
    return Characters(len(reference), edits, missing, extra)


def _surpluses(opcodes: Opcodes) -> list[int]:
    """For each difference, up to the next run of equal characters, how many characters the text has more."""
    found: list[int] = []
    inside = False
    for op in opcodes:
        if op.tag == "equal":
            inside = inside and op.src_end - op.src_start < _ANCHOR
            continue
        if not inside:
            found.append(0)
        inside = True
        found[-1] += (op.dest_end - op.dest_start) - (op.src_end - op.src_start)
    return found
