"""The evaluation tab in a real browser: look at a report, open a failed question, compare, run and cancel."""

from __future__ import annotations

import json
import shutil
import socket
from types import SimpleNamespace

import pytest

from eval.judge import judge
from eval.report import Report, write_report
from eval.report_html import page_of
from eval.score import score
from index.errors import ReportError

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
browser_wanted = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (apt-get install chromium fonts-noto-cjk)"),
]
GOLD = "The commission meets twice a year."


@pytest.fixture(scope="module")
def question_file(tmp_path_factory):
    rows = [
        {
            "id": f"meet{n}",
            "need": str(n),
            "question": f"How often does the Joint Committee meet in year {n}?",
            "language": "en",
            "split": "dev",
            "answerable": True,
            "gold": [
                {"document": "agreements/rivers.pdf", "page": "1", "anchor": "The Committee shall meet once a year"}
            ],
            "facts": [{"en": ["once a year"], "zh": ["每年一次"]}],
        }
        for n in range(60)
    ]
    path = tmp_path_factory.mktemp("questions") / "meetings.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def reports(tmp_path, make_question, make_result):
    """Two reports over the same questions; the newer one has q2 wrong, which was right, and of q1 nothing changed."""
    questions = [make_question(), make_question("q2", text="委员会多久开一次会？", language="zh")]
    for system, second in (("hybrid", GOLD), ("extractive", "Nobody <b>knows</b>.")):
        results = [make_result(GOLD), make_result(second)]
        judged = judge(questions, results, {}, lambda premise, claim: claim in premise)
        created = f"2026-01-0{len(system) // 5}T03:04:05"
        made = Report(system, created, "q.jsonl", "d" * 16, "dev", 1, 3, 2, 2, 1.5, score(judged))
        write_report(tmp_path / system, made, judged, page_of(made, judged))
    return tmp_path


@pytest.fixture
def tab(library_root, reports):
    from eval.tab import Tab

    return Tab(library_root, reports)


def _asks_in(language, session="s"):
    return SimpleNamespace(headers={"accept-language": language}, cookies={}, session_hash=session)


def test_the_newest_report_comes_first_and_the_chosen_one_stays(tab):
    listed, others, notice = tab.listed(None, _asks_in("en"))
    assert [name for _, name in listed["choices"]] == ["extractive", "hybrid"] == [n for _, n in others["choices"]]
    assert listed["choices"][0][0] == "2026-01-02 03:04:05 · extractive · 2 questions"
    assert (listed["value"], notice) == ("extractive", "")
    assert tab.listed("hybrid", _asks_in("en"))[0]["value"] == "hybrid"


def test_without_a_report_that_is_said(tmp_path, library_root):
    from eval.tab import Tab

    listed, _, notice = Tab(library_root, tmp_path / "none").listed(None, _asks_in("zh-CN"))
    assert (listed["choices"], listed["value"]) == ([], None)
    assert "尚无报告" in notice


def test_what_needs_a_report_is_in_sight_once_there_is_one(tab):
    assert not tab.furnished(None)["visible"] and tab.furnished("extractive")["visible"]


def test_a_language_chosen_on_the_screen_goes_before_that_of_the_browser(tab):
    request = _asks_in("en")
    request.cookies = {"language": "zh"}
    assert tab.listed(None, request)[0]["choices"][0][0].endswith("2 个问题")


def test_only_what_failed_is_there_to_be_unfolded(tab):
    _, failed, _ = tab.opened("extractive", _asks_in("zh"))
    assert failed["choices"] == [("答错 · 委员会多久开一次会？", "q2")]
    assert tab.opened("hybrid", _asks_in("zh"))[1]["choices"] == []


@pytest.mark.parametrize("name", ["../other", "/etc", "a/b", "."])
def test_a_report_outside_the_folder_is_not_opened(tab, name):
    with pytest.raises(Exception, match="There is no report") as raised:
        tab.opened(name, _asks_in("en"))
    assert isinstance(raised.value.__cause__, ReportError)


def test_every_label_has_a_word_in_both_languages():
    from eval.tab import LABELS

    assert LABELS["en"].keys() == LABELS["zh"].keys()


def test_a_run_writes_a_report_of_few_questions_and_shows_it(tab, question_file, reports):
    told = []
    *_, outcome = made = tab.measured(
        question_file.as_posix(), "lexical", "dev", 3, _asks_in("en"), lambda part, desc: told.append((part, desc))
    )
    written = json.loads((reports / made[0]["value"] / "report.json").read_text())
    assert (written["count"], written["system"]) == (3, "lexical")
    assert outcome.startswith("Done: 3 questions")
    assert ((3, 3), "asking") in told and tab.running is None


def test_only_the_browser_that_runs_a_set_can_end_it_and_then_nothing_is_written(tab, question_file, reports):
    before = sorted(reports.iterdir())

    def hear(part, desc):
        tab.cancel(_asks_in("en", "other"))
        assert not tab.stop.is_set() or part[0] > 2
        if part[0] == 2:
            tab.cancel(_asks_in("en"))

    made = tab.measured(question_file.as_posix(), "lexical", "dev", 9, _asks_in("en"), hear)
    assert made[-1] == "Stopped; nothing was written."
    assert sorted(reports.iterdir()) == before


def test_what_the_user_must_do_is_shown(tab, tmp_path):
    with pytest.raises(Exception, match="cannot be read"):
        tab.measured((tmp_path / "no.jsonl").as_posix(), "lexical", "dev", 3, _asks_in("en"), lambda *a, **k: None)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


class TestInABrowser:
    pytestmark = browser_wanted

    @pytest.fixture
    def open_page(self, browser, library_root, reports, question_file):
        import gradio as gr

        from eval.tab import LABELS, evaluation_tab

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with gr.Blocks(analytics_enabled=False) as blocks, gr.Tab("x"):
            evaluation_tab(library_root, reports, [question_file])
        words = gr.I18n(**{"en": LABELS["en"], "zh": LABELS["zh"], "zh-CN": LABELS["zh"]})
        blocks.launch(server_name="127.0.0.1", server_port=port, quiet=True, prevent_thread_lock=True, i18n=words)
        contexts = []

        def open_in(locale, width=1400):
            contexts.append(browser.new_context(locale=locale, viewport={"width": width, "height": 900}))
            page = contexts[-1].new_page()
            page.goto(f"http://127.0.0.1:{port}")
            page.wait_for_selector("#eval-charts iframe", timeout=60_000)
            return page

        yield open_in
        for context in contexts:
            context.close()
        blocks.close()

    @pytest.mark.parametrize(("locale", "figures", "wrong"), [("en-US", "Figures", "wrong"), ("zh-CN", "指标", "答错")])
    @pytest.mark.parametrize("width", [1400, 380])
    def test_a_report_is_looked_at_and_a_failed_question_opened(self, open_page, locale, width, figures, wrong):
        page = open_page(locale, width)
        charts = page.frame_locator("#eval-charts iframe")
        assert charts.locator("h1").inner_text() == "extractive"
        assert charts.locator("h2").first.inner_text() == figures
        # Neither the page nor the frame is wider than the window.
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        _choose(page, "#eval-failed", f"{wrong} · 委员会多久开一次会？")
        question = page.frame_locator("#eval-question iframe")
        assert question.locator("summary .badge").inner_text() == wrong
        assert "Nobody <b>knows</b>." in question.locator("blockquote").inner_text()

    def test_two_reports_are_compared(self, open_page):
        page = open_page("zh-CN")
        _choose(page, "#eval-other", "2026-01-01 03:04:05 · hybrid · 2 个问题")
        page.click("#eval-compare")
        made = page.frame_locator("#eval-comparison iframe")
        assert made.locator("h2").first.inner_text() == "extractive（B）对比 hybrid（A），共 2 个问题"
        assert made.locator("li").inner_text() == "q2: 答对 → 答错"

    def test_neither_style_nor_script_leaks(self, open_page):
        page = open_page("en-US")
        frame = page.query_selector("#eval-charts iframe")
        assert frame.get_attribute("sandbox") == "allow-scripts"
        inside = frame.content_frame()
        assert inside.evaluate("() => { try { return parent.document.title } catch { return 'barred' } }") == "barred"
        assert inside.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "24px"
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--refused')") == ""

    def test_a_run_ends_when_it_is_cancelled_and_else_shows_its_report(self, open_page, reports):
        page = open_page("en-US")
        page.wait_for_selector("#eval-charts iframe")
        page.press("#eval-run-heading button", "Enter")  # by the keyboard, as below
        page.fill("#eval-few input", "60")
        page.click("#eval-run")
        page.wait_for_selector("#eval-outcome .progress-text, #eval-outcome .wrap", timeout=30_000)
        page.click("#eval-cancel")
        page.wait_for_selector("text=Stopped; nothing was written.", timeout=60_000)
        page.fill("#eval-few input", "2")
        page.click("#eval-run")
        page.wait_for_selector("text=Done: 2 questions", timeout=60_000)
        assert len(list(reports.iterdir())) == 3
        assert "2 questions of 2 needs" in page.frame_locator("#eval-charts iframe").locator(".about").inner_text()


def _choose(page, where, name):
    # By the keyboard: a click may land elsewhere while a frame above still opens.
    page.focus(f"{where} input")
    page.click(f"{where} [role=option]:has-text('{name}')", timeout=20_000)


def test_a_report_read_back_makes_the_same_page(reports):
    from eval.report import read_judged, read_report

    made, judged = read_report(reports / "hybrid"), read_judged(reports / "hybrid")
    assert page_of(made, judged) == (reports / "hybrid" / "report.html").read_text(encoding="utf-8")
