"""The command: python -m assistant ask."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assistant.__main__ import main


def test_json_has_the_keys_of_the_contract(starter_root: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["ask", "软法有哪些局限？", "--index", str(starter_root), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert list(made) == [
        "id",
        "question",
        "language",
        "abstained",
        "reason",
        "statements",
        "citations",
        "answerer",
        "index_version",
        "seconds",
        "understood",
        "also_searched",
        "notes",
    ]
    assert list(made["statements"][0]) == ["text", "citations"]
    assert list(made["citations"][0]) == [
        "number",
        "document",
        "file",
        "title",
        "passage",
        "pages",
        "page_labels",
        "heading",
        "quote",
    ]
    first = made["citations"][0]
    assert first["file"] == "papers/soft-law-effectiveness-zh.pdf"
    assert [int(label) - page for label, page in zip(first["page_labels"], first["pages"], strict=True)] == [27] * len(
        first["pages"]
    )


def test_a_file_of_questions_is_answered_in_order(
    starter_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"id": "b", "question": "什么是国际软法？"}\n\n{"id": "a", "question": "How is coffee roasted?"}\n'
    )
    assert main(["ask", "--questions", str(file), "--index", str(starter_root), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == ["b", "a"]
    assert rows[1]["abstained"] and rows[1]["reason"] and rows[1]["statements"] == []


def test_text_shows_quotes_with_their_pages(starter_root: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["ask", "软法有哪些局限？", "--index", str(starter_root)]) == 0
    out = capsys.readouterr().out
    assert "[1]" in out and "p. 3" in out


@pytest.mark.parametrize("question", ["", "x" * 10_000])
def test_what_is_no_question_exits_with_1_and_a_remedy(
    starter_root: Path, capsys: pytest.CaptureFixture[str], question: str
):
    assert main(["ask", question, "--index", str(starter_root)]) == 1
    message = capsys.readouterr().err
    assert "question" in message and "Traceback" not in message


def test_without_an_index_it_says_how_to_build_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["ask", "why", "--index", str(tmp_path)]) == 1
    assert "python -m index build" in capsys.readouterr().err


def test_a_conversation_goes_on_until_an_empty_line(
    starter_root: Path, monkeypatch, capsys: pytest.CaptureFixture[str]
):
    typed = "软法有哪些局限？\n它有哪些优势？\n\n红烧肉怎么做？\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["chat", "--index", str(starter_root)]) == 0
    out = capsys.readouterr().out
    assert "理解为：软法有哪些优势？" in out and "[1]" in out and "红烧肉" not in out


def test_a_question_that_cannot_be_asked_does_not_end_the_conversation(
    starter_root: Path, monkeypatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.stdin", io.StringIO("x" * 10_000 + "\nWhat is a single window?"))
    assert main(["chat", "--index", str(starter_root)]) == 0
    said = capsys.readouterr()
    assert "limit" in said.err and "[1]" in said.out


def test_an_interrupt_is_said_without_a_traceback(
    starter_root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.__main__.Assistant.open", interrupted)
    assert main(["ask", "软法有哪些局限？", "--index", str(starter_root)]) == 1
    assert capsys.readouterr().err == "Stopped.\n"
