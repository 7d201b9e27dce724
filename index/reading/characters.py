"""The characters of a PDF's page, in pdfium's reading order, as lines."""

from __future__ import annotations

import re
import statistics
import unicodedata
from bisect import bisect, bisect_left
from collections.abc import Sequence
from typing import Any

from index.reading.english import known_words
from index.reading.glyphs import Glyphs
from index.reading.raw import Box, Line

_RETURN = 0x0D  # before a line break
_HYPHENS = (0x02, 0xFFFE)  # how pdfium marks a hyphen that breaks a word at the end of a line
_ENDS = (0x0A, *_HYPHENS)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_DIGIT = re.compile(f"[{_RAISED}]")
_MARKS_AT_END = re.compile(rf"(?:[\s,，–-]*[{_RAISED}]+)+$")  # "¹⁸,¹⁹": several notes may hang on one heading
_SUPERSCRIPTS = str.maketrans("0123456789", _RAISED)
_BRACKETED = re.compile(r"\[\d{1,3}\]")  # a note mark that is known without being raised
_SPACED_MARK = re.compile(rf"(?<=\S) (?=[{_RAISED}]+(?:[,，–-][{_RAISED}]+)*(?:\s|$))")
#: Bullets of the symbol fonts, which stand at the places where Windows keeps these fonts.
_BULLETS = dict(zip(map(ord, "\uf06c\uf06e\uf075\uf076\uf0a7\uf0b7\uf0d8\uf0fc"), "●■◆❖▪•➢✓", strict=True))
_SMALL = 0.8  # a raised digit's size relative to its line's, at most
_NARROW = 0.2  # ems that a gap within a word which the file sets in pieces is wide, at most
#: Gaps in ems that Chinese characters leave, at most, which are set apart by chance or, each from the next, by a line
#: that is justified; what a printed space parts ("第一章 总则") stands farther apart.
_LOOSE, _STRETCHED = 0.3, 0.7
_RUN = re.compile(r"(?:[\u2e80-\uffef] ){4,}[\u2e80-\uffef]")
_LEFT_PART, _RIGHT_PART = re.compile(r"[A-Za-z]+$"), re.compile(r"[a-z]+(?![A-Za-z])|[,.](?=\s|$)")


def lines_of(text_page: Any) -> list[Line]:
    """The lines of an open text page of pdfium."""
    return _Lines(Glyphs(text_page)).collect()


class _Lines:
    """Walks the characters of a text page in pdfium's reading order and closes a line at each break."""

    def __init__(self, glyphs: Glyphs) -> None:
        self.glyphs = glyphs
        self.lines: list[Line] = []
        self._start()

    def _start(self) -> None:
        self.codes: list[str] = []
        self.boxes: list[Box] = []
        self.places: list[int] = []

    def collect(self) -> list[Line]:
        codes = self.glyphs.codes
        # What is asked of a character is asked once a page: it has thousands, and some eighty different ones.
        characters = {code: _character(code) for code in set(codes)}
        odd = {code for code, said in characters.items() if len(said) != 1 or unicodedata.combining(said)}
        single = [place for place, code in enumerate(codes) if code in odd or code in _ENDS]
        text = "".join([characters[code] if code not in odd else " " for code in codes])
        below = self.glyphs.below
        start = 0
        for end in [*(place for place in single if codes[place] in _ENDS), len(codes)]:
            last = end - 1 if end > start and codes[end - 1] == _RETURN else end
            hyphenated = end < len(codes) and codes[end] in _HYPHENS
            # What begins a line is always under the one before.
            if bisect_left(single, start) == bisect_left(single, last) and bisect(below, start) == bisect(below, last):
                self._take(text[start:last], start, hyphenated)
            else:
                self._add(range(start, last), characters)
                self._close(hyphenated)
            start = end + 1
        return self.lines

    def _take(self, text: str, start: int, hyphenated: bool) -> None:
        """Make a line of characters that follow one another from the place ``start``, each at its own."""
        end = start + len(text)
        sizes = set(self.glyphs.sizes[start:end])
        if len(sizes) > 1 or 0.0 in sizes or _RAISED_DIGIT.search(text):
            self.codes, self.boxes = list(text), self.glyphs.boxes[start:end]
            self.places = list(range(start, end))
            self._close(hyphenated)
        elif text := text.rstrip(" "):
            end = start + len(text)
            text = text.lstrip(" ")
            start = end - len(text)
            bold = self.glyphs.is_bold(start) and self.glyphs.is_bold(end - 1)
            self.lines.append(Line(text, tuple(self.glyphs.boxes[start:end]), sizes.pop(), bold, hyphenated))

    def _add(self, places: Sequence[int], characters: dict[int, str]) -> None:
        """Put the characters one by one on the line, where one is an accent or may open a new line."""
        codes, boxes = self.glyphs.codes, self.glyphs.boxes
        for place in places:
            character, box = characters[codes[place]], boxes[place]
            if not character or self._compose(codes[place], box):
                continue
            if self._is_new_line(box):
                self._close()
            if not self.codes and character == " ":
                continue
            for part in character:
                self.codes.append(part)
                self.boxes.append(box)
                self.places.append(place)

    def _compose(self, code: int, box: Box) -> bool:
        """Put an accent that the file sets as a character of its own on the character before it."""
        if not self.codes or not 0x300 <= code <= 0x10FFFF or not unicodedata.combining(chr(code)):
            return False
        whole = unicodedata.normalize("NFC", self.codes[-1] + chr(code))
        if len(whole) != 1:
            return False
        self.codes[-1] = whole
        printed = [b for b in (self.boxes[-1], box) if b[2] > b[0]]
        if printed:
            lefts, bottoms, rights, tops = zip(*printed, strict=True)
            self.boxes[-1] = (min(lefts), min(bottoms), max(rights), max(tops))
        return True

    def _is_new_line(self, box: Box) -> bool:
        """Whether ``box`` lies wholly under the line so far, where pdfium put no break (after a hyphen, in tables)."""
        if box[2] <= box[0] or (self.boxes and box[3] >= self.boxes[-1][1] > 0):
            return False
        printed = [b for b in self.boxes[-8:] if b[2] > b[0]]
        return bool(printed) and box[3] < min(b[1] for b in printed) - 1 and box[0] < printed[-1][0]

    def _close(self, hyphenated: bool = False) -> None:
        self._trim()
        if self.codes:
            sizes = [self.glyphs.sizes[place] for place in self.places]
            size = _median(sizes, self.codes)
            self._raise_superscripts(size, sizes)
            self._close_up_marks()
            self._close_up_words(size)
            # A run-in heading ("Abstract.") does not make its line bold: first and last character must be, but for the
            # marks of notes.
            marks = _MARKS_AT_END.search("".join(self.codes))
            last = max((marks.start() if marks else len(self.codes)) - 1, 0)
            bold = self.glyphs.is_bold(self.places[0]) and self.glyphs.is_bold(self.places[last])
            self.lines.append(Line("".join(self.codes), tuple(self.boxes), size, bold, hyphenated))
        self._start()

    def _trim(self) -> None:
        """Take the spaces off both ends."""
        text = "".join(self.codes)
        start, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
        if end - start < len(text):
            for parts in (self.codes, self.boxes, self.places):
                del parts[end:], parts[:start]

    def _raise_superscripts(self, size: float, sizes: Sequence[float]) -> None:
        """Digits set small and high become superscripts, so that a note mark is not read as part of a year."""
        if not any(0 < other < _SMALL * size for other in set(sizes)):
            return
        text = "".join(self.codes)
        bracketed = {place for match in _BRACKETED.finditer(text) for place in range(*match.span())}
        baseline = statistics.median(b[1] for b in self.boxes)
        for index, (code, box) in enumerate(zip(self.codes, self.boxes, strict=True)):
            raised = sizes[index] < _SMALL * size and box[1] > baseline + 0.15 * size
            if raised and code.isascii() and code.isdigit() and index not in bracketed:
                self.codes[index] = code.translate(_SUPERSCRIPTS)

    def _close_up_marks(self) -> None:
        """Take out the space that pdfium sets before a raised number."""
        for match in reversed(list(_SPACED_MARK.finditer("".join(self.codes)))):
            for parts in (self.codes, self.boxes, self.places):
                del parts[match.start()]

    def _close_up_words(self, size: float) -> None:
        """Take out the narrow spaces that pdfium sees in a word, or before a comma, which the file sets in pieces, and
        those between Chinese characters."""
        # A space that the file has itself has a size.
        seen = [n for n in range(1, len(self.codes) - 1) if self.codes[n] == " " and not self._is_printed(n)]
        text = "".join(self.codes) if seen else ""
        stretched = {place for run in _RUN.finditer(text) for place in range(*run.span())}
        for place in reversed(seen):
            gap = (self.boxes[place + 1][0] - self.boxes[place - 1][2]) / (size or 1.0)
            widest = _STRETCHED if place in stretched else _LOOSE
            if (_chinese(text, place) and gap < widest) or (0 < gap < _NARROW and _within_a_word(text, place)):
                for parts in (self.codes, self.boxes, self.places):
                    del parts[place]

    def _is_printed(self, place: int) -> bool:
        return self.glyphs.sizes[self.places[place]] > 0


def _chinese(text: str, place: int) -> bool:
    """Whether Chinese characters, or their marks, stand on both sides of the space at ``place``."""
    return text[place - 1] >= "\u2e80" and text[place + 1] >= "\u2e80"


def _within_a_word(text: str, place: int) -> bool:
    """Whether the space at ``place`` parts what makes a known word only together, or a word from its comma."""
    left, right = _LEFT_PART.search(text[:place]), _RIGHT_PART.match(text[place + 1 :])
    if not left or not right:
        return False
    if not right.group().isalpha():
        return True
    halves = [part.group().lower() for part in (left, right)]
    words = all(half in known_words() and (len(half) > 1 or half in "ai") for half in halves)
    return not words and "".join(halves) in known_words()


def _character(code: int) -> str:
    """What stands in the text for a character of that code: a space for any white one, nothing for a control."""
    if code == 0x09:
        return " "
    if code < 0x20 or 0x7F <= code < 0xA0:
        return ""
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    normal = _BULLETS.get(code) or unicodedata.normalize("NFC", chr(code))
    return "".join(" " if part.isspace() else part for part in normal)


def _median(sizes: Sequence[float], codes: Sequence[str]) -> float:
    """Of all but the spaces; at once where all are the same, as in most lines."""
    if len(kinds := set(sizes) - {0.0}) == 1:
        return kinds.pop()
    return statistics.median(size for size, code in zip(sizes, codes, strict=True) if code != " ")
