"""Answers with the sentences that answer: the best ones of the best passages, each an exact quote."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from assistant.answer import Abstention, Claim, Draft, DraftStatement
from assistant.comparison import Sides, sides_of
from assistant.config import AssistantConfig
from assistant.definition import PartOf, defines, term_of
from assistant.enumerations import enumerations, is_announcement
from assistant.evidence import Evidence, evidence
from assistant.forms import Form, forms_of
from assistant.lookup import asks_for_text, text_asked_for
from assistant.orders import holds_order
from assistant.outline import Outline, Point
from assistant.sections import Section, Sections
from index.chunking.sentences import Stretch, sentences
from index.document import Language, Passage
from index.hit import Hit
from index.provisions import Provision, provisions_in, stands_under

NAME = "extractive"
#: Forms of question that a whole list answers.
_LISTS: frozenset[Form] = frozenset({"which", "how many"})
#: A sentence that opens so leans on the one before it.
_LEANING_ZH = (
    "这",
    "该",
    "此",
    "其",
    "因此",
    "所以",
    "但",
    "然而",
    "同时",
    "此外",
    "而且",
    "并且",
    "上述",
    "对此",
    "由此",
)
_LEANING_EN = (
    "This ",
    "These ",
    "Those ",
    "It ",
    "They ",
    "He ",
    "She ",
    "Such ",
    "However",
    "But ",
    "Therefore",
    "Thus",
    "Hence",
    "That ",
)


_SPEAKS = 0.6  # the part of a compared thing's name from which on a sentence speaks of it


class Extractive:
    """Implements answering by quotation alone; ``part_of`` tells which of two compared things a sentence speaks of."""

    name = NAME

    def __init__(
        self,
        sections: Sections,
        config: AssistantConfig,
        part_of: PartOf = lambda term, text, language: 0.0,
        outline: Outline | None = None,
    ) -> None:
        self.sections = sections
        self.config = config
        self.part_of = part_of
        self.outline = outline

    def draft(self, question: str, hits: Sequence[Hit]) -> Draft:
        """Statements from ``hits``, the one that answers best first; what stands together is quoted together.

        Where the text of a provision is asked for, it is quoted from its beginning.
        """
        if asks_for_text(question) and (text := self._provision(provisions_in(question), hits)):
            return Draft(tuple(_statement(quote, "") for quote in text))
        found = evidence(question, hits, self.config, self.sections.opens, self._defining(question))
        sides = sides_of(question)
        if sides is not None:
            found = self._compared(found, sides)
        lists = not _LISTS.isdisjoint(forms_of(question))
        # What was asked for by its name stands first, and the rest is what it would be without that.
        lifted = tuple(takewhile(lambda one: one.lift > 0, found))
        points = self._outlined(question, hits) if found else ()
        first = self._gathered((*points, *lifted), [])
        settled = max(len(first), 1)
        least = max((one.score - one.lift for one in found), default=0.0) - self.config.sentence_margin
        others = takewhile(lambda one: one.score >= least, found[len(lifted) :])
        kept = _within(self._gathered(others, first, lists), self.config.longest_answer)
        read = (*kept[:settled], *self._as_read(kept[settled:]))
        return Draft(tuple(_statement(quote, self._about(quote, sides)) for quote in read))

    def _gathered(
        self, found: Iterable[Evidence | Point], before: Sequence[_Quote], lists: bool = False
    ) -> list[_Quote]:
        """The quotes ``before``, and those for what is ``found`` until there are enough."""
        quotes = list(before)
        for sentence in found:
            if _length(quotes) > self.config.longest_answer or len(quotes) >= self.config.statements:
                break
            parts = self._quotes(sentence, lists)
            if any(_overlap(part, held) for part in parts for held in before):
                parts = self._quotes(sentence, lists=False)  # of a list that stands there already
            for quote in parts:
                _absorb(quotes, quote, settled=len(before))
        return quotes

    def _provision(self, asked: Sequence[Provision], hits: Sequence[Hit]) -> list[_Quote]:
        """The text of the provisions that are ``asked`` for, each where the best of ``hits`` has it; empty where the
        very best does not stand under one."""
        if not hits or not stands_under(hits[0].passage.heading, asked):
            return []
        quotes: list[_Quote] = []
        articles = [one for one in asked if one.level == "article"]
        around = [one for one in asked if one not in articles]
        for wanted in [[one, *around] for one in articles] or [around]:
            best = next((h.passage for h in hits if stands_under(h.passage.heading, wanted)), None)
            left = self.config.longest_answer - _length(quotes)
            if best is not None and best.document_id == hits[0].passage.document_id and left > 0:
                section = self.sections.of(best)
                for place in text_asked_for(section, asked, left):
                    quotes += _cut(section, place)
        return quotes

    def _defining(self, question: str) -> Callable[[str, Language], float]:
        """Tells how surely a sentence of a language says what the question wants defined."""
        term = term_of(question)
        return lambda text, language: defines(text, language, term, self.part_of) if term else 0.0

    def _outlined(self, question: str, hits: Sequence[Hit]) -> tuple[Point, ...]:
        """The points of the section that the question asks for by its heading, in their order; they stand first."""
        if self.outline is None:
            return ()
        points = self.outline.points(question, hits, self.config.outline)
        languages = {hit.passage.language for hit in hits}  # where others are left out, points of theirs are too
        return tuple(one for one in points if one.passage.language in languages and not holds_order(one.passage.text))

    def _compared(self, found: Sequence[Evidence], sides: Sides) -> tuple[Evidence, ...]:
        """The sentences, best first, where those count more that speak of what is compared."""
        weighed = [
            replace(item, score=item.score + self.config.comparison_weight * sum(self._spoken_of(item, sides)))
            for item in found
        ]
        return tuple(sorted(weighed, key=lambda item: -item.score))

    def _spoken_of(self, quoted: Evidence | _Quote, sides: Sides) -> tuple[bool, bool]:
        """Which of the two a stretch of a passage speaks of."""
        text, language = quoted.passage.text[quoted.place.start : quoted.place.end], quoted.passage.language
        one, other = (self.part_of(side, text, language) >= _SPEAKS for side in (sides.one, sides.other))
        return one, other

    def _about(self, quote: _Quote, sides: Sides | None) -> str:
        """The one thing compared that a quote speaks of; empty where it speaks of both or none."""
        if sides is None:
            return ""
        return {(True, False): sides.one, (False, True): sides.other}.get(self._spoken_of(quote, sides), "")

    def _as_read(self, quotes: Sequence[_Quote]) -> list[_Quote]:
        """The quotes in their order, but those of one section that follow one another as the section has them."""
        runs = groupby(quotes, key=lambda quote: self.sections.of(quote.passage))
        read = [sorted(run, key=lambda q: section.place_of(q.passage, q.place).start) for section, run in runs]
        return [quote for run in read for quote in run]

    def statements(
        self, question: str, hits: Sequence[Hit], language: Language
    ) -> Generator[DraftStatement | Abstention, None, None]:
        """The statements of ``draft``; quotes stay in their own language."""
        yield from self.draft(question, hits).statements

    def _quotes(self, sentence: Evidence | Point, lists: bool) -> list[_Quote]:
        """What to quote for a sentence: its whole enumeration where ``lists`` are asked for, or itself with the
        sentence that it leans on."""
        if sentence.passage.kind == "note":  # the notes of a page are one after another, but not one text
            return [_Quote(sentence.passage, sentence.place)]
        section = self.sections.of(sentence.passage)
        here = section.place_of(sentence.passage, sentence.place)
        for enumeration in enumerations(section.text, section.language) if lists else ():
            whole = enumeration.whole
            if not (whole.start <= here.start < whole.end):
                continue
            if len(whole) <= self.config.longest_enumeration:
                return _cut(section, whole)
            if (
                enumeration.lead is not None and here.start == enumeration.lead.start
            ) or here.start == enumeration.items[0].start:
                parts = ([enumeration.lead] if enumeration.lead else []) + [
                    _topic_sentence(section, item) for item in enumeration.items
                ]
                return [quote for part in parts for quote in _cut(section, part)]
        return _cut(section, self._with_support(section, here))

    def _with_support(self, section: Section, here: Stretch) -> Stretch:
        """The sentence, with the one before where it leans on it, or with what follows where it announces that."""
        text = section.text[here.start : here.end]
        parts = sentences(section.text, section.language)
        before = [part for part in parts if part.end <= here.start]
        leans = text.startswith(_LEANING_ZH if section.language == "zh" else _LEANING_EN)
        if leans and before and here.end - before[-1].start <= self.config.longest_enumeration:
            return Stretch(before[-1].start, here.end)
        end = here.end
        if is_announcement(text):
            for part in (part for part in parts if part.start >= here.end):
                if part.end - here.end > self.config.longest_sequel or "\n" in section.text[end : part.start]:
                    break
                end = part.end
        return Stretch(here.start, end)


@dataclass(frozen=True, slots=True)
class _Quote:
    """A stretch of a passage that is to be quoted."""

    passage: Passage
    place: Stretch

    @property
    def text(self) -> str:
        return self.passage.text[self.place.start : self.place.end]


def _topic_sentence(section: Section, item: Stretch) -> Stretch:
    """The first sentence of a long item."""
    first = sentences(section.text[item.start : item.end], section.language)[0]
    return Stretch(item.start + first.start, item.start + first.end)


def _cut(section: Section, stretch: Stretch) -> list[_Quote]:
    """A stretch of a section as quotes of the passages that it runs through."""
    return [_Quote(passage, place) for passage, place in section.pieces(stretch)]


def _absorb(quotes: list[_Quote], new: _Quote, settled: int) -> None:
    """Add ``new`` at the end, made one with the last quote where it touches that; or with those that it overlaps, where
    the first of them stands, so that nothing is quoted twice.

    It is not joined to an earlier quote that it only touches: what answers best stays together at the top. The first
    ``settled`` stay as they are, but for what follows the last of them: what overlaps them is left out.
    """
    met = [n for n, old in enumerate(quotes) if _overlap(old, new)]
    if met and met[0] < settled:
        return
    behind = quotes and (len(quotes) > settled or new.place.start > quotes[-1].place.start)
    if not met and behind and _touch(quotes[-1], new):
        met = [len(quotes) - 1]
    places = [new.place, *(quotes[n].place for n in met)]
    for number in reversed(met):
        del quotes[number]
    whole = Stretch(min(place.start for place in places), max(place.end for place in places))
    quotes.insert(met[0] if met else len(quotes), _Quote(new.passage, whole))


def _overlap(one: _Quote, other: _Quote) -> bool:
    same = one.passage.id == other.passage.id
    return same and max(one.place.start, other.place.start) < min(one.place.end, other.place.end)


def _touch(one: _Quote, other: _Quote) -> bool:
    """Whether no word stands between two quotes that do not overlap."""
    between = slice(min(one.place.end, other.place.end), max(one.place.start, other.place.start))
    return one.passage.id == other.passage.id and not one.passage.text[between].strip()


def _length(quotes: Sequence[_Quote]) -> int:
    return sum(len(quote.place) for quote in quotes)


def _within(quotes: Sequence[_Quote], longest: int) -> list[_Quote]:
    """The first quote, and in order those that fit with it into ``longest`` characters."""
    kept = list(quotes[:1])
    for quote in quotes[1:]:
        if _length(kept) + len(quote.place) <= longest:
            kept.append(quote)
    return kept


def _statement(quote: _Quote, about: str) -> DraftStatement:
    return DraftStatement(quote.text, (Claim(quote.passage.id, quote.text),), about)
