"""The screen: what lies where, and which act calls which function."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import gradio as gr
from starlette.routing import Route

from assistant.access import Access
from assistant.ask import Assistant
from assistant.conversations import Conversations
from assistant.serving import Serving, held
from assistant.ui.chat import Chat
from assistant.ui.endpoints import Endpoints, mcp_is_installed
from assistant.ui.entrance import passed, signing_in
from assistant.ui.guard import POLICY
from assistant.ui.order import EACH, bridge_script, in_line
from assistant.ui.routes import Routes, told_plainly
from assistant.ui.shell import Gated, Tab, header_html, sign_out_of
from assistant.ui.spoken import LANGUAGE
from assistant.ui.visitor import visitor_of
from assistant.ui.words import WORDS
from index.document import Language
from index.errors import UserError

_FOLDER = Path(__file__).parent
_FONTS = [
    "system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei",
    "Noto Sans CJK SC", "Noto Sans SC", "sans-serif",
]  # fmt: skip
_CHINESE = ("zh", "zh-CN", "zh-TW", "zh-HK")
_STYLES = ("style.css", "source.css", "print.css")
#: screen.js first, for the others use what it shares; what Escape closes first stands before what it closes then.
_SCRIPTS = (
    "screen.js", "order.js", "filters.js", "side.js", "panel.js", "talk.js", "copying.js", "ahead.js", "anew.js",
    "keys.js",
)  # fmt: skip
_AT_ONCE = 16  # questions that are answered side by side
#: The browser's acts, each an event of its own, and those of which the last that was told is to be drawn at last.
_ACTS = ("open", "flip", "take", "fresh", "reopen", "look", "find", "delete", "restore", "rate")
_LINES = {"open": "source", "flip": "source", "take": "source", "fresh": "desk", "reopen": "desk", "find": "history"}
#: The filters lie in the page itself, so that no question is asked with those of a moment ago.
_WITH_EXTRA = "(question, extra, conversation) => [question, window.asked(), conversation]"


class Screen(Gated):
    """The whole screen; launch it with ``launch_options``."""

    def __init__(
        self, assistant: Assistant | Serving, chats: Conversations, tabs: Sequence[Tab], access: Access
    ) -> None:
        super().__init__(access, title=WORDS["en"]["title"], analytics_enabled=False, fill_width=True)
        self.chat = Chat(cast(Assistant, assistant), chats)  # one that is made anew has all that is asked of one
        self.routes = Routes(assistant, chats)
        self.tabs = tuple(tabs)
        self._assistant, self._chats = assistant, chats
        with self:
            Endpoints(assistant).mount()  # first, so that they have the plain names
            _html("top", header_html(sign_out_of(access)))
            if tabs:
                with gr.Tabs(elem_id="tabs"):
                    with gr.Tab(WORDS["en"]["tab_ask"], id="ask", elem_id="tab-ask") as first:
                        self._desk()
                    made = [self.add_tab(tab) for tab in tabs]
                self.load(self._named, None, [first, *made], **_PRIVATE)
            else:
                self._desk()

    def all_routes(self) -> list[Route]:
        """What is answered beside Gradio's own functions."""
        return [*self.routes.all(), *(route for tab in self.tabs for route in self.routes_of(tab))]

    def _named(self, request: gr.Request) -> list[Any]:
        """The tabs in the visitor's language, those of another role out of sight."""
        visitor = visitor_of(request)
        others = [
            gr.update(label=tab.label[visitor.language], visible=self.allows(request.username, tab.role))
            for tab in self.tabs
        ]
        return [gr.update(label=visitor.words["tab_ask"]), *others]

    def _desk(self) -> None:
        """The conversations that were kept, the questions and answers, and the page beside them."""
        conversation = gr.State("")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="side", scale=1, min_width=0):
                tools = _html("side-tools")
                history = _html("history")
                export = _html("export")
            with gr.Column(elem_id="talk", scale=3, min_width=0):
                chat = _html("chat")
                with gr.Column(elem_id="composer"):
                    filters = _html("filters")
                    question = gr.Textbox(
                        placeholder=WORDS["en"]["placeholder"],
                        label=WORDS["en"]["question"],
                        show_label=False,
                        submit_btn=True,
                        elem_id="question",
                        lines=1,
                        max_lines=6,
                        autofocus=True,
                    )
            with gr.Column(elem_id="source-panel", scale=3, min_width=0):
                source = _html("source")
        extra = gr.Textbox(elem_id="extra", visible="hidden")
        bridge = gr.HTML(elem_id="bridge", js_on_load=bridge_script("tell", _ACTS, _LINES))
        self._arriving([question, tools, history, export, filters, chat, conversation, source])
        self._asking(question, extra, conversation, chat, history)
        self._acting(bridge, chat, conversation, source, history)
        bridge.look(self.chat.look, conversation, [chat, filters], **_PRIVATE)

    def _arriving(self, outputs: list[Any]) -> None:
        self.load(self.chat.arrive, None, outputs, **_PRIVATE)

    def _asking(self, question: Any, extra: Any, conversation: Any, chat: Any, history: Any) -> None:
        asked = question.submit(
            self._ask,
            [question, extra, conversation],
            [question, chat],
            js=_WITH_EXTRA,
            concurrency_limit=_AT_ONCE,
            api_visibility="private",
            show_progress="hidden",
        )
        asked.then(self.chat.history, extra, history, js="() => [window.sought()]", **_PRIVATE)
        question.stop(self.chat.stopped, conversation, [question, chat], cancels=[asked], **_PRIVATE)

    def _ask(self, question: str, extra: str, conversation: str, request: gr.Request) -> Iterator[tuple[Any, str]]:
        # By one version from beginning to end, also when another serves by then.
        yield from Chat(held(self._assistant), self._chats).ask(question, extra, conversation, request)

    def _acting(self, bridge: Any, chat: Any, conversation: Any, source: Any, history: Any) -> None:
        act = self.chat
        drawn = {
            "open": bridge.open(act.open, None, source, **_EACH),
            "flip": bridge.flip(act.open, None, source, **_EACH),
            "take": bridge.take(act.take, conversation, source, **_EACH),
            "fresh": bridge.fresh(act.fresh, None, [chat, conversation, source], **_EACH),
            "reopen": bridge.reopen(act.reopen, None, [chat, conversation, source], **_EACH),
            "find": bridge.find(act.find, None, history, **_EACH),
        }
        for name, event in drawn.items():
            in_line(event, _LINES[name], **_PRIVATE)
        bridge.delete(act.delete, conversation, [history, chat, conversation, source], **_EACH)
        bridge.restore(act.restore, None, history, **_PRIVATE)
        bridge.rate(act.rate, None, None, **_EACH)


_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "queue": False}
_EACH = {**_PRIVATE, **EACH}


def build_screen(
    assistant: Assistant | Serving,
    chats: Conversations | None = None,
    tabs: Sequence[Tab] = (),
    access: Access = Access(),
) -> Screen:
    """The screen over ``assistant``, a ``Serving`` where another version may come; launch it with ``launch_options``.

    ``chats`` None keeps conversations only as long as the process lives. ``tabs`` stand beside the questions, each for
    its role. ``access`` says who may come in, by default anybody on this machine.
    """
    return Screen(assistant, chats or Conversations.passing(), tabs, access)


def launch_options(screen: Screen) -> dict[str, Any]:
    """What ``screen.launch`` needs: words, style, script, routes, and sign-in where there are accounts."""
    return {
        "theme": gr.themes.Base(font=_FONTS, font_mono=["ui-monospace", "Noto Sans Mono CJK SC", "monospace"]),
        # In the head: Gradio puts a prefix before the rules of its own "css", so that none would reach the body.
        "head": f"<style id='ours'>{''.join(map(_read, _STYLES))}</style>"
        + "".join(f"<script>{_read(name)}</script>" for name in _SCRIPTS)
        + "".join(tab.head for tab in screen.tabs),
        "i18n": _words(screen.tabs),
        "footer_links": [],
        "app_kwargs": {
            "routes": screen.all_routes(),
            "exception_handlers": {UserError: told_plainly},
            "middleware": [*passed(screen.access), POLICY, LANGUAGE],
        },
        # MCP is Gradio's own mount, which asks nobody to sign in.
        "mcp_server": mcp_is_installed() and screen.access.people is None,
        "ssr_mode": False,
        # Nothing on the screen is sent through Gradio's own upload, which asks nobody's role.
        "max_file_size": 10**6,
        "run_history": False,
        "enable_monitoring": False,
        **signing_in(screen.access),
    }


def _words(tabs: Sequence[Tab]) -> gr.I18n:
    """The words of the tabs by language; Chinese under each name that a browser may have for it."""
    words: dict[Language, dict[str, str]] = {"en": {}, "zh": {}}
    for tab in tabs:
        for language, named in tab.words.items():
            words[language] |= named
    return gr.I18n(**{"en": words["en"]}, **dict.fromkeys(_CHINESE, words["zh"]))


def _html(name: str, value: str = "") -> gr.HTML:
    """HTML of our own, without Gradio's style of running text."""
    return gr.HTML(value, elem_id=name, apply_default_css=False)


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
