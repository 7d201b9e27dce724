"""The screen in a real browser: ask in each language, open a citation, see a decline."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (apt-get install chromium fonts-noto-cjk)"),
]


@pytest.fixture(scope="module")
def address(assistant) -> Iterator[str]:
    from assistant.ui.chat import build_screen, launch_options

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    blocks = build_screen(assistant)
    blocks.launch(server_name="127.0.0.1", server_port=port, quiet=True, prevent_thread_lock=True, **launch_options())
    yield f"http://127.0.0.1:{port}"
    blocks.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any, address: str):
    contexts = []

    def open_in(locale: str, width: int = 1400) -> Any:
        context = browser.new_context(locale=locale, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("#question textarea", timeout=60_000)
        return page

    yield open_in
    for context in contexts:
        context.close()


def ask(page: Any, question: str, turn: int = 1) -> Any:
    page.fill("#question textarea", question)
    # A question is taken when the answer before it is complete; until then it stays in the field.
    for _ in range(40):
        page.keyboard.press("Enter")
        page.wait_for_timeout(250)
        if page.locator("#question textarea").input_value() == "":
            break
    page.wait_for_function(f"document.querySelectorAll('.answer .sources').length >= {turn}", timeout=60_000)
    return page.locator(".answer").last


def test_a_chinese_question_is_answered_and_its_citation_opens(open_page):
    page = open_page("zh-CN")
    assert page.get_by_text("双语研究助手").first.is_visible()
    answer = ask(page, "软法有哪些局限？")
    assert "逐字引自" in answer.inner_text()
    answer.locator("a.cite").first.click()
    page.wait_for_selector("#source mark", timeout=30_000)
    source = page.locator("#source").inner_text()
    assert "国际软法的有效性" in source and "页码" in source and "章节" in source
    assert page.locator("#source mark").inner_text().replace("\n", "")[:10] in answer.inner_text().replace("\n", "")
    assert page.locator("#source img.page").is_visible()


def test_an_english_question_is_answered_and_its_citation_opens_by_keyboard(open_page):
    page = open_page("en-GB")
    assert page.get_by_text("Bilingual research assistant").first.is_visible()
    answer = ask(page, "What is a single window?")
    answer.locator("a.cite").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#source mark", timeout=30_000)
    assert "Connecting Rules Before Cables" in page.locator("#source").inner_text()


def test_a_question_out_of_scope_is_declined_and_its_nearest_passage_opens(open_page):
    page = open_page("en-GB")
    answer = ask(page, "Who won the football world cup in 2018?")
    assert "none is given" in answer.inner_text()
    answer.locator("a.cite").first.click()
    page.wait_for_selector("#source mark", timeout=30_000)


def test_an_empty_question_and_an_endless_one_are_refused_in_words(open_page):
    page = open_page("zh-CN")
    page.fill("#question textarea", "法" * 10_000)
    page.keyboard.press("Enter")
    page.get_by_text("问题过长").wait_for(timeout=30_000)
    page.fill("#question textarea", "  ")
    page.keyboard.press("Enter")
    page.get_by_text("请输入问题。").wait_for(timeout=30_000)


def test_an_example_fills_the_question(open_page):
    page = open_page("en-GB")
    page.get_by_text("How do harmonization and equivalence differ?").first.click()
    page.wait_for_function(
        "document.querySelector('#question textarea').value.includes('harmonization')", timeout=30_000
    )


def test_a_narrow_screen_does_not_scroll_sideways(open_page):
    page = open_page("zh-CN", width=380)
    ask(page, "软法有哪些局限？").locator("a.cite").first.click()
    page.wait_for_selector("#source mark", timeout=30_000)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_two_questions_keep_their_own_citations(open_page):
    page = open_page("en-GB")
    ask(page, "What is a single window?")
    ask(page, "How often does the Basin Commission meet?", turn=2)
    page.locator(".answer").first.locator("a.cite").first.click()
    page.wait_for_selector("#source mark", timeout=30_000)
    assert "Connecting Rules Before Cables" in page.locator("#source").inner_text()
    page.locator(".answer").last.locator("a.cite").first.click()
    page.wait_for_function("document.querySelector('#source').innerText.includes('Ilmar')", timeout=30_000)


def test_markup_in_a_question_stays_text(open_page: Any):
    page = open_page("en-GB")
    ask(page, "<img src=x onerror=document.title='broken'> soft law?")
    assert page.title() != "broken"
