"""What a whole first page says of a document."""

import json

from index.imprint.imprint import Front, front_lines, read_imprint


def front(title, lines, pages=(), author=""):
    return Front(title, author, [lines], pages)


def test_a_paper_gives_authors_periodical_and_year():
    lines = ["Journal of Soft Law, Vol. 3, 2019", "On the Force of Soft Law", "Ann Lee and Bo Chen", "Abstract"]
    record = read_imprint(front("On the Force of Soft Law", lines))
    assert (record.authors, record.container, record.year) == (("Ann Lee", "Bo Chen"), "Journal of Soft Law", "2019")
    assert json.loads(record.csl) == {
        "type": "article-journal",
        "title": "On the Force of Soft Law",
        "author": [{"family": "Lee", "given": "Ann"}, {"family": "Chen", "given": "Bo"}],
        "container-title": "Journal of Soft Law",
        "issued": {"date-parts": [[2019]]},
    }


def test_an_agreement_gives_parties_and_the_date_of_signature(make_document):
    title = "奥伦共和国政府与塞兰王国政府关于铁路的协定"
    pages = make_document([("heading", title)], [("paragraph", "本协定于二〇二六年九月十八日在奥伦签订。")]).pages
    record = read_imprint(front(title, [title], pages))
    assert (record.type, record.parties, record.signed, record.year) == (
        "treaty",
        ("奥伦共和国", "塞兰王国"),
        "2026-09-18",
        "2026",
    )
    assert json.loads(record.csl)["issued"] == {"date-parts": [[2026, 9, 18]]}


def test_what_is_unsure_is_empty(make_document):
    pages = make_document([("paragraph", "Rivers carry water.")]).pages
    record = read_imprint(front("On the Water of Rivers", front_lines(pages[0]), pages))
    assert (record.authors, record.year, record.container, record.parties, record.signed) == ((), "", "", (), "")


def test_authors_of_the_metadata_count_where_all_are_printed_and_not_one_alone():
    lines = ["On the Water of Rivers", "(Lee Ann, Bo Chen: Riverside)", "Text", "Bo Chen"]
    assert read_imprint(front("x", lines, author="Lee Ann; Bo Chen")).authors == ("Lee Ann", "Bo Chen")
    assert read_imprint(front("x", lines, author="Bo Chen")).authors == ()
    assert read_imprint(front("x", lines, author="Bo Chen; Some Typist")).authors == ()


def test_a_file_without_pages_has_its_blocks_for_lines(make_document):
    page = make_document([("heading", "On Rivers"), ("paragraph", "Ann Lee")]).pages[0]
    assert front_lines(page) == ("On Rivers", "Ann Lee")
