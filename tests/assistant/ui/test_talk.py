"""The conversation in a real browser: asked, refused, stopped, linked to, rated."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant.answerers.llm import NAME as LANGUAGE_MODEL

pytestmark = pytest.mark.browser
WINDOW = "What is a single window?"


def test_nothing_is_shown_beside_what_makes_no_sense(open_page, ask):
    page = open_page()
    assert "holds no passage on this" in ask(page, "asdf qwer").inner_text()
    assert page.locator(".answer a.cite").count() == 0


def test_an_empty_question_and_an_endless_one_are_refused_in_words(open_page):
    page = open_page("zh-CN")
    page.fill("#question textarea", "法" * 10_000)
    page.keyboard.press("Enter")
    page.get_by_text("问题过长").wait_for()
    page.wait_for_selector("#question .submit-button")
    page.fill("#question textarea", "  ")
    page.keyboard.press("Enter")
    page.get_by_text("请输入问题。").wait_for()


def test_an_example_is_asked_at_a_click(open_page):
    page = open_page()
    page.locator(".card", has_text="How do harmonization and equivalence differ?").click()
    page.wait_for_selector('.turn [data-thumb="1"]')


def test_a_thumb_and_a_note_are_kept_and_exported(open_page, address, ask):
    page = open_page()
    ask(page, "What is the common CIM/SMGS consignment note?")
    page.click('[data-thumb="1"]')
    page.click('[data-act="note"]')
    page.fill("form.note textarea", "just so")
    page.click("form.note button")
    page.wait_for_selector("form.note [data-done]")
    page.wait_for_timeout(500)
    page.reload()
    page.wait_for_selector('[data-thumb="1"][aria-pressed="true"]')
    assert page.locator("form.note textarea").input_value() == "just so"
    assert "just so" in page.request.get(f"{address}/rated.jsonl").text()


def test_a_link_asks_its_question_as_text(open_page):
    page = open_page(path="/?q=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D'broken'%22%3E%20single%20window%3F")
    page.wait_for_selector('.turn [data-thumb="1"]')
    assert page.title() != "broken" and page.locator(".turn img").count() == 0
    assert "<img src=x" in page.locator("h2.question").inner_text() and "?c=" in page.url


def test_the_question_asked_last_comes_to_the_top(open_page, ask):
    page = open_page()
    ask(page, WINDOW)
    ask(page, "What is the common CIM/SMGS consignment note?", turn=2)
    page.wait_for_function(
        "document.querySelectorAll('.turn')[1].getBoundingClientRect().top"
        " - document.querySelector('#chat').getBoundingClientRect().top < 20"
    )


class Slow:
    """An assistant whose answer goes on for a minute."""

    def __init__(self, assistant: Any) -> None:
        self.library, self.writer, self._assistant = assistant.library, None, assistant

    def stream(self, question: str, earlier: Any, among: Any) -> Iterator[Any]:
        answer = replace(self._assistant.ask(WINDOW), answerer=LANGUAGE_MODEL)
        for _ in range(120):
            yield answer
            time.sleep(0.5)


def test_an_answer_can_be_stopped_and_what_came_is_kept(assistant, browser, served):
    serving = served(Slow(assistant))
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(next(serving))
    page.wait_for_selector("#chat .welcome")
    page.fill("#question textarea", "What is it?")
    page.keyboard.press("Enter")
    page.wait_for_selector("blockquote")
    assert page.get_by_text(f"Understood as: {WINDOW}").is_visible()
    assert page.get_by_text("The language model is writing").is_visible()
    page.click("#question .stop-button")
    page.wait_for_selector('.turn [data-thumb="1"]')
    assert page.locator(".thinking").count() == 0
    assert page.locator("#question .submit-button").is_visible() and page.locator("blockquote").count() >= 1
    context.close()
    next(serving, None)


@pytest.mark.parametrize(
    ("locale", "first", "then", "understood"),
    [
        ("zh-CN", "软法有哪些局限？", "那硬法呢？", "理解为：硬法有哪些局限？"),
        (
            "en-GB",
            "What are the limits of soft law?",
            "And hard law?",
            "Understood as: What are the limits of hard law?",
        ),
    ],
)
def test_a_question_that_follows_is_understood_by_those_before(open_page, locale, first, then, understood, ask):
    page = open_page(locale)
    ask(page, first)
    ask(page, then, turn=2)
    assert page.locator(".understood").all_inner_texts() == [understood]
    assert page.locator(".turn").nth(1).locator("h2").inner_text() == then


def test_terms_of_a_quote_in_the_other_language_are_told(long):
    terms = long.locator(".term")
    assert terms.count() and all(term.get_attribute("title") for term in terms.all())
    assert long.locator('blockquote[lang="en"] .term').count() == 0


def test_the_window_is_called_by_what_was_asked_first(open_page, ask):
    page = open_page("zh-CN")
    page.wait_for_function("document.title === '双语研究助手'")
    ask(page, "软法有哪些局限？")
    ask(page, "那硬法呢？", turn=2)
    assert page.title() == "软法有哪些局限？ – 双语研究助手"
    page.click('[data-act="fresh"]')
    page.wait_for_function("document.title === '双语研究助手'")


def test_all_of_a_conversation_is_printed_and_nothing_else(long):
    page = long
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert all(mark.is_visible() for mark in page.locator("a.cite").all())
    for unwanted in ("#top", "#side", "#composer", ".turn .tools"):
        found = page.locator(unwanted).all()
        assert found and not any(one.is_visible() for one in found), unwanted
    assert page.evaluate(
        "(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.querySelector('#chat'))"
    )
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not page.locator("details.more a.cite").last.is_visible()
