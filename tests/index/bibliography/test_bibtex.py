"""BibTeX as Zotero writes it, and back."""

import json

import pytest

from index.bibliography.bibtex import attachments, read, write
from index.bibliography.item import record_of

ZOTERO = r"""
@article{abbott_hard_2000,
	title = {Hard and {Soft} {Law} in {International} {Governance}},
	volume = {54},
	copyright = {https://www.cambridge.org/core/terms},
	issn = {0020-8183, 1531-5088},
	url = {https://example.org/a\_b?c=1\&d=2},
	doi = {10.1162/002081800551280},
	number = {3},
	urldate = {2026-01-02},
	journal = {International Organization},
	author = {Abbott, Kenneth W. and Snidal, Duncan},
	month = jul,
	year = {2000},
	pages = {421--456},
	file = {PDF:/home/x/Zotero/AB\;C/Abbott - 2000.pdf:application/pdf;Snapshot:C\:\\x\\b.html:text/html},
}

@article{luo,
	title = {公域之治中的软法},
	language = {zh-CN},
	journal = {中国法学},
	author = {罗, 豪才 and {北京大学软法研究中心} and 宋功德},
	year = {2006},
}
"""


def _items(text):
    return [json.loads(entry.csl) for entry in read(text).entries]


def test_what_zotero_writes():
    paper, chinese = _items(ZOTERO)
    assert paper == {
        "id": "abbott_hard_2000",
        "type": "article-journal",
        "title": "Hard and Soft Law in International Governance",
        "container-title": "International Organization",
        "volume": "54",
        "issue": "3",
        "page": "421-456",
        "ISSN": "0020-8183, 1531-5088",
        "DOI": "10.1162/002081800551280",
        "URL": "https://example.org/a_b?c=1&d=2",
        "author": [{"family": "Abbott", "given": "Kenneth W."}, {"family": "Snidal", "given": "Duncan"}],
        "issued": {"date-parts": [[2000, 7]]},
        "accessed": {"date-parts": [[2026, 1, 2]]},
    }
    assert read(ZOTERO).entries[0].files == ("/home/x/Zotero/AB;C/Abbott - 2000.pdf", "C:\\x\\b.html")
    assert chinese["author"] == [
        {"family": "罗", "given": "豪才"},
        {"literal": "北京大学软法研究中心"},
        {"literal": "宋功德"},
    ]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller \& S\o{}n, 100\,\%", "Müller & Søn, 100 %"),
        (r"{\textasciitilde}{\textasciicircum}{\textbackslash}\{x\}\_y\#\$", "~^\\{x}_y#$"),
        (r"\input{/etc/passwd}Law", "Law"),
        ("``Quoted'' -- so", "“Quoted” – so"),
    ],
)
def test_latex_is_text(latex, text):
    assert [" ".join(item["title"].split()) for item in _items(f"@book{{a, title = {{{latex}}}}}")] == [text]


def test_attachments_without_titles():
    assert attachments("files/1/a.pdf") == ("files/1/a.pdf",)
    assert attachments(":papers/a.pdf:") == ("papers/a.pdf",)
    assert attachments("") == ()


def test_bad_entries_are_refused_and_the_rest_is_read():
    text = "\n".join(
        [
            "@book{good, title = {Good}}",
            "@book{big, title = {" + "x" * 10_000_000 + "}}",
            "@book{deep, title = {" + "{" * 5_000 + "x" + "}" * 5_000 + "}}",
            "@book{control, title = {a\x00b}}",
            "@book{empty, year = {2000}}",
            "@book{good, title = {Again}}",
            "@book{twice, title = {A}, title = {B}}",
            "@book{last, title = {Last}}",
        ]
    )
    made = read(text)
    assert [entry.title for entry in made.entries] == ["Good", "Last"]
    reasons = {refusal.name: refusal.reason for refusal in made.refused}
    assert reasons["big"] == "it has 10,000,000 characters, more than 200,000"
    assert reasons["deep"] == "its braces are nested more than 20 deep"
    assert reasons["control"] == '"title" holds control characters'
    assert reasons["empty"] == "it has neither a title nor a file"
    assert reasons["good"] == "its key has stood before"
    assert reasons["twice"] == "it has title twice"


@pytest.mark.parametrize("text", ["", "no BibTeX at all", "@book{a, title = {never closed", "@" * 1000])
def test_what_is_no_bibtex_gives_nothing(text):
    assert read(text).entries == ()


def test_what_is_written_is_read_back():
    items = [
        {
            "id": "http://zotero.org/users/1/items/ABCD",
            "type": "treaty",
            "title": 'A & B 100% {x}_y $5 #1 ~t ^u \\z "q" <b>',
            "author": [
                {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
                {"literal": "Bank & Co, Ltd"},
                {"family": "罗", "given": "豪才"},
            ],
            "issued": {"date-parts": [[2015, 12, 12]]},
            "DOI": "10.1/a_b",
            "language": "en",
        },
        {"id": "ABCD", "type": "article-journal", "title": "T", "container-title": "J", "issue": "2", "page": "1-20"},
    ]
    text = write([record_of(item) for item in items])
    assert _items(text) == [items[0] | {"id": "ABCD"}, items[1] | {"id": "ABCD-2"}]
