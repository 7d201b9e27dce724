"""The evaluation tab as HTML."""

import dataclasses
from pathlib import Path

import pytest

from eval.report import Report
from eval.score import Figure, score
from eval.tab_html import against_html, called, frame, list_html, open_html, run_html
from eval.work import Asked, State

SETS = {"eval/q.jsonl": Path("eval/q.jsonl"), "mine.csv": Path("mine.csv")}


@pytest.fixture
def report(make_question, make_result, judge_all):
    questions = [make_question(), make_question("q2")]
    judged = judge_all(questions, [make_result("The commission meets twice a year."), make_result("Nobody knows.")])
    return Report("a<b", "2026-01-02T03:04:05", "eval/q.jsonl", "d", "all", 1, 3, 2, 2, 1.5, score(judged))


def test_a_report_stands_in_the_list_with_time_set_and_key_figures(report):
    made = list_html([("one", report), ("two", report)], "two", "en")
    assert "a&lt;b" in made and "a<b" not in made
    assert "2026-01-02 03:04<" in made and "q · all · 2 questions" in made
    # One of two is right; nothing was there to be declined.
    assert made.count("<b>.50</b>") >= 2 and "<b>–</b>" in made
    assert made.index('data-report="two"') < made.index("aria-current") and made.count("aria-current") == 1


def test_a_full_share_is_written_whole(report):
    overall = {"right": Figure(1.0, 1.0, 1.0, 2)}
    whole = dataclasses.replace(report, scores=dataclasses.replace(report.scores, overall=overall))
    assert "<b>1.00</b>" in list_html([("one", whole)], "", "zh")


def test_the_open_report_tells_its_view_and_how_many_failed(report):
    made = open_html("one", report, "failed", "CONTENT", "zh")
    assert "未通过的问题 <small>1</small>" in made and "CONTENT" in made
    assert made.count('aria-pressed="true"') == 1


def test_a_page_is_framed_so_that_it_reaches_nothing():
    made = frame('<p title="x">', "Figures")
    assert 'sandbox="allow-scripts"' in made and "&lt;p title=&quot;x&quot;&gt;" in made


def test_what_a_report_can_be_set_against(report):
    made = against_html("one", [("two", report), ("three", report)], "three", "en")
    assert '<option value="three" selected>' in made and called(report, "en").split(" · ")[0] in made
    assert "No other report" in against_html("one", [], "", "en")


def test_the_form_is_as_it_was_filled_in(report):
    state = State(asked=Asked(Path("mine.csv"), "hybrid", "all", 7), report=report)
    made = run_html(state, SETS, True, "en")
    for chosen in ("mine.csv", "hybrid", "all"):
        assert f'<option value="{chosen}" selected>' in made
    assert 'value="7"' in made and "Done: 2 questions" in made


def test_a_run_shows_how_far_it_is_and_only_its_owner_a_button_to_stop():
    state = State(
        "ann", running=True, asked=Asked(Path("mine.csv"), "hybrid", "dev", 8), stage="asking", done=2, total=8
    )
    mine, other = run_html(state, SETS, True, "en"), run_html(state, SETS, False, "en")
    assert 'aria-valuenow="25"' in mine and "2 of 8" in mine
    assert 'data-do="stop"' in mine and 'data-do="stop"' not in other and "Another run goes on" in other


def test_what_went_wrong_is_said_and_escaped():
    assert "&lt;x&gt;" in run_html(State(problem="no <x>"), SETS, True, "en")
