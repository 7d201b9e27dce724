"""The rows of the table: what a file is, what became of it, and nothing of it that runs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.ui.library.table import row_html, table_html
from index.bibliography.item import record_of
from index.document import Record
from index.holdings import Holding
from index.pending import Pending

HOSTILE = "<script>alert(1)</script><img src=x onerror='a'>\"'"


def holding(**said) -> Holding:
    settings = {
        "file": "papers/a.pdf", "title": "Title", "authors": (), "year": "", "language": "en", "kind": "paper",
        "pages": 3, "passages": 9, "by_ocr": 0, "state": "read", "reasons": (), "record": None,
    }  # fmt: skip
    return Holding(**(settings | said))


def record(**said) -> Record:
    """A record of ``title``, ``authors`` and ``year`` as a catalog gives it."""
    item = {"type": "document", "title": said.get("title", "")}
    item["author"] = [{"literal": name} for name in said.get("authors", ())]
    item |= {"issued": {"date-parts": [[int(said["year"])]]}} if "year" in said else {}
    return record_of(item)


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_a_file_says_is_shown_as_text(language):
    one = holding(
        file=f"{HOSTILE}.pdf", title=HOSTILE, reasons=(HOSTILE,), record=record(title=HOSTILE, authors=(HOSTILE,) * 5)
    )
    html = table_html([one], Pending(new=(HOSTILE,)), language)
    assert "<script" not in html and "<img" not in html and "&lt;script&gt;" in html
    assert not re.search(r"data-file=\"[^\"]*<", html)


def test_a_title_of_the_file_itself_is_shown_as_such():
    assert "guessed title" in text(row_html(holding(), Pending(), "en"))
    assert "guessed" not in text(row_html(holding(record=record(title="Title")), Pending(), "en"))


def test_what_the_document_alone_tells_is_marked_and_can_be_confirmed():
    guess = replace(record(title="Title", authors=("A",), year="2001"), parties=("Mitonia", "Lokia"))
    row = row_html(holding(record=record(title="Now", authors=("B",))), Pending(), "en", guess)
    assert "guessed parties, date Confirm" in text(row) and 'data-do="confirm"' in row
    assert text(row).startswith("Now") and "B Mitonia; Lokia" in text(row) and "2001" in text(row)
    assert re.findall(r'<em class="lib-guess"[^>]*>([^<]*)', row) == ["Mitonia; Lokia", "2001"]


def test_what_failed_comes_first_with_its_reason_then_what_is_new():
    failed = holding(file="z.pdf", title="", state="failed", reasons=("The file needs a password. Correct it there.",))
    html = table_html([holding(), failed], Pending(new=("new.txt",)), "zh")
    places = [html.index(f'data-file="{file}"') for file in ("z.pdf", "new.txt", "papers/a.pdf")]
    assert places == sorted(places) and "文件需要密码。" in html


def test_states_in_words():
    told = [text(row_html(holding(state="ocr", by_ocr=n), Pending(), "en")) for n in (1, 2)]
    assert "OCR: 1 page" in told[0] and "OCR: 2 pages" in told[1]
    pending = Pending(changed=("papers/a.pdf",), records={"papers/a.pdf": record(title="Now", year="2001")})
    told = text(row_html(holding(), pending, "en"))
    assert "changed since" in told and "record edited since" in told and "Now" in told and "2001" in told


def test_what_is_gone_cannot_be_taken_away_again():
    assert 'data-do="remove"' in row_html(holding(), Pending(), "en")
    assert "data-do" not in row_html(holding(), Pending(gone=("papers/a.pdf",)), "en")


def test_many_authors_are_counted():
    html = row_html(holding(record=record(authors=("A", "B", "C", "D", "E"))), Pending(), "en")
    assert "A; B; C +2" in text(html)
    assert "A；B；C +2" in text(row_html(holding(record=record(authors=("A", "B", "C", "D", "E"))), Pending(), "zh"))
