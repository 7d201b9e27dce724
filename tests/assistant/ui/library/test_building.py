"""How far a build is, and what came of it, in words."""

from __future__ import annotations

from dataclasses import replace

from assistant.ui.library.building import work_html
from assistant.ui.library.work import Bar, State
from index.build import Report
from index.versions import Failure, PageWarning

REPORT = Report(
    version=3,
    documents=2,
    pages=10,
    passages=20,
    added=("a.pdf", "torn.pdf"),
    changed=("b.pdf",),
    removed=("c.pdf",),
    unchanged=4,
    failed=(Failure("torn.pdf", "The file is damaged and cannot be opened. Download or export it again."),),
    warnings=(PageWarning("a.pdf", 2, "<b>odd</b>"), PageWarning("a.pdf", 3, "<b>odd</b>")),
    notice="",
    seconds=1.5,
    by_ocr=0,
)


def test_nothing_is_shown_before_the_first_build():
    assert work_html(State(), "en") == ""


def test_a_running_build_has_its_bars_and_files():
    state = State(running=True, bars=(Bar("reading", 1, 4),), files=(("<i>.pdf", "reading"), ("b.pdf", "not read")))
    html = work_html(state, "en")
    assert 'aria-valuenow="25"' in html and "1 of 4" in html
    assert "&lt;i&gt;.pdf" in html and "being read" in html and "not read" in html
    assert "正在停止" in work_html(replace(state, stopping=True), "zh")


def test_a_report_tells_of_each_file_once_and_why():
    html = work_html(State(before=2, report=REPORT), "zh")
    assert "第 3 版已启用" in html and "文件已损坏，无法打开。" in html
    assert html.count("torn.pdf") == 1 and "4 份未变" in html
    assert "&lt;b&gt;odd" in html and "第 2–3 页" in html


def test_a_build_that_changed_nothing_says_so():
    assert "Nothing had changed; version 3" in work_html(State(before=3, report=REPORT), "en")


def test_a_build_that_failed_says_why():
    html = work_html(State(problem="Another process is building x. Wait until it is done, then try again."), "zh")
    assert "另一个程序正在重建 x。请等它完成后再试。" in html


def test_a_build_that_was_cancelled_is_not_headed_as_one_that_failed():
    said = "The build was cancelled. The version that served goes on serving. "
    html = work_html(State(cancelled=said + "Build again to finish; what was read is not read again."), "zh")
    assert "重建已取消。" in html and "未能完成" not in html and "lib-problem" not in html
