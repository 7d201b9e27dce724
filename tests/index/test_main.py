"""The librarian's commands and their contract."""

import json
import shutil
import subprocess
import sys

import pytest

from index.__main__ import main

BUILD = {
    "version",
    "documents",
    "pages",
    "passages",
    "added",
    "changed",
    "removed",
    "unchanged",
    "failed",
    "warnings",
    "seconds",
}
HIT = {"rank", "score", "passage", "document", "file", "pages", "heading", "language", "text", "trace"}


@pytest.fixture
def sources(tmp_path, make_pdf, set_page):
    make_pdf(tmp_path / "sources" / "a.pdf", [set_page("# On Rivers", "Rivers carry water to the sea.")])
    (tmp_path / "sources" / "broken.pdf").write_bytes(b"no PDF")
    return tmp_path / "sources"


def _search(capsys, *arguments):
    assert main(["search", *arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_build_json_has_the_keys_of_the_contract(sources, tmp_path, capsys):
    assert main(["build", "--sources", str(sources), "--index", str(tmp_path / "i"), "--json"]) == 0
    printed = capsys.readouterr()
    report = json.loads(printed.out)
    assert report.keys() == BUILD
    assert report["added"] == ["a.pdf", "broken.pdf"]
    assert [failure.keys() for failure in report["failed"]] == [{"file", "reason"}]
    assert printed.err.splitlines()[:2] == ["[1/2] a.pdf", "[2/2] broken.pdf"]


def test_build_warnings_name_file_page_and_reason(sources, tmp_path, capsys, make_pdf, set_page):
    make_pdf(sources / "blank.pdf", [set_page("# On Seas", "The sea is wide."), []])
    main(["build", "--sources", str(sources), "--index", str(tmp_path / "i"), "--json"])
    (warning,) = json.loads(capsys.readouterr().out)["warnings"]
    assert warning.keys() == {"file", "page", "reason"}
    assert (warning["file"], warning["page"]) == ("blank.pdf", 2)


def test_build_in_words_counts_and_names_what_was_not_read(sources, tmp_path, capsys):
    assert main(["build", "--sources", str(sources), "--index", str(tmp_path / "i")]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(
        "Version 1: 1 documents, 1 pages, 1 passages (2 added, 0 changed, 0 removed, 0 unchanged) in "
    )
    assert second.startswith("Not read: broken.pdf: This is not a PDF file.")


def test_status_tells_what_the_index_holds(library_root, capsys):
    assert main(["status", "--index", str(library_root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Version 1 of ")
    assert [line.split("  ")[-2:] for line in lines[1:]] == [
        ["agreements/rivers.pdf", "Agreement on Rivers"],
        ["papers/glaciers.pdf", "A Note on Glaciers"],
        ["papers/softlaw.pdf", "The Force of Soft Law"],
    ]


def test_status_json_tells_the_same(library_root, capsys):
    assert main(["status", "--index", str(library_root), "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert status["version"] == 1
    assert [entry["file"] for entry in status["documents"]] == [
        "agreements/rivers.pdf",
        "papers/glaciers.pdf",
        "papers/softlaw.pdf",
    ]


def test_search_json_has_the_keys_of_the_contract(library_root, capsys):
    (answer,) = _search(capsys, "Who appoints an arbitrator?", "--index", str(library_root), "-k", "2")
    assert answer.keys() == {"id", "query", "hits"}
    assert [hit.keys() for hit in answer["hits"]] == [HIT, HIT]
    best = answer["hits"][0]
    assert (best["rank"], best["file"], best["pages"]) == (1, "agreements/rivers.pdf", [1, 2])
    assert (best["heading"], best["language"]) == (["Agreement on Rivers", "Article 3"], "en")
    assert best["trace"].keys() == {"dense", "lexical"}


def test_search_gives_ten_hits_unless_told(library_root, capsys):
    # The library has nine passages.
    (answer,) = _search(capsys, "law", "--index", str(library_root))
    assert [hit["rank"] for hit in answer["hits"]] == list(range(1, 10))


def test_a_chinese_question_leaves_no_lexical_trace_on_english_passages(library_root, capsys):
    (answer,) = _search(capsys, "谁任命仲裁员？", "--index", str(library_root))
    assert answer["query"] == "谁任命仲裁员？"
    assert {tuple(hit["trace"]) for hit in answer["hits"]} == {("dense",)}


def test_search_in_words_names_title_page_and_heading(library_root, capsys):
    assert main(["search", "Why do states comply?", "--index", str(library_root), "-k", "1"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert "The Force of Soft Law, p. 101  1. Why States Comply" in first
    assert second.strip().startswith("Reputation is the first reason.")


def test_queries_come_back_in_the_order_of_the_file(library_root, tmp_path, capsys):
    rows = [{"id": "z", "query": "glaciers"}, {"id": "a", "query": "soft law"}, {"id": 3, "query": "仲裁"}]
    path = tmp_path / "q.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    answers = _search(capsys, "--queries", str(path), "--index", str(library_root), "-k", "1")
    assert [(answer["id"], answer["query"]) for answer in answers] == [
        ("z", "glaciers"),
        ("a", "soft law"),
        ("3", "仲裁"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["status", "--index", "{tmp}/none"], "There is no index"),
        (["search", "law", "--index", "{tmp}/none"], "There is no index"),
        (["build", "--sources", "{tmp}/none", "--index", "{tmp}/i"], "does not exist"),
        (["search", " ", "--index", "{library}"], "The question is empty"),
        (["search", "--queries", "{tmp}/none.jsonl", "--index", "{library}"], "does not exist"),
    ],
)
def test_what_the_user_must_act_on_exits_with_one(arguments, said, library_root, tmp_path, capsys):
    filled = [part.format(tmp=tmp_path, library=library_root) for part in arguments]
    assert main(filled) == 1
    printed = capsys.readouterr()
    message, remedy = printed.err.splitlines()
    assert said in message
    assert remedy.strip()
    assert printed.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["serve"],
        ["search"],
        ["search", "law", "--queries", "q.jsonl"],
        ["search", "law", "-k", "ten"],
        ["search", "law", "-k", "0"],
        ["search", "law", "-k", "-1"],
        ["build", "x"],
    ],
)
def test_wrong_usage_exits_with_two(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_a_damaged_index_prints_no_traceback(library_root, tmp_path):
    root = shutil.copytree(library_root, tmp_path / "i")
    (root / "CURRENT").write_text("9\n")
    command = [sys.executable, "-m", "index", "status", "--index", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "damaged" in done.stderr
    assert "build --full" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_why_all_was_made_again_is_told_on_stderr(sources, tmp_path, capsys, monkeypatch):
    arguments = ["build", "--sources", str(sources), "--index", str(tmp_path / "i"), "--json"]
    main(arguments)
    monkeypatch.setattr("index.build.RECIPE", "next")
    capsys.readouterr()
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out).keys() == BUILD
    assert printed.err.splitlines()[-1] == "The way of reading changed: every file is read again."
