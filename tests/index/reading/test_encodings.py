"""Bytes to text in the encodings that Chinese and English files come in."""

import pytest

from index.errors import ReadError
from index.reading import encodings
from index.reading.encodings import decode

SIMPLIFIED = "本协定自双方签署之日起生效，有效期五年。"
TRADITIONAL = "本協定自雙方簽署之日起生效，有效期五年。"
ENGLISH = "The Parties’ café – naïve?"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-32"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"),
        (ENGLISH, "cp1252"),
    ],
)
def test_the_encoding_is_found(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_utf_16_of_either_byte_order_is_known_by_its_mark():
    assert decode(b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be")) == SIMPLIFIED


def test_what_a_page_declares_is_tried_first_and_gb2312_means_its_superset():
    # 镕 is in GBK alone; the two bytes C3 A9 are é in UTF-8 and Ã© in Windows-1252.
    assert decode("镕".encode("gb18030"), "GB2312") == "镕"
    assert decode(b"\xc3\xa9", "iso-8859-1") == "Ã©"
    assert decode(b"\xc3\xa9", "no-such-encoding") == "é"


def test_a_wrong_declaration_does_no_harm_where_the_bytes_are_not_in_it():
    assert decode(SIMPLIFIED.encode(), "us-ascii") == SIMPLIFIED


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe", bytes(range(32)) * 9, b"\x81\x81 \x8d" * 9])
def test_bytes_that_are_no_text_are_a_read_error(data):
    with pytest.raises(ReadError, match="no text"):
        decode(data)


def test_a_stray_control_character_is_dropped():
    assert decode(b"word\x01 " * 1 + b"plain text " * 200) == "word " + "plain text " * 200


def test_more_text_than_a_book_has_is_a_read_error(monkeypatch):
    monkeypatch.setattr(encodings, "LARGEST", 4)
    assert decode(b"four") == "four"
    with pytest.raises(ReadError, match="more than"):
        decode(b"fives")
