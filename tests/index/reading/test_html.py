"""Web pages to parts."""

import pytest

from index.errors import ReadError
from index.reading.flow import Part
from index.reading.html import read_html

LINE = "Rivers carry water to the sea through many countries, and the states along them share it."


@pytest.fixture
def read(tmp_path):
    def read(body, head="", encoding="utf-8", before=""):
        path = tmp_path / "a.html"
        path.write_bytes(f"{before}<html><head>{head}</head><body>{body}</body></html>".encode(encoding))
        return read_html(path)

    return read


def texts(flow):
    return [part.text for part in flow.parts]


def test_menus_and_footers_are_left_out(read):
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul></nav>"
    footer = "<footer><p>Copyright 2024. All rights reserved.</p></footer><script>alert('x')</script>"
    flow = read(f"{menu}<article><h1>On Rivers</h1><p>{LINE}</p><h3>Law</h3><p>{LINE} Again.</p></article>{footer}")
    assert flow.parts == (
        Part("heading", "On Rivers", 1),
        Part("paragraph", LINE),
        Part("heading", "Law", 3),
        Part("paragraph", f"{LINE} Again."),
    )


def test_a_long_block_amid_the_document_is_kept_and_a_short_link_is_not(read):
    reference = '<p><a href="http://x">Abbott and Snidal, Hard and Soft Law in International Governance, 2000</a></p>'
    link = '<p><a href="http://x">Share this</a></p>'
    kept = texts(read(f"<article><p>{LINE}</p>{reference}{link}<p>{LINE} Again.</p></article>{link}"))
    assert kept[0] == LINE and kept[1].startswith("Abbott") and kept[-1] == f"{LINE} Again."
    assert "Share this" not in kept[-1:] + kept[:2]


def test_a_short_page_keeps_its_headings(read):
    first = "<h2>第一条 目的</h2><p>本协定的目的是促进合作。</p>"
    body = f"<h1>合作协定</h1>{first}<h2>第二条 生效</h2><p>自签署之日起生效。</p>"
    assert [part.level for part in read(body).parts] == [1, 2, 0, 2, 0]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("On Rivers | The Site", "<h1>On Rivers</h1>", "On Rivers"),
        ("On Rivers", "<h1>Menu</h1>", "On Rivers"),
        ("The Site", "<h1>On Rivers</h1><h1>On Law</h1>", "The Site"),
    ],
)
def test_the_title_is_that_of_the_page_without_the_name_of_the_site(read, title, body, expected):
    assert read(f"{body}<p>{LINE}</p>", f"<title>\n {title}</title>").title == expected


def test_a_table_is_read_row_by_row_and_one_that_lays_out_the_page_is_looked_through(read):
    data = "<table><tr><th>River</th><th>Length</th></tr><tr><td>Rhine</td><td>1,233 km</td></tr></table>"
    rows = read(f"<p>{LINE}</p>{data}").parts[1:]
    assert [(part.kind, part.text) for part in rows] == [("table", "River | Length"), ("table", "Rhine | 1,233 km")]
    assert texts(read(f"<table><tr><td><p>{LINE}</p><p>{LINE} Again.</p></td></tr></table>")) == [
        LINE,
        f"{LINE} Again.",
    ]


def test_items_of_an_ordered_list_get_the_numbers_that_are_printed(read):
    items = "<ol start='3'><li>third item</li><li><p>fourth item</p><ul><li>nested</li></ul></li></ol>"
    assert texts(read(f"<p>{LINE}</p>{items}"))[1:] == ["3. third item", "4. fourth item", "nested"]


def test_a_note_is_taken_out_of_the_body_and_its_mark_is_raised(read):
    body = f'<p>{LINE[:-1]}<sup id="r1"><a href="#fn1">[1]</a></sup>.</p><p>{LINE}</p>'
    parts = read(body + '<ol><li id="fn1">See the survey. <a href="#r1">↩</a></li></ol>').parts
    assert parts[0].text == f"{LINE[:-1]}¹."
    assert parts[-1] == Part("note", "¹ See the survey.")


def test_an_element_that_is_only_named_like_a_note_stays(read):
    assert texts(read(f'<p>{LINE}</p><p id="note1">{LINE} Again.</p>')) == [LINE, f"{LINE} Again."]


def test_two_line_breaks_or_an_indent_part_paragraphs(read):
    article = "缔约方应当在六个月内将其采取的措施通知另一方，并说明理由。"
    body = f"<div>{article}<br><br>{article}<br>\n　　{article}<br>{article}</div>"
    assert [text.split("\n") for text in texts(read(body))] == [[article], [article], [article, article]]


def test_an_entity_that_names_a_file_is_not_followed(read, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word")
    doctype = f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    flow = read(f"<p>{LINE} &x;</p>", before=doctype)
    assert LINE in flow.parts[0].text and "secret word" not in "".join(texts(flow))


def test_the_encoding_that_the_page_declares_is_used(read):
    text = "本協定自雙方簽署之日起生效，並於三十日後公布。"
    assert texts(read(f"<p>{text}</p>", '<meta charset="big5">', "big5")) == [text]
    simplified = "缔约方应当通知另一方，並說明理由。"
    assert texts(read(f"<p>{simplified}</p>", '<meta charset="gb2312">', "gb18030")) == [simplified]


@pytest.mark.parametrize("body", ["", "<script>x()</script>", "<img src='x.png'>", "<p> </p>"])
def test_a_page_without_text_is_a_read_error_with_a_remedy(read, body):
    with pytest.raises(ReadError) as caught:
        read(body)
    assert "no text" in caught.value.message and caught.value.remedy


def test_a_web_archive_is_a_read_error_that_says_what_to_save(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x\r\n")
    with pytest.raises(ReadError, match="MHTML"):
        read_html(path)
