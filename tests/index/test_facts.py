"""What the documents of a library are, and which of them a filter admits."""

import pytest

from index.document import Record
from index.facts import Facts, admitted, facts_of
from index.hit import Filter

FACTS = {
    "treaty": Facts("agreement", 1992, "government of oren\noren and seran agree"),
    "paper": Facts("paper", 2015, "罗豪才\nfrancis snyder"),
    "undated": Facts("paper", None, ""),
}


def _record(kind, year="", authors=()):
    return Record("", authors, year, "", kind, "{}")


@pytest.mark.parametrize(
    ("kind", "file", "found"),
    [
        ("treaty", "papers/a.pdf", "agreement"),
        ("article-journal", "agreements/a.pdf", "paper"),
        ("book", "a.pdf", "paper"),
        ("report", "Agreements/2020/a.pdf", "agreement"),
        ("report", "papers/a.pdf", "paper"),
        ("document", "条约/a.pdf", "agreement"),
        ("document", "agreements.pdf", "paper"),
    ],
)
def test_a_document_is_what_its_type_says_and_where_that_may_be_both_its_folder(make_document, kind, file, found):
    assert facts_of(make_document([("paragraph", "x")], file=file, record=_record(kind))).kind == found


def test_without_a_record_the_folder_tells_and_the_year_is_unknown(make_document):
    assert facts_of(make_document([("paragraph", "x")], file="agreements/a.pdf")).kind == "agreement"
    assert facts_of(make_document([("paragraph", "x")], file="a.pdf")) == Facts("paper", None, "")


@pytest.mark.parametrize(
    ("said", "year"), [("2015", 2015), ("c1999", 1999), ("-221", -221), ("", None), ("in press", None)]
)
def test_the_year_is_that_of_the_record(make_document, said, year):
    assert facts_of(make_document([("paragraph", "x")], record=_record("book", said))).year == year


def test_authors_name_a_paper_and_title_and_preamble_an_agreement(make_document):
    pages = [("heading", "Agreement"), ("paragraph", "The Kingdom of SERAN" + " and so on" * 200 + " Vida")]
    paper = facts_of(make_document(pages, record=_record("book", authors=("羅豪才", "Snyder"))))
    assert (paper.names, paper.authors) == ("罗豪才\nsnyder", ("羅豪才", "Snyder"))
    treaty = facts_of(make_document(pages, guessed_title="On Rails", record=_record("treaty", authors=("UN",))))
    assert treaty.authors == ("UN",)
    assert treaty.names.startswith("un\non rails\nagreement\nthe kingdom of seran and so on")
    assert "vida" not in treaty.names


@pytest.mark.parametrize(
    ("among", "found"),
    [
        (Filter(), {"treaty", "paper", "undated"}),
        (Filter(records=("paper",)), {"paper", "undated"}),
        (Filter(records=("paper", "agreement")), {"treaty", "paper", "undated"}),
        (Filter(years=(1992, 2015)), {"treaty", "paper"}),
        (Filter(years=(1993, None)), {"paper"}),
        (Filter(years=(None, 1992)), {"treaty"}),
        (Filter(parties=("SERAN ",)), {"treaty"}),
        (Filter(parties=("羅豪才",)), {"paper"}),
        (Filter(parties=("snyder", "Oren")), {"treaty", "paper"}),
        (Filter(parties=("Loka",)), set()),
        (Filter(records=("agreement",), years=(2000, None)), set()),
    ],
)
def test_the_documents_that_are_all_that_is_asked(among, found):
    assert admitted(among, FACTS) == found
