"""What a document is called where the bibliography is silent."""

import pytest

from index.reading.raw import Line, RawPage
from index.titles import guess_title, largest_on


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


def test_what_is_printed_largest_is_the_title_where_the_metadata_are_not(make_document):
    pages = make_document([("heading", "【作者简介】"), ("paragraph", "论软法的效力")]).pages
    assert guess_title("", [], pages, "a.pdf", "论软法的效力") == "论软法的效力"
    assert guess_title("论软法的效力", [], pages, "a.pdf", "目录") == "论软法的效力"


@pytest.fixture
def printed():
    """``printed((size, text), …)``: a first page with these lines."""

    def printed(*lines, ocr=None):
        made = [Line(text, ((0.0, 0.0, 1.0, 1.0),) * len(text), size, False) for size, text in lines]
        return (RawPage(1, None, 595.0, 842.0, tuple(made), ocr),)

    return printed


BODY = (10.0, "Rivers carry water to the sea through many countries.")


def test_the_largest_lines_are_one_title(printed):
    title = (16.0, "From Targets to Pledges:"), (16.0, "Soft Obligations*")
    assert largest_on(printed(BODY, *title, BODY)) == "From Targets to Pledges: Soft Obligations"
    assert largest_on(printed((16.0, "数字金融"), (16.0, "的影响"), BODY)) == "数字金融的影响"
    assert largest_on(printed(BODY, *title, BODY, ocr=0.9)) == ""


@pytest.mark.parametrize(
    "lines",
    [
        [(12.0, "Hardly larger than the body")],
        [(16.0, "General Assembly Distr.: General")],
        [(16.0, "One of Two"), BODY, (16.0, "The Other")],
        [(16.0, "5,901,666")],
        [(16.0, "Abstract")],
        [(16.0, "一、软法的效力")],
    ],
)
def test_what_may_be_something_else_is_no_title(printed, lines):
    assert largest_on(printed(BODY, *lines, BODY)) == ""


def test_a_letter_spaced_line_is_who_issued_it(printed):
    lines = (26.0, "中 华 人 民 共 和 国 国 家 标 准"), BODY, (26.0, "钛及钛合金牌号和化学成分")
    assert largest_on(printed(*lines)) == "钛及钛合金牌号和化学成分"


def test_a_numbered_heading_is_a_title_only_for_want_of_a_better(make_document):
    pages = make_document([("heading", "一、软法的效力")]).pages
    assert guess_title("论软法", ["Head"], pages, "a.pdf") == "论软法"
    assert guess_title("", [], pages, "a.pdf") == "一、软法的效力"


def test_a_resolution_is_called_by_its_number_and_title(make_document):
    pages = make_document(
        [("heading", "United Nations A/RES/77/321"), ("paragraph", "77/321. Agreement on the High Seas")]
    ).pages
    assert guess_title("", (), pages, "a.pdf") == "77/321. Agreement on the High Seas"


def test_words_in_capitals_that_open_the_document_are_its_title(make_document):
    pages = make_document([("paragraph", "IMPLEMENTING ARRANGEMENT FOR THE WORK PROGRAMME")]).pages
    assert guess_title("", (), pages, "a.pdf") == "IMPLEMENTING ARRANGEMENT FOR THE WORK PROGRAMME"


@pytest.mark.parametrize("line", ["jbell on DSKJLSW7X2PROD with PROPOSALS", "May 2023 | energypolicy.columbia.edu"])
def test_who_printed_the_file_is_no_title(make_document, line):
    pages = make_document([("heading", line), ("paragraph", "Whereas the Parties agree.")]).pages
    assert guess_title("", (line, "Federal Register"), pages, "a.pdf") == "Federal Register"


def test_what_a_font_without_unicode_leaves_is_no_title(make_document):
    pages = make_document([("heading", "ACCORD '(6ௗ1$7,21681,(6685/('52,7'(/$0(5 (73257$17685ௗ/$ௗ&216(59$7,21(7")]).pages
    assert guess_title("", (), pages, "accord.pdf") == "accord"


@pytest.mark.parametrize("date", ["October 2023", "12 May 2019", "May 12, 2019", "2023 年 10 月"])
def test_a_date_is_no_title(make_document, date):
    pages = make_document([("heading", date)]).pages
    assert guess_title("", (), pages, "x.pdf") == "x"
