"""A report on disk."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from eval.report import Report, as_json, file_name, folder_name, read_judged, read_report, read_rows, write_report
from eval.score import score
from index.errors import ReportError

GOLD = "The commission meets twice a year."


@pytest.fixture
def judged(make_question, make_result, judge_all):
    return judge_all([make_question(), make_question("q2", False)], [make_result(GOLD * 20), make_result(GOLD)])


@pytest.fixture
def report(judged):
    return Report("naive:a/b", "2026-01-02T03:04:05", "q.jsonl", "d" * 16, "dev", 1, 3, 2, 2, 1.5, score(judged))


def test_what_is_written_is_read(tmp_path, report, judged):
    write_report(tmp_path / "r", report, judged, "<p>")
    read = read_report(tmp_path / "r")
    assert read == read_report(tmp_path / "r" / "report.json")
    assert as_json(read) == as_json(report)  # figures have four decimals on disk
    rows = read_rows(tmp_path / "r")
    assert [(row.id, row.need, row.verdict) for row in rows] == [("q1", "q1", "right"), ("q2", "q2", "wrong")]
    assert rows[0].values["key facts@500"] == 1.0
    assert (tmp_path / "r" / "report.html").read_text() == "<p>"


def test_a_report_from_before_support_was_drawn_and_notes_were_kept_is_read(tmp_path, report, judged):
    write_report(tmp_path, report, judged, "")
    made = json.loads((tmp_path / "report.json").read_text())
    del made["scores"]["tenths"], made["scores"]["notes"], made["left_out"]
    (tmp_path / "report.json").write_text(json.dumps(made))
    rows = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text().splitlines()]
    for row in rows:
        del row["notes"]
    (tmp_path / "answers.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert (read_report(tmp_path).scores.tenths, read_report(tmp_path).scores.notes) == ((), {})
    assert [one.result.notes for one in read_judged(tmp_path)] == [(), ()]


def test_what_is_noted_of_an_answer_is_kept(tmp_path, make_question, make_result, judge_all, report):
    noted = replace(make_result(GOLD), notes=("model unavailable", "statements dropped: 2"))
    write_report(tmp_path, report, judge_all([make_question()], [noted]), "")
    assert [one.result.notes for one in read_judged(tmp_path)] == [("model unavailable", "statements dropped: 2")]


def test_an_answer_keeps_its_quotes_and_the_beginning_of_its_hits(tmp_path, report, judged):
    write_report(tmp_path, report, judged, "")
    row = json.loads((tmp_path / "answers.jsonl").read_text().split("\n")[0])
    assert row["statements"][0]["quotes"][0]["at_place"] == GOLD * 20
    assert (row["hits"][0]["text"], row["hits"][0]["gold"]) == ((GOLD * 20)[:400], True)


def test_names_fit_a_file_system(report):
    assert folder_name(report) == "20260102030405-naive-a-b"
    assert file_name("bm25-passages") == "bm25-passages"


@pytest.mark.parametrize("text", [None, "{", "[]", '{"system": "x", "scores": {}}'])
def test_what_is_no_report_is_said_with_a_remedy(tmp_path, text):
    if text is not None:
        (tmp_path / "report.json").write_text(text)
    with pytest.raises(ReportError, match="is no report") as raised:
        read_report(tmp_path)
    assert "python -m eval run" in raised.value.remedy


def test_answers_that_are_gone_are_said(tmp_path):
    with pytest.raises(ReportError, match=r"answers\.jsonl cannot be read"):
        read_rows(tmp_path)
