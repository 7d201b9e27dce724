"""The evaluation tab in a real browser: look at a report, open a failed question, compare, run and stop."""

from __future__ import annotations

import json
import shutil
from types import SimpleNamespace

import pytest

from eval.judge import judge
from eval.report import Report, write_report
from eval.report_html import page_of
from eval.score import score

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
def bench(library_root, reports, question_file):
    from eval.tab import Bench

    return Bench(library_root, reports, [question_file])


def _asks_in(language, username=None):
    return SimpleNamespace(headers={"accept-language": language}, cookies={}, username=username)


def _event(**data):
    return SimpleNamespace(_data=data)


def test_who_arrives_sees_the_newest_report_and_who_comes_back_keeps_theirs(bench):
    listed, _, opened = bench.arrive(_event(), _asks_in("en"))
    assert listed.index("extractive") < listed.index("hybrid") and 'data-report="extractive"' in opened
    listed, _, opened = bench.arrive(_event(report="hybrid"), _asks_in("en"))
    assert listed.index('data-report="hybrid"') < listed.index("aria-current") and not isinstance(opened, str)


def test_without_a_report_that_is_said(tmp_path, library_root):
    from eval.tab import Bench

    listed, run, opened = Bench(library_root, tmp_path / "none").arrive(_event(), _asks_in("zh-CN"))
    assert "尚无报告" in listed and "<form" in run and opened == ""


def test_a_language_chosen_on_the_screen_goes_before_that_of_the_browser(bench):
    request = _asks_in("en")
    request.cookies = {"language": "zh"}
    assert "2 个问题" in bench.arrive(_event(), request)[0]


@pytest.mark.parametrize("name", ["../other", "/etc", "a/b", ".", ""])
def test_a_report_that_is_not_in_the_list_is_not_opened(bench, name):
    listed, _, opened = bench.open(_event(report=name), _asks_in("en"))
    assert "Choose a report" in opened and "aria-current" not in listed


def test_an_older_report_over_the_same_questions_is_what_one_is_set_against(bench):
    newer = bench.open(_event(report="extractive", view="compare"), _asks_in("en"))[2]
    assert "extractive (B) against hybrid (A)" in newer
    older = bench.open(_event(report="hybrid", view="compare", other="../x"), _asks_in("en"))[2]
    assert "hybrid (B) against extractive (A)" in older


def test_where_no_other_report_is_over_these_questions_that_is_said(bench, reports):
    shutil.rmtree(reports / "hybrid")
    assert "No other report" in bench.open(_event(report="extractive", view="compare"), _asks_in("en"))[2]


def test_a_run_writes_a_report_of_few_questions_and_opens_it(bench, question_file, reports):
    asked = _event(questions=question_file.as_posix(), system="lexical", split="dev", few="3")
    *seen, (listed, run, opened) = bench.run(asked, _asks_in("en"))
    (folder,) = {path.name for path in reports.iterdir()} - {"hybrid", "extractive"}
    written = json.loads((reports / folder / "report.json").read_text())
    assert (written["count"], written["system"]) == (3, "lexical")
    assert f'data-report="{folder}"' in opened and "aria-current" in listed and "Done: 3 questions" in run
    assert 'role="progressbar"' in seen[0][1]


def test_a_file_that_is_not_offered_is_not_read_and_any_number_will_do(bench, question_file):
    asked = _event(questions="/etc/passwd", system="lexical", split="../x", few="-1")
    list(bench.run(asked, _asks_in("en")))
    assert bench.work.state.asked.questions == question_file
    assert (bench.work.state.asked.split, bench.work.state.asked.few) == ("dev", 1)


def test_a_set_of_which_a_report_was_made_can_be_run_again_where_it_still_lies(bench, reports, tmp_path):
    made = json.loads((reports / "hybrid" / "report.json").read_text())
    own = tmp_path / "mine.jsonl"
    own.write_text("")
    for name, path in (("hybrid", own), ("extractive", tmp_path / "gone.jsonl")):
        (reports / name / "report.json").write_text(json.dumps(made | {"questions": path.as_posix()}))
    run = bench.arrive(_event(), _asks_in("en"))[1]
    assert ">mine</option>" in run and "gone" not in run


def test_only_whose_run_it_is_can_stop_it(bench, question_file):
    asked = _event(questions=question_file.as_posix(), system="lexical", split="dev", few="60")
    going = bench.run(asked, _asks_in("en", "ann"))
    assert 'data-do="stop"' in next(going)[1]
    bench.stop(_asks_in("en", "bob"))
    assert not bench.work.state.stopping
    seen = next(bench.run(asked, _asks_in("en", "bob")))[1]
    assert "Another run goes on" in seen and 'data-do="stop"' not in seen
    bench.stop(_asks_in("en", "ann"))
    assert "Stopped; nothing was written." in list(going)[-1][1]


def test_what_the_user_must_do_is_shown(bench):
    asked = _event(system="no such", split="dev", few="1")
    shown = list(bench.run(asked, _asks_in("en")))[-1][1]
    assert "There is no system" in shown and 'role="alert"' in shown
    assert "没有名为 &#x27;no such&#x27; 的系统。可用的有：" in bench.arrive(_event(), _asks_in("zh-CN"))[1]


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
        from assistant.ask import Assistant
        from assistant.ui.screen import build_screen, launch_options
        from eval.tab import evaluation_tab

        tab = evaluation_tab(library_root, reports, [question_file])
        screen = build_screen(Assistant.open(library_root), tabs=[tab])
        options = launch_options(screen)
        _, address, _ = screen.launch(server_name="127.0.0.1", quiet=True, prevent_thread_lock=True, **options)
        contexts = []

        def open_in(locale, width=1400):
            contexts.append(browser.new_context(locale=locale, viewport={"width": width, "height": 900}))
            page = contexts[-1].new_page()
            page.set_default_timeout(60_000)
            page.goto(address)
            page.get_by_role("tab", name="评测" if locale == "zh-CN" else "Evaluation").click()
            page.wait_for_selector("#ev-open .ev-frame.ready")
            return page

        yield open_in
        for context in contexts:
            context.close()
        screen.close()

    @pytest.mark.parametrize(("locale", "figures", "wrong"), [("en-US", "Figures", "wrong"), ("zh-CN", "指标", "答错")])
    @pytest.mark.parametrize("width", [1400, 380])
    def test_a_report_is_looked_at_and_a_failed_question_opened(self, open_page, locale, width, figures, wrong):
        page = open_page(locale, width)
        inside = page.frame_locator("#ev-open iframe")
        assert inside.locator("h1").inner_text() == "extractive"
        assert inside.locator("h2").first.inner_text() == figures
        # Neither the page nor what is in the frame is wider than the window, nor is the frame scrolled.
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert inside.locator("html").evaluate(
            "html => html.scrollWidth <= innerWidth && html.offsetHeight <= innerHeight"
        )
        page.click('#ev-open [data-view="failed"]:not(section)')
        page.wait_for_selector('#ev-open section[data-view="failed"] .ev-frame.ready')
        assert inside.locator("details:visible").count() == 1
        inside.locator("details:visible summary").click()
        assert inside.locator("details:visible .badge").inner_text() == wrong
        assert "Nobody <b>knows</b>." in inside.locator("details:visible blockquote").inner_text()

    def test_two_reports_are_compared(self, open_page):
        page = open_page("zh-CN")
        page.click('#ev-list [data-report="hybrid"]')
        page.wait_for_selector('#ev-open section[data-report="hybrid"]')
        page.click('#ev-open button[data-view="compare"]')
        page.wait_for_selector('#ev-open section[data-view="compare"] .ev-frame.ready')
        inside = page.frame_locator("#ev-open iframe")
        assert inside.locator("h2").first.inner_text() == "hybrid（B）对比 extractive（A），共 2 个问题"
        assert inside.locator(".turned li").inner_text() == "答错 → 答对 委员会多久开一次会？ q2"

    def test_the_report_follows_the_switch_of_light_and_dark(self, open_page):
        page = open_page("en-US")
        ground = "getComputedStyle(document.documentElement).getPropertyValue('--page')"
        inside = page.query_selector("#ev-open iframe").content_frame()
        inside.wait_for_function(f"{ground} === '#ffffff'")
        page.click('[data-act="theme"]')
        inside.wait_for_function(f"{ground} === '#1f1f1c'")

    def test_neither_style_nor_script_leaks(self, open_page):
        page = open_page("en-US")
        frame = page.query_selector("#ev-open iframe")
        assert frame.get_attribute("sandbox") == "allow-scripts"
        inside = frame.content_frame()
        assert inside.evaluate("() => { try { return parent.document.title } catch { return 'barred' } }") == "barred"
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--refused')") == ""

    def test_the_list_is_narrowed(self, open_page):
        page = open_page("en-US")
        page.fill(".ev-narrow", "HYB 2026-01-01")
        assert page.locator("#ev-list li:visible").all_inner_texts()[0].startswith("hybrid")
        assert page.locator("#ev-list li:visible").count() == 1

    def test_a_run_ends_when_it_is_stopped_and_else_opens_its_report(self, open_page, reports):
        page = open_page("en-US")
        page.fill('#ev-run [name="few"]', "60")
        page.press('#ev-run [name="few"]', "Enter")  # by the keyboard, as below
        page.wait_for_selector("#ev-run [role=progressbar]")
        page.click('#ev-run [data-do="stop"]')
        page.wait_for_selector("text=Stopped; nothing was written.")
        page.fill('#ev-run [name="few"]', "2")
        page.press('#ev-run [name="few"]', "Enter")
        page.wait_for_selector("text=Done: 2 questions")
        assert len(list(reports.iterdir())) == 3
        assert "2 questions of 2 needs" in page.frame_locator("#ev-open iframe").locator(".about").inner_text()


def test_a_report_read_back_makes_the_same_page(reports):
    from eval.report import read_judged, read_report

    made, judged = read_report(reports / "hybrid"), read_judged(reports / "hybrid")
    assert page_of(made, judged) == (reports / "hybrid" / "report.html").read_text(encoding="utf-8")
