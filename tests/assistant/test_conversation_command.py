"""The commands on what was kept."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from assistant.__main__ import main
from assistant.conversations import LOCAL, Conversations
from assistant.turns import turn_of

WINDOW = "What is a single window?"
REASONS = "国家选择软法的原因有哪些？"


@pytest.fixture
def chats(assistant, tmp_path) -> Path:
    made = Conversations(tmp_path / "chats")
    for turn_id, question in (("one", WINDOW), ("two", REASONS)):
        made.keep(LOCAL, "talk", turn_of(turn_id, question, assistant.ask(question), assistant.library))
    made.keep("ann", "hers", turn_of("three", WINDOW, assistant.ask(WINDOW), assistant.library))
    made.rate(LOCAL, "one", 1, "good")
    return tmp_path / "chats"


@pytest.fixture
def run(chats, starter_root, capsys):
    """``run(action, *words)``: the exit code, and what was said."""

    def ran(action: str, *words: str) -> tuple[int, str]:
        library = ["--index", str(starter_root)] if action in ("export", "rated") else []
        code = main(["conversations", action, *words, "--chats", str(chats), *library])
        said = capsys.readouterr()
        return code, said.out + said.err

    return ran


def test_those_of_one_user_are_listed_and_searched(run):
    assert run("list")[1].split()[0] == "talk" and WINDOW in run("list")[1] and "hers" not in run("list")[1]
    assert run("list", "--user", "ann")[1].split()[0] == "hers"
    assert run("list", "--words", "原因")[1] and run("list", "--words", "no such words")[1] == ""
    (row,) = [json.loads(line) for line in run("list", "--json")[1].splitlines()]
    assert (row["id"], row["turns"]) == ("talk", 2)


def test_a_conversation_is_exported_as_on_the_screen(run, tmp_path, chats):
    kept = Conversations(chats).turn(LOCAL, "one")
    assert kept is not None
    code, text = run("export", "talk", "--style", "apa", "--language", "zh")
    assert code == 0 and text.startswith("# 问答记录") and f"## {REASONS}" in text and "APA" in text
    assert run("export", "talk", "--form", "word", "--out", str(tmp_path / "a.docx"))[0] == 0
    assert kept.quotes[0].text in [p.text for p in docx.Document(str(tmp_path / "a.docx")).paragraphs]


@pytest.mark.parametrize(("style", "mark"), [("bibtex", "@"), ("ris", "TY  - "), ("csl-json", "["), ("apa", "[1]")])
def test_what_it_cites_is_exported_in_a_style(run, style, mark):
    for words in ((), ("--turn", "1"), ("--turn", "1", "--quote", "1")):
        code, text = run("export", "talk", "--form", "references", "--style", style, *words)
        assert code == 0 and text.startswith(mark)


def test_one_quote_is_one_reference(run):
    of_all = run("export", "talk", "--form", "references", "--style", "apa", "--turn", "2")[1]
    of_one = run("export", "talk", "--form", "references", "--style", "apa", "--turn", "2", "--quote", "1")[1]
    assert of_one.startswith("[1] ") and of_all.startswith("[1][2]")  # quotes of one page


def test_what_was_rated_is_a_question_set(run, tmp_path):
    assert json.loads(run("rated")[1])["note"] == "good"
    assert run("rated", "--user", "ann")[1].strip() == ""
    assert run("rated", "--out", str(tmp_path / "set.jsonl"))[0] == 0
    assert json.loads((tmp_path / "set.jsonl").read_text(encoding="utf-8"))["question"] == WINDOW


def test_one_is_deleted_and_had_back(run):
    assert run("delete", "talk")[0] == 0 and run("list")[1].strip() == ""
    assert "talk" in run("restore")[1] and "talk" in run("list")[1]


@pytest.mark.parametrize(
    "words",
    [
        ("export", "none"),
        ("export", "hers"),
        ("delete", "hers"),
        ("export", "talk", "--form", "word"),
        ("export", "talk", "--form", "references", "--turn", "3"),
        ("export", "talk", "--form", "references", "--turn", "1", "--quote", "99"),
        ("export", "talk", "--out", "/proc/none/a.md"),
        ("export", "talk", "--out", ""),
        ("export", "talk", "--turn", "1"),
        ("export", "talk", "--form", "references", "--quote", "1"),
        ("restore",),
    ],
)
def test_what_cannot_be_is_said_with_a_remedy(run, words):
    code, said = run(*words)
    assert code == 1 and len(said.splitlines()) == 2
    assert "hers" in run("list", "--user", "ann")[1]


def test_what_cannot_be_written_is_told_as_by_other_commands(run, tmp_path):
    code, said = run("export", "talk", "--out", str(tmp_path))
    assert (code, said.splitlines()[0]) == (1, f"{tmp_path} cannot be written (Is a directory).")
    assert run("rated", "--out", str(tmp_path))[0] == 1


@pytest.mark.parametrize(("option", "choices"), [("--style", "'gb-t-7714', 'apa'"), ("--form", "'markdown', 'word'")])
def test_wrong_usage_names_the_choices_as_they_are_typed(run, capsys, option, choices):
    with pytest.raises(SystemExit) as ended:
        run("export", "talk", option, "none")
    assert ended.value.code == 2 and choices in capsys.readouterr().err


def test_where_none_are_kept_no_folder_is_made(tmp_path, capsys):
    assert main(["conversations", "list", "--chats", str(tmp_path / "none")]) == 1
    assert "--chats" in capsys.readouterr().err and not (tmp_path / "none").exists()


def test_a_title_moves_no_cursor(run, chats, assistant):
    chats_now = Conversations(chats)
    chats_now.keep(LOCAL, "evil", turn_of("t", "\x1b[2Jclear\nall\u202e", assistant.ask(WINDOW), assistant.library))
    line = next(line for line in run("list")[1].splitlines() if line.startswith("evil"))
    assert "\x1b" not in line and "\u202e" not in line and line.endswith("[2Jclear all ")
