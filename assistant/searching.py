"""RECIPE of what comes before anything is quoted: follow-up → search → judge → abstain, or what may be quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.abstain import abstention, support
from assistant.answer import Abstention, Answer
from assistant.answerers.extractive import Extractive
from assistant.config import AssistantConfig
from assistant.courtesy import is_courtesy
from assistant.definition import term_of
from assistant.evidence import provable
from assistant.leaning.brackets import in_brackets, without_brackets
from assistant.leaning.narrowing import narrowed
from assistant.meant import meant
from assistant.named import naming_it
from assistant.orders import holds_order
from assistant.overview import Overview, aspect_of
from assistant.side_by_side import Part, hits_in, side_by_side
from assistant.signals import Signals, signals_of
from assistant.twins import in_own_language, without_abstracts_abroad
from index.document import PassageKind
from index.facts import admitted
from index.hit import Filter, Hit, ranked
from index.language import language_of
from index.lexical.tokens import tokens
from index.library import Library
from index.mentions import Spoken
from index.provisions import written

_SAID_APART = {"zh": "”“", "en": "”, “"}  # what stands between words in quotation marks
#: Lists of references are found by search, but state nothing.
_QUOTED: tuple[PassageKind, ...] = ("body", "table", "note")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as the reader typed it, as it was ``understood``, and as it is searched: ``plain``, without brackets
    that say where to look."""

    question: str
    understood: str
    plain: str


class Searching:
    """Finds what may be quoted, and judges whether that can answer; ``answerer`` and ``overview`` would quote it."""

    def __init__(self, library: Library, config: AssistantConfig, answerer: Extractive, overview: Overview) -> None:
        self.library, self.config = library, config
        self.answerer, self.overview = answerer, overview

    def of(self, question: str, earlier: Sequence[str], among: Filter) -> tuple[Answer, tuple[Hit, ...]]:
        """An answer that says nothing yet, or abstains; and the hits that it may be made of. Raises QueryError when the
        question is no question.

        What goes on about a document is looked for there, and in the whole library only if that does not answer.
        """
        search = self.library.search
        question = search.checked(question)
        if is_courtesy(question):
            return self._answer(question, Abstention("no question", ())), ()
        understood = meant(question, earlier, self.library, among)
        plain, among = narrowed(understood, among)  # the brackets are shown, not searched
        asked = _Asked(question, understood, search.glossary.spelt_out(plain, language_of(plain)))
        there, narrower = self._there(asked, among)
        answer, sources = self._look(there, narrower)
        if answer.abstained and narrower != among:
            answer, sources = self._look(asked, among)
        if answer.abstained and (title := self._outside(asked.plain, among)):
            answer = answer.noted("outside", title)
        return answer, sources

    def _there(self, asked: _Asked, among: Filter) -> tuple[_Asked, Filter]:
        """What is asked, and ``among``, of the one document alone that a follow-up goes on about, or of the agreements
        that the question speaks of.

        There the document's name tells nothing apart, but for what is asked of it as a whole.
        """
        on = in_brackets(asked.understood) if asked.understood != asked.question and not among.documents else ""
        spoken = self.library.search.mentions.of(on) if on else Spoken()
        if len(spoken.documents) != 1:
            return asked, self._of_agreements(asked.plain, among)
        if (
            not tokens(spoken.taken_from(on))
            and aspect_of(asked.plain, self.library.search.mentions.of(asked.plain)) is None
        ):
            asked = replace(asked, plain=without_brackets(asked.plain))
        return asked, replace(among, documents=tuple(spoken.documents))

    def _of_agreements(self, question: str, among: Filter) -> Filter:
        """``among`` the documents alone that the question speaks of, where one of these is an agreement: what others
        provide is looked for only if these do not answer."""
        search = self.library.search
        named = search.mentions.of(question).documents
        if among.documents or not any(search.facts[one].kind == "agreement" for one in named):
            return among
        return replace(among, documents=tuple(named))

    def _look(self, asked: _Asked, among: Filter) -> tuple[Answer, tuple[Hit, ...]]:
        search, question = self.library.search, asked.plain
        hidden = self._left_out(question, among)
        parts = () if hidden else side_by_side(question, search.mentions.of)  # one that is not looked at is not silent
        hits = self._provable(question, parts, replace(among, kinds=among.kinds or _QUOTED))
        sources = _without_orders(hits)
        judged = {part.called: self._judged_of_one(part, hits_in(part, sources)) for part in parts}
        silent = [called for called, signals in judged.items() if _supported(signals) < self.config.least_support]
        set_aside = len(hits) - len(sources)
        if parts:
            signals = max(judged.values(), key=_supported)
        else:
            signals, sources = self._judged_by_name(question, sources)
        answer = replace(
            self._answer(asked.question, abstention(signals, sources, self.config.least_support)),
            hits=hits,
            understood=asked.understood,
            also_searched=search.also_searched(question),
            support=_supported(signals),
        )
        apart = _SAID_APART[answer.language]
        if (lookup := search.lookups.of(question)) and lookup.last:
            answer = answer.noted("ends with", written([lookup.last], answer.language, numerals=True))
        if hidden:
            answer = answer.noted("left out", apart.join(hidden))
        if signals and signals.lacking and answer.abstained is None and answer.support < self.config.sure_support:
            answer = answer.noted("not spoken of", apart.join(signals.lacking))
        answer = answer.noted("passages set aside", set_aside)
        if silent and answer.abstained is None:
            answer = answer.noted("silent", apart.join(silent))
            said = {part.document for part in parts if part.called not in silent}
            sources = tuple(hit for hit in sources if hit.passage.document_id in said)
        own, sections = language_of(question), self.answerer.sections
        return answer, in_own_language(without_abstracts_abroad(question, sources, own, sections), own, sections)

    def _answer(self, question: str, abstained: Abstention | None) -> Answer:
        """An answer that says nothing."""
        version = self.library.manifest.version
        return Answer(
            question, language_of(question), (), (), (), abstained, self.answerer.name, version, 0.0, question
        )

    def _provable(self, question: str, parts: Sequence[Part], among: Filter) -> tuple[Hit, ...]:
        """The best hits that may prove something, best first; so many of each document where some are set side by
        side."""
        search = self.library.search
        count = self.config.definitions_found if term_of(question) else self.config.passages_found
        if not parts:
            hits = provable(search.search(question, count, among), self.config.note)
            return self._of_the_named(question, hits)
        of_each = [search.search(part.matter, count, replace(among, documents=(part.document,))) for part in parts]
        return provable(ranked(hit for hits in of_each for hit in hits), self.config.note)

    def _of_the_named(self, question: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The ``hits`` without those of other agreements, where the question speaks of one agreement alone: what
        another provides is no answer."""
        search = self.library.search
        named = search.mentions.of(question).documents
        if len(named) != 1 or any(search.facts[one].kind != "agreement" for one in named):
            return tuple(hits)
        others = {one for one, facts in search.facts.items() if facts.kind == "agreement"} - named
        return ranked(hit for hit in hits if hit.passage.document_id not in others)

    def _judged(self, question: str, sources: Sequence[Hit]) -> Signals | None:
        """What tells whether ``sources`` can answer; None where there are none."""
        if not sources:
            return None
        signals = signals_of(question, sources, self.library, self.config)
        if lacked := self._lacked(question, sources):
            signals = replace(signals, absent=True, lacking=(lacked,))
        if signals.whole and not self.overview.points(question, sources):
            signals = replace(signals, whole=False)  # it is told like anything else
        return signals

    def _judged_by_name(self, question: str, sources: Sequence[Hit]) -> tuple[Signals | None, tuple[Hit, ...]]:
        """The same of ``sources``, and those of the documents that say what the question names: where these cannot
        answer by themselves, the others that can are of something else."""
        naming = naming_it(question, sources, self.library.search)
        judged = [self._judged(question, those) for those in dict.fromkeys((tuple(sources), naming))]
        return min(judged, key=_supported), naming

    def _judged_of_one(self, part: Part, sources: Sequence[Hit]) -> Signals | None:
        """The same of a document that is set beside others: whether it speaks of the matter, not of what it is."""
        whole = self._judged(part.question, sources)
        return whole if whole is None or whole.whole or whole.absent else self._judged(part.matter, sources)

    def _lacked(self, question: str, sources: Sequence[Hit]) -> str:
        """What a question asks for, as it asks, of a list or a document that says nothing of it; else empty."""
        counted = self.answerer.counted(question, sources)
        return counted.asked if counted and not counted.points else self.overview.lacks(question, sources)

    def _left_out(self, question: str, among: Filter) -> list[str]:
        """The titles of the documents that a question speaks of and ``among`` leaves out."""
        search = self.library.search
        held = admitted(among, search.facts) if among.asks_of_documents else frozenset(self.library.documents)
        looked_at = held & frozenset(among.documents or held)
        return sorted(self.library.documents[one].title for one in search.mentions.of(question).documents - looked_at)

    def _outside(self, question: str, among: Filter) -> str:
        """The title of the document that would be quoted first but for the reader's filter; empty where that leaves
        nothing out, or the library as a whole has no answer either."""
        everywhere = Filter(kinds=_QUOTED)
        if replace(among, kinds=_QUOTED) == everywhere or self._left_out(question, among):
            return ""
        sources = _without_orders(self._provable(question, (), everywhere))
        if _supported(self._judged(question, sources)) < self.config.least_support:
            return ""
        return self.library.documents[sources[0].passage.document_id].title


def _without_orders(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if not holds_order(hit.passage.text))


def _supported(signals: Signals | None) -> float:
    return support(signals) if signals else 0.0
