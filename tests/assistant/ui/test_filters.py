"""From what is ticked on the screen to the Filter of a search."""

from __future__ import annotations

import pytest

from assistant.ui.filters import filter_of, panel_html
from assistant.ui.words import WORDS
from index.document import Document, Record
from index.hit import Filter


def a_document(name: str, file: str, kind: str = "", year: str = "", author: str = "") -> Document:
    record = Record(name, (author,) if author else (), year, "", kind, "{}") if kind else None
    return Document(name, file, name, "en", (), record)


HELD = {
    document.id: document
    for document in (
        a_document("treaty", "treaty.pdf", "treaty", "1992", "Loka"),
        a_document("article", "article.pdf", "article-journal", "2020", "Ann Lee"),
        a_document("plan", "agreements/plan.pdf", "report", "2026"),
        a_document("note", "note.md"),
    )
}


@pytest.mark.parametrize(
    ("sent", "among"),
    [
        ({}, Filter()),
        ({"languages": ["zh", "xx"], "kinds": "paper"}, Filter(languages=("zh",))),
        ({"kinds": ["agreement", "other"], "people": ["Loka"]}, Filter(records=("agreement",), parties=("Loka",))),
        ({"first": "1992", "last": "abc"}, Filter(years=(1992, None))),
        ({"first": -5, "last": 99999, "documents": [1, None, "a"]}, Filter(documents=("a",))),
        ({"first": "", "last": " 2020 "}, Filter(years=(None, 2020))),
        ({"first": "2030", "last": "2020"}, Filter(years=(2020, 2030))),
        ({"people": {"x": 1}, "kinds": [["paper"]]}, Filter()),
    ],
)
def test_whatever_is_sent_only_the_known_form_is_taken(sent, among):
    assert filter_of(sent) == among


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_panel_offers_what_the_library_has_and_escapes_it(language):
    html = panel_html([*HELD.values(), a_document("<script>", "x.pdf")], WORDS[language])
    assert html.count('name="documents"') == 5 and html.count('name="people"') == 2 and "<script>" not in html
    assert WORDS[language]["kind_agreement"] in html and WORDS[language]["kind_paper"] in html


WINDOW = "What is a single window?"


@pytest.mark.browser
def test_a_question_can_be_edited_and_asked_again(open_page, ask):
    page = open_page()
    ask(page, WINDOW)
    page.hover(".asked")
    page.click('[data-act="edit"]')
    page.locator(".chips .editing").wait_for()
    assert page.locator("#question textarea").input_value() == WINDOW
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.turn [data-thumb=\"1\"]').length === 2")
    assert page.locator(".chips .editing").count() == 0


@pytest.mark.browser
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


@pytest.mark.browser
def test_what_a_chip_leaves_out_is_not_quoted(open_page, assistant, ask, shown):
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


@pytest.mark.browser
def test_a_document_is_opened_from_the_list_its_pages_are_turned_and_the_focus_comes_back(open_page, shown):
    page = open_page()
    page.click("#filters summary")
    page.fill("#filters .documents .narrow", "Cables")
    assert page.locator("#filters .reach:visible").count() == 1
    page.click("#filters .reach:visible")
    text = shown(page)
    assert "Connecting Rules Before Cables" in text and "1 of 7 in the file" in text and "Citation" not in text
    assert page.locator("#filters input:checked").count() == 0  # it was opened, not chosen
    page.wait_for_function("document.activeElement.matches('#source h3')")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector('#source .source[data-page="2"]')
    page.wait_for_function("document.activeElement.dataset.stay === 'on'")
    page.select_option("#source .to-page", index=6)
    page.wait_for_selector('#source .source[data-page="7"]')
    page.click('#source [data-act="close"]')
    page.wait_for_function("document.activeElement.matches('.reach')")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('#source h3')")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('.reach')")
    page.keyboard.press("Escape")
    assert not page.locator("#filters .options").is_visible()
