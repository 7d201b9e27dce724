"""The chat: questions on the left, the source of a citation on the right."""

from __future__ import annotations

import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.ui.examples import EXAMPLES
from assistant.ui.render import answer_html, nearest_html, source_html
from assistant.ui.words import WORDS, interface_language
from index.document import Language
from index.errors import QueryError

_FOLDER = Path(__file__).parent
_BETWEEN_STATEMENTS = 0.05  # seconds, so that the eye can follow
_FONTS = ["system-ui", "-apple-system", "Segoe UI", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"]
Messages = list[dict[str, Any]]

TEXT = gr.I18n(**{"en": WORDS["en"], "zh": WORDS["zh"], "zh-CN": WORDS["zh"], "zh-TW": WORDS["zh"]})


def build_screen(assistant: Assistant) -> gr.Blocks:
    """The screen over ``assistant``; launch it with ``launch_options``."""
    screen = Screen(assistant)
    with gr.Blocks(title=WORDS["en"]["title"], analytics_enabled=False) as blocks:
        with gr.Column(elem_id="title"):
            gr.Markdown(TEXT("heading"))
        answers = gr.State([])
        with gr.Row():
            with gr.Column(scale=3, min_width=340):
                chat = gr.Chatbot(
                    label=TEXT("conversation"),
                    show_label=False,
                    height=560,
                    elem_id="chat",
                    layout="panel",
                    buttons=["copy"],
                )
                question = gr.Textbox(
                    placeholder=TEXT("placeholder"),
                    label=TEXT("question"),
                    submit_btn=True,
                    elem_id="question",
                    lines=1,
                    max_lines=4,
                    autofocus=True,
                )
                gr.Examples(
                    [[example] for example in EXAMPLES], inputs=question, label=TEXT("examples"), elem_id="examples"
                )
                clear = gr.Button(TEXT("clear"), size="sm", elem_id="clear")
            with gr.Column(scale=2, min_width=340, elem_id="source-panel"):
                gr.Markdown(TEXT("source_heading"))
                hint = gr.Markdown(TEXT("no_source"), elem_id="hint")
                source = gr.HTML(elem_id="source")
        request = gr.Textbox(elem_id="cite-request", container=False, show_label=False)
        question.submit(screen.ask, [question, chat, answers], [question, chat, answers], api_name="ask")
        request.change(
            screen.show, [request, answers], [hint, source], api_visibility="private", show_progress="hidden"
        )
        clear.click(
            lambda: ([], [], gr.update(visible=True), ""), None, [chat, answers, hint, source], api_visibility="private"
        )
    return blocks


def launch_options() -> dict[str, Any]:
    """What ``Blocks.launch`` needs for this screen: words, style and script."""
    return {
        "i18n": TEXT,
        "theme": gr.themes.Soft(font=_FONTS, font_mono=["ui-monospace", "monospace"]),
        "css_paths": [_FOLDER / "style.css"],
        "head_paths": [_FOLDER / "cite.js"],
        "footer_links": [],
    }


class Screen:
    """The callbacks; each calls the recipe and renders what comes back."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant

    def ask(
        self, question: str, messages: Messages, answers: list[Answer], request: gr.Request
    ) -> Iterator[tuple[Any, Messages, list[Answer]]]:
        """Stream the answer to ``question`` into the conversation, statement by statement."""
        messages = [*messages, {"role": "user", "content": _as_text(question)}]
        try:
            answer = self.assistant.ask(question)
        except QueryError:
            yield (
                "",
                [*messages, {"role": "assistant", "content": self._refusal(question, _language(request))}],
                answers,
            )
            return
        for shown in range(len(answer.statements) + 1):
            html = answer_html(answer, self.assistant.library, len(answers), shown)
            # The field is cleared once: what is typed while the answer streams stays.
            field = gr.skip() if shown else ""
            yield field, [*messages, {"role": "assistant", "content": html}], [*answers, answer]
            time.sleep(_BETWEEN_STATEMENTS)

    def show(self, target: str, answers: list[Answer], request: gr.Request) -> tuple[Any, str]:
        """The source for a mark "TURN-NUMBER", or "TURN-nPLACE" for a nearest passage."""
        turn, _, number = target.partition("@")[0].partition("-")
        if not turn.isdigit() or int(turn) >= len(answers):
            return gr.update(visible=True), ""
        answer, library, language = answers[int(turn)], self.assistant.library, _language(request)
        render = nearest_html if number.startswith("n") else source_html
        digits = number.removeprefix("n")
        html = render(answer, int(digits), library, language) if digits.isdigit() else ""
        return gr.update(visible=not html), html

    def _refusal(self, question: str, language: Language) -> str:
        words = WORDS[language]
        limit = self.assistant.library.search.config.longest_question
        return words["too_long"].format(limit=limit) if question.strip() else words["empty"]


def _language(request: gr.Request) -> Language:
    return interface_language(request.headers.get("accept-language", ""))


def _as_text(question: str) -> str:
    """The question as it was typed: its characters are no markup."""
    shown = question.strip()
    return f"<p>{escape(shown[:500] + ('…' if len(shown) > 500 else ''))}</p>" if shown else "…"
