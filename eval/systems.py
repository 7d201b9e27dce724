"""The systems that are asked, by name: the product, its channels alone, and what a user would otherwise run."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.config import AssistantConfig
from eval.plain import ByWords, Naive, pieces_of
from eval.result import Found, Quote, Result, Said
from eval.retrieval import RERANKED, SYSTEMS, voters
from index.config import load
from index.errors import ConfigError, UnknownSystem
from index.hit import Hit
from index.library import Library
from index.search import EVERYTHING

NAMES = (*SYSTEMS, "extractive", "llm", "naive", "bm25-passages")
_BY_MODEL = ("naive", "llm", RERANKED)  # that may be followed by ":" and the name of a model
_DEPTH = 10  # hits per question; the deepest cut-off of the metrics
_SCREEN = 1_200  # characters that the passages shown by a search alone must fill


class System(Protocol):
    """What can be asked. ``name`` is the one in reports."""

    name: str

    def answer(self, question: str) -> Result:
        """What it makes of the question."""
        ...


def open_system(name: str, root: Path) -> System:
    """The system ``name`` over the index in ``root``, or over the files of which that was made.

    "naive:MODEL" takes any SentenceTransformer by name or path, "hybrid+rerank:MODEL" any CrossEncoder likewise,
    "llm:MODEL" any model of the endpoint that is set. Raises UnknownSystem, EmbedderError, RerankerError, ConfigError
    where "llm" has no endpoint or "hybrid+rerank" no model, and what ``Library.open`` and ``Assistant`` raise.
    """
    kind, _, model = name.partition(":")
    if kind not in NAMES or (model and kind not in _BY_MODEL):
        named = (*NAMES, *(f"{kind}:MODEL" for kind in _BY_MODEL))
        raise UnknownSystem(f"There is no system {name!r}.", f"Known are: {', '.join(named)}.")
    config = load(AssistantConfig, "assistant")
    if kind == "llm" and not config.llm_url:  # the extractive answers would pass for those of a model
        raise ConfigError(
            "No language model is set.", "Set llm_url and llm_model in assistant.toml, table [assistant]."
        )
    library = Library.open(root)
    if kind == "naive":
        return Naive(pieces_of(library), model)
    if kind == "bm25-passages":
        return ByWords(pieces_of(library))
    if kind == "extractive":
        return Product(name, Assistant(library, replace(config, llm_url="")))
    if kind == "llm":
        return Product(name, Assistant(library, replace(config, llm_model=model or config.llm_model)))
    return Retrieval(library, name)


class Retrieval:
    """The product's search alone: its answer is the text of its first hits, as many as fill a screen."""

    def __init__(self, library: Library, name: str) -> None:
        self.library = library
        self.name = name
        self.channels, reranker = voters(name, library.search.config)
        self.search = library.search.reranked_by(reranker)

    def answer(self, question: str) -> Result:
        """The hits; it never declines."""
        start = time.monotonic()
        hits = self.search.search(question, _DEPTH, EVERYTHING, self.channels)
        seconds = time.monotonic() - start
        statements: list[Said] = []
        filled = 0
        for hit in hits:
            if filled >= _SCREEN:
                break
            statements.append(self._shown(hit))
            filled += len(hit.passage.text)
        return Result(
            tuple(found(hit, self.library) for hit in hits), tuple(statements), False, self._support(hits), seconds
        )

    def _shown(self, hit: Hit) -> Said:
        passage, document = hit.passage, self.library.documents[hit.passage.document_id]
        at_place = document.text_at(passage.spans, passage.language)
        quote = Quote(passage.text, at_place, document.file, document.labels_of(passage.spans)[0])
        return Said(passage.text, (quote,))

    def _support(self, hits: tuple[Hit, ...]) -> float:
        """The best hit's own channel, 0..1; of both together their mean."""
        channels = [hits[0].channel(name) or 0.0 for name in ("dense", "lexical")] if hits else [0.0]
        weight = self.channels.dense + self.channels.lexical
        return min(max(sum(channels) / weight, 0.0), 1.0)


class Product:
    """The product as it answers, whichever answerer drafts: search, decline or quote."""

    def __init__(self, name: str, assistant: Assistant) -> None:
        self.name = name
        self.assistant = assistant

    def answer(self, question: str) -> Result:
        """The answer of ``assistant.ask``, with its quotes and what stands on the page at their spans."""
        start = time.monotonic()
        answer = self.assistant.ask(question)
        seconds = time.monotonic() - start
        library = self.assistant.library
        return Result(
            tuple(found(hit, library) for hit in answer.hits),
            tuple(
                Said(statement.text, tuple(self._quote(answer, number) for number in statement.citations))
                for statement in answer.statements
            ),
            answer.abstained is not None,
            answer.support,
            seconds,
            answer.notes,
        )

    def _quote(self, answer: Answer, number: int) -> Quote:
        library = self.assistant.library
        citation = answer.citation(number)
        assert citation is not None, "verify numbers what a statement cites"
        document, passage = library.documents[citation.document_id], library.passages[citation.passage_id]
        at_place = document.text_at(citation.spans, passage.language)
        return Quote(citation.quote, at_place, document.file, document.labels_of(citation.spans)[0])


def found(hit: Hit, library: Library) -> Found:
    """A hit of the product's search, for measuring."""
    passage, document = hit.passage, library.documents[hit.passage.document_id]
    return Found(passage.id, document.file, document.labels_of(passage.spans)[0], passage.text)
