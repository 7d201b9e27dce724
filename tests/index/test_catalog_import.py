"""Importing a bibliography: each work to its file or said why not, nothing overwritten in silence."""

import json

import pytest

from index.catalog import NAME, read_catalog
from index.catalog_import import Change, import_catalog
from index.errors import SourcesError

FILES = ("papers/Chayes - 1995.pdf", "papers/软法.pdf", "other/软法.pdf", "agreements/paris.pdf")


@pytest.fixture
def take(tmp_path):
    """``take(text, suffix)`` imports a text into a catalog over FILES."""

    def take(text, suffix=".json", catalog=(), titles=None, replace=False):
        if catalog:
            (tmp_path / NAME).write_text(json.dumps(catalog, ensure_ascii=False), encoding="utf-8")
        path = tmp_path / f"import{suffix}"
        path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        return import_catalog(tmp_path, path, FILES, titles, replace)

    return take


def test_a_file_is_found_by_path_by_name_and_by_the_folder_it_lies_in(take, tmp_path):
    report = take(
        r"""
@book{a, title = {One}, file = {Full Text:C\:\\Zotero\\storage\\X\\CHAYES - 1995.pdf:application/pdf}}
@book{b, title = {Two}, file = {PDF:/home/x/other/软法.pdf:application/pdf}}
@book{c, title = {Three}, file = {PDF:/home/x/软法.pdf:application/pdf}}
@book{d, title = {Four}, file = {PDF:../../etc/passwd:application/pdf}}
""",
        ".bib",
    )
    assert report.added == ("papers/Chayes - 1995.pdf", "other/软法.pdf")
    assert [refusal.reason for refusal in report.unmatched] == [
        "its attachments are several documents: other/软法.pdf, papers/软法.pdf",
        "it names no file of the sources, and its title is too short to find one by",
    ]
    assert read_catalog(tmp_path)["other/软法.pdf"].title == "Two"


def test_else_by_doi_or_title_and_what_is_not_found_is_said(take):
    catalog = [
        {"id": "p", "file": "agreements/paris.pdf", "title": "巴黎协定", "DOI": "10.1/ABC"},
        {"id": "s", "file": "papers/软法.pdf", "title": "Hard and Soft Law in International Governance"},
    ]
    items = [
        {"id": "1", "title": "Paris Agreement", "DOI": "https://doi.org/10.1/abc", "language": "en"},
        {"id": "2", "title": "Hard and soft law in international governance.", "volume": "54"},
        {"id": "3", "title": "The New Sovereignty: Compliance", "publisher": "Harvard University Press"},
        {"id": "4", "title": "A Work that Nobody Has Put There"},
    ]
    titles = {"papers/Chayes - 1995.pdf": "The new sovereignty — compliance"}
    report = take(items, catalog=catalog, titles=titles)
    assert report.added == ("papers/Chayes - 1995.pdf",)
    assert report.changed == (
        Change("agreements/paris.pdf", "language", "", '"en"'),
        Change("papers/软法.pdf", "volume", "", '"54"'),
    )
    assert [change.field for change in report.kept] == ["title", "title"]
    assert [(refusal.name, refusal.reason) for refusal in report.unmatched] == [
        ("4 (A Work that Nobody Has Put There)", "no document has its file name, its DOI or its title")
    ]


def test_titles_that_fit_two_files_or_another_year_match_neither(take):
    titles = {"papers/软法.pdf": "The Concept of Legalization", "other/软法.pdf": "The concept of legalization"}
    report = take([{"id": "1", "title": "The Concept of Legalization"}], titles=titles)
    assert report.unmatched[0].reason == "its title fits papers/软法.pdf and other/软法.pdf"
    catalog = [{"file": "papers/软法.pdf", "title": "Annual Report", "issued": {"date-parts": [[2001]]}}]
    report = take([{"title": "Annual Report", "issued": {"date-parts": [[2009]]}}], catalog=catalog)
    assert len(report.unmatched) == 1 and not report.changed


def test_what_differs_is_kept_unless_it_is_to_be_replaced(take, tmp_path):
    catalog = [{"id": "own", "file": "agreements/paris.pdf", "title": "Paris Agreement", "type": "treaty", "note": "n"}]
    items = [{"id": "new", "file": "agreements/paris.pdf", "title": "The Paris Agreement", "type": "legislation"}]
    kept = take(items, catalog=catalog)
    assert [(c.field, c.before, c.after) for c in kept.kept] == [
        ("title", '"Paris Agreement"', '"The Paris Agreement"'),
        ("type", '"treaty"', '"legislation"'),
    ]
    assert json.loads((tmp_path / NAME).read_text()) == catalog
    replaced = take(items, replace=True)
    assert replaced.changed == kept.kept and replaced.kept == ()
    assert json.loads((tmp_path / NAME).read_text()) == [
        catalog[0] | {"title": "The Paris Agreement", "type": "legislation"}
    ]
    assert take(items).unchanged == ("agreements/paris.pdf",)


def test_the_second_work_of_a_file_is_refused(take):
    items = [{"id": str(n), "file": "agreements/paris.pdf", "title": f"Title {n}"} for n in (1, 2)]
    report = take(items)
    assert report.added == ("agreements/paris.pdf",)
    assert report.refused[0].reason == "1 (Title 1) has been taken for agreements/paris.pdf"


def test_hostile_entries_cost_themselves_alone(take, tmp_path):
    items = [
        {"id": "big", "file": "agreements/paris.pdf", "title": "x" * 10_000_000},
        {"id": "deep", "file": "agreements/paris.pdf", "custom": json.loads("[" * 50 + "]" * 50)},
        {"id": "wrong", "file": ["agreements/paris.pdf"], "title": "A"},
        {"id": "good", "file": "agreements/paris.pdf", "title": "<script>alert(1)</script>"},
    ]
    report = take(items)
    assert [refusal.name for refusal in report.refused] == ["big", "deep", "wrong"]
    assert read_catalog(tmp_path)["agreements/paris.pdf"].title == "<script>alert(1)</script>"


def test_what_excel_saves_is_read_and_what_is_not_unicode_is_said_to_be_so(tmp_path):
    text = "TY  - BOOK\nTI  - 软法的效力\nL1  - a.txt\nER  - \n"
    (tmp_path / "new.ris").write_bytes(text.encode("gbk"))
    with pytest.raises(SourcesError, match=r"new\.ris is not UTF-8"):
        import_catalog(tmp_path, tmp_path / "new.ris", ["a.txt"])
    (tmp_path / "new.ris").write_bytes(text.encode("utf-16"))
    assert import_catalog(tmp_path, tmp_path / "new.ris", ["a.txt"]).added == ("a.txt",)
    assert read_catalog(tmp_path)["a.txt"].title == "软法的效力"
    with pytest.raises(SourcesError, match=r"none\.ris cannot be opened \(No such file"):
        import_catalog(tmp_path, tmp_path / "none.ris", ["a.txt"])


@pytest.mark.parametrize(("text", "suffix"), [("{", ".json"), ("x", ".txt"), ("[" * 100_000, ".json")])
def test_what_cannot_be_read_is_said_and_nothing_is_written(take, tmp_path, text, suffix):
    with pytest.raises(SourcesError):
        take(text, suffix)
    assert not (tmp_path / NAME).exists()
