"""Lines to paragraphs: Chinese lines joined without a space, English words put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.language import language_of
from index.reading.english import known_words
from index.reading.raw import Box, Line

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_NEUTRAL = re.compile(r"[“”‘’…—]")  # set wide in Chinese, narrow in English
_SOFT_HYPHEN = re.compile(r"[a-z][-\u2010\u00ad]$")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_NO_BOX: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Joined:
    """Text that grows line by line, with one box per character."""

    text: str
    boxes: list[Box]

    @classmethod
    def of(cls, lines: Sequence[Line], lexicon: Lexicon) -> Joined:
        """The lines of one paragraph as running text."""
        joined = cls("", [])
        for index, line in enumerate(lines):
            joined.add(line, lexicon, lines[index - 1] if index else None)
        if lines and lines[-1].hyphenated:
            joined._put("-")  # the rest of the word stands on the next page: what is quoted stays as printed
        return joined

    def add(self, line: Line, lexicon: Lexicon, before: Line | None) -> None:
        """Append ``line``; ``before`` is the line above it in the paragraph."""
        if before is not None:
            self._join(line, lexicon, before)
        self.text += line.text
        self.boxes.extend(line.boxes)

    def _join(self, line: Line, lexicon: Lexicon, before: Line) -> None:
        if before.hyphenated or (_SOFT_HYPHEN.search(self.text) and line.text[:1].islower()):
            self._mend(line, lexicon, before.hyphenated)
        elif not _is_wide(self.text[-1:], before) and not _is_wide(line.text[:1], line):
            self._put(" ")

    def _mend(self, line: Line, lexicon: Lexicon, hyphen_gone: bool) -> None:
        """Put a word broken at a line's end together; ``hyphen_gone`` tells that the reader took the hyphen off."""
        box = _NO_BOX
        if not hyphen_gone:
            self.text = self.text[:-1]
            box = self.boxes.pop()
        left, right = re.search(r"[A-Za-z-]*$", self.text), re.match(r"[A-Za-z-]*", line.text)
        if lexicon.keeps_hyphen(left.group() if left else "", right.group() if right else ""):
            self._put("-", box)

    def _put(self, character: str, box: Box = _NO_BOX) -> None:
        self.text += character
        self.boxes.append(box)


def _is_wide(character: str, line: Line) -> bool:
    """Whether no space is set beside the character; quotes and dashes take after the language of their line."""
    if _NEUTRAL.match(character):
        return language_of(line.text) == "zh"
    return bool(_WIDE.match(character))


class Lexicon:
    """The words of a document, to tell a hyphen that belongs to a word from one that only breaks it."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.words: Counter[str] = Counter()
        breaks = 0
        before: Line | None = None
        for line in lines:
            self.words.update(word.lower() for word in _WORD.findall(line.text))
            breaks += before is not None and _breaks_a_word(before, line)
            before = line
        #: Whether words are broken at the ends of its lines at all.
        self.hyphenates = breaks > 0

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether the document elsewhere writes ``left-right`` with its hyphen, and not as one word; where it writes
        neither, whether both are words and it never breaks a word."""
        whole, parted = self.words[f"{left}{right}".lower()], self.words[f"{left}-{right}".lower()]
        if whole or parted:
            return parted > whole
        parts = {part for side in (left, right) for part in side.lower().split("-")}
        return not self.hyphenates and parts <= known_words() and f"{left}{right}".lower() not in known_words()


def _breaks_a_word(before: Line, line: Line) -> bool:
    """Whether a hyphen between the two lines stands within a known word whose halves are none, or not both."""
    if not before.hyphenated and not _SOFT_HYPHEN.search(before.text):
        return False
    left = re.search(r"[a-z]*$", before.text.rstrip("-\u2010\u00ad").lower())
    right = re.match(r"[a-z]*", line.text)
    parts = (left.group() if left else "", right.group() if right else "")
    return all(parts) and "".join(parts) in known_words() and not set(parts) <= known_words()
