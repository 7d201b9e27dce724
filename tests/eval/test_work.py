"""The run behind the tab."""

import json

import pytest

from eval.work import Asked, Work


@pytest.fixture
def asked(tmp_path):
    row = {"need": "1", "question": "Who meets?", "language": "en", "split": "dev", "answerable": False}
    path = tmp_path / "q.jsonl"
    path.write_text("".join(json.dumps(row | {"id": str(n), "kind": "same-field"}) + "\n" for n in range(40)))
    return Asked(path, "lexical", "dev", 40)


@pytest.fixture
def work(library_root, tmp_path):
    return Work(library_root, tmp_path / "reports")


def test_a_run_ends_with_its_report_written(work, asked):
    assert work.start("ann", asked) and work.wait(60)
    state = work.state
    assert (state.owner, state.running, state.problem, state.report.count) == ("ann", False, "", 40)
    assert (state.folder / "report.json").is_file()


def test_one_run_at_a_time_and_only_its_owner_stops_it(work, asked, tmp_path):
    assert work.start("ann", asked)
    assert not work.start("bob", asked) and work.state.owner == "ann"
    work.stop("bob")
    assert not work.state.stopping
    work.stop("ann")
    assert work.wait(60) and work.state.stopped and work.state.report is None
    assert not (tmp_path / "reports").exists()


def test_what_the_user_must_do_is_the_problem_and_another_run_may_begin(work, asked, tmp_path):
    work.start("ann", Asked(tmp_path / "none.jsonl", "lexical", "dev", 1))
    assert work.wait(60) and "cannot be read" in work.state.problem
    assert work.start("bob", asked) and work.wait(60) and work.state.problem == ""
