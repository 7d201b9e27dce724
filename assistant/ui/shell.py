"""What stands about every screen: the header, the tabs and who may see them, and the gate before every function."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any

import gradio as gr
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.access import Access, Proxied
from assistant.accounts import Role, may
from assistant.ui.icons import icon
from assistant.ui.markup import tool
from assistant.ui.messages import told
from assistant.ui.routes import user_of
from assistant.ui.visitor import language_of
from assistant.ui.words import WORDS, both
from index.document import Language
from index.errors import UserError

#: The header with which our own scripts send what changes something.
SENT_BY_US = "x-research-assistant"
# What Gradio has no option for.
_BELIEVED = {"FORWARDED_ALLOW_IPS": ""}  # proxies that uvicorn believes
#: It makes a table of up to 10,000 events, for a page that is switched off, after each of them.
_UNCOUNTED = {"GRADIO_ANALYTICS_MAX_EVENTS": "1", "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(10**9)}


@dataclass(frozen=True, slots=True)
class Tab:
    """A screen beside the questions. ``build`` draws it in the Blocks that are open; ``role`` is who may use it.

    ``name`` is unique, of letters; ``label`` is what the tab is called in each language. ``words`` are those that its
    parts ask for by name of a ``gr.I18n``, ``head`` is what it needs in the head of the page, ``requests`` what the
    browser sends it or fetches from it beside Gradio's functions.
    """

    name: str
    label: Mapping[Language, str]
    role: Role
    build: Callable[[], None]
    words: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
    head: str = ""
    requests: Sequence[Reply] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What answers requests of ``method`` to ``path``, which may have parameters as Starlette writes them."""

    method: str
    path: str
    answer: Callable[[Request], Awaitable[Response]]


class Gated(gr.Blocks):  # type: ignore[misc]  # gradio tells no types
    """Blocks whose functions answer only those whose role allows it, whichever way they are called."""

    def __init__(self, access: Access, **options: Any) -> None:
        with _environment(_UNCOUNTED):
            super().__init__(**options)
        self.access = access
        self.needed: dict[int, Role] = {}

    def add_tab(self, tab: Tab) -> gr.Tab:
        """Build the tab; all functions that it makes need its role."""
        before = set(self.fns)
        with gr.Tab(tab.label["en"], id=tab.name, elem_id=f"tab-{tab.name}") as made, gr.Column(elem_classes="room"):
            tab.build()
        self.needed |= {number: tab.role for number in set(self.fns) - before}
        return made

    def routes_of(self, tab: Tab) -> list[Route]:
        """The requests that the tab answers, each behind the gate."""
        return [Route(reply.path, self._guarded(reply, tab.role), methods=[reply.method]) for reply in tab.requests]

    def _guarded(self, reply: Reply, role: Role) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            if not self.allows(user_of(request), role):
                return PlainTextResponse(WORDS["en"]["not_allowed"], 403)
            # Pages of other sites may send what a form may, but no header of their own.
            if request.method != "GET" and SENT_BY_US not in request.headers:
                return PlainTextResponse("Sent by another page.", 403)
            return await reply.answer(request)

        return answer

    async def process_api(self, block_fn: Any, *arguments: Any, request: Any = None, **named: Any) -> dict[str, Any]:
        """As Gradio's own, for whom the role allows it.

        Raises gr.Error for anybody else, and for what the user must put right, both in the visitor's language: Gradio
        hides any other error.
        """
        number = block_fn if isinstance(block_fn, int) else block_fn._id
        language = language_of(request) if request is not None else "en"
        if not self.allows(getattr(request, "username", None), self.needed.get(number, "researcher")):
            raise gr.Error(WORDS[language]["not_allowed"], print_exception=False)
        try:
            made: dict[str, Any] = await super().process_api(block_fn, *arguments, request=request, **named)
        except UserError as error:
            raise gr.Error(told(str(error), language), print_exception=False) from error
        return made

    def allows(self, user: str | None, role: Role) -> bool:
        """Whether ``user`` may do what takes ``role``; anybody where nobody is asked who they are."""
        people = self.access.people
        return people is None or may(people.role_of(user), role)

    def launch(self, *arguments: Any, **options: Any) -> Any:
        """As Gradio's own, by a server that takes nobody's word for the address of who asks: ``Entrance`` does."""
        with _environment(_BELIEVED):
            return super().launch(*arguments, **options)


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """The process with these ``variables`` in its environment, and then as it was."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def sign_out_of(access: Access) -> str:
    """The address at which one signs out; empty where there is none."""
    people = access.people
    return people.sign_out if isinstance(people, Proxied) else "logout" if people else ""


def header_html(sign_out: str = "") -> str:
    """The header in both languages, of which style.css shows one: it is drawn before it is known who looks at it.

    ``sign_out`` is an address; empty where nobody signs in.
    """
    english, chinese = WORDS["en"], WORDS["zh"]
    out = f'<a class="out" href="{escape(sign_out, quote=True)}">{_two("sign_out")}</a>' if sign_out else ""
    return (
        f'<a class="skip" href="#question">{_two("skip")}</a>'
        f'<div class="brand">{tool("menu", _both("conversations"), "menu", aria_expanded="false")}'
        f'<span class="logo" aria-hidden="true">{icon("book")}</span>'
        f'<h1>{_two("title")}</h1><p class="tagline">{_two("tagline")}</p></div>'
        f'<nav class="switches" aria-label="{escape(_both("switch_language"), quote=True)}">'
        f'<button type="button" class="pill" data-act="language" data-language="zh" lang="zh" data-only="en">'
        f"{escape(english['other_language'])}</button>"
        f'<button type="button" class="pill" data-act="language" data-language="en" lang="en" data-only="zh">'
        f"{escape(chinese['other_language'])}</button>"
        f"{tool('theme', _both('switch_theme'), 'theme')}{out}</nav>"
    )


def _two(key: str) -> str:
    return "".join(f'<span data-only="{language}">{escape(word)}</span>' for language, word in both(key).items())


def _both(key: str) -> str:
    return " · ".join(both(key).values())
