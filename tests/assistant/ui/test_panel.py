"""The panel of the source in a real browser: it opens on the quote, by mouse and keyboard, and gives the focus back."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
WINDOW = "What is a single window?"


def test_a_chinese_question_is_answered_and_its_citation_opens(open_page, ask, shown):
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


def test_marks_lie_on_the_quote_at_every_size(open_page, ask, shown):
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


def test_everything_works_by_keyboard(open_page, ask, shown):
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


def test_what_comes_nearest_to_a_question_that_is_declined_opens_one_after_the_other(open_page, ask, shown):
    page = open_page()
    answer = ask(page, "Which states ratified the water convention in 1987?")
    assert "none is given" in answer.inner_text()
    answer.locator("a.cite").first.click()
    assert "Passage 1 of 3" in shown(page)
    page.click('#source [data-stay="right"]')
    page.get_by_text("Passage 2 of 3").wait_for()


def test_two_keys_lead_from_the_question_to_the_page(open_page, ask, shown):
    page = open_page()
    ask(page, "How do harmonization and equivalence differ?")
    page.wait_for_function("document.activeElement.matches('#question textarea') && !document.activeElement.value")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "Citation 1 of" in shown(page)


def test_the_page_of_a_citation_is_fetched_before_it_is_looked_at(open_page, ask, shown):
    page = open_page()
    with page.expect_request("**/page/*/*") as fetched:
        mark = ask(page, WINDOW).locator("a.cite").first
    mark.click()
    shown(page)
    assert page.locator("#source img.page").get_attribute("src") in fetched.value.url


def test_the_quote_is_in_view_in_its_context(open_page, ask, shown):
    page = open_page()
    ask(page, "How do harmonization and equivalence differ?").locator("a.cite").first.click()
    shown(page)
    above, height = page.evaluate(
        "(() => { const box = document.querySelector('#source .context'), all = box.getBoundingClientRect();"
        " return [box.querySelector('mark').getClientRects()[0].top - all.top, all.height]; })()"
    )
    assert 0 <= above < height


def test_the_next_citation_unfolds_what_hides_it(long, shown):
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


def test_who_goes_from_citation_to_citation_comes_back_to_the_last(open_page, ask, shown):
    page = open_page()
    marks = ask(page, "How do harmonization and equivalence differ?").locator("a.cite")
    marks.first.click()
    assert "Citation 1 of" in shown(page)
    page.keyboard.press("]")
    page.get_by_text("Citation 2 of").wait_for()
    page.wait_for_function("['left', 'right'].includes(document.activeElement.dataset.stay)")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('a.cite[data-key=\"2\"]')")


def test_any_page_of_the_file_is_gone_to(open_page, ask, shown):
    page = open_page()
    ask(page, WINDOW).locator("a.cite").first.click()
    shown(page)
    page.select_option("#source .to-page", index=0)
    page.wait_for_function("document.querySelector('#source img.page').src.includes('/1?')")
    page.wait_for_function("document.activeElement.matches('.to-page')")
    page.locator("#source .runs button").click()
    page.wait_for_selector("#source .sheet .mark")
