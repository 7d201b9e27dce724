"""What sentences announce, and where enumerations begin and end in a text of either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from index.chunking.sentences import Stretch, sentences
from index.document import Language
from index.numerals import chinese

#: Families of marks that number the items of an enumeration, in order.
_FAMILIES: tuple[tuple[str, ...], ...] = (
    tuple(f"{n}是" for n in "一二三四五六七八九"),
    tuple(f"其{n}" for n in "一二三四五六七八九"),
    tuple(f"第{n}(?:，|、|,|是|[类种个阶步]\\w{{0,4}})" for n in "一二三四五六七八九"),
    ("首先", "其次", "(?:再次|再者|然后|第三|最后)", "(?:最后|第四)"),
    tuple(f"（{n}）" for n in "一二三四五六七八九"),
    tuple(rf"\({letter}\)" for letter in "abcdefghijklmnopqrst"),
    tuple(rf"\({roman}\)" for roman in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")),
    tuple(
        rf"(?:[Tt]he )?{word}(?:ly)?\b"
        for word in ("[Ff]irst", "[Ss]econd", "[Tt]hird", "[Ff]ourth", "[Ff]ifth", "[Ss]ixth")
    ),
    tuple(rf"{n}\. " for n in range(1, 10)),
)
#: Where an item may begin: at the start, or after a mark that closes a clause, or that of a note behind one.
_OPENING = r"(?:(?<=^)|(?<=[\n。；：:;，,.!?！？）)”\]①-⑳¹²³⁰⁴-⁹]))\s*(?:and |or |or, |和|以及)?\s*"
_LONGEST_TOPIC = 60  # characters of a sentence that may be the topic of the list after it
_LONGEST_ANNOUNCEMENT = 90  # characters: a longer sentence says something itself
_ANNOUNCES = re.compile(
    r"[几两二三四五六七八]\s?(?:个|种|类|项|点|条|方面|阶段)|如下|以下|首先要|先要|"
    r"\b(?:two|three|four|five|six|several|following) \w+|[:：]$",
    re.IGNORECASE,
)
_PROMISES_A_LIST = re.compile(
    r"(?:[:：]|如下|以下|following|方面|[几两二三四五六]\s?(?:个|种|类|项|点|条|方面|阶段)).{0,12}$|[:：]\s*$"
)

#: How many things a sentence speaks of: "differ on four points", 三个方面.
_COUNT = re.compile(
    r"(?P<zh>[两二三四五六七八])\s?(?:个|种|类|项|点|条|方面|阶段)|\b(?P<en>two|three|four|five|six|seven|eight)\b",
    re.IGNORECASE,
)
_COUNTS = {said: count for count, said in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)}
_LONGEST_COUNT = 120  # characters of a sentence that only says how many
_QUOTED = re.compile(r"[“\"][^”\"]{1,20}[”\"]")
_QUOTED_RUN = re.compile(rf"(?:{_QUOTED.pattern}(?:、|,? and |, |和|与|及)?){{2,}}")
#: How a sentence opens: "As to composition", 在成员上，. A pronoun leans on the sentence before.
_OPENS: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"([在就从对以])[^，。；]{1,14}，"),
    "en": re.compile(r"(?!(?:It|They|He|She|This|These|That|Those)\b)([A-Z][a-z]*)\b"),
}


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list in running text: the sentence that leads in (None when there is none) and the items in order."""

    lead: Stretch | None
    items: tuple[Stretch, ...]

    @property
    def whole(self) -> Stretch:
        """From the lead-in to the end of the last item."""
        return Stretch((self.lead or self.items[0]).start, self.items[-1].end)


def is_announcement(text: str, longest: int = _LONGEST_ANNOUNCEMENT) -> bool:
    """Whether a sentence of less than ``longest`` characters only says what is to come: what follows it belongs to the
    answer."""
    return bool(_ANNOUNCES.search(text)) and len(text) < longest


def place_of_mark(text: str) -> int | None:
    """The place, from 1, that the mark of an item says with which ``text`` begins: 三是, 其三, Third; else None."""
    for family in _FAMILIES:
        for place, mark in enumerate(family, 1):
            if re.match(rf"\W*{mark}", text):
                return place
    return None


def enumerations(text: str, language: Language) -> tuple[Enumeration, ...]:
    """The enumerations in ``text``: at least two items, whose marks follow one another from the first, or which open
    alike and are as many as the sentence before them says."""
    parts = sentences(text, language)
    found = []
    for family in _FAMILIES:
        for marks in _runs(text, family):
            found.append(_enumeration(text, marks, parts))
    return (*found, *_unmarked(text, parts, language), *_named(text, parts))


def _unmarked(text: str, parts: tuple[Stretch, ...], language: Language) -> Iterator[Enumeration]:
    """Lists without marks: a sentence that says how many there are, and just so many behind it that open alike."""
    for number, lead in enumerate(parts):
        said = text[lead.start : lead.end]
        counts = {
            chinese(found["zh"]) if found["zh"] else _COUNTS[found["en"].lower()] for found in _COUNT.finditer(said)
        }
        if not counts or len(said) > _LONGEST_COUNT:
            continue
        behind = [_opening(text, part, language) for part in parts[number + 1 :]]
        opening = next(iter(behind), "")
        alike = len(list(takewhile(opening.__eq__, behind))) if opening else 0
        items = parts[number + 1 : number + 1 + alike]
        if alike in counts and "\n" not in text[lead.start : items[-1].start]:
            yield Enumeration(lead, items)


def _named(text: str, parts: tuple[Stretch, ...]) -> Iterator[Enumeration]:
    """Lists whose items begin with what the sentence before them has in quotation marks, in its order: 从“联”“通”两个
    方面."""
    for number, lead in enumerate(parts):
        run = _QUOTED_RUN.search(text[lead.start : lead.end])
        names = _QUOTED.findall(run[0]) if run else []
        if len(names) < 2:
            continue
        begins: list[int] = []
        for part in parts[number + 1 :]:
            if len(begins) < len(names) and text.startswith(names[len(begins)], part.start):
                begins.append(part.start)
        if len(begins) == len(names):
            last = next(part for part in parts if part.start == begins[-1])
            items = [Stretch(begin, _trimmed_end(text, begin, end)) for begin, end in pairwise(begins)]
            yield Enumeration(lead, (*items, last))


def _opening(text: str, part: Stretch, language: Language) -> str:
    """The word by which a sentence is told to open as the one beside it; empty where it is none."""
    found = _OPENS[language].match(text, part.start, part.end)
    return found[1] if found else ""


def _runs(text: str, family: tuple[str, ...]) -> list[list[int]]:
    """Positions of the marks of each run first, second, third … of a family, of two marks or more."""
    runs: list[list[int]] = []
    for opening in re.finditer(_OPENING + f"({family[0]})", text):
        marks = [opening.start(1)]
        for pattern in family[1:]:
            again = re.compile(_OPENING + f"({family[0]})").search(text, marks[-1] + 1)
            following = re.compile(_OPENING + f"({pattern})").search(text, marks[-1] + 1)
            if following is None or (again is not None and again.start(1) < following.start(1)):
                break
            marks.append(following.start(1))
        if len(marks) > 1:
            runs.append(marks)
    return runs


def _enumeration(text: str, marks: list[int], parts: tuple[Stretch, ...]) -> Enumeration:
    last = next(part for part in parts if part.start <= marks[-1] < part.end or part.start > marks[-1])
    items = [Stretch(begin, _trimmed_end(text, begin, end)) for begin, end in pairwise(marks)]
    items.append(Stretch(marks[-1], last.end))
    first = next(number for number, part in enumerate(parts) if part.end > marks[0])
    lead: Stretch | None = None
    if text[parts[first].start : marks[0]].strip():
        lead = Stretch(parts[first].start, _trimmed_end(text, parts[first].start, marks[0]))
    elif first and _leads(text, parts[first - 1], parts[first]):
        lead = parts[first - 1]
    return Enumeration(lead, tuple(items))


def _leads(text: str, sentence: Stretch, first: Stretch) -> bool:
    """Whether a sentence leads into the items that begin with ``first``: it promises a list, or is short and stands
    right before them, as a topic sentence does."""
    if _PROMISES_A_LIST.search(text[sentence.start : sentence.end].rstrip("。.；;")):
        return True
    return len(sentence) < _LONGEST_TOPIC and "\n" not in text[sentence.end : first.start]


def _trimmed_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
