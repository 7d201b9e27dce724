"""A screen over the starter library in a real browser."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Statement

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
WINDOW = "What is a single window?"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _served(assistant: Any, **options: Any) -> Iterator[str]:
    from assistant.ui.screen import build_screen, launch_options

    screen, port = build_screen(assistant, **options), free_port()
    screen.launch(
        server_name="127.0.0.1", server_port=port, quiet=True, prevent_thread_lock=True, **launch_options(screen)
    )
    yield f"http://127.0.0.1:{port}"
    screen.close()


@pytest.fixture(scope="session")
def served() -> Callable[..., Iterator[str]]:
    """``served(assistant, **options)`` gives the address of a screen, and closes it when it is asked for another."""
    return _served


@pytest.fixture(scope="session")
def address(assistant) -> Iterator[str]:
    yield from _served(assistant)


@pytest.fixture(scope="module")  # while it lives no other test may run an event loop
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed (apt-get install chromium fonts-noto-cjk)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any, address: str):
    contexts = []

    def open_in(locale: str = "en-GB", width: int = 1400, path: str = "", dark: bool = False) -> Any:
        scheme = "dark" if dark else "light"
        context = browser.new_context(locale=locale, viewport={"width": width, "height": 900}, color_scheme=scheme)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        page.wait_for_selector("#chat .conversation")
        return page

    yield open_in
    for context in contexts:
        context.close()


def _ask(page: Any, question: str, turn: int = 1) -> Any:
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.querySelectorAll('.turn [data-thumb=\"1\"]').length === {turn}")
    return page.locator(".answer").last


@pytest.fixture
def ask() -> Callable[..., Any]:
    """``ask(page, question, turn=1)`` asks the question of that number and gives its answer."""
    return _ask


def _shown(page: Any) -> str:
    page.wait_for_selector("#source .source")
    return page.locator("#source").inner_text()


@pytest.fixture
def shown() -> Callable[[Any], str]:
    """``shown(page)`` waits for the source and gives its text."""
    return _shown


@pytest.fixture
def long(assistant, browser) -> Iterator[Any]:
    """A page with a kept answer of five long quotes, in both languages."""
    from assistant.conversations import LOCAL, Conversations
    from assistant.turns import turn_of

    answer = assistant.ask(WINDOW)
    held = [p for p in assistant.library.passages.values() if p.kind == "body" and 250 < len(p.text) < 450]
    chosen = [*[p for p in held if p.language == "zh"][:2], *[p for p in held if p.language == "en"][:3]]
    proof = answer.citations[0]
    proofs = tuple(
        replace(proof, number=n, document_id=p.document_id, passage_id=p.id, spans=p.spans, quote=p.text)
        for n, p in enumerate(chosen, 1)
    )
    answer = replace(answer, statements=tuple(Statement(c.quote, (c.number,)) for c in proofs), citations=proofs)
    chats = Conversations.passing()
    chats.keep(LOCAL, "long", turn_of("t", WINDOW, answer, assistant.library))
    serving = _served(assistant, chats=chats)
    context = browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 900})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(f"{next(serving)}/?c=long")
    page.wait_for_selector(".turn blockquote")
    yield page
    context.close()
    next(serving, None)
