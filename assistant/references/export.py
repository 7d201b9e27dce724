"""RECIPE of what is taken along: what was kept → its references in a style → a text, a Markdown or a Word file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from enum import StrEnum

from assistant.references import markdown, word
from assistant.references.engine import plain
from assistant.references.listing import listing
from assistant.references.styles import Style
from assistant.references.transcript import transcript
from assistant.turns import Quote, Turn
from index.document import Document, Language


class Form(StrEnum):
    """As what a conversation is taken along: a file, or its references alone."""

    MARKDOWN = "markdown"
    WORD = "word"
    REFERENCES = "references"

    def extension(self, style: Style) -> str:
        """How the name of the file ends."""
        return {Form.MARKDOWN: "md", Form.WORD: "docx"}.get(self, style.extension)


def taken(
    turns: Sequence[Turn],
    form: Form,
    documents: Mapping[str, Document],
    style: Style,
    language: Language,
    on: datetime.date,
) -> bytes:
    """A conversation as a file, text in UTF-8; ``on`` is the day on which it is taken along."""
    if form is Form.REFERENCES and style.is_data:
        return listing([quote for turn in turns for quote in turn.quotes], documents, style, language).encode()
    made = transcript(turns, documents, style, language, on)
    if form is Form.REFERENCES:  # numbered over all answers, as the marks in the files are
        return "".join(f"[{place}] {plain(one.runs)}\n" for place, one in enumerate(made.references, 1)).encode()
    return markdown.write(made).encode() if form is Form.MARKDOWN else word.write(made, on)


def cited(turn: Turn, key: str) -> tuple[Quote, ...]:
    """The quote of the turn that ``key`` names, all of them where it names none."""
    quote = turn.quote(key)
    return (quote,) if quote else turn.quotes


def today() -> datetime.date:
    """The day, UTC."""
    return datetime.datetime.now(datetime.UTC).date()
