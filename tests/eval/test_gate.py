"""The gate: a good system passes, and each of three that are broken on purpose is caught."""

from __future__ import annotations

import dataclasses
import json

import pytest

from eval.gate import KEY_FIGURES, accept, as_lines, check, demand, read_baseline
from eval.questions import Fact, Gold
from eval.report import Report
from eval.result import Found, Quote, Result, Said
from eval.run import ask
from eval.score import score
from index.errors import ReportError

FILE = "agreements/rivers.pdf"
NEEDS = 20
WORDS = ("ferry", "lock", "weir", "dam", "quay", "toll", "buoy", "gauge", "dyke", "silt")


def statement(number: int) -> str:
    return f"Rule {number}x on the {WORDS[number % len(WORDS)]} binds all."


class Good:
    """Finds the passage of each number, quotes it, and declines what has no number."""

    name = "good"

    def answer(self, question: str) -> Result:
        last = question.rstrip("?").split(" ")[-1]
        number = int(last) if last.isdecimal() else -1
        order = [number, *(other for other in range(12) if other != number)]
        hits = tuple(Found(f"p{place}", FILE, "1", statement(place)) for place in order)
        if number < 0:
            return Result(hits[1:], (), True, 0.1, 0.1)
        quote = Quote(hits[0].text, hits[0].text, FILE, "1")
        return Result(hits, (Said(quote.text, (quote,)),), False, 0.9, 0.1)


class Broken(Good):
    """A good system but for what ``spoil`` does to each of its answers."""

    def __init__(self, spoil) -> None:
        self.spoil = spoil

    def answer(self, question: str) -> Result:
        return self.spoil(super().answer(question))


def shuffled(result: Result) -> Result:
    return dataclasses.replace(result, hits=result.hits[::-1])


def altered(result: Result) -> Result:
    """One character of each quote is another one than on the page."""
    said = tuple(
        Said(one.text, tuple(dataclasses.replace(quote, text=quote.text[:-1] + "!") for quote in one.quotes))
        for one in result.statements
    )
    return dataclasses.replace(result, statements=said)


def never_declining(result: Result) -> Result:
    if not result.declined:
        return result
    quote = Quote(result.hits[0].text, result.hits[0].text, FILE, "1")
    return dataclasses.replace(result, declined=False, statements=(Said(quote.text, (quote,)),))


@pytest.fixture
def report_of(make_question, judge_all):
    """``report_of(system)``: its report over twenty needs with an answer and ten without."""
    questions = [
        make_question(
            str(number),
            text=f"What is rule {number}?",
            gold=(Gold(FILE, "1", f"Rule {number}x"),),
            facts=(Fact((f"{number}x",), ()),),
        )
        for number in range(NEEDS)
    ]
    questions += [
        make_question(f"none {n}", False, text=f"What is rule {n} of chess, {w}?") for n, w in enumerate(WORDS)
    ]

    def of(system) -> Report:
        results = ask(system, questions, lambda what, done, total: None)
        scores = score(judge_all(questions, results))
        return Report("good", "2026", "q.jsonl", "d", "dev", 1, 1, len(questions), len(questions), 1.0, scores)

    return of


@pytest.fixture
def fallen(tmp_path, report_of):
    """``fallen(system)``: which key figures fall when it takes the place of the good one."""
    accept(report_of(Good()), tmp_path)
    baseline = read_baseline("good", tmp_path)
    return lambda system: [one.figure for one in check(report_of(system), baseline) if one.fallen]


def test_a_system_that_has_not_changed_passes(fallen):
    assert fallen(Good()) == []


def test_shuffled_hits_are_caught(fallen):
    assert fallen(Broken(shuffled)) == ["nDCG@10", "R@10", "Success@1"]


def test_quotes_altered_by_one_character_are_caught(fallen):
    assert "exact quotes" in fallen(Broken(altered))


def test_never_declining_is_caught(fallen):
    assert fallen(Broken(never_declining)) == ["abstention precision", "abstention recall"]


def test_a_figure_within_its_interval_holds(tmp_path, report_of):
    accept(report_of(Good()), tmp_path)
    path = tmp_path / "good.json"
    row = json.loads(path.read_text())
    row["figures"] = {"right": {"value": 1.0, "low": 0.9, "high": 1.0, "count": 20}}
    path.write_text(json.dumps(row))
    report = report_of(Good())
    for value, is_fallen in ((0.9, False), (0.89, True)):
        overall = {"right": dataclasses.replace(report.scores.overall["right"], value=value)}
        changed = dataclasses.replace(report, scores=dataclasses.replace(report.scores, overall=overall))
        (one,) = check(changed, read_baseline("good", tmp_path))
        assert one.fallen == is_fallen


def test_the_baseline_has_the_key_figures_with_their_intervals(tmp_path, report_of):
    path = accept(report_of(Good()), tmp_path)
    row = json.loads(path.read_text())
    assert list(row["figures"]) == list(KEY_FIGURES)
    assert row["figures"]["exact quotes"] == {"value": 1.0, "low": 1.0, "high": 1.0, "count": 20}


def test_the_lines_name_what_has_fallen(tmp_path, report_of):
    accept(report_of(Good()), tmp_path)
    lines = list(as_lines(check(report_of(Broken(never_declining)), read_baseline("good", tmp_path))))
    assert lines[-1] == "Below the baseline: abstention precision, abstention recall."
    assert [line.split()[0] for line in lines].count("FALLEN") == 2
    lines = list(as_lines(check(report_of(Good()), read_baseline("good", tmp_path))))
    assert lines[-1] == "Every key figure holds."


def test_a_baseline_over_other_questions_is_refused(tmp_path, report_of):
    report = report_of(Good())
    accept(report, tmp_path)
    with pytest.raises(ReportError, match="other questions"):
        check(dataclasses.replace(report, digest="e"), read_baseline("good", tmp_path))


def test_a_missing_or_malformed_baseline_is_said_with_a_remedy(tmp_path):
    with pytest.raises(ReportError, match="no baseline of good") as raised:
        read_baseline("good", tmp_path)
    assert "python -m eval accept" in raised.value.remedy
    (tmp_path / "good.json").write_text("{}")
    with pytest.raises(ReportError, match="is no baseline"):
        read_baseline("good", tmp_path)


def test_a_baseline_over_other_questions_is_not_overwritten(tmp_path, report_of):
    report = report_of(Good())
    accept(report, tmp_path)
    accept(report, tmp_path)
    with pytest.raises(ReportError, match="over other questions") as raised:
        accept(dataclasses.replace(report, digest="e"), tmp_path)
    assert "--baselines" in raised.value.remedy
    assert read_baseline("good", tmp_path).digest == "d"


def test_a_report_over_a_few_of_the_questions_is_no_baseline(tmp_path, report_of):
    few = dataclasses.replace(report_of(Good()), count=3, left_out=27)
    with pytest.raises(ReportError, match="over 3 of 30 questions") as raised:
        accept(few, tmp_path)
    assert "--few" in raised.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_other_questions_are_refused_before_they_are_asked(tmp_path, report_of):
    accept(report_of(Good()), tmp_path)
    demand(read_baseline("good", tmp_path), "q.jsonl", "d")
    with pytest.raises(ReportError, match=r"other questions than mine\.csv"):
        demand(read_baseline("good", tmp_path), "mine.csv", "e")
