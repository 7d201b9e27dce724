"""Who looks at the screen, and in which language: read from the request that the browser sends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import gradio as gr
from starlette.requests import Request

from assistant.conversations import LOCAL
from assistant.ui.words import WORDS, interface_language
from index.document import Language

COOKIE = "language"  # set by the switch on the screen


@dataclass(frozen=True, slots=True)
class Visitor:
    """``user`` is the name of the account, LOCAL where there are no accounts."""

    user: str
    language: Language

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the screen in this visitor's language."""
        return WORDS[self.language]


def visitor_of(request: gr.Request) -> Visitor:
    """The visitor who sent ``request``."""
    return Visitor(request.username or LOCAL, language_of(request))


def language_of(request: gr.Request | Request) -> Language:
    """The language in which the sender of ``request`` has the screen."""
    chosen = (request.cookies or {}).get(COOKIE, "")
    return interface_language(request.headers.get("accept-language", ""), chosen)


def said(event: gr.EventData, key: str) -> str:
    """What the browser sent under ``key`` with an event, as text; empty when it sent nothing of that name."""
    value = (event._data or {}).get(key, "")
    return "" if value is None else str(value)


def parsed(text: str) -> dict[str, Any]:
    """The JSON object in ``text``; empty when it is something else, for anything may be sent."""
    try:
        made = json.loads(text or "{}")
    except ValueError:
        return {}
    return made if isinstance(made, dict) else {}
