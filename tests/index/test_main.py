"""The librarian's commands and their contract."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.__main__ import main
from index.embedding.distill import DistillConfig
from index.embedding.material import Material
from index.expansion.dictionary import Dictionary

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
    "by_ocr",
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


def test_a_build_keeps_little_compiled_code_unless_told_otherwise(tmp_path, monkeypatch):
    monkeypatch.setenv("LRU_CACHE_CAPACITY", "7")
    monkeypatch.setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "")
    monkeypatch.delenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY")
    main(["build", "--sources", str(tmp_path / "none"), "--index", str(tmp_path / "i")])
    assert [os.environ[f"{name}_CAPACITY"] for name in ("LRU_CACHE", "ONEDNN_PRIMITIVE_CACHE")] == ["7", "32"]


def test_build_warnings_name_file_page_and_reason(sources, tmp_path, capsys, make_pdf, set_page, break_pages):
    break_pages(make_pdf(sources / "half.pdf", [set_page("# On Seas", "The sea is wide.")] * 2), 2)
    main(["build", "--sources", str(sources), "--index", str(tmp_path / "i"), "--json"])
    (warning,) = json.loads(capsys.readouterr().out)["warnings"]
    assert warning.keys() == {"file", "page", "reason"}
    assert (warning["file"], warning["page"]) == ("half.pdf", 2)


def test_build_in_words_counts_and_names_what_was_not_read(sources, tmp_path, capsys):
    assert main(["build", "--sources", str(sources), "--index", str(tmp_path / "i")]) == 0
    first, *table, last = capsys.readouterr().out.splitlines()
    assert first.startswith(
        "Version 1: 1 documents, 1 pages, 1 passages (2 added, 0 changed, 0 removed, 0 unchanged) in "
    )
    assert table == [
        "         read  by OCR  not read",
        "files       1       –         1",
        "pages       1       0         0",
    ]
    assert last.startswith("Not read: broken.pdf: This is not a PDF file.")


def test_build_in_words_names_the_pages_that_have_a_reason(sources, tmp_path, capsys, make_pdf, set_page, break_pages):
    lake = set_page("# On Lakes", "A lake is a sea without salt.")
    break_pages(make_pdf(sources / "many.pdf", [set_page("# On Seas", "The sea is wide.")] * 6), 2, 4, 5, 6)
    break_pages(make_pdf(sources / "one.pdf", [lake, lake]), 2)
    (sources / "copy.pdf").write_bytes((sources / "one.pdf").read_bytes())
    main(["build", "--sources", str(sources), "--index", str(tmp_path / "i")])
    lines = capsys.readouterr().out.splitlines()
    assert lines[3] == "pages       4       0         5"  # a.pdf 1, many.pdf 2 of 6, copy.pdf 1 of 2
    assert [line.rpartition(": ")[0] for line in lines if line.startswith("Note")] == [
        "Note: copy.pdf, page 2",
        "Note: many.pdf, pages 2, 4–6",
        "Note: one.pdf",
    ]


def test_status_tells_what_the_index_holds(library_root, capsys):
    assert main(["status", "--index", str(library_root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Version 1 of ")
    assert [line.split("  ")[-2:] for line in lines[1:4]] == [
        ["agreements/rivers.pdf", "Agreement on Rivers"],
        ["papers/glaciers.pdf", "A Note on Glaciers"],
        ["papers/softlaw.pdf", "The Force of Soft Law"],
    ]
    assert lines[1].startswith("en  agreement     2 pages      4 passages  read    –  ")
    assert lines[4].startswith("* version 1 of ")
    assert len(lines) == 5


def test_status_json_tells_the_same(library_root, capsys):
    assert main(["status", "--index", str(library_root), "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert status["version"] == 1
    assert [entry["file"] for entry in status["documents"]] == [
        "agreements/rivers.pdf",
        "papers/glaciers.pdf",
        "papers/softlaw.pdf",
    ]
    assert [(held["file"], held["state"], held["kind"]) for held in status["files_held"]][:2] == [
        ("agreements/rivers.pdf", "read", "agreement"),
        ("papers/glaciers.pdf", "read", "paper"),
    ]
    assert [(version["number"], version["serves"]) for version in status["versions"]] == [(1, True)]


def test_search_json_has_the_keys_of_the_contract(library_root, capsys):
    (answer,) = _search(capsys, "Who appoints an arbitrator?", "--index", str(library_root), "-k", "2")
    assert answer.keys() == {"id", "query", "also_searched", "hits"}
    assert [hit.keys() for hit in answer["hits"]] == [HIT, HIT]
    best = answer["hits"][0]
    assert (best["rank"], best["file"], best["pages"]) == (1, "agreements/rivers.pdf", [1, 2])
    assert (best["heading"], best["language"]) == (["Agreement on Rivers", "Article 3"], "en")
    assert best["trace"].keys() == {"dense", "likeness", "lexical"}


def test_search_gives_ten_hits_unless_told(library_root, capsys):
    # The library has nine passages.
    (answer,) = _search(capsys, "law", "--index", str(library_root))
    assert [hit["rank"] for hit in answer["hits"]] == list(range(1, 10))


def test_the_words_of_a_chinese_question_count_on_english_passages(library_root, capsys):
    (answer,) = _search(capsys, "水质的条约", "--index", str(library_root))
    assert answer["query"] == "水质的条约"
    assert {tuple(hit["trace"]) for hit in answer["hits"]} == {("dense", "likeness"), ("dense", "likeness", "lexical")}
    water = {hit["trace"].get("lexical", 0) > 0 for hit in answer["hits"] if "water" in hit["text"]}
    assert water == {True}


def test_search_in_words_names_title_page_and_heading(library_root, capsys):
    assert main(["search", "Why do states comply?", "--index", str(library_root), "-k", "1"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert "The Force of Soft Law, p. 101  1. Why States Comply" in first
    assert second.strip().startswith("Reputation is the first reason.")


def test_search_looks_among_what_is_asked_for(library_root, capsys):
    arguments = ("water", "--index", str(library_root), "-k", "9")
    (everything,) = _search(capsys, *arguments)
    assert {hit["file"].split("/")[0] for hit in everything["hits"]} == {"agreements", "papers"}
    (agreements,) = _search(capsys, *arguments, "--kind", "agreement")
    assert {hit["file"] for hit in agreements["hits"]} == {"agreements/rivers.pdf"}
    (one,) = _search(capsys, *arguments, "--document", "papers/glaciers.pdf")
    assert {hit["file"] for hit in one["hits"]} == {"papers/glaciers.pdf"}
    (none,) = _search(capsys, *arguments, "--language", "zh")
    assert none["hits"] == []


def test_search_tells_what_was_searched_in_the_other_language(sources, tmp_path, capsys):
    (sources / "glossary.tsv").write_text("河流\triver\n", encoding="utf-8")
    index = ("--index", str(tmp_path / "i"))
    main(["build", "--sources", str(sources), *index])
    capsys.readouterr()
    assert main(["search", "河流", *index]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Also searched: river"
    (answer,) = _search(capsys, "河流", *index)
    assert answer["also_searched"] == ["river"]


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
        (["search", "law", "--document", "none.pdf", "--index", "{library}"], "There is no document none.pdf"),
        (["versions", "--index", "{tmp}/none"], "There is no index"),
        (["doctor", "--index", "{tmp}/none"], "There is no index"),
        (["prune", "--index", "{tmp}/none"], "There is no index"),
        (["rollback", "--index", "{tmp}/none"], "There is no index"),
        (["rollback", "--index", "{library}"], "There is no version to go back to"),
        (["rollback", "--index", "{library}", "--to", "7"], "There is no version 7"),
        (["rollback", "--index", "{library}", "--to", "1"], "serves already"),
        (["add", "none.txt", "--sources", "{tmp}", "--trash", "{tmp}/t"], "There is no file"),
        (["remove", "none.txt", "--sources", "{tmp}", "--trash", "{tmp}/t"], "There is no document"),
        (["restore", "x", "--sources", "{tmp}", "--trash", "{tmp}/t"], "in the trash"),
        (["search", "--queries", "{tmp}/none.jsonl", "--index", "{library}"], "does not exist"),
        (["train-embedder", "--pairs", "{tmp}", "--out", "{tmp}/m"], "No aligned pair"),
        (["learn-dictionary", "--pairs", "{tmp}", "--out", "{tmp}/d"], "No aligned pair"),
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
        ["prune", "--keep", "0"],
        ["rollback", "--to", "x"],
        ["add"],
        ["remove"],
        ["search", "law", "-k", "ten"],
        ["search", "law", "-k", "0"],
        ["search", "law", "-k", "-1"],
        ["search", "law", "--year", "95"],
        ["build", "x"],
        ["train-embedder", "--pairs", "p"],
        ["train-embedder", "--pairs", "p", "--out", "m", "--steps", "0"],
        ["learn-dictionary", "--pairs", "p"],
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


def test_files_come_and_go_by_command(tmp_path, capsys):
    sources, trash = tmp_path / "sources", tmp_path / "trash"
    sources.mkdir()
    (tmp_path / "a.txt").write_text("Rivers carry water.")
    where = ["--sources", str(sources), "--trash", str(trash)]
    assert main(["add", str(tmp_path / "a.txt"), "--folder", "papers", *where]) == 0
    assert main(["remove", "papers/a.txt", *where, "--json"]) == 0
    added, taken = capsys.readouterr().out.splitlines()
    assert added.startswith("Added: papers/a.txt.")
    key = json.loads(taken)["key"]
    assert main(["restore", *where]) == 0
    assert main(["restore", key, *where, "--json"]) == 0
    listed, restored = capsys.readouterr().out.splitlines()
    assert listed.startswith(key) and listed.endswith("papers/a.txt")
    assert json.loads(restored) == {"file": "papers/a.txt"}
    assert (sources / "papers" / "a.txt").exists()
    assert main(["remove", "papers/a.txt", *where]) == 0
    said = capsys.readouterr().out.strip()
    assert said.endswith(f"--sources {sources} --trash {trash}")  # as typed it finds the trash again
    assert main(said.split("python -m index ")[1].split()) == 0


def test_the_doctor_exits_with_one_when_something_is_to_be_done(library_root, tmp_path, capsys):
    root = shutil.copytree(library_root, tmp_path / "i")
    assert main(["doctor", "--index", str(root)]) == 0
    assert capsys.readouterr().out == "All is well.\n"
    (root / "versions" / "0002").mkdir()
    assert main(["doctor", "--index", str(root), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding.keys() == {"severity", "what", "where", "remedy"}
    assert finding["where"] == "versions/0002"
    assert main(["prune", "--index", str(root), "--keep", "1"]) == 0
    assert capsys.readouterr().out.startswith("Versions removed: none; 0.0 MB")
    assert main(["doctor", "--index", str(root)]) == 0


def test_why_all_was_made_again_is_told_on_stderr(sources, tmp_path, capsys, monkeypatch):
    arguments = ["build", "--sources", str(sources), "--index", str(tmp_path / "i"), "--json"]
    main(arguments)
    monkeypatch.setattr("index.build.RECIPE", "next")
    capsys.readouterr()
    assert main(arguments) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out).keys() == BUILD
    assert printed.err.splitlines()[-1] == "The way of reading changed: every file is read again."


def test_an_interrupt_is_said_without_a_traceback(sources, tmp_path, capsys, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("index.__main__.build", interrupted)
    assert main(["build", "--sources", str(sources), "--index", str(tmp_path / "i")]) == 1
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_dictionary_is_learned_from_pairs_and_terms(tmp_path, capsys):
    (tmp_path / "pairs").mkdir()
    (tmp_path / "pairs" / "a.tsv").write_text("treaty\t条约\ntreaties\t条约\n", encoding="utf-8")
    (tmp_path / "terms.tsv").write_text("river\t河流\n", encoding="utf-8")
    out = tmp_path / "d.tsv.xz"
    arguments = ["--pairs", str(tmp_path / "pairs"), "--terms", str(tmp_path / "terms.tsv"), "--out", str(out)]
    assert main(["learn-dictionary", *arguments]) == 0
    assert Dictionary.load(out).into["zh"] == {"treati": {"条约": 1.0}, "river": {"河流": 1.0}}
    assert capsys.readouterr().err.splitlines() == [
        "2 pairs, 1 terms, 0 questions",
        "4 aligned texts, 2 English and 2 Chinese words",
        "2 pairs of words stand in the same texts",
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], (None, None, DistillConfig().steps)),
        (["--teacher", "T", "--init", "start", "--steps", "7"], ("T", Path("start"), 7)),
    ],
)
def test_what_training_is_told(more, said, capsys, monkeypatch):
    told = []

    def training(material, teacher, start, out, config, report, show):
        told.append((material, teacher, start, out, config.steps))
        report("a line")
        show("loss", 1, 2)

    monkeypatch.setattr("index.embedding.train.train", training)
    files = ["--pairs", "p", "--terms", "t", "--questions", "q", "--benchmarks", "b", "--out", "m"]
    assert main(["train-embedder", *files, *more]) == 0
    teacher, start, steps = said
    material = Material(Path("p"), Path("t"), Path("q"), Path("b"))
    assert told == [(material, teacher, start, Path("m"), steps)]
    assert capsys.readouterr().err.splitlines() == ["a line", "[1/2] loss"]
