"""The CSL-JSON catalog as Zotero exports it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.bibliography.fields import Fields
from index.catalog import LOCK, NAME, export, read_catalog, with_change, with_record, writing
from index.errors import OutputError, SourcesError


def _catalog(folder, *items):
    (folder / NAME).write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    return read_catalog(folder)


def test_no_catalog_is_an_empty_one(tmp_path):
    assert read_catalog(tmp_path) == {}


def test_entry_is_joined_to_its_file(tmp_path):
    item = {
        "file": "papers/a.pdf",
        "type": "article-journal",
        "title": "软法的效力",
        "author": [{"family": "Shelton", "given": "Dinah"}],
        "issued": {"date-parts": [[2008, 5]]},
        "container-title": "法学研究",
    }
    record = _catalog(tmp_path, item)["papers/a.pdf"]
    assert (record.title, record.authors, record.year) == ("软法的效力", ("Dinah Shelton",), "2008")
    assert (record.container, record.type) == ("法学研究", "article-journal")
    assert json.loads(record.csl) == item


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"family": "罗", "given": "豪才"}, "罗豪才"),
        ({"family": "Abbott", "given": "Kenneth W."}, "Kenneth W. Abbott"),
        ({"family": "Plato"}, "Plato"),
        ({"literal": "联合国国际法委员会"}, "联合国国际法委员会"),
        ({"literal": "United Nations"}, "United Nations"),
    ],
)
def test_names_are_written_as_they_are_spoken(tmp_path, author, name):
    assert _catalog(tmp_path, {"file": "a.pdf", "author": [author]})["a.pdf"].authors == (name,)


def test_an_entry_with_only_a_file_is_unknown_in_all_else(tmp_path):
    record = _catalog(tmp_path, {"file": "a.pdf"})["a.pdf"]
    assert (record.title, record.authors, record.year, record.container) == ("", (), "", "")


@pytest.mark.parametrize("issued", [{}, {"date-parts": []}, {"date-parts": [[]]}, {"literal": "in press"}])
def test_a_date_without_a_year_is_unknown(tmp_path, issued):
    assert _catalog(tmp_path, {"file": "a.pdf", "issued": issued})["a.pdf"].year == ""


def test_an_entry_without_a_file_is_left_out(tmp_path):
    assert _catalog(tmp_path, {"title": "A book on paper"}) == {}


@pytest.mark.parametrize("text", ["{", '{"title": "not a list"}', '["not an object"]', "\udc80"])
def test_a_malformed_catalog_says_what_to_do(tmp_path, text):
    (tmp_path / NAME).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SourcesError) as caught:
        read_catalog(tmp_path)
    assert "catalog.json" in caught.value.message
    assert "Zotero" in caught.value.remedy


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"issued": "2020"}, '"issued" is not an object'),
        ({"issued": {"date-parts": [2020]}}, '"date-parts" is not a list of lists'),
        ({"issued": {"date-parts": 2020}}, '"date-parts" is not a list of lists'),
        ({"issued": {"date-parts": [[{}]]}}, "the year"),
        ({"author": ["Plato"]}, 'an "author" is not an object'),
        ({"author": "Plato"}, '"author" is not a list'),
        ({"author": [{"family": 5}]}, '"family" is not a string'),
        ({"title": ["A"]}, '"title" is not a string'),
        ({"file": 5}, '"file" is not a string'),
    ],
)
def test_a_malformed_entry_is_named_by_place_and_id(tmp_path, part, said):
    with pytest.raises(SourcesError) as caught:
        _catalog(tmp_path, {"file": "a.pdf"}, {"file": "b.pdf", "id": "plato"} | part)
    assert "Entry 2 (id plato) of the catalog" in caught.value.message
    assert said in caught.value.message
    with pytest.raises(SourcesError, match="Entry 1 of the catalog"):
        _catalog(tmp_path, {"file": "a.pdf"} | part)


def test_null_means_absent(tmp_path):
    item = dict.fromkeys(["id", "title", "author", "issued", "container-title", "type"])
    authors = [{"family": None, "given": "Plato", "literal": None}, {"family": None}]
    dates = {"date-parts": [[None]]}
    records = _catalog(
        tmp_path,
        {"file": None, "title": "A book on paper"},
        item | {"file": "a.pdf"},
        {"file": "b.pdf", "author": authors, "issued": dates},
        {"file": "c.pdf", "issued": {"date-parts": None}},
    )
    assert list(records) == ["a.pdf", "b.pdf", "c.pdf"]
    assert (records["a.pdf"].title, records["a.pdf"].authors, records["a.pdf"].year) == ("", (), "")
    assert (records["a.pdf"].container, records["a.pdf"].type) == ("", "document")
    assert (records["b.pdf"].authors, records["b.pdf"].year, records["c.pdf"].year) == (("Plato",), "", "")


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}, "Ludwig van Beethoven"),
        ({"family": "Visser", "given": "Jan", "non-dropping-particle": "de"}, "Jan de Visser"),
        (
            {"family": "Berg", "given": "A.", "dropping-particle": "von", "non-dropping-particle": "der"},
            "A. von der Berg",
        ),
        ({"family": "Arrest", "given": "H.", "non-dropping-particle": "d'"}, "H. d'Arrest"),
    ],
)
def test_particles_belong_to_the_family_name(tmp_path, author, name):
    assert _catalog(tmp_path, {"file": "a.pdf", "author": [author]})["a.pdf"].authors == (name,)


def _files(folder, *files):
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("text", encoding="utf-8")


def test_a_record_is_edited_in_its_place_and_all_else_stays(tmp_path):
    _files(tmp_path, "papers/a.pdf")
    items = [{"id": "on paper", "title": "A book on paper"}, {"id": "a", "file": "papers/a.pdf", "note": "kept"}]
    _catalog(tmp_path, *items)
    record = with_record(tmp_path, "papers/a.pdf", Fields(title="软法", authors=("罗, 豪才",), issued="2006"))
    assert (record.title, record.authors, record.year) == ("软法", ("罗豪才",), "2006")
    written = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))
    assert written[0] == items[0]
    assert written[1] == items[1] | {
        "title": "软法",
        "author": [{"family": "罗", "given": "豪才"}],
        "issued": {"date-parts": [[2006]]},
    }
    assert read_catalog(tmp_path)["papers/a.pdf"] == record
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {LOCK, NAME}


def test_a_file_without_a_record_gets_one_under_a_name_of_its_own(tmp_path):
    _files(tmp_path, "a.pdf")
    _catalog(tmp_path, {"id": "a", "title": "Another"})
    with_record(tmp_path, "a.pdf", Fields(title="A", type="treaty"))
    assert json.loads(read_catalog(tmp_path)["a.pdf"].csl) == {
        "id": "a-2",
        "file": "a.pdf",
        "title": "A",
        "type": "treaty",
    }


WRITER = """
import sys
from pathlib import Path
from index.bibliography.fields import Fields
from index.catalog import with_record
sources, who = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(20):
    with_record(sources, f"{who}{number}.pdf", Fields(title=f"{who} {number}"))
"""


def test_of_two_processes_that_write_at_the_same_moment_nothing_is_lost(tmp_path):
    _files(tmp_path, *(f"{who}{number}.pdf" for who in "ab" for number in range(20)))
    root = Path(__file__).parents[2]
    commands = [[sys.executable, "-c", WRITER, str(tmp_path), who] for who in "ab"]
    pipe = subprocess.PIPE
    writers = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=root) for command in commands]
    assert [writer.stdout.readline() for writer in writers] == ["ready\n", "ready\n"]
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    titles = {file: record.title for file, record in read_catalog(tmp_path).items()}
    assert titles == {f"{who}{number}.pdf": f"{who} {number}" for who in "ab" for number in range(20)}


def test_who_waits_too_long_for_the_catalog_is_told(tmp_path, monkeypatch):
    _files(tmp_path, "a.pdf")
    monkeypatch.setattr("index.catalog._PATIENCE", 0)
    with writing(tmp_path), pytest.raises(SourcesError, match="Another program is writing the catalog"):
        with_record(tmp_path, "a.pdf", Fields(title="A"))
    assert with_record(tmp_path, "a.pdf", Fields(title="A")).title == "A"


def test_a_folder_in_which_nothing_may_be_written_is_told(tmp_path):
    _files(tmp_path, "a.pdf")
    (tmp_path / LOCK).mkdir()
    with pytest.raises(OutputError, match=r"catalog\.json cannot be written"):
        with_record(tmp_path, "a.pdf", Fields(title="A"))


def test_a_change_is_told_the_record_as_it_is(tmp_path):
    _files(tmp_path, "a.pdf")
    seen = []

    def change(before):
        seen.append(before.title if before else None)
        return Fields(title="A")

    for _ in range(2):
        with_change(tmp_path, "a.pdf", change)
    assert seen == [None, "A"]


def test_of_two_entries_of_one_file_the_first_is_read_and_edited(tmp_path):
    _files(tmp_path, "a.pdf")
    records = _catalog(tmp_path, {"file": "a.pdf", "title": "First"}, {"file": "a.pdf", "title": "Second"})
    assert records["a.pdf"].title == "First"
    with_record(tmp_path, "a.pdf", Fields(title="Edited"))
    assert read_catalog(tmp_path)["a.pdf"].title == "Edited"
    assert [item["title"] for item in json.loads((tmp_path / NAME).read_text())] == ["Edited", "Second"]


@pytest.mark.parametrize("file", ["../outside.pdf", "/etc/passwd", "missing.pdf", "", "a/../../outside.pdf", "."])
def test_only_files_of_the_sources_have_records(tmp_path, file):
    sources = tmp_path / "sources"
    sources.mkdir()
    _files(tmp_path, "outside.pdf")
    with pytest.raises(SourcesError):
        with_record(sources, file, Fields(title="A"))
    assert not (sources / NAME).exists()


@pytest.mark.parametrize("title", ["x" * 10_000_000, "a\x00b", "\ud800"])
def test_a_value_that_cannot_be_kept_is_refused_and_the_catalog_stays(tmp_path, title):
    _files(tmp_path, "a.pdf")
    _catalog(tmp_path, {"file": "a.pdf", "title": "Before"})
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(SourcesError, match=r"a\.pdf"):
        with_record(tmp_path, "a.pdf", Fields(title=title))
    assert (tmp_path / NAME).read_bytes() == before


def test_a_broken_catalog_is_never_written_over(tmp_path):
    _files(tmp_path, "a.pdf")
    (tmp_path / NAME).write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(SourcesError, match="too deep"):
        with_record(tmp_path, "a.pdf", Fields(title="A"))
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "[" * 200_000


@pytest.mark.parametrize(
    ("form", "start"), [("csl", "[\n  {\n"), ("bibtex", "@book{a,\n"), ("ris", "TY  - BOOK\nID  - a\n")]
)
def test_the_catalog_is_exported_in_three_forms(tmp_path, form, start):
    _catalog(tmp_path, {"id": "a", "file": "a.pdf", "type": "book", "title": "A"}, {"id": "b", "title": "No file"})
    text = export(tmp_path, form)
    assert text.startswith(start) and "No file" not in text
