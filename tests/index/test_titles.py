"""What a document is called where the bibliography is silent."""

import pytest

from index.titles import guess_title


def test_metadata_that_is_printed_comes_first(make_document):
    pages = make_document([("heading", "Review Article"), ("paragraph", "THE FORCE  OF SOFT-LAW")]).pages
    assert guess_title("The Force of Soft Law", ["Head"], pages, "x/a.pdf") == "The Force of Soft Law"


def test_metadata_that_is_printed_nowhere_gives_way_to_the_heading_and_to_nothing_else(make_document):
    # A print job's number, or the title of the template that the file was made from.
    pages = make_document([("heading", "On Soft Law")]).pages
    assert guess_title("XXI-10 CTC", ["Head"], pages, "x/a.pdf") == "On Soft Law"
    plain = make_document([("paragraph", "Some long text")]).pages
    assert guess_title("XXI-10 CTC", ["Head"], plain, "x/a.pdf") == "XXI-10 CTC"


@pytest.mark.parametrize("metadata", ["", "paper_final.doc", "Microsoft Word - a", "untitled", "Document1", "无标题"])
def test_a_file_name_in_the_metadata_is_no_title(make_document, metadata):
    pages = make_document([("heading", "On Soft Law")]).pages
    assert guess_title(metadata, [], pages, "a.pdf") == "On Soft Law"


def test_note_marks_at_the_title_are_left_out(make_document):
    pages = make_document([("heading", "论软法的效力*")]).pages
    assert guess_title("", [], pages, "a.pdf") == "论软法的效力"


@pytest.mark.parametrize("first", [("heading", "Abstract"), ("heading", "参考文献"), ("paragraph", "Some long text")])
def test_a_part_name_or_a_paragraph_is_no_title(make_document, first):
    assert guess_title("", ["Journal of Soft Law"], make_document([first]).pages, "a.pdf") == "Journal of Soft Law"


def test_the_file_name_is_the_last_resort(make_document):
    assert guess_title("", [], make_document([]).pages, "papers/soft law.pdf") == "soft law"
    assert guess_title("", [], (), "papers/软法.pdf") == "软法"


@pytest.mark.parametrize("metadata", ["Document 1 in Context", "Untitled Law: No. 5", "Rules of Art.5", "无标题的法"])
def test_a_title_that_only_looks_like_a_file_name_is_one(metadata):
    assert guess_title(metadata, ["Head"], (), "a.pdf") == metadata


def test_a_numbered_heading_is_a_title_only_for_want_of_a_better(make_document):
    pages = make_document([("heading", "一、软法的效力")]).pages
    assert guess_title("论软法", ["Head"], pages, "a.pdf") == "论软法"
    assert guess_title("", [], pages, "a.pdf") == "一、软法的效力"
