"""The starter library is whole: catalog, files, furniture and labels."""

from __future__ import annotations

import json
from pathlib import Path

from index.cleaning.clean import clean
from index.reading.pdf import read_pdf

SOURCES = Path(__file__).parents[1] / "sources"
CATALOG = json.loads((SOURCES / "catalog.json").read_text(encoding="utf-8"))


def test_every_file_has_an_entry_and_every_entry_a_file():
    files = {path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.pdf")}
    assert files == {item["file"] for item in CATALOG}
    assert len(files) >= 10


def test_half_of_it_is_chinese_and_it_has_thirty_pages():
    languages = [item["language"][:2] for item in CATALOG]
    assert abs(languages.count("zh") - languages.count("en")) <= 2
    assert sum(len(read_pdf(SOURCES / item["file"]).pages) for item in CATALOG) >= 30


def test_every_agreement_is_marked_as_a_specimen_on_every_page():
    for path in (SOURCES / "agreements").glob("*.pdf"):
        for page in read_pdf(path).pages:
            assert any("SPECIMEN" in line.text and "范本" in line.text for line in page.lines), (path.name, page.number)


def test_every_paper_says_that_it_is_a_sample():
    for path in (SOURCES / "papers").glob("*.pdf"):
        first = read_pdf(path).pages[0]
        assert any("示例文献" in line.text or "Sample document" in line.text for line in first.lines), path.name


def test_running_heads_and_page_numbers_are_gone_and_labels_stay():
    for item in CATALOG:
        cleaned = clean(read_pdf(SOURCES / item["file"]))
        for page in cleaned.pages:
            lines = page.text.split("\n")
            assert "SPECIMEN 范本" not in page.text
            assert not any(line.strip("– ").isdigit() for line in lines), (item["file"], page.number)
        labels = [int(page.label) for page in cleaned.pages]
        assert labels == list(range(labels[0], labels[0] + len(labels)))


def test_words_broken_at_line_ends_are_whole():
    for item in CATALOG:
        for page in clean(read_pdf(SOURCES / item["file"])).pages:
            assert "\u2010 " not in page.text and "\ufffe" not in page.text
