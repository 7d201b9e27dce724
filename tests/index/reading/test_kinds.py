"""Which kind of file lies at a path."""

import zipfile

import pytest

from index.errors import ReadError
from index.reading.kinds import kind_of


@pytest.fixture
def put(tmp_path):
    def put(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"text", "text"),
        ("a.MD", b"# text", "markdown"),
        ("a.htm", b"text", "html"),
        ("a.docx", b"broken", "docx"),
        ("a.pdf", b"broken", "pdf"),
        ("a.txt", b"%PDF-1.7\n", "pdf"),
        ("a.docx", b"\xef\xbb\xbf %PDF-1.4", "pdf"),
        ("a.txt", b"On %PDF-1.7 files", "text"),
        ("a.txt", b" \n<!DOCTYPE HTML>\n<html>", "html"),
        ("a.md", b"<html>", "markdown"),
        ("a.pdf", b"<html>Please log in</html>", "pdf"),
    ],
)
def test_first_bytes_go_before_the_ending_where_they_are_certain(put, name, data, kind):
    assert kind_of(put(name, data)) == kind


def test_a_word_file_is_known_by_its_main_part_and_other_archives_are_not(put, tmp_path):
    for part, kind in (("word/document.xml", "docx"), ("META-INF/container.xml", "epub"), ("xl/workbook.xml", "text")):
        with zipfile.ZipFile(tmp_path / "a.txt", "w") as package:
            package.writestr(part, "<x/>")
        assert kind_of(tmp_path / "a.txt") == kind
    assert kind_of(put("b.txt", b"PK\x03\x04 and no more")) == "text"


@pytest.mark.parametrize(
    ("data", "said"), [(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"\.doc\b.*password"), (b"{\\rtf1\\ansi", "Rich Text")]
)
def test_a_known_kind_that_cannot_be_read_is_said_with_the_remedy(put, data, said):
    with pytest.raises(ReadError, match=said) as caught:
        kind_of(put("a.docx", data))
    assert "docx" in caught.value.remedy


def test_a_file_that_is_gone_is_a_read_error(tmp_path):
    with pytest.raises(ReadError, match="not there any more"):
        kind_of(tmp_path / "gone.txt")
