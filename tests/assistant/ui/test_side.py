"""The list of conversations in a real browser: kept, found, reopened, deleted and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser
WINDOW = "What is a single window?"


def test_a_conversation_is_kept_found_reopened_deleted_and_restored(open_page, ask, shown):
    page = open_page()
    ask(page, "How often does the Basin Commission meet?")
    ask(page, WINDOW, turn=2)
    page.locator(".answer").first.locator("a.cite").first.click()
    assert "Ilmar" in shown(page)
    page.reload()
    page.wait_for_function("document.querySelectorAll('.turn').length === 2")
    page.click('[data-act="fresh"]')
    page.wait_for_selector(".welcome")
    page.fill("[data-find]", "Basin Commission")
    page.wait_for_function("document.querySelectorAll('.kept li').length === 1")
    page.click(".kept .reopen")
    page.wait_for_function("document.querySelectorAll('.turn').length === 2")
    page.hover(".kept li")
    page.click('.kept [data-act="delete"]')
    page.wait_for_selector(".welcome")
    page.click('[data-act="restore"]')
    page.locator(".kept .title", has_text="Basin Commission").wait_for()


@pytest.fixture
def kept(assistant, browser, served) -> Iterator[Any]:
    """``kept(width)``: a page over 45 conversations, the seventh of them on the screen."""
    from assistant.conversations import LOCAL, Conversations
    from assistant.turns import turn_of

    chats, answer = Conversations.passing(), assistant.ask(WINDOW)
    for number in range(45):
        chats.keep(LOCAL, f"c{number}", turn_of(f"t{number}", f"{WINDOW} ({number})", answer, assistant.library))
    serving = served(assistant, chats=chats)
    address, contexts = next(serving), []

    def opened(width: int) -> Any:
        contexts.append(browser.new_context(locale="en-GB", viewport={"width": width, "height": 800}))
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{address}/?c=c7")
        page.wait_for_selector(".turn blockquote")
        if width < 1000:
            page.click('[data-act="menu"]')
            page.wait_for_selector("#side .fresh")
        return page

    yield opened
    for context in contexts:
        context.close()
    next(serving, None)


def wholly_seen(page: Any, selector: str) -> bool:
    """Whether nothing lies over the element's middle, and it is within the list's side of the window."""
    return page.evaluate(
        """selector => {
          const one = document.querySelector(selector), box = one.getBoundingClientRect();
          const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return box.top >= 0 && box.bottom <= innerHeight && (one === over || one.contains(over));
        }""",
        selector,
    )


@pytest.mark.parametrize("width", [1400, 380])
def test_of_many_the_list_alone_scrolls_and_what_is_deleted_at_its_end_can_be_brought_back(kept, width):
    page = kept(width)
    assert page.locator('.kept [aria-current="true"]').inner_text().startswith(f"{WINDOW} (7)")
    page.locator(".kept li").last.scroll_into_view_if_needed()
    always = ("#side .fresh", "#side [data-find]", "#export a")
    assert all(wholly_seen(page, selector) for selector in always)
    page.locator(".kept li").last.hover()
    page.locator('.kept [data-act="delete"]').last.click()
    page.wait_for_function("document.activeElement.matches('.undo button')")
    assert page.locator(".kept li").count() == 44 and wholly_seen(page, ".undo button")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.kept li').length === 45")


def test_the_list_stays_narrowed_while_one_of_it_is_deleted_and_a_question_asked(kept, ask):
    page = kept(1400)
    page.fill("[data-find]", "(4")
    page.wait_for_function("document.querySelectorAll('.kept li').length === 6")
    page.hover(".kept li")
    page.locator('.kept [data-act="delete"]').first.click()
    page.wait_for_selector(".undo")
    assert page.locator(".kept li").count() == 5
    page.click('[data-act="restore"]')
    page.wait_for_function("document.querySelectorAll('.kept li').length === 6")
    ask(page, "How often does the Basin Commission meet?", turn=2)
    page.wait_for_timeout(500)
    assert page.locator(".kept li").count() == 6


def test_the_list_opens_from_every_tab(assistant, browser, served):
    import gradio as gr

    from assistant.ui.shell import Tab

    tab = Tab("library", {"en": "Library", "zh": "文库"}, "librarian", lambda: gr.Markdown("All documents"))
    serving = served(assistant, tabs=[tab])
    context = browser.new_context(locale="en-GB", viewport={"width": 380, "height": 800})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(next(serving))
    page.wait_for_selector("#chat .welcome")
    page.get_by_role("tab", name="Library").click()
    page.get_by_text("All documents").wait_for()
    page.click('[data-act="menu"]')
    page.wait_for_selector("#side .fresh")
    page.keyboard.press("Escape")
    page.wait_for_selector("#side .fresh", state="hidden")
    context.close()
    next(serving, None)
