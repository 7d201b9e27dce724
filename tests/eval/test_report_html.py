"""The page of a report."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from eval.questions import Gold
from eval.report import Report
from eval.report_html import badge, figures_page, page_of, questions_page, written
from eval.score import score

FILE = "agreements/rivers.pdf"
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)


class Balance(HTMLParser):
    """Which tags are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br", "rect", "path", "circle"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in ("rect", "path", "circle"):
            assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        pass


@pytest.fixture
def page(make_question, make_result, judge_all):
    questions = [
        make_question(text="How often <script>alert(1)</script>?"),
        make_question("q2", language="zh", text="委员会多久开一次会？", gold=(Gold(FILE, "3", "每年两次"),)),
        make_question("q3", answerable=False),
    ]
    results = [make_result("It meets twice a year."), make_result("每年 & 一次"), make_result(declined=True)]
    judged = judge_all(questions, results)
    return page_of(Report("extractive", "2026", "q.jsonl", "d", "dev", 1, 3, 3, 3, 1.0, score(judged)), judged)


def test_it_asks_nothing_of_the_network(page):
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)\s*=|url\(|@import|https?://""", page)


def test_its_tags_are_balanced(page):
    parser = Balance()
    parser.feed(page)
    assert parser.open == []


def test_text_of_others_is_escaped_and_has_its_language(page):
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert '<span lang="zh-Hans">每年 &amp; 一次</span>' in page


def test_it_has_the_figures_the_matrix_the_charts_and_every_question(page):
    for heading in ("Figures", "Language of the question × language of the source", "By form of question"):
        assert f"<h2>{heading}</h2>" in page
    assert page.count('<details class="question"') == 3
    assert page.index("<th>key facts@1200<small>") < page.index("<th>citation recall<small>")
    assert 'style="--share: 45%">1.000' in page
    assert "what cannot be answered" in page.lower()
    # Two with an answer and one without, all of support ½: mean distance 1/6.
    assert "Support against what can be answered: mean distance 0.167" in page


def test_what_is_noted_of_the_answers_stands_at_the_head(make_question, make_result, judge_all):
    noted = replace(make_result("It meets twice a year."), notes=("model unavailable", "statements dropped: 2"))
    judged = judge_all([make_question()], [noted])
    report = Report("llm", "2026", "q.jsonl", "d", "dev", 1, 3, 1, 1, 1.0, score(judged))
    assert "Noted of the answers – statements dropped: 2; model unavailable: 1" in page_of(report, judged)
    assert "附注 – 未能证实而舍弃的陈述：2; 语言模型无法使用" in page_of(report, judged, "zh")


def test_failed_questions_can_be_chosen(page):
    assert '<option value="partly|wrong|declined wrongly">failed</option>' in page
    assert re.findall(r'data-verdict="([\w ]+)"', page) == ["right", "wrong", "declined rightly"]


def test_figures_are_written_as_people_read_them():
    assert written("right", 0.5) == "0.500"
    assert written("characters", 1234.4) == "1,234"
    assert written("seconds", 0.1234) == "0.123 s"
    assert badge("declined wrongly", "zh") == '<span class="badge declined-wrongly">误拒答</span>'
    assert badge("declined wrongly", "en") == '<span class="badge declined-wrongly">declined wrongly</span>'


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_draws_it_without_a_request_and_filters_its_questions(page, tmp_path, scheme):
    from playwright.sync_api import sync_playwright

    file = tmp_path / "report.html"
    file.write_text(page, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page(color_scheme=scheme, viewport={"width": 380, "height": 900})
        asked, errors = [], []
        opened.on("request", lambda request: asked.append(request.url))
        opened.on("console", lambda message: errors.append(message.text))
        opened.goto(file.as_uri())
        assert opened.inner_text("#count") == "3"
        opened.select_option("#verdict", label="failed")
        assert opened.inner_text("#count") == "1"
        opened.select_option("#language", "en")
        assert opened.inner_text("#count") == "0"
        assert opened.evaluate("document.documentElement.scrollWidth") <= 380
        dark = opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(31, 31, 28)"
        assert dark == (scheme == "dark")
        browser.close()
    assert (asked, errors) == ([file.as_uri()], [])


def test_the_figures_and_the_questions_are_pages_of_their_own(make_question, make_result, judge_all):
    judged = judge_all([make_question()], [make_result("Nobody knows.")])
    report = Report("extractive", "2026", "q.jsonl", "d", "dev", 1, 3, 1, 1, 1.0, score(judged))
    figures, questions = figures_page(report, judged, "en"), questions_page(report, judged, "en")
    assert "<h2>Figures</h2>" in figures and '<details class="question"' not in figures
    assert "<h2>Figures</h2>" not in questions and '<details class="question"' in questions
    assert '<option value="partly|wrong|declined wrongly" selected>failed</option>' in questions
    assert "ResizeObserver" in figures and 'getElementById("verdict")' not in figures
