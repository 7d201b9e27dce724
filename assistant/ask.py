"""RECIPE of an answer: follow-up → search → abstain, or draft → verify → answer."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from assistant.abstain import abstention, support
from assistant.answer import Abstention, Answer, DraftStatement, NoteKey, Statement
from assistant.answerers.extractive import Extractive
from assistant.answerers.llm import LanguageModel
from assistant.chatmodel import OpenAIChat
from assistant.config import AssistantConfig
from assistant.definition import term_of
from assistant.difference import Differences
from assistant.evidence import provable
from assistant.followup import resolve
from assistant.leaning.narrowing import narrowed, without_narrowing
from assistant.orders import holds_order
from assistant.outline import Outline
from assistant.overview import Overview
from assistant.ports import Answerer
from assistant.sections import Sections
from assistant.side_by_side import Part, hits_in, side_by_side
from assistant.signals import Signals, signals_of
from assistant.support import Support, evidence_of
from assistant.twins import in_own_language
from assistant.verify import Proofs
from index.config import load
from index.coverage import part_of
from index.errors import ModelBrokeOff, ModelError
from index.facts import admitted
from index.hit import Filter, Hit, ranked
from index.language import language_of
from index.library import Library
from index.provisions import written
from index.search import EVERYTHING

_log = logging.getLogger(__name__)
_AND = {"zh": "与", "en": " and "}
_SAID_APART = {"zh": "”“", "en": "”, “"}  # what stands between words in quotation marks
#: One search takes a core: more of them at a time than there are cores make every one wait for the last.
_SEARCHING = threading.BoundedSemaphore(os.cpu_count() or 1)


class Assistant:
    """Answers questions over one opened library; ``writer`` is None where no language model is set.

    Raises what ``OpenAIChat`` raises.
    """

    def __init__(self, library: Library, config: AssistantConfig) -> None:
        self.library = library
        self.config = config
        sections, part = Sections(tuple(library.passages.values())), partial(part_of, library.search)
        titles = {document.id: document.title for document in library.documents.values()}
        outline = Outline(sections, titles, library.search.embedder.encode, part)
        papers = frozenset(document for document, facts in library.search.facts.items() if facts.kind == "paper")
        people = {
            document.id: library.search.facts[document.id].authors
            if document.id in papers
            else document.bibliography.parties
            for document in library.documents.values()
        }
        self.overview = Overview(sections, people, papers, library.search.mentions.of)
        beside = partial(side_by_side, spoken_of=library.search.mentions.of)
        self.answerer = Extractive(sections, config, part, outline, self.overview, beside)
        self.writer = LanguageModel(OpenAIChat(config), library.documents, config) if config.llm_url else None
        self.support = Support(library.search.embedder.encode)
        agreements = frozenset(library.documents) - papers
        self.differences = Differences(library.search.embedder.encode, agreements)

    @classmethod
    def open(cls, root: Path) -> Assistant:
        """The assistant over the index in ``root``; raises what ``Library.open`` and the class raise."""
        return cls(Library.open(root), load(AssistantConfig, "assistant"))

    def ask(self, question: str, earlier: Sequence[str] = (), among: Filter = EVERYTHING) -> Answer:
        """The answer, or an answer that abstains. Raises QueryError when the question is no question.

        ``earlier`` are the questions asked before in the conversation, as understood, oldest first. A language model
        that fails is no error: the extractive answer stands, and a note says so.
        """
        *_, answer = self.stream(question, earlier, among)
        return answer

    def stream(
        self, question: str, earlier: Sequence[str] = (), among: Filter = EVERYTHING
    ) -> Generator[Answer, None, None]:
        """The same as it comes about: each answer is more complete than the one before, and the last is the answer.

        Only where a language model breaks off the last replaces what went before. Nothing unverified is ever given.
        Closing it ends a request that is under way.
        """
        start = time.monotonic()
        with _SEARCHING:
            answer, sources = self._searched(question, earlier, among)
        if answer.abstained is None and self.writer is not None:
            answer = yield from self._written(answer, self._to_read(answer, sources), self.writer)
        if answer.abstained is None and not answer.statements:
            answer = yield from self._drafted(answer, sources, self.answerer)
        if answer.abstained is None and not answer.statements:
            answer = replace(answer, abstained=Abstention("not supported", tuple(sources[:3])))
        for key, (one, other) in self.differences.of(answer.citations, self.library.passages):
            answer = _noted(answer, key, f"[{one}]{_AND[answer.language]}[{other}]")
        yield replace(answer, seconds=round(time.monotonic() - start, 3))

    def _searched(self, question: str, earlier: Sequence[str], among: Filter) -> tuple[Answer, tuple[Hit, ...]]:
        """An answer that says nothing yet, or abstains; and the hits that it may be made of."""
        search = self.library.search
        question = search.checked(question)
        understood = search.checked(resolve(question, earlier))
        asked, among = narrowed(understood, among)  # the brackets are shown, not searched
        asked = search.glossary.spelt_out(asked, language_of(asked))
        # Lists of references are found by search, but state nothing.
        count = self.config.definitions_found if term_of(asked) else self.config.passages_found
        hidden = self._left_out(asked, among)
        parts = () if hidden else side_by_side(asked, search.mentions.of)  # one that is not looked at is not silent
        found = self._found(asked, parts, count, replace(among, kinds=among.kinds or ("body", "table", "note")))
        hits = provable(found, self.config.note)
        sources = tuple(hit for hit in hits if not holds_order(hit.passage.text))
        judged = {part.called: self._judged_of_one(part, hits_in(part, sources)) for part in parts}
        silent = [called for called, signals in judged.items() if _supported(signals) < self.config.least_support]
        signals = self._judged(asked, sources) if not parts else max(judged.values(), key=_supported)
        answer = Answer(
            question,
            language_of(question),
            (),
            (),
            hits,
            abstention(signals, sources, self.config.least_support),
            self.answerer.name,
            self.library.manifest.version,
            0.0,
            understood,
            also_searched=search.also_searched(asked),
            support=_supported(signals),
        )
        if (lookup := search.lookups.of(asked)) and lookup.last:
            answer = _noted(answer, "ends with", written([lookup.last], answer.language, numerals=True))
        if hidden:
            answer = _noted(answer, "left out", _SAID_APART[answer.language].join(hidden))
        if signals and signals.lacking and answer.abstained is None and answer.support < self.config.sure_support:
            answer = _noted(answer, "not spoken of", _SAID_APART[answer.language].join(signals.lacking))
        answer = _noted(answer, "passages set aside", len(hits) - len(sources))
        if silent and answer.abstained is None:
            answer = _noted(answer, "silent", _SAID_APART[answer.language].join(silent))
            said = {part.document for part in parts if part.called not in silent}
            sources = tuple(hit for hit in sources if hit.passage.document_id in said)
        return answer, in_own_language(sources, language_of(asked), self.answerer.sections)

    def _found(self, question: str, parts: Sequence[Part], count: int, among: Filter) -> tuple[Hit, ...]:
        """The ``count`` best hits, best first; so many of each document where some are set side by side."""
        search = self.library.search
        if not parts:
            return search.search(question, count, among)
        of_each = [search.search(part.matter, count, replace(among, documents=(part.document,))) for part in parts]
        return ranked(hit for hits in of_each for hit in hits)

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

    def _to_read(self, answer: Answer, sources: Sequence[Hit]) -> tuple[Hit, ...]:
        """What a language model reads: the passages that would be quoted without it, then the best of the others."""
        drafted = self.answerer.draft(without_narrowing(answer.understood), sources).statements
        quoted = [self.library.passages[claim.passage_id] for one in drafted for claim in one.claims]
        held = {hit.passage.id: hit for hit in sources}
        first = {passage.id: held.get(passage.id, Hit(passage, 1, 0.0, ())) for passage in quoted}
        read = list((first | held).values())[: self.config.passages_found]
        return tuple(replace(hit, rank=rank) for rank, hit in enumerate(read, 1))

    def _written(self, answer: Answer, sources: Sequence[Hit], writer: Answerer) -> Generator[Answer, None, Answer]:
        """What a language model makes of it; the answer as given, with a note, where it fails or proves nothing."""
        try:
            written = yield from self._drafted(answer, sources, writer)
        except ModelError as error:
            _log.warning("%s", error)
            return _noted(answer, "model broke off" if isinstance(error, ModelBrokeOff) else "model unavailable")
        if written.abstained is None and not written.statements:
            return replace(_noted(written, "model unproved"), answerer=answer.answerer)
        return written

    def _drafted(self, answer: Answer, sources: Sequence[Hit], answerer: Answerer) -> Generator[Answer, None, Answer]:
        """The answer with each statement of the answerer that is proved, as soon as it is."""
        proofs = Proofs(self.library.passages, self.library.documents)
        given, dropped = answer, 0
        answer = replace(answer, answerer=answerer.name)
        with closing(answerer.statements(without_narrowing(answer.understood), sources, answer.language)) as proposals:
            for proposal in proposals:
                if isinstance(proposal, Abstention):
                    # What is proved stands, whatever is said after it.
                    answer = answer if answer.statements else replace(answer, abstained=proposal)
                    break
                statement = self._proved(proposal, proofs, answer, own_words=answerer is self.writer)
                if statement is None:
                    dropped += 1
                elif statement not in answer.statements:
                    answer = replace(answer, statements=(*answer.statements, statement), citations=proofs.citations)
                    yield answer
        return replace(answer, notes=_noted(given, "statements dropped", dropped).notes)

    def _proved(self, drafted: DraftStatement, proofs: Proofs, answer: Answer, own_words: bool) -> Statement | None:
        """The statement with its citations, None when a quote does not stand, or does not bear out words of its own."""
        found = proofs.of(drafted)
        if not found:
            return None
        if own_words:
            evidence = evidence_of(found, self.library.passages, self.library.documents)
            if self.support.fault(drafted.text, evidence, without_narrowing(answer.understood), answer.language):
                return None
        return proofs.state(drafted.text, found, drafted.about)


def _supported(signals: Signals | None) -> float:
    return support(signals) if signals else 0.0


def _noted(answer: Answer, key: NoteKey, what: int | str = "") -> Answer:
    """The answer with a note; as it is where there are none of what is counted."""
    if what == 0:
        return answer
    return replace(answer, notes=(*answer.notes, f"{key}: {what}" if what else key))
