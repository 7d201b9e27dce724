"""What other programs may ask of the library: search, ask, read_page, by Gradio's API and as tools over MCP."""

from __future__ import annotations

import contextlib
import importlib.metadata
from collections.abc import Iterator, Mapping
from typing import Any

import gradio as gr

from assistant.ask import Assistant
from assistant.conversations import new_id
from assistant.serving import Serving, held
from assistant.talk import paced
from assistant.turns import Quote, turn_of
from index.document import Document
from index.errors import UserError
from index.search import EVERYTHING

_MOST = 50  # hits that one search gives


class Endpoints:
    """The public functions. Their docstrings are the documentation that a client is shown."""

    def __init__(self, assistant: Assistant | Serving) -> None:
        self._assistant = assistant

    def mount(self) -> None:
        """Offer them in the Blocks that are being made."""
        gr.api(self.search, api_name="search")
        gr.api(self.ask, api_name="ask", concurrency_limit=16)
        gr.api(self.read_page, api_name="read_page")

    def search(self, query: str, count: int = 10) -> list[dict[str, Any]]:
        """Search the library in Chinese and English for passages on a subject, the best first.

        Args:
            query: The question or words to look for, in Chinese or English.
            count: How many passages to give, at most 50.
        """
        library = self._assistant.library
        with _refusing():
            hits = library.search.search(query, max(1, min(count, _MOST)))
        return [
            {
                "rank": hit.rank,
                "score": round(hit.score, 4),
                "document": hit.passage.document_id,
                "title": library.documents[hit.passage.document_id].title,
                "pages": list(hit.passage.pages),
                "page_labels": list(library.documents[hit.passage.document_id].labels_of(hit.passage.spans)),
                "heading": list(hit.passage.heading),
                "language": hit.passage.language,
                "text": hit.passage.text,
            }
            for hit in hits
        ]

    def ask(self, question: str, earlier: list[str] | None = None) -> Iterator[dict[str, Any]]:
        """Answer a question from the library; every statement is a quote that stands on a page of it.

        Args:
            question: The question, in Chinese or English.
            earlier: The questions asked before in the same conversation, oldest first.
        """
        assistant = held(self._assistant)
        with _refusing():
            for answer in paced(assistant.stream(question, tuple(earlier or ()), EVERYTHING)):
                turn = turn_of(new_id(), question, answer, assistant.library)
                yield {
                    "question": turn.question,
                    "understood": turn.understood,
                    "language": turn.language,
                    "abstained": turn.declined,
                    "reason": turn.frame if turn.declined else None,
                    "statements": [{"text": s.text, "citations": list(s.citations)} for s in turn.statements],
                    "citations": [_citation(quote, assistant.library.documents) for quote in turn.quotes],
                    "nearest": [_citation(quote, assistant.library.documents) for quote in turn.nearest],
                    "also_searched": list(turn.also_searched),
                    "notes": list(turn.notes),
                    "index_version": turn.index_version,
                }

    def read_page(self, document: str, page: int) -> dict[str, Any]:
        """Read the text of one page of a document of the library.

        Args:
            document: The id of the document, as search and ask give it.
            page: The number of the page in the file, from 1.
        """
        held = self._assistant.library.documents.get(document)
        if held is None or not 1 <= page <= len(held.pages):
            said = "There is no such page in the library. Take document and page from search or ask."
            raise gr.Error(said, print_exception=False)
        return {
            "document": held.id,
            "title": held.title,
            "page": page,
            "page_label": held.label_of(page),
            "pages": len(held.pages),
            "text": held.page(page).text,
        }


def mcp_is_installed() -> bool:
    """Whether the tools can be offered over MCP: pip install -e '.[mcp]' makes it so, with an mcp that Gradio takes."""
    try:
        return importlib.metadata.version("mcp").startswith("1.")
    except importlib.metadata.PackageNotFoundError:
        return False


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    """What the user must put right is told to the client, in words; Gradio hides any other error."""
    try:
        yield
    except UserError as error:
        raise gr.Error(str(error), print_exception=False) from error


def _citation(quote: Quote, documents: Mapping[str, Document]) -> dict[str, Any]:
    document = documents[quote.document_id]
    return {
        "number": quote.number,
        "document": quote.document_id,
        "title": quote.title,
        "passage": quote.passage_id,
        "pages": list(dict.fromkeys(span.page for span in quote.spans)),
        "page_labels": list(document.labels_of(quote.spans)),
        "heading": list(quote.heading),
        "quote": quote.text,
    }
