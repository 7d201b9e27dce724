"""RIS as Zotero writes it, and back."""

import json

import pytest

from index.bibliography.item import record_of
from index.bibliography.ris import read, write

ZOTERO = """TY  - JOUR
TI  - Hard and Soft Law in International Governance
AU  - Abbott, Kenneth W.
AU  - 罗, 豪才
AU  - World Bank
T2  - International Organization
DA  - 2000/07//
PY  - 2000
DO  - 10.1162/002081800551280
DP  - Cambridge University Press
VL  - 54
IS  - 3
SP  - 421
EP  - 456
LA  - en
SN  - 1531-5088
UR  - https://example.org/a;b?c=1
Y2  - 2026/01/02/10:11:12
L1  - files/12/Abbott - 2000.pdf
L1  - files/13/b.pdf
KW  - law
KW  - soft law
ER  -

TY  - BOOK
TI  - Without an end
TY  - BOOK
TI  - The last
ER  -
"""


def test_what_zotero_writes():
    made = read(ZOTERO.replace("\n", "\r\n"))
    assert json.loads(made.entries[0].csl) == {
        "id": "entry 1",
        "type": "article-journal",
        "title": "Hard and Soft Law in International Governance",
        "container-title": "International Organization",
        "volume": "54",
        "issue": "3",
        "page": "421-456",
        "DOI": "10.1162/002081800551280",
        "URL": "https://example.org/a;b?c=1",
        "ISSN": "1531-5088",
        "language": "en",
        "keyword": "law; soft law",
        "author": [
            {"family": "Abbott", "given": "Kenneth W."},
            {"family": "罗", "given": "豪才"},
            {"literal": "World Bank"},
        ],
        "issued": {"date-parts": [[2000, 7]]},
        "accessed": {"date-parts": [[2026, 1, 2]]},
    }
    assert made.entries[0].files == ("files/12/Abbott - 2000.pdf", "files/13/b.pdf")
    assert [entry.title for entry in made.entries[1:]] == ["Without an end", "The last"] and made.refused == ()


def test_bad_entries_are_refused_and_the_rest_is_read():
    text = (
        f"TY  - BOOK\nTI  - {'x' * 10_000_000}\nER  - \nTY  - BOOK\nPY  - 1\nER  - \nTY  - BOOK\nTI  - Good\nER  - \n"
    )
    made = read(text)
    assert [entry.title for entry in made.entries] == ["Good"]
    assert [refusal.reason for refusal in made.refused] == [
        "it has 10,000,025 characters, more than 200,000",
        "it has neither a title nor a file",
    ]


@pytest.mark.parametrize("text", ["", "no RIS", "TI  - no beginning\nER  - \n", "TY"])
def test_what_is_no_ris_gives_nothing(text):
    assert read(text).entries == ()


def test_what_is_written_is_read_back_and_no_value_is_taken_for_a_tag():
    item = {
        "id": "a",
        "type": "treaty",
        "title": "A\nER  - \nTY  - BOOK\nTI  - B",
        "author": [{"family": "Chayes", "given": "Abram"}, {"literal": "启文库编写组"}],
        "issued": {"date-parts": [[2015, 12, 12]]},
        "keyword": "a; b",
        "page": "28",
    }
    made = read(write([record_of(item)]))
    assert [json.loads(entry.csl) for entry in made.entries] == [item | {"title": "A ER - TY - BOOK TI - B"}]
