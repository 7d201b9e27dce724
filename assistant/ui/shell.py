"""What stands about every screen: the header, the tabs and who may see them, and the gate before every function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

import gradio as gr

from assistant.accounts import Accounts, Role, may
from assistant.ui.icons import icon
from assistant.ui.markup import tool
from assistant.ui.words import WORDS, both
from index.document import Language


@dataclass(frozen=True, slots=True)
class Tab:
    """A screen beside the questions. ``build`` draws it in the Blocks that are open; ``role`` is who may use it.

    ``name`` is unique, of letters; ``label`` is what the tab is called in each language. ``words`` are those that its
    parts ask for by name of a ``gr.I18n``.
    """

    name: str
    label: Mapping[Language, str]
    role: Role
    build: Callable[[], None]
    words: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)


class Gated(gr.Blocks):  # type: ignore[misc]  # gradio tells no types
    """Blocks whose functions answer only those whose role allows it, whichever way they are called."""

    def __init__(self, accounts: Accounts | None, **options: Any) -> None:
        super().__init__(**options)
        self.accounts = accounts
        self.needed: dict[int, Role] = {}

    def add_tab(self, tab: Tab) -> gr.Tab:
        """Build the tab; all functions that it makes need its role."""
        before = set(self.fns)
        with gr.Tab(tab.label["en"], id=tab.name, elem_id=f"tab-{tab.name}") as made, gr.Column(elem_classes="room"):
            tab.build()
        self.needed |= {number: tab.role for number in set(self.fns) - before}
        return made

    async def process_api(self, block_fn: Any, *arguments: Any, request: Any = None, **named: Any) -> dict[str, Any]:
        """As Gradio's own, for whom the role allows it. Raises gr.Error for anybody else."""
        number = block_fn if isinstance(block_fn, int) else block_fn._id
        if not self.allows(getattr(request, "username", None), self.needed.get(number, "researcher")):
            raise gr.Error(WORDS["en"]["not_allowed"], print_exception=False)
        made: dict[str, Any] = await super().process_api(block_fn, *arguments, request=request, **named)
        return made

    def allows(self, user: str | None, role: Role) -> bool:
        """Whether ``user`` may do what takes ``role``; anybody where there are no accounts."""
        return self.accounts is None or may(self.accounts.role_of(user), role)


def header_html(with_accounts: bool) -> str:
    """The header in both languages, of which style.css shows one: it is drawn before it is known who looks at it."""
    english, chinese = WORDS["en"], WORDS["zh"]
    out = f'<a class="out" href="logout">{_two("sign_out")}</a>' if with_accounts else ""
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
