"""Electronic books."""

import zipfile

import pytest

from index.errors import ReadError
from index.extract import extract
from index.reading.epub import read_epub

CONTAINER = '<container xmlns="c"><rootfiles><rootfile full-path="OPS/book%20one.opf"/></rootfiles></container>'
BOOK = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>On Rivers</dc:title></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="cover.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="p"/><itemref idref="a"/><itemref idref="b"/><itemref idref="gone"/>
</spine></package>"""
ONE = """<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<h1>第一章 河流</h1><p>Rivers carry water.<sup><a href="#fn1">1</a></sup></p><aside id="fn1"><p>See above.</p></aside>
</body></html>"""
PARTS = {
    "META-INF/container.xml": CONTAINER,
    "OPS/book one.opf": BOOK,
    "OPS/nav.xhtml": "<html><body><nav>Contents</nav></body></html>",
    "OPS/text/one.xhtml": ONE,
    "OPS/two.xhtml": "<html><body><h1>Seas</h1><p>Seas take it.</p></body></html>",
    "OPS/cover.png": "no picture",
}


@pytest.fixture
def book(tmp_path):
    """``book(name=content, …)``: a book with these parts in place of its own; None leaves one out."""

    def book(**parts):
        with zipfile.ZipFile(tmp_path / "a.epub", "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in (PARTS | parts).items():
                if content is not None:
                    package.writestr(name, content)
        return tmp_path / "a.epub"

    return book


def test_chapters_come_in_the_order_of_the_spine_and_notes_are_notes(book):
    flow = read_epub(book())
    assert flow.title == "On Rivers"
    assert [(part.kind, part.text) for part in flow.parts] == [
        ("heading", "第一章 河流"),
        ("paragraph", "Rivers carry water.¹"),
        ("note", "¹ See above."),
        ("heading", "Seas"),
        ("paragraph", "Seas take it."),
    ]


def test_a_book_is_cited_by_paragraph(book):
    made = extract(book())
    document = made.document("d", "a.epub")
    assert (made.title, document.is_paged) == ("On Rivers", False)
    assert made.pages[0].text == "第一章 河流\nRivers carry water.¹\nSeas\nSeas take it.\n¹ See above."


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"META-INF/container.xml": "<container/>"}, "no electronic book"),
        ({"META-INF/container.xml": "<container"}, "no electronic book"),
        ({"OPS/book one.opf": None}, "no electronic book"),
        ({"OPS/two.xhtml": None}, "no electronic book"),
        ({"META-INF/encryption.xml": '<e xmlns:x="y"><x:CipherReference URI="OPS/two.xhtml"/></e>'}, "locked"),
        ({"OPS/two.xhtml": " " * (65 * 2**20)}, "more than a document holds"),
        ({"OPS/book one.opf": BOOK.replace('<itemref idref="a"/><itemref idref="b"/>', "")}, "no text"),
    ],
    ids=["no root", "broken", "no description", "chapter gone", "locked", "bomb", "empty"],
)
def test_what_cannot_be_read_is_a_read_error(book, parts, said):
    with pytest.raises(ReadError, match=said):
        read_epub(book(**parts))


def test_encrypted_fonts_and_entities_do_no_harm(book):
    fonts = '<e xmlns:x="y"><x:CipherReference URI="OPS/font.otf"/></e>'
    bomb = '<!DOCTYPE package [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + BOOK.replace("On Rivers", "&b;")
    flow = read_epub(book(**{"META-INF/encryption.xml": fonts, "OPS/book one.opf": bomb}))
    assert "aaaa" not in flow.title and len(flow.parts) == 5


def test_what_is_no_package_is_a_read_error(tmp_path):
    (tmp_path / "a.epub").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(ReadError, match="no electronic book"):
        read_epub(tmp_path / "a.epub")
