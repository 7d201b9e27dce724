"""Answers in a language model's words: it proposes statements with quotes, line by line, and proves nothing itself."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from assistant.answer import Abstention, Claim, DraftStatement
from assistant.answerers.prompt import prompt
from assistant.config import AssistantConfig
from assistant.orders import holds_order
from assistant.ports import ChatModel
from index.document import Document, Language
from index.hit import Hit
from index.lexical.tokens import tokens

NAME = "llm"
_LONGEST_LINE = 8_000  # characters; a statement with its quotes has some hundred
_LONGEST_TEXT = 1_000  # characters of a statement
_FEWEST = 2  # content words of a quote; fewer prove nothing
#: The screen shows words as they are.
_MARKDOWN = re.compile(r"\*\*|__|`|\]\(|^\s*(?:#|[-*>] )")
_MISUNDERSTOOD = DraftStatement("", ())
_THOUGHT = "<think>", "</think>"  # some models think aloud first


class LanguageModel:
    """Implements Answerer by a chat model; ``documents`` are those of the library, by id."""

    name = NAME

    def __init__(self, model: ChatModel, documents: Mapping[str, Document], config: AssistantConfig) -> None:
        self.model = model
        self.documents = documents
        self.config = config

    def statements(
        self, question: str, hits: Sequence[Hit], language: Language
    ) -> Generator[DraftStatement | Abstention, None, None]:
        """What the model writes, a proposal a line; closing the iterator ends the request. Raises ModelError."""
        messages = prompt(question, language, hits, self.documents, self.config.llm_statements)
        with closing(_written(self.model.stream(messages))) as lines:
            for number, line in enumerate(lines, 1):
                proposal = _proposal(line, hits)
                yield proposal
                if isinstance(proposal, Abstention) or number >= self.config.llm_statements:
                    return


def _written(pieces: Generator[str, None, None]) -> Generator[str, None, None]:
    """The lines of a reply that are to be read: no thoughts, no blank lines, no fence of Markdown."""
    thinking = False
    with closing(_lines(pieces)) as lines:
        for line in lines:
            said = line.strip()
            if said.startswith(_THOUGHT[0]):
                thinking = True
            if thinking:
                thinking = _THOUGHT[1] not in said
                said = "" if thinking else said.partition(_THOUGHT[1])[2].strip()
            if said and not said.startswith("```"):
                yield said


def _lines(pieces: Generator[str, None, None]) -> Generator[str, None, None]:
    """The lines of a text that comes in pieces, each as soon as it ends."""
    rest = ""
    with closing(pieces) as stream:
        for piece in stream:
            *whole, rest = (rest + piece).split("\n")
            yield from whole
    yield rest


def _proposal(line: str, hits: Sequence[Hit]) -> DraftStatement | Abstention:
    """What a line proposes; a statement without claims where it is not of the form that was asked for."""
    try:
        said = json.loads(line) if len(line) <= _LONGEST_LINE else None
    except (ValueError, RecursionError):
        return _MISUNDERSTOOD
    if isinstance(said, dict) and said.get("unanswerable") is True:
        return Abstention("not supported", tuple(hits[:3]))
    text, quotes = (said.get("text"), said.get("quotes")) if isinstance(said, dict) else (None, None)
    claims = tuple(_claims(quotes, hits)) if isinstance(quotes, list) else ()
    if not _is_statement(text) or not claims or len(claims) < len(quotes or ()):
        return _MISUNDERSTOOD
    return DraftStatement(" ".join(str(text).split()), claims)


def _claims(quotes: Iterable[Any], hits: Sequence[Hit]) -> Iterator[Claim]:
    """Those of the quotes that are of the form and name a passage that there is."""
    for quote in quotes:
        number, text = (quote.get("passage"), quote.get("quote")) if isinstance(quote, dict) else (None, None)
        if type(number) is int and 1 <= number <= len(hits) and _is_quote(text):
            yield Claim(hits[number - 1].passage.id, str(text))


def _is_quote(value: object) -> bool:
    """Whether ``value`` is text long enough to prove something."""
    return _is_text(value, _LONGEST_LINE) and len(tokens(str(value))) >= _FEWEST


def _is_statement(value: object) -> bool:
    """Whether ``value`` is plain text that gives no orders."""
    return _is_text(value, _LONGEST_TEXT) and not _MARKDOWN.search(str(value)) and not holds_order(str(value))


def _is_text(value: object, longest: int) -> bool:
    """Whether ``value`` is text that can be shown: JSON may hold halves of characters, and marks that turn a line."""
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        return False
    return all(character.isprintable() or character.isspace() for character in value)
