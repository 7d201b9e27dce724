"""What a question says in brackets at its end: what it is about, or where alone to look."""

from __future__ import annotations

import re

from index.language import language_of

_AT_END = re.compile(r"[（(](?P<inside>[^（()）]+)[)）][?？]?$")


def in_brackets(question: str) -> str:
    """What a question says in brackets at its end; empty where it has none."""
    found = _AT_END.search(question)
    return found["inside"] if found else ""


def without_brackets(question: str) -> str:
    """The question without what it says in brackets at its end."""
    found = _AT_END.search(question)
    if found is None:
        return question
    return question[: found.start()].rstrip() + ("？" if language_of(question) == "zh" else "?")


def with_brackets(plain: str, inside: str) -> str:
    """What is asked, given without its question mark, with ``inside`` in brackets at its end."""
    return f"{plain}（{inside}）？" if language_of(plain) == "zh" else f"{plain} ({inside})?"
