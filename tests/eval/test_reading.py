"""Measuring how files are read, from the command to the figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.metrics.articles import Headings
from eval.metrics.characters import Characters
from eval.metrics.wholeness import Sentences
from eval.readers import Reader, Reading
from eval.reading import measure_reading
from index.errors import DatasetError

BODY = ["The Parties shall protect the water of the rivers that they share.", "They meet once a year in turn."]
REFERENCE = f"Article 1\n{BODY[0]}\nArticle 2\n{BODY[1]}\nArticle 3\nThis ends here and now.\n"


@pytest.fixture
def folders(tmp_path: Path, make_pdf, set_page) -> tuple[Path, Path]:
    """An agreement with its reference, a PDF without one below it, and a file that is no PDF."""
    documents, references = tmp_path / "documents", tmp_path / "references"
    references.mkdir()
    lines = ["## Article 1", BODY[0], "## Article 2", BODY[1], "## Article 3", "This ends here and now."]
    make_pdf(documents / "treaty.pdf", [set_page(*lines)])
    make_pdf(documents / "more" / "note.pdf", [set_page(BODY[0])])
    (documents / "broken.pdf").write_text("no PDF at all")
    (references / "treaty.txt").write_text(REFERENCE, encoding="utf-8")
    return documents, references


def run(folders: tuple[Path, Path], *more: str) -> int:
    return main(["reading", "--documents", str(folders[0]), "--references", str(folders[1]), *more])


def test_a_file_read_without_fault_has_no_error_and_all_its_sentences_and_articles(folders):
    report = measure_reading(*folders, progress=lambda *_: None)
    assert [(file.file, file.reference) for file in report.files] == [
        ("broken.pdf", False),
        ("more/note.pdf", False),
        ("treaty.pdf", True),
    ]
    made = report.files[2].outcomes["product"]
    assert made.characters == Characters(151, 0, 0, 0)
    assert made.sentences == Sentences(3, 3)
    assert made.headings == Headings(3, 3, 3)


def test_the_plain_libraries_are_measured_on_the_same_file_and_have_no_headings(folders):
    outcomes = measure_reading(*folders, progress=lambda *_: None).files[2].outcomes
    assert set(outcomes) == {"product", "pypdf", "pypdfium2"}
    for system in ("pypdf", "pypdfium2"):
        assert outcomes[system].sentences == Sentences(3, 3)
        assert outcomes[system].headings is None


def test_the_command_prints_json_and_progress_apart(folders, capsys):
    assert run(folders, "--json") == 0
    printed = capsys.readouterr()
    product = json.loads(printed.out)["systems"]["product"]
    assert (product["read"], product["failed"], product["timed_pages"]) == (2, 1, 2)
    assert (product["cer"], product["sentences_whole"], product["product_speed"]) == (0, 1, 1)
    assert "[3/3] treaty.pdf" in printed.err


def test_the_command_prints_a_table_with_what_failed(folders, capsys):
    assert run(folders) == 0
    out = capsys.readouterr().out
    assert "3/3" in out
    assert "3 files, 1 with a reference" in out
    assert "failed: broken.pdf (product): This is not a PDF file." in out


def test_a_file_with_a_page_read_from_its_picture_is_not_timed(folders, monkeypatch):
    def recognised(self: Reader, path: Path) -> Reading:
        seen = self.system == "product" and path.stem == "note"
        return Reading((REFERENCE,), (REFERENCE,), None, recognised=int(seen), seconds=1.0)

    monkeypatch.setattr(Reader, "read", recognised)
    systems = measure_reading(*folders, progress=lambda *_: None).systems
    assert systems["product"].recognised == 1
    assert [(system.read, system.timed_pages, system.seconds) for system in systems.values()] == [(3, 2, 2.0)] * 3


@pytest.mark.parametrize("missing", [0, 1])
def test_a_missing_folder_is_said_with_the_remedy(folders, tmp_path, capsys, missing):
    named = list(folders)
    named[missing] = tmp_path / "none"
    assert run(tuple(named)) == 1
    message = capsys.readouterr().err
    assert "none does not exist" in message
    assert ("--documents", "--references")[missing] in message


def test_a_folder_without_pdf_or_without_reference_is_an_error(folders, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(DatasetError, match="no PDF"):
        measure_reading(tmp_path / "empty", folders[1], lambda *_: None)
    with pytest.raises(DatasetError, match="no reference"):
        measure_reading(folders[0], tmp_path / "empty", lambda *_: None)


@pytest.mark.parametrize(("content", "reason"), [(b" \n<!-- -->", "has no text"), (b"\xff\xfe", "cannot be read")])
def test_a_reference_that_cannot_be_used_is_named(folders, content, reason):
    (folders[1] / "bad.txt").write_bytes(content)
    with pytest.raises(DatasetError, match=rf"bad\.txt {reason}"):
        measure_reading(*folders, progress=lambda *_: None)
