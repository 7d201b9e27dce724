"""RECIPE of an answer: search → abstain, or draft → verify → answer."""

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

from assistant.answer import Abstention, Answer, DraftStatement, Statement
from assistant.answerers.extractive import Extractive
from assistant.answerers.llm import LanguageModel
from assistant.chatmodel import OpenAIChat
from assistant.config import AssistantConfig
from assistant.difference import Differences
from assistant.leaning.narrowing import without_narrowing
from assistant.outline import Outline
from assistant.overview import Overview
from assistant.ports import Answerer
from assistant.searching import Searching
from assistant.sections import Sections
from assistant.side_by_side import side_by_side
from assistant.support import Support, evidence_of
from assistant.verify import Proofs
from index.config import load
from index.coverage import part_of
from index.errors import ModelBrokeOff, ModelError
from index.hit import Filter, Hit
from index.library import Library
from index.search import EVERYTHING

_log = logging.getLogger(__name__)
_AND = {"zh": "与", "en": " and "}
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
        overview = Overview(sections, people, papers, library.search.mentions.of)
        beside = partial(side_by_side, spoken_of=library.search.mentions.of)
        self.answerer = Extractive(sections, config, part, outline, overview, beside)
        self.searching = Searching(library, config, self.answerer, overview)
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
            answer, sources = self.searching.of(question, earlier, among)
        if answer.abstained is None and self.writer is not None:
            answer = yield from self._written(answer, self._to_read(answer, sources), self.writer)
        if answer.abstained is None and not answer.statements:
            answer = yield from self._drafted(answer, sources, self.answerer)
        if answer.abstained is None and not answer.statements:
            answer = replace(answer, abstained=Abstention("not supported", tuple(sources[:3])))
        for key, (one, other) in self.differences.of(answer.citations, self.library.passages):
            answer = answer.noted(key, f"[{one}]{_AND[answer.language]}[{other}]")
        yield replace(answer, seconds=round(time.monotonic() - start, 3))

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
            return answer.noted("model broke off" if isinstance(error, ModelBrokeOff) else "model unavailable")
        if written.abstained is None and not written.statements:
            return replace(written.noted("model unproved"), answerer=answer.answerer)
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
        return replace(answer, notes=given.noted("statements dropped", dropped).notes)

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
