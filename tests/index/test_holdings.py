"""The state of each file, from what the manifest says."""

import pytest

from index.document import Record
from index.holdings import holdings, pages_text
from index.versions import Entry, Failure, Manifest, PageWarning

RECORD = Record("T", ("罗豪才", "宋功德"), "2009", "", "book", "{}")


def test_every_file_has_its_state_and_reasons():
    entries = (
        Entry("1" * 16, "a.pdf", "A", "en", 3, 7, 0, "A", RECORD),
        Entry("2" * 16, "b.pdf", "B", "zh", 2, 5, 1),
        Entry("3" * 16, "c.pdf", "C", "en", 6, 2, 1),
        Entry("4" * 16, "f.md", "F", "en", 1, 1),
    )
    failed = (Failure("d.pdf", "This is not a PDF file."),)
    warnings = tuple(PageWarning("c.pdf", page, "no text") for page in (2, 4, 5, 6))
    warnings += (
        PageWarning("e.pdf", 0, "the same file as a.pdf; indexed once"),
        PageWarning("f.md", 0, "almost a.pdf"),
    )
    files = {name: "0" * 64 for name in ("f.md", "a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf")}
    held = holdings(Manifest(1, "", "", "", "", "", "", files, entries, failed, warnings))
    assert [(h.file, h.state, h.reasons) for h in held] == [
        ("a.pdf", "read", ()),
        ("b.pdf", "ocr", ()),
        ("c.pdf", "partly", ("pages 2, 4–6: no text",)),
        ("d.pdf", "failed", ("This is not a PDF file.",)),
        ("e.pdf", "copy", ("the same file as a.pdf; indexed once",)),
        ("f.md", "read", ("almost a.pdf",)),
    ]
    first = held[0]
    assert (first.title, first.authors, first.year, first.language) == ("A", ("罗豪才", "宋功德"), "2009", "en")
    assert (first.kind, first.pages, first.passages, first.by_ocr) == ("paper", 3, 7, 0)


def test_a_report_is_of_the_kind_that_a_filter_takes_it_for():
    report = Record("", (), "", "", "report", "{}")
    entries = (
        Entry("1" * 16, "agreements/a.pdf", "A", "en", 1, 1, record=report),
        Entry("2" * 16, "papers/b.pdf", "B", "en", 1, 1, record=report),
    )
    held = holdings(Manifest(1, "", "", "", "", "", "", {entry.file: "" for entry in entries}, entries, (), ()))
    assert [one.kind for one in held] == ["agreement", "paper"]


@pytest.mark.parametrize(
    ("pages", "said"), [([0], ""), ([2], "page 2"), ([2, 3], "pages 2–3"), ([1, 3, 4, 9], "pages 1, 3–4, 9")]
)
def test_neighbouring_pages_are_a_range(pages, said):
    assert pages_text(pages) == said
