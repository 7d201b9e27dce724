"""RECIPE of an answer: check → search → abstain, or draft → verify → answer."""

from __future__ import annotations

import time
from pathlib import Path

from assistant.abstain import abstention
from assistant.answer import Abstention, Answer, Draft
from assistant.answerers.extractive import Extractive
from assistant.config import AssistantConfig
from assistant.sections import Sections
from assistant.verify import verify
from index.config import load
from index.hit import Filter
from index.language import language_of
from index.library import Library

#: Notes and references are found by search, but a statement is proved by the body.
_BODY = Filter(kinds=("body",))


class Assistant:
    """Answers questions over one opened library."""

    def __init__(self, library: Library, config: AssistantConfig) -> None:
        self.library = library
        self.config = config
        self.answerer = Extractive(library.search.embedder, Sections(tuple(library.passages.values())), config)

    @classmethod
    def open(cls, root: Path) -> Assistant:
        """The assistant over the index in ``root``; raises what ``Library.open`` raises."""
        return cls(Library.open(root), load(AssistantConfig, "assistant"))

    def ask(self, question: str) -> Answer:
        """The answer, or an answer that abstains. Raises QueryError when the question is no question."""
        start = time.monotonic()
        question = self.library.search.checked(question)
        language = language_of(question)
        hits = self.library.search.search(question, self.config.passages_found, _BODY)
        declined = abstention(language, hits, self.config.least_support)
        draft = Draft(()) if declined else self.answerer.draft(question, hits)
        statements, citations = verify(draft, self.library.passages, self.library.documents)
        if not statements and declined is None:
            declined = Abstention("not supported", hits[:3])
        return Answer(
            question,
            language,
            statements,
            citations,
            hits,
            declined,
            self.answerer.name,
            self.library.manifest.version,
            round(time.monotonic() - start, 3),
        )
