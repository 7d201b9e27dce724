"""The point of a list that a question asks for by its place in it: 第三个原因, "the second mechanism"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.announced import Announced
from assistant.config import AssistantConfig
from assistant.enumerations import place_of_mark
from assistant.outline import Outline, Point, kind_words, kinds_asked_for, kinds_of
from assistant.sections import Sections
from index.chunking.sentences import Stretch, sentences
from index.hit import Hit
from index.numerals import ORDINALS
from index.represent import places_of

_HAN = "一二三四五六七八九"
#: What 条 counts that is no provision: 第四条路径.
_LINED = "(?:完善|优化|实现|推进)?(?:路径|途径|措施|建议|原因|理由|经验|教训|对策|办法)"
#: 第三个原因, 第二种机制; 第三条 is rather a provision, 第二次 and 第五届 count no points.
_ASKED_ZH = re.compile(
    rf"(?:第(?P<place>[{_HAN}])|最后一)(?:[种種类類项項点點]|个|個|大|[条條](?={_LINED}))(?P<noun>[^，。？！、的]{{0,6}})"
)
_ASKED_EN = re.compile(
    rf"\b(?P<place>{'|'.join(ORDINALS[: len(_HAN)])}|last) (?P<noun>(?:[\w-]+ ){{0,2}}?[\w-]+)", re.IGNORECASE
)
_ENDS = re.compile("[是呢指又具怎如有]")  # behind a Chinese noun: 第三个原因是什么
_FIRST = 3  # hits that are near enough for a list there to be the one, if around it is said …
_NEAREST = 0.5  # 0..1; … so much of what else is asked
_LEAST = 2  # points of a list that is sure to be one


@dataclass(frozen=True, slots=True)
class Counted:
    """What a question ``asked`` for, as it says it, and the ``points`` of the library that are this, stretch after
    stretch; none where the list that it asks of ends before."""

    asked: str
    points: tuple[Point, ...]


class Counting:
    """Finds them: the list is the one that ``outline`` finds for all of its points, or else one that is
    ``announced``."""

    def __init__(self, outline: Outline, announced: Announced, sections: Sections) -> None:
        self.outline, self.announced, self.sections = outline, announced, sections

    def of(self, question: str, hits: Sequence[Hit], config: AssistantConfig) -> Counted | None:
        """The point asked for, as many of its sentences as are quoted in a row; None where none is asked for by its
        place, or no list of such points is found. That a list ends before is only told of one under a heading."""
        found = _asked(question)
        if found is None:
            return None
        place, asked, of_all = found
        points = self.outline.points(of_all, hits, config.outline)
        for told in [points] if points else self._announced(of_all, hits, config):
            listed = told if any(map(_marked, told)) else self._openings(told)
            by_place = dict(self._places(listed))
            if len(by_place) < _LEAST or sorted(by_place) != list(range(1, len(by_place) + 1)):
                continue
            place = place or len(by_place)
            if place in by_place:
                return Counted(asked, self._whole(by_place[place], listed, bool(points), config.longest_enumeration))
            if points:
                return Counted(asked, ())
        return None

    def _places(self, points: Sequence[Point]) -> Iterator[tuple[int, Point]]:
        """The points that have a mark, by the place that it says; of several with one place the first. Where none has
        one, all in their order."""
        if not any(map(_marked, points)):
            yield from enumerate(points, 1)
        for point in reversed(points):
            if place := _marked(point):
                yield place, point

    def _openings(self, points: Sequence[Point]) -> tuple[Point, ...]:
        """The beginning of each section in which a point stands: where the points are sections of their own, their
        headings count them."""
        sections = {id(section): section for section in (self.sections.of(point.passage) for point in points)}
        passages = [section.passages[0] for section in sections.values()]
        return tuple(Point(passage, sentences(passage.text, passage.language)[0]) for passage in passages)

    def _announced(self, question: str, hits: Sequence[Hit], config: AssistantConfig) -> list[tuple[Point, ...]]:
        """Where the items begin of each list among ``hits`` that a sentence leads into for the question; first of those
        that call the points as the question does."""
        kinds = kinds_asked_for(question)
        asked, found = kind_words(question, kinds), []
        for hit in (hit for hit in hits if hit.passage.kind == "body"):
            leads = self.announced.leads(question, _NEAREST if hit.rank <= _FIRST else config.announced_of)
            passage = hit.passage
            for place in (place for place in places_of(passage) if leads(passage, place)):
                section = self.sections.of(passage)
                alike = bool(asked & kind_words(passage.text[place.start : place.end], kinds))
                for enumeration in self.sections.led_into(passage, place):
                    pieces = [section.pieces(item)[0] for item in enumeration.items]
                    found.append((alike, tuple(Point(passage, place) for passage, place in pieces)))
        return [points for alike, points in sorted(found, key=lambda one: not one[0])]

    def _whole(self, point: Point, points: Sequence[Point], outlined: bool, longest: int) -> tuple[Point, ...]:
        """All that is said of a point: to the next one; of the last, where they are ``outlined`` by their first
        sentences, to the end of its section."""
        section, start = self.sections.of(point.passage), self._start(point)
        after = [self._start(one) for one in points if self.sections.of(one.passage) is section]
        last = len(section.text) if outlined else start + len(point.place)
        end = min((other for other in after if other > start), default=last)
        return tuple(
            Point(passage, place) for passage, place in section.pieces(section.shortened(Stretch(start, end), longest))
        )

    def _start(self, point: Point) -> int:
        return self.sections.of(point.passage).place_of(point.passage, point.place).start


def _marked(point: Point) -> int:
    """The place that the mark of a point says; 0 where it has none."""
    return place_of_mark(point.passage.text[point.place.start : point.place.end]) or 0


def _asked(question: str) -> tuple[int, str, str] | None:
    """The place of the point that a question asks for, from 1, 0 for the last; how it says it, and the question for all
    such points. None where it counts nothing that is a point."""
    for match in _ASKED_ZH.finditer(question):
        if kinds_of(match["noun"]) or not match["noun"]:
            of_all = f"{question[: match.start()]}哪些{match['noun']}{question[match.end() :]}"
            return _HAN.index(match["place"]) + 1 if match["place"] else 0, _ENDS.split(match[0])[0], of_all
    for match in _ASKED_EN.finditer(question):
        if kinds_of(match["noun"]):
            of_all = question[: match.start("place")] + question[match.start("noun") :]
            place = match["place"].lower()
            return ORDINALS.index(place) + 1 if place in ORDINALS else 0, match[0], of_all
    return None
