"""The list of passwords beside the documents."""

import os
import traceback

import pytest

from index.errors import SourcesError
from index.passwords import read_passwords, stamp_of


def _write(folder, text):
    (folder / "passwords.tsv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_without_a_list_there_are_no_passwords(tmp_path):
    assert read_passwords(tmp_path) == {}


def test_a_password_stands_behind_a_tab_and_keeps_its_spaces_and_tabs(tmp_path):
    _write(tmp_path, "papers/a.pdf\tsecret\n\nb.pdf\t two\twords \n软法.pdf\t密码\n")
    assert read_passwords(tmp_path) == {"papers/a.pdf": "secret", "b.pdf": " two\twords ", "软法.pdf": "密码"}


def test_a_list_written_on_windows_is_read_alike(tmp_path):
    assert read_passwords(_write(tmp_path, b"\xef\xbb\xbfa.pdf\tsecret\r\nb.pdf\tother")) == {
        "a.pdf": "secret",
        "b.pdf": "other",
    }


def test_only_a_line_break_ends_a_password(tmp_path):
    assert read_passwords(_write(tmp_path, "a.pdf\tse\u2028cr\x0bet\n")) == {"a.pdf": "se\u2028cr\x0bet"}


@pytest.mark.parametrize("text", ["a.pdf\tfine\nb.pdf secret\n", b"b.pdf\tsecret\xff\n"])
def test_a_malformed_list_is_named_and_nothing_of_it_is_shown(tmp_path, text):
    with pytest.raises(SourcesError, match=r"passwords\.tsv") as caught:
        read_passwords(_write(tmp_path, text))
    assert "secret" not in "".join(traceback.format_exception(caught.value, limit=0)) + str(caught.value)
    assert caught.value.remedy


def test_a_line_without_a_tab_is_named_by_its_number(tmp_path):
    with pytest.raises(SourcesError, match="Line 2 of"):
        read_passwords(_write(tmp_path, "a.pdf\tfine\nb.pdf secret\n"))


def test_the_stamp_changes_with_the_list_and_tells_nothing_of_it(tmp_path):
    stamps = [stamp_of(tmp_path)]
    _write(tmp_path, "a.pdf\tsecret\n")
    for seconds in (1, 2):
        os.utime(tmp_path / "passwords.tsv", (seconds, seconds))
        stamps.append(stamp_of(tmp_path))
    assert stamps == ["", "1000000000", "2000000000"]
