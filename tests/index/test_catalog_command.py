"""The commands on the catalog, as a parser of any program takes them."""

import argparse
import json

import pytest

from index.catalog_command import add_to
from index.errors import OutputError, SourcesError


@pytest.fixture
def run(tmp_path):
    """``run("check")``: what the command says, over a folder of two files, one of them with a record."""
    sources = tmp_path / "sources"
    sources.mkdir()
    for name in ("a.txt", "b.txt"):
        (sources / name).write_text("text", encoding="utf-8")
    (sources / "catalog.json").write_text('[{"id": "a", "type": "book", "file": "a.txt", "title": "A Book"}]')

    def run(action, *options):
        said = []
        parser = argparse.ArgumentParser()
        add_to(parser.add_subparsers(), said.append)
        known = parser.parse_args(["catalog", action, "--sources", str(sources), *options])
        known.run(known)
        return "\n".join(said)

    return run


def test_import_says_what_it_did(run, tmp_path):
    path = tmp_path / "new.ris"
    path.write_text("TY  - BOOK\nTI  - B\x1bBook\nER  - \nTY  - BOOK\nTI  - Law\nL1  - x/b.txt\nER  - \n")
    index = ("--index", str(tmp_path / "none"))
    assert run("import", str(path), *index).split("\n") == [
        "1 added, 0 changed, 0 unchanged, 0 differ, 0 without a file, 1 refused.",
        "Added: b.txt",
        'Refused: entry 1: "title" holds control characters',
    ]
    assert json.loads(run("import", str(path), "--json", *index))["unchanged"] == ["b.txt"]


def test_what_differs_is_shown_with_what_to_do(run, tmp_path):
    path = tmp_path / "new.json"
    path.write_text('[{"file": "a.txt", "title": "Another"}]')
    assert run("import", str(path), "--index", str(tmp_path)).split("\n")[1:] == [
        'Kept: a.txt, title: "A Book" → "Another"',
        "What differs was kept as the catalog has it; import again with --replace to take it over.",
    ]


def test_export_prints_or_writes(run, tmp_path):
    assert run("export", "--format", "ris").startswith("TY  - BOOK")
    out = tmp_path / "out.bib"
    assert run("export", "--format", "bibtex", "--out", str(out)) == f"1 in {out}."
    assert out.read_text().startswith("@book{a,")


def test_an_export_that_cannot_be_written_is_an_error_that_says_so(run, tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        run("export", "--out", str(tmp_path))


def test_check_tells_what_is_lacking(run, tmp_path):
    assert run("check").split("\n") == [
        "2 documents, 1 records.",
        "no record: b.txt",
        "no author: a.txt",
        "no year: a.txt",
    ]
    (tmp_path / "sources" / "a.txt").unlink()
    with pytest.raises(SourcesError, match=r"no file: a\.txt"):
        run("check")
    assert json.loads(run("check", "--json"))["no_file"] == ["a.txt"]


def test_fields_are_edited_and_the_others_stay(run):
    assert run("edit", "a.txt", "--issued", "2006", "--authors", "Lee, Ann", "--authors", "罗, 豪才") == "a.txt: A Book"
    made = json.loads(run("edit", "a.txt", "--publisher", "Press", "--json"))
    assert (made["title"], made["issued"], made["publisher"]) == ("A Book", "2006", "Press")
    assert made["authors"] == ["Lee, Ann", "罗, 豪才"]
    assert json.loads(run("edit", "b.txt", "--title", "New", "--json"))["title"] == "New"
    made = json.loads(run("edit", "b.txt", "--parties", "China", "--parties", "Chile", "--json"))
    assert (made["title"], made["parties"]) == ("New", ["China", "Chile"])


def test_an_edit_of_nothing_makes_no_record(run):
    with pytest.raises(SourcesError, match="No field is named"):
        run("edit", "b.txt")
    assert json.loads(run("check", "--json"))["no_record"] == ["b.txt"]


def test_several_entries_of_one_file_are_told(run, tmp_path):
    entry = {"id": "a", "file": "a.txt", "title": "A Book", "author": [{"literal": "A"}], "issued": {"raw": "x"}}
    (tmp_path / "sources" / "catalog.json").write_text(json.dumps([entry, entry | {"title": "Another"}]))
    assert "twice: a.txt" in run("check").split("\n")


def test_there_is_nothing_to_export_of_a_folder_that_is_none(run, tmp_path):
    with pytest.raises(SourcesError, match="does not exist"):
        run("export", "--sources", str(tmp_path / "none"))


@pytest.mark.parametrize("file", ["none.txt", "../a.txt", "/etc/passwd", ""])
def test_what_is_no_file_of_the_sources_has_no_record(run, file):
    with pytest.raises(SourcesError):
        run("edit", file, "--title", "T")
