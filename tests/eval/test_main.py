"""The commands, as an evaluator types them."""

from __future__ import annotations

import json

import pytest

import eval.__main__ as commands
from eval import gate

ROW = {
    "need": "1",
    "form": "when",
    "split": "dev",
    "answerable": True,
    "gold": [{"document": "agreements/rivers.pdf", "page": "1", "anchor": "The Committee shall meet once a year"}],
    "facts": [{"en": ["once a year"], "zh": ["每年一次"]}],
}
ROWS = [
    ROW | {"id": "en", "language": "en", "question": "How often does the Joint Committee of the rivers meet?"},
    ROW | {"id": "zh", "language": "zh", "question": "河流联合委员会（Joint Committee）多久开一次会？"},
]


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def command(tmp_path, monkeypatch, capsys, library_root, questions):
    """``command(*arguments)``: exit code, standard output; run in an empty folder, baselines kept there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(gate, "BASELINES", tmp_path / "baselines")

    def run(*arguments: str, asks: bool = True):
        more = ["--questions", str(questions), "--index", str(library_root)] if asks else []
        code = commands.main([*arguments, *more])
        return code, capsys.readouterr()

    return run


def test_from_a_run_to_a_gate_that_holds(command, tmp_path):
    code, told = command("run")
    assert code == 0
    folder = told.out.splitlines()[-1].removesuffix("/report.html")
    assert (tmp_path / folder / "report.html").is_file()
    assert any(line.startswith("exact quotes") for line in told.out.splitlines())
    assert "asking extractive" in told.err
    assert command("accept", folder, asks=False)[0] == 0
    assert (tmp_path / "baselines" / "extractive.json").is_file()
    code, told = command("gate")
    assert (code, told.out.splitlines()[-1]) == (0, "Every key figure holds.")
    code, told = command("compare", folder, folder, asks=False)
    assert "No difference shown in any figure." in told.out
    code, told = command("compare", folder, folder, "--json", asks=False)
    assert json.loads(told.out)["common"] == 2


def test_a_figure_that_has_fallen_fails_the_gate_and_is_named(command, tmp_path):
    folder = json.loads(command("run", "--json")[1].out)["folder"]
    command("accept", folder, asks=False)
    path = tmp_path / "baselines" / "extractive.json"
    baseline = json.loads(path.read_text())
    baseline["figures"]["right"] = {"value": 1.2, "low": 1.1, "high": 1.3, "count": 2}
    path.write_text(json.dumps(baseline))
    code, told = command("gate")
    assert (code, told.out.splitlines()[-1]) == (1, "Below the baseline: right.")


def test_a_gate_without_a_baseline_says_how_to_make_one(command):
    code, told = command("gate")
    assert code == 1
    assert "python -m eval accept" in told.err


def test_check_passes_a_clean_set_and_lists_the_faults_of_another(command, questions):
    assert command("check") == (0, ("2 questions, 0 faults\n", ""))
    questions.write_text(questions.read_text().replace('"page": "1"', '"page": "2"'))
    code, told = command("check")
    assert code == 1
    assert "en: the anchor" in told.out
    assert "agreements/rivers.pdf, not 2" in told.out


def test_the_run_of_a_benchmark_is_written_in_trec_form(tmp_path, capsys):
    (tmp_path / "qrels").mkdir()
    (tmp_path / "corpus.jsonl").write_text('{"_id": "d1", "title": "", "text": "The ferry leaves at noon."}\n')
    (tmp_path / "queries.jsonl").write_text('{"_id": "q1", "text": "When does the ferry leave?"}\n')
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    arguments = ["retrieval", "--dataset", str(tmp_path), "--system", "lexical", "--run", str(tmp_path / "run.trec")]
    assert commands.main(arguments) == 0
    assert (tmp_path / "run.trec").read_text() == "q1 Q0 d1 1 1.000000 lexical\n"
    assert "searching" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--split", "train"], ["--few", "-1"], ["--few", "0"]])
def test_wrong_usage_exits_with_2(wrong):
    with pytest.raises(SystemExit) as raised:
        commands.main(["run", *wrong])
    assert raised.value.code == 2


def test_an_interrupt_is_said_without_a_traceback(command, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "run", interrupted)
    code, told = command("run")
    assert (code, told.err) == (1, "Stopped.\n")


def test_a_report_that_cannot_be_written_is_an_error_not_a_traceback(command, tmp_path):
    (tmp_path / "var").write_text("no folder")
    code, told = command("run", "--system", "lexical")
    assert code == 1
    assert "cannot be written" in told.err and "Traceback" not in told.err
