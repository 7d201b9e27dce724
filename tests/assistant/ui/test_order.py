"""What is done while something else is under way, in a real browser: the last is what is drawn at last."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser
QUESTION = "How do harmonization and equivalence differ?"


@pytest.fixture
def slow(open_page, ask) -> tuple[Any, list[Any]]:
    """A page with an answer, and the acts told from it, each of which waits to be sent on; the first is under way."""
    page = open_page()
    ask(page, QUESTION)
    waiting: list[Any] = []
    page.route("**/gradio_api/run/**", lambda route: waiting.append(route))  # noqa: PLW0108  # a mark is put on it
    click(page, 1)
    until(page, lambda: len(waiting) == 1)
    return page, waiting


def click(page: Any, key: int) -> None:
    page.locator(f'a.cite[data-key="{key}"]').first.evaluate("one => one.click()")  # also where the panel covers it


def until(page: Any, holds: Any) -> None:
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(25)
    raise AssertionError("it did not come to that")


def keys(waiting: list[Any]) -> list[str]:
    return [route.request.post_data_json["event_data"]["key"] for route in waiting]


def test_the_citation_that_was_clicked_last_is_opened_and_those_between_are_not_fetched(slow):
    page, waiting = slow
    for key in (2, 3, 2):
        click(page, key)
    page.wait_for_timeout(300)
    assert keys(waiting) == ["1"]
    waiting[0].continue_()
    until(page, lambda: len(waiting) == 2)
    assert keys(waiting) == ["1", "2"]
    waiting[1].continue_()
    page.get_by_text("Citation 2 of").wait_for()
    page.wait_for_timeout(300)
    assert len(waiting) == 2


def test_references_that_are_asked_for_after_a_page_are_drawn_after_it(slow):
    page, waiting = slow
    page.locator('.turn [data-act="take"]').first.evaluate("one => one.click()")
    waiting[0].continue_()
    until(page, lambda: len(waiting) == 2)
    waiting[1].continue_()
    page.wait_for_selector("#source .styles")


def test_what_failed_does_not_hold_up_what_follows(slow):
    page, waiting = slow
    click(page, 2)
    waiting[0].fulfill(status=500, json={"error": "none"})
    until(page, lambda: len(waiting) == 2)
    waiting[1].continue_()
    page.get_by_text("Citation 2 of").wait_for()
    page.unroute_all()
    click(page, 1)
    page.get_by_text("Citation 1 of").wait_for()


def test_a_search_that_is_typed_on_is_made_of_what_stands_there_at_last(slow):
    page, waiting = slow
    waiting[0].continue_()
    for words in ("h", "ha", "har"):
        page.fill("[data-find]", words)
        page.wait_for_timeout(300)  # a search begins when typing has stopped for a moment
    sought = [route for route in waiting if "words" in route.request.post_data_json["event_data"]]
    assert [route.request.post_data_json["event_data"]["words"] for route in sought] == ["h"]
    sought[0].continue_()
    until(page, lambda: waiting[-1] is not sought[0])
    assert waiting[-1].request.post_data_json["event_data"]["words"] == "har"
    waiting[-1].continue_()
