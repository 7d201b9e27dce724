"""Two reports side by side."""

from __future__ import annotations

import dataclasses

import pytest

from eval.compare import as_lines, compare, differences, may_share
from eval.report import Report, Row, read_report, write_report
from eval.score import score
from index.errors import ReportError

GOLD, OTHER = "The commission meets twice a year.", "It sits in Basel."


def rows(values, name="right"):
    return [Row(f"q{n}", f"n{n // 2}", f"What is {n}?", "right", {name: value}) for n, value in enumerate(values)]


@pytest.fixture
def written(tmp_path, make_question, make_result, judge_all):
    """``written(name, right, digest)``: a report over ten needs of which the first ``right`` are right."""

    def of(name, right, digest="d"):
        questions = [make_question(f"q{n}") for n in range(10)]
        judged = judge_all(questions, [make_result(GOLD if n < right else OTHER) for n in range(10)])
        report = Report(name, "2026", "q.jsonl", digest, "dev", 1, 1, 10, 10, 1.0, score(judged))
        write_report(tmp_path / name, report, judged, "")
        return tmp_path / name

    return of


def test_the_difference_is_of_means_over_needs():
    (found,) = differences(list(zip(rows([0, 0, 1, 1]), rows([1, 0, 1, 1]), strict=True)))
    assert (found.figure, found.count, found.first, found.second, found.difference) == ("right", 4, 0.5, 0.75, 0.25)
    assert (found.low, found.high) == (0.0, 0.5)
    assert not found.shown


def test_systems_that_do_not_differ_are_told_so(written):
    made = compare(written("a", 5), written("b", 5))
    assert all(found.difference == 0 and found.p == 1 and not found.shown for found in made.differences)
    assert "No difference shown in any figure." in list(as_lines(made))


def test_a_difference_in_all_questions_is_shown(written):
    made = compare(written("a", 0), written("b", 10))
    right = next(found for found in made.differences if found.figure == "right")
    assert (right.difference, right.shown) == (1.0, True)
    lines = list(as_lines(made))
    assert lines[0] == "b (B) against a (A), 10 questions"
    assert any(line.startswith("right ") and line.endswith("B is better") for line in lines)
    assert any(line.startswith("exact quotes") and line.endswith("no difference shown") for line in lines)
    assert lines[-1].startswith("q9: wrong → right  How often")
    assert len(made.turned) == 10
    assert (made.turned[0].id, made.turned[0].before, made.turned[0].after) == ("q0", "wrong", "right")


def test_p_is_corrected_for_the_number_of_figures():
    one = list(zip(rows([0] * 12), rows([1] * 12), strict=True))
    alone = differences(one)[0].p
    two = [
        (dataclasses.replace(a, values=a.values | {"R@5": 0}), dataclasses.replace(b, values=b.values | {"R@5": 1}))
        for a, b in one
    ]
    assert [found.p for found in differences(two)] == pytest.approx([2 * alone] * 2)


def test_a_figure_that_only_one_has_is_left_out():
    assert differences(list(zip(rows([1]), rows([1], "R@5"), strict=True))) == ()


def test_reports_over_other_questions_are_refused(written):
    with pytest.raises(ReportError, match="not over the same questions"):
        compare(written("a", 5), written("b", 5, digest="e"))


def test_two_splits_of_a_set_share_no_question(written):
    report = read_report(written("a", 5))
    other = dataclasses.replace(report, split="test")
    assert may_share(report, report) and may_share(report, dataclasses.replace(report, split="all"))
    assert not may_share(report, other)
