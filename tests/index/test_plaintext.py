"""A list is read as people save it, and never guessed at."""

import pytest

from index.plaintext import read_plain

TEXT = "软法\tsoft law\r\n条约\ttreaty\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_text_is_the_same_in_each_encoding(tmp_path, encoding):
    (tmp_path / "list").write_bytes(TEXT.encode(encoding))
    assert read_plain(tmp_path / "list") == "软法\tsoft law\n条约\ttreaty\n"


def test_big_endian_with_its_mark_is_read_and_nothing_is_nothing(tmp_path):
    (tmp_path / "list").write_bytes(b"\xfe\xff\x8f\x6f\x6c\xd5")
    assert read_plain(tmp_path / "list") == "软法"
    (tmp_path / "list").write_bytes(b"")
    assert read_plain(tmp_path / "list") == ""


@pytest.mark.parametrize("data", ["软法".encode("gbk"), b"\xff\xfea", b"\xff"])
def test_what_is_neither_is_not_guessed_at(tmp_path, data):
    (tmp_path / "list").write_bytes(data)
    with pytest.raises(UnicodeDecodeError):
        read_plain(tmp_path / "list")
