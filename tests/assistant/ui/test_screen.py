"""The screen as a whole in a real browser: languages, light and dark, narrow, signed in, for everybody, and alone."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.ui.endpoints import mcp_is_installed

pytestmark = pytest.mark.browser
WINDOW = "What is a single window?"


def test_the_language_is_switched_and_remembered(open_page):
    page = open_page("en-GB")
    page.get_by_role("button", name="中文").click()
    page.get_by_text("您想了解什么？").wait_for()
    page.wait_for_function("document.querySelector('#question textarea').placeholder.startsWith('请用中文')")
    page.reload()
    page.get_by_text("您想了解什么？").wait_for()
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_the_theme_is_switched_and_remembered(open_page):
    page = open_page(dark=True)
    assert page.evaluate("document.body.classList.contains('dark')")
    page.click('[data-act="theme"]')
    page.reload()
    page.wait_for_selector("#chat .welcome")
    assert not page.evaluate("document.body.classList.contains('dark')")


def test_a_narrow_screen_does_not_scroll_sideways(open_page, ask, shown):
    page = open_page("zh-CN", width=380)
    ask(page, "软法有哪些局限？").locator("a.cite").first.click()
    shown(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.click('#source [data-act="take"]')
    page.click('#source [data-style="bibtex"]')
    page.wait_for_selector("#source .references pre")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.click('#source [data-act="close"]')
    page.click('[data-act="menu"]')
    page.wait_for_selector("#side .fresh")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_nothing_is_asked_of_other_machines(browser, address, ask, shown):
    context = browser.new_context()
    elsewhere = []

    def let(route: Any) -> None:
        if "://127.0.0.1" in route.request.url:
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    context.route("**/*", let)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#chat .welcome", timeout=60_000)
    ask(page, WINDOW).locator("a.cite").first.click()
    shown(page)
    context.close()
    assert elsewhere == []


@pytest.mark.parametrize(("locale", "width", "dark"), [("en-GB", 1400, False), ("zh-CN", 380, True)])
def test_nobody_is_shut_out(open_page, locale, width, dark, ask, shown):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(locale, width, dark=dark)

    def serious() -> list[str]:
        page.wait_for_timeout(300)  # what fades in has no contrast until it is there
        return [v["id"] for v in axe.run(page).response["violations"] if v["impact"] in ("serious", "critical")]

    found = serious()
    ask(page, WINDOW).locator("a.cite").first.click()
    shown(page)
    found += serious()
    page.click('#source [data-act="take"]')
    page.click('#source [data-style="csl-json"]')
    page.wait_for_selector("#source .references pre")
    found += serious()
    page.click('#source [data-act="close"]')
    page.click("#filters summary")
    assert found + serious() == []


def test_only_what_is_documented_is_offered_to_other_programs(open_page, address):
    page = open_page()
    offered = page.request.get(f"{address}/gradio_api/info").json()["named_endpoints"]
    assert set(offered) == {"/search", "/ask", "/read_page"}
    assert all(endpoint["description"] for endpoint in offered.values())


def test_the_same_are_tools_over_mcp(open_page, address):
    if not mcp_is_installed():
        pytest.skip("mcp, as Gradio takes it, is not installed")
    tools = open_page().request.get(f"{address}/gradio_api/mcp/schema").json()
    assert {tool["meta"]["endpoint_name"] for tool in tools} == {"search", "ask", "read_page"}


def test_a_tab_is_named_in_the_language_of_the_screen(assistant, browser, served):
    import gradio as gr

    from assistant.ui.shell import Tab

    tab = Tab("library", {"en": "Library", "zh": "文库"}, "librarian", lambda: gr.Markdown("All documents"))
    serving = served(assistant, tabs=[tab])
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(next(serving))
    page.get_by_role("tab", name="文库").click()
    page.get_by_text("All documents").wait_for()
    assert page.get_by_role("tab", name="提问").is_visible()
    context.close()
    next(serving, None)
