"""What is taken along from a real browser: by the clipboard and as files."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest

pytestmark = pytest.mark.browser
WINDOW = "What is a single window?"


def downloaded(page: Any, selector: str) -> tuple[str, bytes]:
    with page.expect_download() as coming:
        page.click(selector)
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def test_references_and_the_conversation_are_taken_along(open_page, ask, shown):
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = ask(page, "How do harmonization and equivalence differ?")
    quote = answer.locator("blockquote p:not(.under)").first.inner_text().split(" [")[0]
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


def test_one_citation_is_taken_from_its_page_and_leads_back(open_page, ask, shown):
    page = open_page("zh-CN")
    ask(page, WINDOW).locator("a.cite").first.click()
    shown(page)
    page.click('#source [data-act="take"]')
    page.wait_for_selector("#source .take")
    assert "引用 [1]" in shown(page) and "GB/T 7714" in page.locator('[aria-pressed="true"]').inner_text()
    page.click('#source .take [data-act="open"]')
    page.wait_for_selector("#source .sheet .mark")


def test_what_is_folded_opens_by_keyboard_is_copied_and_stays_open(long, ask, shown):
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
