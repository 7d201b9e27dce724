"""Running heads, feet and page numbers: found by their repetition across pages, and taken off."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.reading.raw import Line, RawPage

_BAND = 0.13  # share of the page's height at its head and at its foot where furniture stands
_SAME_HEIGHT = 4.0  # points by which a repeated line may move from page to page
_SAME_SIZE = 0.3  # points by which its type may differ
_TELLING = 6  # characters of a repeated head by which a longer line is known as its variant
_SMALLER = 0.95  # size of a head that stands once, relative to the line below it, at most
_LONGER = 25  # characters by which such a variant is longer than the head, at most
#: Heads an article at the top of a page: its number is told from others, and is no page number.
_ARTICLE = re.compile(r"^(?:article\s*\d+|第\s*[\d一二三四五六七八九十百千零〇]+\s*条)", re.IGNORECASE)
#: A page number in small Roman digits, at the edge of a head; one letter alone is an initial or an item as often.
_ROMAN = re.compile(r"^(?:[ivxl]{2,6})(?=\s)|(?<=\s)(?:[ivxl]{1,6})$")
_EDGE_NUMBER = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
#: "2/4", often beside a document's number; amid a sentence it is a fraction.
_OF_PAGES = re.compile(r"^\W*(\d{1,4})\s*/\s*(\d{1,4})(?![\d/])|(?<![\d/])(\d{1,4})\s*/\s*(\d{1,4})\W*$")
#: Numbers of a page in an annex ("3B-1"), of a print job ("23-15249 (E) 110823"), and what machines read ("*2315249*").
_CODE = re.compile(r"^[A-Z\d]{1,4}[-–]\d{1,3}$|^\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6})?$|\*\d{5,}\*$")
#: A rule above the notes that is set in characters.
_RULE = re.compile(r"^[_＿―─━—]{3,}$")
_PAGE_NUMBER = re.compile(r"^[-–—·•|\s]*(?:第|page|p\.)?\s*(\d{1,4})\s*(?:页|/\s*\d+)?[-–—·•|\s]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stripped:
    """Pages without furniture. ``numbers`` are the printed page numbers (empty when none was found on a page).

    ``heads`` are the texts that were removed for their repetition, commonest first.
    """

    pages: tuple[RawPage, ...]
    numbers: tuple[str, ...]
    heads: tuple[str, ...]


def strip_furniture(pages: tuple[RawPage, ...], title: str = "") -> Stripped:
    """Take off what repeats at the head or foot of the pages, and the page numbers that count with them.

    ``title`` is the document's title where it is known: a short paper may print it at the head of one page only.
    """
    repeated = _repeated(pages)
    bare_offset = _number_offset(pages, _bare_numbers, 1)
    edge_offset = _number_offset(pages, _head_numbers, 2)
    offset = edge_offset if bare_offset is None else bare_offset
    at_edges = edge_offset is not None and edge_offset == offset
    kept, numbers, heads = [], [], Counter[str]()

    places = _places(pages, repeated)

    def telltale(line: Line, number: int, expected: int | None) -> bool:
        numbered = bool(_edge_numbers(line)) and _is_among(line, places)
        head = numbered or _is_head(line, repeated, expected if at_edges else None)
        return head or (number > 1 and _is_title(line, title))

    for page in pages:
        expected = None if offset is None else page.number + offset
        body: list[Line] = []
        printed = ""
        outermost = set(map(id, _outermost(page)))
        for line in page.lines:
            if _RULE.match(line.text):
                continue
            if not _in_band(line, page):
                body.append(line)
            elif _CODE.search(line.text) or (id(line) in outermost and _counts(line, page.number, len(pages))):
                continue
            elif expected is not None and _printed_number(line) == expected:
                printed = str(expected)
            elif _is_repeated(line, repeated) or (id(line) in outermost and telltale(line, page.number, expected)):
                heads[line.text] += 1
                printed = printed or (str(expected) if expected in _edge_numbers(line) else "")
            else:
                body.append(line)
        kept.append(replace(page, lines=tuple(body)))
        numbers.append(printed)
    return Stripped(tuple(kept), tuple(numbers), tuple(text for text, _ in heads.most_common()))


def _is_repeated(line: Line, repeated: set[str]) -> bool:
    """Whether the line is a repeated one, or two of them that stand side by side."""
    own = _key(line)
    return own in repeated or any(
        len(key) >= _TELLING and own.startswith(key) and own[len(key) :] in repeated for key in repeated
    )


def _places(pages: tuple[RawPage, ...], repeated: set[str]) -> set[tuple[float, float]]:
    """Top and type size, in points, of the repeated lines that are outermost on their pages."""
    return {(line.top, line.size) for page in pages for line in _outermost(page) if _key(line) in repeated}


def _is_among(line: Line, places: set[tuple[float, float]]) -> bool:
    """Whether the line stands, in their type, where repeated ones stand on other pages: the head of a chapter."""
    return any(abs(line.top - top) < _SAME_HEIGHT / 2 and abs(line.size - size) < _SAME_SIZE for top, size in places)


def _counts(line: Line, number: int, total: int) -> bool:
    """Whether the line says which of how many pages this is."""
    return any((int(a or c), int(b or d)) == (number, total) for a, b, c, d in _OF_PAGES.findall(line.text))


def _outermost(page: RawPage) -> list[Line]:
    """The lines in the bands above which no other stands, or under which none."""
    top = max((line.top for line in page.lines), default=0.0)
    bottom = min((line.bottom for line in page.lines), default=0.0)
    return [line for line in page.lines if (line.top >= top or line.bottom <= bottom) and _in_band(line, page)]


def _is_head(line: Line, repeated: set[str], expected: int | None) -> bool:
    """Whether the line begins or ends with the page's number, or is a repeated head and little more.

    ``expected`` is None where the pages do not print their numbers at the edge of a line.
    """
    if expected is not None and expected in _edge_numbers(line):
        return True
    own = _key(line)
    return any(len(key) >= _TELLING and own.startswith(key) and len(own) <= len(key) + _LONGER for key in repeated)


def _is_title(line: Line, title: str) -> bool:
    """Whether the line is the title or the beginning of it."""
    return len(_key(line)) >= _TELLING and _key_of(title).startswith(_key(line))


def _edge_numbers(line: Line) -> set[int]:
    """The numbers that stand apart at the beginning and end of the line; that of an article is none."""
    if _ARTICLE.match(line.text):
        return set()
    return {int(number) for number in _EDGE_NUMBER.findall(line.text)}


def _repeated(pages: tuple[RawPage, ...]) -> set[str]:
    """Keys of lines that stand at one height in the bands of at least two pages, and of a tenth of all."""
    heights: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if _in_band(line, page):
                heights[_key(line)].append(line.top)
    needed = max(2, len(pages) // 10)
    found = set()
    for key, tops in heights.items():
        tops.sort()
        runs = (tops[i + needed - 1] - tops[i] for i in range(len(tops) - needed + 1))
        if any(run <= _SAME_HEIGHT for run in runs):
            found.add(key)
    return found


def _number_offset(pages: tuple[RawPage, ...], numbers: Callable[[RawPage], set[int]], least: int) -> int | None:
    """What the printed numbers are ahead of the page's own, when half of the pages and ``least`` agree; else None."""
    votes = Counter(number - page.number for page in pages for number in numbers(page))
    offset, count = votes.most_common(1)[0] if votes else (0, 0)
    return offset if count >= least and 2 * count >= len(pages) else None


def _bare_numbers(page: RawPage) -> set[int]:
    """The numbers in the bands that are a line of their own."""
    found = {_printed_number(line) for line in page.lines if _in_band(line, page)}
    return {number for number in found if number is not None}


def _head_numbers(page: RawPage) -> set[int]:
    """The numbers at the edges of the outermost lines: words may end in a year too, so one page proves nothing."""
    return {number for line in _outermost(page) for number in _edge_numbers(line)}


def _printed_number(line: Line) -> int | None:
    match = _PAGE_NUMBER.match(line.text)
    return int(match.group(1)) if match else None


def _in_band(line: Line, page: RawPage) -> bool:
    middle = (line.top + line.bottom) / 2
    return middle > (1 - _BAND) * page.height or middle < _BAND * page.height


def _key(line: Line) -> str:
    """The line's text with its numbers made alike, so that "Page 3 of 9" repeats on every page; articles stay apart."""
    return _key_of(_ROMAN.sub("0", line.text))


def _key_of(text: str) -> str:
    plain = re.sub(r"\s+", "", text)
    return plain if _ARTICLE.match(plain) else re.sub(r"\d+", "#", plain)  # "Article 2" and "Article 5" are no head
