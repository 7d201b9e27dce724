"""Answers with the sentences that answer: the best ones of the best passages, each an exact quote."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from assistant.announced import Announced
from assistant.answer import Abstention, Claim, Draft, DraftStatement
from assistant.comparison import begins_with, core_of, sides_of
from assistant.config import AssistantConfig
from assistant.counted import Counted, Counting
from assistant.definition import PartOf, defines, term_of
from assistant.enumerations import Enumeration
from assistant.evidence import Evidence, evidence
from assistant.forms import Form, forms_of, has
from assistant.lookup import asks_for_text, text_asked_for
from assistant.neighbours import with_support
from assistant.orders import holds_order
from assistant.outline import Outline, Point, kinds_asked_for
from assistant.overview import Overview
from assistant.quotes import Quote, absorb, cut, length, overlap, within
from assistant.sections import Section, Sections
from assistant.side_by_side import Part, hits_in, in_turn
from assistant.values import tells, wanted_by
from index.chunking.sentences import Stretch, sentences
from index.document import Language, Passage
from index.hit import Hit
from index.language import language_of
from index.provisions import provisions_in, stands_under

NAME = "extractive"
#: Forms of question that a whole list answers.
_LISTS: frozenset[Form] = frozenset({"which", "how many"})
_TOPIC = 60  # characters, at most, of what leads into a list and stands before one item of it
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
        overview: Overview | None = None,
        beside: Callable[[str], Sequence[Part]] = lambda question: (),
    ) -> None:
        self.sections = sections
        self.config = config
        self.part_of = part_of
        self.outline, self.overview, self.beside = outline, overview, beside
        self.announced = Announced(sections, part_of, outline.titles if outline else {})
        self.counting = Counting(outline, self.announced, sections) if outline else None

    def draft(self, question: str, hits: Sequence[Hit]) -> Draft:
        """Statements from ``hits``, the one that answers best first; what stands together is quoted together.

        Where the text of a provision is asked for, it is quoted from its beginning; documents that the question sets
        side by side are told of in turn.
        """
        if told := self._side_by_side(question, hits):
            return Draft(told)
        if asks_for_text(question) and (text := self._provision(question, hits)):
            return Draft(tuple(_statement(quote, "") for quote in text))
        if counted := self.counted(question, hits):
            return Draft(tuple(_statement(Quote(one.passage, one.place), "") for one in counted.points))
        if whole := self._of_the_whole(question, hits):
            return Draft(tuple(_statement(quote, "") for quote in whole))
        found = evidence(
            question,
            hits,
            self.config,
            self._opens,
            self._defining(question),
            self.announced.leads(question, self.config.announced_of),
            self._valued(question),
        )
        sides = sides_of(question)
        if sides:
            found = self._compared(found, sides)
        lists = not _LISTS.isdisjoint(forms_of(question))
        # What was asked for by its name stands first, and the rest is what it would be without that.
        lifted = tuple(takewhile(lambda one: one.lift > 0, found))
        points = self._outlined(question, hits) if found and not _names_points(question, lifted) else ()
        first = self._gathered((*points, *lifted), [])
        settled = max(len(first), 1)
        others = self._worth_quoting(found, found[len(lifted) :], compared=bool(sides))
        kept = within(self._gathered(others, first, lists), self.config.longest_answer)
        read = (*kept[:settled], *self._as_read(kept[settled:]))
        return Draft(tuple(_statement(quote, self._about(quote, sides)) for quote in read))

    def _side_by_side(self, question: str, hits: Sequence[Hit]) -> tuple[DraftStatement, ...]:
        """What the documents that the question sets side by side say, in turn; empty where it sets none so."""
        of_each = [(part, hits_in(part, hits)) for part in self.beside(question)]
        return in_turn([(part, self._of_one(part, own)) for part, own in of_each if own])

    def _of_one(self, part: Part, hits: Sequence[Hit]) -> Sequence[DraftStatement]:
        whole = self._of_the_whole(part.question, hits)
        return [_statement(quote, "") for quote in whole] or self.draft(part.matter, hits).statements

    def counted(self, question: str, hits: Sequence[Hit]) -> Counted | None:
        """The point that is asked for by its place in a list; None where none is, or no such list is found."""
        return self.counting.of(question, hits, self.config) if self.counting else None

    def _worth_quoting(
        self, found: Sequence[Evidence], others: Sequence[Evidence], compared: bool
    ) -> Iterator[Evidence]:
        """Those of the ``others`` that come near the best that was ``found``, of documents that come nearer still;
        of things that are ``compared`` the document of one may be further off."""
        best = max((one.score - one.lift for one in found), default=0.0)
        margin = self.config.sentence_margin if compared else self.config.document_margin
        near = {one.passage.document_id for one in found if one.score - one.lift >= best - margin}
        kept = takewhile(lambda one: one.score >= best - self.config.sentence_margin, others)
        return (one for one in kept if one.passage.document_id in near)

    def _of_the_whole(self, question: str, hits: Sequence[Hit]) -> list[Quote]:
        """What tells of the one document that the question asks about as a whole; empty where it asks about none."""
        points = self.overview.points(question, hits) if self.overview else ()
        told = [one for one in points if not holds_order(one.passage.text)]  # it was not found, and so not set aside
        return within(self._gathered(told, []), self.config.longest_answer)

    def _gathered(self, found: Iterable[Evidence | Point], before: Sequence[Quote], lists: bool = False) -> list[Quote]:
        """The quotes ``before``, and those for what is ``found`` until there are enough."""
        quotes = list(before)
        for sentence in found:
            if length(quotes) > self.config.longest_answer or len(quotes) >= self.config.statements:
                break
            leads = isinstance(sentence, Evidence) and sentence.leads
            parts = self._quotes(sentence, lists or leads, best=not quotes)
            if any(overlap(part, held) for part in parts for held in before):
                parts = self._quotes(sentence, lists=False)  # of a list that stands there already
            for quote in parts:
                absorb(quotes, quote, settled=len(before))
        return quotes

    def _provision(self, question: str, hits: Sequence[Hit]) -> list[Quote]:
        """The text of the provisions that are asked for, each where the best of ``hits`` has it, in the question's
        language where the document has both; empty where the very best does not stand under one."""
        asked, language = provisions_in(question), language_of(question)
        if not hits or not stands_under(hits[0].passage.heading, asked):
            return []
        quotes: list[Quote] = []
        articles = [one for one in asked if one.level == "article"]
        around = [one for one in asked if one not in articles]
        for wanted in [[one, *around] for one in articles] or [around]:
            under = [h.passage for h in hits if stands_under(h.passage.heading, wanted)]
            held = [passage for passage in under if passage.document_id == hits[0].passage.document_id]
            best = next((passage for passage in held if passage.language == language), next(iter(held), None))
            left = self.config.longest_provision - length(quotes)
            if best is not None and left > 0:
                section = self.sections.of(best)
                for place in text_asked_for(section, asked, left):
                    quotes += cut(section, place)
        return quotes

    def _opens(self, passage: Passage) -> float:
        """How much a passage is of an abstract or preamble: more where it is for readers of the other language, whose
        words are the question's."""
        return self.sections.opens(passage) + self.config.abroad * self.sections.is_abstract_abroad(passage)

    def _defining(self, question: str) -> Callable[[str, Language], float]:
        """Tells how surely a sentence of a language says what the question wants defined."""
        term = "" if "example" in forms_of(question) else term_of(question)
        return lambda text, language: defines(text, language, term, self.part_of) if term else 0.0

    def _valued(self, question: str) -> Callable[[Passage, Stretch], bool]:
        """Tells whether a sentence has a value such as the question asks for, or gives an example where it asks for
        one."""
        wanted = wanted_by(question)
        if wanted is None and "example" in forms_of(question):
            return lambda passage, place: has("example", passage.text[place.start : place.end])
        return lambda passage, place: wanted is not None and tells(wanted, passage, place, self.part_of)

    def _outlined(self, question: str, hits: Sequence[Hit]) -> tuple[Point, ...]:
        """The points of the section that the question asks for by its heading, in their order; they stand first."""
        if self.outline is None:
            return ()
        points = self.outline.points(question, hits, self.config.outline)
        return tuple(one for one in points if not holds_order(one.passage.text))

    def _compared(self, found: Sequence[Evidence], sides: Sequence[str]) -> tuple[Evidence, ...]:
        """The sentences, best first, where those count more that speak of what is compared, and most those that begin
        with it in a section that has such a sentence for each of the two."""
        begun = [_begun_with(item, sides) for item in found]
        under: dict[str, set[str]] = {}
        for item, said in zip(found, begun, strict=True):
            under.setdefault(self._under(item), set()).update(said)
        weighed = []
        for item, said in zip(found, begun, strict=True):
            more = self.config.comparison_weight * len(self._spoken_of(item, sides))
            each = bool(said) and len(under[self._under(item)]) > 1
            more += self.config.comparison_subject * (each + item.leads)
            weighed.append(replace(item, score=item.score + more))
        return tuple(sorted(weighed, key=lambda item: -item.score))

    def _under(self, item: Evidence) -> str:
        """The passage by whose id its section is known; a note is by itself."""
        return item.passage.id if item.passage.kind == "note" else self.sections.of(item.passage).passages[0].id

    def _spoken_of(self, quoted: Evidence | Quote, sides: Sequence[str]) -> list[str]:
        """Which of them a stretch of a passage speaks of."""
        text, language = quoted.passage.text[quoted.place.start : quoted.place.end], quoted.passage.language
        return [side for side in sides if self.part_of(core_of(side), text, language) >= _SPEAKS]

    def _about(self, quote: Quote, sides: Sequence[str]) -> str:
        """The one thing compared that a quote speaks of; empty where it speaks of several or none."""
        spoken = self._spoken_of(quote, sides)
        return spoken[0] if len(spoken) == 1 else ""

    def _as_read(self, quotes: Sequence[Quote]) -> list[Quote]:
        """The quotes in their order, but those of one section that follow one another as the section has them."""
        runs = groupby(quotes, key=lambda quote: self.sections.of(quote.passage))
        read = [sorted(run, key=lambda q: section.place_of(q.passage, q.place).start) for section, run in runs]
        return [quote for run in read for quote in run]

    def statements(
        self, question: str, hits: Sequence[Hit], language: Language
    ) -> Generator[DraftStatement | Abstention, None, None]:
        """The statements of ``draft``; quotes stay in their own language."""
        yield from self.draft(question, hits).statements

    def _quotes(self, sentence: Evidence | Point, lists: bool, best: bool = False) -> list[Quote]:
        """What to quote for a sentence: its whole enumeration where ``lists`` are asked for or it ends in one, or
        itself with the sentence that it leans on. The list in which the ``best`` ends may fill the answer."""
        if sentence.passage.kind == "note":  # the notes of a page are one after another, but not one text
            return [Quote(sentence.passage, sentence.place)]
        section = self.sections.of(sentence.passage)
        here = section.place_of(sentence.passage, sentence.place)
        for enumeration in self.sections.enumerations_in(section):
            if listed := self._listed(section, enumeration, here, lists, best):
                return listed
        topic = self._topic(section, here) if isinstance(sentence, Evidence) else []
        return [*topic, *cut(section, with_support(section, here, self.config))]

    def _topic(self, section: Section, here: Stretch) -> list[Quote]:
        """The short sentence that leads into the list of which the sentence ``here`` begins an item: 三是 alone does
        not say of what."""
        for enumeration in self.sections.enumerations_in(section):
            lead = enumeration.lead
            if lead is not None and len(lead) <= _TOPIC and any(one.start == here.start for one in enumeration.items):
                return cut(section, lead)
        return []

    def _listed(
        self, section: Section, enumeration: Enumeration, here: Stretch, lists: bool, best: bool
    ) -> list[Quote]:
        """A list with what leads into it, or of a long one each item's first sentence, where the sentence ``here`` is
        of it and ``lists`` are asked for, or it ends in it; else empty."""
        lead, whole = enumeration.lead, enumeration.whole
        leads = lead is not None and here.start <= lead.start < here.end  # a number may be cut from its sentence
        named = section.text[enumeration.items[0].start] in '“"'  # the items are what the lead names
        announced = leads and (named or section.text[here.start : here.end].endswith((":", "：")))
        if not (lists or announced) or here.start >= whole.end:
            return []
        if lead is not None:  # 它的局限也有三个 does not say whose
            start = with_support(section, lead, self.config).start
            whole = Stretch(min(start, here.start) if leads else start, whole.end)
        if here.start < whole.start:
            return []
        if len(whole) <= (self.config.longest_answer if announced and best else self.config.longest_enumeration):
            return cut(section, whole)
        if not (lists or best) or not (leads or here.start == enumeration.items[0].start):
            return []
        first = [Stretch(whole.start, lead.end)] if lead else []
        parts = first + [_topic_sentence(section, item) for item in enumeration.items]
        return [quote for part in parts for quote in cut(section, part)]


def _begun_with(item: Evidence, sides: Sequence[str]) -> list[str]:
    """The compared things with which a sentence begins."""
    text = item.passage.text[item.place.start : item.place.end]
    return [side for side in sides if begins_with(side, text)]


def _names_points(question: str, defined: Sequence[Evidence]) -> bool:
    """Whether the words for points stand in nothing but the term that is ``defined``: "planned measure"."""
    return bool(defined) and not kinds_asked_for(question.replace(term_of(question), ""))


def _topic_sentence(section: Section, item: Stretch) -> Stretch:
    """The first sentence of a long item."""
    first = sentences(section.text[item.start : item.end], section.language)[0]
    return Stretch(item.start + first.start, item.start + first.end)


def _statement(quote: Quote, about: str) -> DraftStatement:
    return DraftStatement(quote.text, (Claim(quote.passage.id, quote.text),), about)
