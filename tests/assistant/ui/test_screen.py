"""The screen in a real browser: ask, see the page, come back, by mouse and keyboard, in both languages."""

from __future__ import annotations

import io
import json
import shutil
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from assistant.answer import Statement
from assistant.answerers.llm import NAME as LANGUAGE_MODEL

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (apt-get install chromium fonts-noto-cjk)"),
]
WINDOW = "What is a single window?"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def served(assistant: Any, **options: Any) -> Iterator[str]:
    from assistant.ui.screen import build_screen, launch_options

    screen, port = build_screen(assistant, **options), free_port()
    screen.launch(
        server_name="127.0.0.1", server_port=port, quiet=True, prevent_thread_lock=True, **launch_options(screen)
    )
    yield f"http://127.0.0.1:{port}"
    screen.close()


@pytest.fixture(scope="module")
def address(assistant) -> Iterator[str]:
    yield from served(assistant)


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


def ask(page: Any, question: str, turn: int = 1) -> Any:
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.querySelectorAll('.turn [data-thumb=\"1\"]').length === {turn}")
    return page.locator(".answer").last


def shown(page: Any) -> str:
    page.wait_for_selector("#source .source")
    return page.locator("#source").inner_text()


def test_a_chinese_question_is_answered_and_its_citation_opens(open_page):
    page = open_page("zh-CN")
    assert page.get_by_text("双语研究助手").first.is_visible()
    answer = ask(page, "软法有哪些局限？")
    assert "逐字引自" in answer.inner_text()
    answer.locator("a.cite").first.click()
    source = shown(page)
    assert "国际软法的有效性" in source and "页码" in source and "章节" in source
    assert page.locator("#source mark").first.inner_text()[:8] in answer.inner_text()
    page.wait_for_function("document.querySelector('#source img.page').naturalWidth > 500")
    assert page.locator("#source .sheet .mark").first.is_visible()


def test_marks_lie_on_the_quote_at_every_size(open_page):
    page = open_page()
    ask(page, WINDOW).locator("a.cite").first.click()
    shown(page)
    share = "(() => { const m = document.querySelector('.sheet .mark').getBoundingClientRect(), s = document"
    share += (
        ".querySelector('.sheet').getBoundingClientRect(); return [(m.left - s.left) / s.width, m.width / s.width] })()"
    )
    fit = page.evaluate(share)
    page.click('[data-act="zoom"]')
    page.wait_for_function("document.querySelector('#source img.page').naturalWidth > 1000")
    assert page.evaluate(share) == pytest.approx(fit, abs=0.01)


def test_everything_works_by_keyboard(open_page):
    page = open_page()
    mark = ask(page, WINDOW).locator("a.cite").first
    mark.focus()
    page.keyboard.press("Enter")
    assert "Connecting Rules Before Cables" in shown(page)
    page.wait_for_function("document.activeElement.tagName === 'H3'")
    before = page.locator("#source img.page").get_attribute("src")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"document.querySelector('#source img.page').getAttribute('src') !== '{before}'")
    assert page.locator("#source .sheet .mark").count() == 0
    page.wait_for_function("document.activeElement.dataset.stay === 'on'")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('a.cite')")
    assert not page.locator("#source-panel").is_visible()


def test_a_question_that_comes_near_is_declined_and_its_nearest_passages_open_one_after_the_other(open_page):
    page = open_page()
    answer = ask(page, "Which states ratified the water convention in 1987?")
    assert "none is given" in answer.inner_text()
    answer.locator("a.cite").first.click()
    assert "Passage 1 of 3" in shown(page)
    page.click('#source [data-stay="right"]')
    page.get_by_text("Passage 2 of 3").wait_for()


def test_nothing_is_shown_beside_what_makes_no_sense(open_page):
    page = open_page()
    assert "holds no passage on this" in ask(page, "asdf qwer").inner_text()
    assert page.locator(".answer a.cite").count() == 0


def test_two_keys_lead_from_the_question_to_the_page(open_page):
    page = open_page()
    ask(page, "How do harmonization and equivalence differ?")
    page.wait_for_function("document.activeElement.matches('#question textarea') && !document.activeElement.value")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "Citation 1 of" in shown(page)


def test_the_page_of_a_citation_is_fetched_before_it_is_looked_at(open_page):
    page = open_page()
    with page.expect_request("**/page/*/*") as fetched:
        mark = ask(page, WINDOW).locator("a.cite").first
    mark.click()
    shown(page)
    assert page.locator("#source img.page").get_attribute("src") in fetched.value.url


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


def test_a_conversation_is_kept_found_reopened_deleted_and_restored(open_page):
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


def test_a_thumb_and_a_note_are_kept_and_exported(open_page, address):
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


def test_a_question_can_be_edited_and_asked_again(open_page):
    page = open_page()
    ask(page, WINDOW)
    page.hover(".asked")
    page.click('[data-act="edit"]')
    page.locator(".chips .editing").wait_for()
    assert page.locator("#question textarea").input_value() == WINDOW
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.turn [data-thumb=\"1\"]').length === 2")
    assert page.locator(".chips .editing").count() == 0


def test_a_link_asks_its_question_as_text(open_page):
    page = open_page(path="/?q=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D'broken'%22%3E%20single%20window%3F")
    page.wait_for_selector('.turn [data-thumb="1"]')
    assert page.title() != "broken" and page.locator(".turn img").count() == 0
    assert "<img src=x" in page.locator("h2.question").inner_text() and "?c=" in page.url


def test_the_question_asked_last_comes_to_the_top(open_page):
    page = open_page()
    ask(page, WINDOW)
    ask(page, "What is the common CIM/SMGS consignment note?", turn=2)
    page.wait_for_function(
        "document.querySelectorAll('.turn')[1].getBoundingClientRect().top"
        " - document.querySelector('#chat').getBoundingClientRect().top < 20"
    )


def test_the_quote_is_in_view_in_its_context(open_page):
    page = open_page()
    ask(page, "How do harmonization and equivalence differ?").locator("a.cite").first.click()
    shown(page)
    above, height = page.evaluate(
        "(() => { const box = document.querySelector('#source .context'), all = box.getBoundingClientRect();"
        " return [box.querySelector('mark').getClientRects()[0].top - all.top, all.height]; })()"
    )
    assert 0 <= above < height


def test_filters_show_as_chips_and_can_be_taken_away(open_page):
    page = open_page()
    page.click("#filters summary")
    page.check('#filters input[value="zh"]')
    page.check('#filters input[value="agreement"]')
    page.fill('#filters input[name="first"]', "2027")
    assert page.locator(".chips li").count() == 3
    page.locator(".chips button").first.click()
    assert page.locator(".chips li").count() == 2 and not page.is_checked('#filters input[value="zh"]')
    sent = page.evaluate("JSON.parse(window.asked())")
    assert (sent["languages"], sent["kinds"], sent["first"]) == ([], ["agreement"], "2027")


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


def test_a_narrow_screen_does_not_scroll_sideways(open_page):
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


def test_nothing_is_asked_of_other_machines(browser, address):
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
def test_nobody_is_shut_out(open_page, locale, width, dark):
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


def test_where_there_are_accounts_nothing_answers_before_the_sign_in(assistant, browser, tmp_path):
    from assistant.access import Access
    from assistant.accounts import Accounts, add_account

    add_account(tmp_path / "users.tsv", "ann", "researcher", "a long password")
    serving = served(assistant, access=Access(Accounts.read(tmp_path / "users.tsv")))
    address = next(serving)
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(60_000)
    page = context.new_page()
    body = {"data": ["soft law", 1]}
    assert page.request.post(f"{address}/gradio_api/call/search", data=body).status == 401
    assert page.request.get(f"{address}/rated.jsonl").status == 401
    assert page.request.get(f"{address}/gradio_api/mcp/").status == 404
    page.goto(address)
    page.locator("input").first.fill("ann")
    page.locator('input[type="password"]').fill("a long password")
    page.get_by_role("button", name="Login").click()
    page.wait_for_selector("#chat .welcome")
    ask(page, WINDOW)
    assert page.request.post(f"{address}/gradio_api/call/search", data=body).status == 200
    context.close()
    next(serving, None)


def test_only_what_is_documented_is_offered_to_other_programs(open_page, address):
    page = open_page()
    offered = page.request.get(f"{address}/gradio_api/info").json()["named_endpoints"]
    assert set(offered) == {"/search", "/ask", "/read_page"}
    assert all(endpoint["description"] for endpoint in offered.values())


def test_the_same_are_tools_over_mcp(open_page, address):
    pytest.importorskip("mcp")
    tools = open_page().request.get(f"{address}/gradio_api/mcp/schema").json()
    assert {tool["meta"]["endpoint_name"] for tool in tools} == {"search", "ask", "read_page"}


class Slow:
    """An assistant whose answer goes on for a minute."""

    def __init__(self, assistant: Any) -> None:
        self.library, self.writer, self._assistant = assistant.library, None, assistant

    def stream(self, question: str, earlier: Any, among: Any) -> Iterator[Any]:
        answer = replace(self._assistant.ask(WINDOW), answerer=LANGUAGE_MODEL)
        for _ in range(120):
            yield answer
            time.sleep(0.5)


def test_an_answer_can_be_stopped_and_what_came_is_kept(assistant, browser):
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


def test_a_tab_is_named_in_the_language_of_the_screen(assistant, browser):
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
def test_a_question_that_follows_is_understood_by_those_before(open_page, locale, first, then, understood):
    page = open_page(locale)
    ask(page, first)
    ask(page, then, turn=2)
    assert page.locator(".understood").all_inner_texts() == [understood]
    assert page.locator(".turn").nth(1).locator("h2").inner_text() == then


def test_what_a_chip_leaves_out_is_not_quoted(open_page, assistant):
    page = open_page()
    page.click("#filters summary")
    page.check('#filters input[value="zh"]')
    page.keyboard.press("Escape")
    ask(page, "What are the limits of soft law?")
    quoted = page.locator(":is(.answer blockquote, .answer .nearest span)")
    assert quoted.count() and set(quoted.evaluate_all("found => found.map(one => one.lang)")) == {"zh"}
    page.locator(".chips button").click()
    document = next(d for d in assistant.library.documents.values() if d.language == "en" and "Soft Law" in d.title)
    page.click("#filters summary")
    page.check(f'#filters input[value="{document.id}"]')
    page.keyboard.press("Escape")
    answer = ask(page, "What are the limits of soft law?", turn=2)
    answer.locator("a.cite").first.click()
    assert document.title in shown(page)
    assert set(answer.locator("cite").all_text_contents()) <= {document.title}


def downloaded(page: Any, selector: str) -> tuple[str, bytes]:
    with page.expect_download() as coming:
        page.click(selector)
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def test_references_and_the_conversation_are_taken_along(open_page):
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = ask(page, "How do harmonization and equivalence differ?")
    quote = answer.locator("blockquote p").first.inner_text().split(" [")[0]
    page.click('.turn [data-act="take"]')
    page.wait_for_function("document.activeElement.matches('.take h3')")
    assert "Connecting Rules Before Cables" in shown(page) and "p. 202" in shown(page)
    page.locator("#source .references .tool").first.click()
    page.wait_for_selector("#source .references .tool[data-done]")
    assert "Connecting Rules Before Cables" in page.evaluate("navigator.clipboard.readText()")
    page.click('#source [data-style="csl-json"]')
    page.wait_for_function("document.activeElement.dataset.style === 'csl-json'")
    name, content = downloaded(page, '#source a[href^="references/"]')
    assert name == "references.json" and json.loads(content)[0]["note"].endswith("Cited: p. 202.")
    page.click('#source [data-style="gb-t-7714"]')
    page.wait_for_selector('#source [data-style="gb-t-7714"][aria-pressed="true"]')
    name, content = downloaded(page, '#source a[href*=".md"]')
    assert name == "conversation.md" and quote in content.decode() and "[J]" in content.decode().replace("\\", "")
    name, content = downloaded(page, '#source a[href*=".docx"]')
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert name == "conversation.docx" and quote in texts and any("[J]" in text for text in texts)
    page.click('#source [data-act="link"]')
    page.wait_for_selector('#source [data-act="link"][data-done]')
    assert page.evaluate("navigator.clipboard.readText()").endswith(
        "?q=How%20do%20harmonization%20and%20equivalence%20differ%3F"
    )
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('.turn [data-act=\"take\"]')")


def test_one_citation_is_taken_from_its_page_and_leads_back(open_page):
    page = open_page("zh-CN")
    ask(page, WINDOW).locator("a.cite").first.click()
    shown(page)
    page.click('#source [data-act="take"]')
    page.wait_for_selector("#source .take")
    assert "引用 [1]" in shown(page) and "GB/T 7714" in page.locator('[aria-pressed="true"]').inner_text()
    page.click('#source .take [data-act="open"]')
    page.wait_for_selector("#source .sheet .mark")


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
    serving = served(assistant, chats=chats)
    context = browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 900})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(f"{next(serving)}/?c=long")
    page.wait_for_selector(".turn blockquote")
    yield page
    context.close()
    next(serving, None)


def test_what_is_folded_opens_by_keyboard_is_copied_and_stays_open(long):
    page = long
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assert page.locator("details.more").count() == 1
    assert not page.locator("details.more a.cite").last.is_visible()
    page.click('.turn [data-what="answer"]')
    page.wait_for_selector('.turn [data-what="answer"][data-done]')
    copied = page.evaluate("navigator.clipboard.readText()")
    assert all(f"[{number}]" in copied for number in range(1, 6)) and "more passage" not in copied
    page.focus("details.more summary")
    page.keyboard.press("Enter")
    page.locator("details.more a.cite").last.focus()
    page.keyboard.press("Enter")
    assert "Citation 5 of 5" in shown(page)
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('details.more a.cite')")
    ask(page, "Who won the football world cup in 2018?", turn=2)
    assert page.locator(".turn").first.locator("a.cite").last.is_visible()


def test_the_next_citation_unfolds_what_hides_it(long):
    page = long
    page.locator("a.cite").first.click()
    shown(page)
    for number in range(2, 6):
        page.click('#source [data-stay="right"]')
        page.get_by_text(f"Citation {number} of 5").wait_for()
    assert page.locator("a.cite.current").is_visible()


IN_VIEW = """() => {
  const panel = document.querySelector("#source-panel").getBoundingClientRect();
  const head = document.querySelector("#source .head").getBoundingClientRect();
  const mark = document.querySelector("#source .sheet .mark")?.getBoundingClientRect();
  return mark && mark.top >= head.bottom && mark.bottom <= panel.bottom && mark.right > 0 && mark.left < panel.right;
}"""


@pytest.mark.parametrize(("width", "height"), [(1400, 480), (380, 480)])
def test_every_quote_is_in_view_on_its_page_without_scrolling(long, width, height):
    page = long
    page.set_viewport_size({"width": width, "height": height})
    page.locator("a.cite").first.click()
    for number in range(1, 6):
        page.get_by_text(f"Citation {number} of 5").wait_for()
        page.wait_for_function(IN_VIEW)
        page.click('#source [data-act="zoom"]')
        page.wait_for_function(IN_VIEW)
        page.click('#source [data-act="zoom"]')
        page.wait_for_function(IN_VIEW)
        if number < 5:
            page.click('#source [data-stay="right"]')


def test_terms_of_a_quote_in_the_other_language_are_told(long):
    terms = long.locator(".term")
    assert terms.count() and all(term.get_attribute("title") for term in terms.all())
    assert long.locator('blockquote[lang="en"] .term').count() == 0
