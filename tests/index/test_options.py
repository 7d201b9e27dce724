"""The options of a command that say what to look among."""

import argparse

import pytest

from index.errors import QueryError
from index.hit import Filter
from index.library import Library
from index.options import add_filter, filter_of


@pytest.fixture(scope="module")
def library(library_root):
    return Library.open(library_root)


def _filter(library, *arguments):
    parser = argparse.ArgumentParser()
    add_filter(parser)
    return filter_of(parser.parse_args(arguments), library)


def test_no_option_leaves_nothing_out(library):
    assert _filter(library) == Filter()


def test_each_option_is_a_part_of_the_filter(library):
    among = _filter(library, "--language", "zh", "--language", "en", "--kind", "paper", "--party", "Oren")
    assert among == Filter(languages=("zh", "en"), records=("paper",), parties=("Oren",))


@pytest.mark.parametrize(
    ("said", "years"),
    [("2015", (2015, 2015)), ("1990-2020", (1990, 2020)), ("1990–", (1990, None)), ("-2020", (None, 2020))],
)
def test_years_are_one_or_a_range_open_at_either_end(library, said, years):
    assert _filter(library, f"--year={said}").years == years


@pytest.mark.parametrize("said", ["", "-", "95", "19902020", "2020-1990", "1990-2020-2021", "1990 to 2020"])
def test_what_is_no_year_is_wrong_usage(library, said, capsys):
    with pytest.raises(SystemExit):
        _filter(library, f"--year={said}")
    assert "--year" in capsys.readouterr().err


def test_a_document_is_named_by_its_file_or_its_id(library):
    (document,) = (d for d in library.documents.values() if d.file == "agreements/rivers.pdf")
    assert _filter(library, "--document", "agreements/rivers.pdf", "--document", document.id).documents == (
        document.id,
        document.id,
    )


def test_a_document_that_is_not_there_is_a_query_error(library):
    with pytest.raises(QueryError, match=r"no document rivers\.pdf") as caught:
        _filter(library, "--document", "rivers.pdf")
    assert "index status" in caught.value.remedy
