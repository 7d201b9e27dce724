"""Word files to parts."""

import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from index.errors import ReadError
from index.reading import docx as reader
from index.reading.docx import read_docx
from index.reading.flow import Part

W = nsdecls("w")


@pytest.fixture
def file():
    return docx.Document()


@pytest.fixture
def read(file, tmp_path):
    """``read()`` saves the file and reads it."""

    def read():
        file.save(str(tmp_path / "a.docx"))
        return read_docx(tmp_path / "a.docx")

    return read


def add(file, xml, text="Text"):
    """A paragraph with ``xml`` at its end."""
    paragraph = file.add_paragraph(text)
    for element in parse_xml(f"<w:p {W}>{xml}</w:p>"):
        paragraph._p.append(element)
    return paragraph


def attach(file, kind, notes):
    """Notes by id; Word keeps two more, which draw the line above them."""
    lines = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:{kind}>'
    bodies = "".join(
        f'<w:{kind} w:id="{key}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t> {text}</w:t></w:r></w:p></w:{kind}>'
        for key, text in notes.items()
    )
    part = PackagePart(
        PackURI(f"/word/{kind}s.xml"),
        f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
        f"<w:{kind}s {W}>{lines}{bodies}</w:{kind}s>".encode(),
        file.part.package,
    )
    file.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind.upper()}S"))


def texts(flow):
    return [part.text for part in flow.parts]


def test_title_headings_and_paragraphs(file, read):
    file.core_properties.title = "The Rivers"
    file.add_heading("On Rivers", 0)
    file.add_heading("Law", 2)
    file.add_paragraph("Rivers carry water.")
    file.add_paragraph(" ")
    flow = read()
    assert flow.title == "The Rivers"
    assert flow.parts == (
        Part("heading", "On Rivers", 1),
        Part("heading", "Law", 2),
        Part("paragraph", "Rivers carry water."),
    )


def test_a_paragraph_set_bold_is_told(file, read):
    file.add_paragraph().add_run("第一章 总则").bold = True
    file.add_paragraph("本协定的目的是促进合作。")
    assert [part.bold for part in read().parts] == [True, False]


def test_items_have_the_numbers_that_word_prints(file, read):
    for style in ("List Number", "List Number", "List Bullet"):
        file.add_paragraph("item", style)
    assert texts(read()) == ["1. item", "2. item", "item"]


def test_a_table_is_read_in_its_place_row_by_row(file, read):
    file.add_paragraph("before")
    table = file.add_table(2, 2)
    for cell, text in zip(table._cells, ("River", "Length", "Rhine", "1,233\nkm"), strict=True):
        cell.text = text
    file.add_table(1, 1).cell(0, 0).text = "framed"
    file.add_paragraph("after")
    flow = read()
    assert texts(flow) == ["before", "River | Length", "Rhine | 1,233 km", "framed", "after"]
    assert [part.kind for part in flow.parts] == ["paragraph", "table", "table", "paragraph", "paragraph"]


def test_notes_are_tied_to_their_marks_and_counted_by_them(file, read):
    attach(file, "footnote", {"7": "See the survey.", "3": "See the law."})
    attach(file, "endnote", {"7": "See the map."})
    add(file, '<w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t> and </w:t></w:r>', "Rivers")
    add(file, '<w:r><w:endnoteReference w:id="7"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r>', "seas")
    add(file, '<w:r><w:footnoteReference w:id="99"/></w:r>', "and no note")
    assert read().parts == (
        Part("paragraph", "Rivers¹ and"),
        Part("paragraph", "seas²³"),
        Part("paragraph", "and no note"),
        Part("note", "¹ See the survey."),
        Part("note", "² See the map."),
        Part("note", "³ See the law."),
    )


def test_tracked_changes_are_read_as_accepted(file, read):
    add(
        file,
        '<w:ins w:id="1"><w:r><w:t> binds</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText> frees</w:delText></w:r>'
        '</w:del><w:moveFrom w:id="3"><w:r><w:t> moved</w:t></w:r></w:moveFrom>',
        "Law",
    )
    assert texts(read()) == ["Law binds"]


def test_links_and_controls_are_read_and_hidden_text_and_codes_are_not(file, read):
    add(
        file,
        "<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>, a field</w:t></w:r>"
        "</w:sdtContent></w:sdt><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:tab/><w:t>end</w:t><w:br/><w:t>line</w:t></w:r>",
        "See ",
    )
    body = file.element.body
    body.insert(
        0, parse_xml(f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    assert texts(read()) == ["In a control", "See a link, a field end\nline"]


def test_a_text_box_is_read_once_after_its_paragraph(file, read):
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    add(file, f"<w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>")
    assert texts(read()) == ["Text", "In the box"]


def test_a_table_of_contents_is_left_out(file, read):
    file.styles.add_style("toc 1", 1)
    file.add_paragraph("Law … 3", "toc 1")
    file.add_heading("Law", 1)
    assert texts(read()) == ["Law"]


def test_a_file_without_text_is_a_read_error(read):
    with pytest.raises(ReadError, match="no text"):
        read()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"no zip at all"])
def test_what_is_no_zip_file_is_a_read_error_with_a_remedy(tmp_path, data):
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(ReadError, match="no Word file") as caught:
        read_docx(tmp_path / "a.docx")
    assert "save it" in caught.value.remedy


def rewritten(path, name, change):
    """The file at ``path`` with the part ``name`` changed."""
    with zipfile.ZipFile(path) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for each, data in parts.items():
            package.writestr(each, change(data) if each == name else data)
    return path


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_damaged_part_is_a_read_error(file, read, tmp_path, part):
    file.add_paragraph("Text")
    read()
    with pytest.raises(ReadError, match="damaged"):
        read_docx(rewritten(tmp_path / "a.docx", part, lambda data: data[: len(data) // 2]))


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(file, read, tmp_path, monkeypatch):
    file.add_paragraph("Text")
    read()
    bomb = rewritten(tmp_path / "a.docx", "word/document.xml", lambda data: data + b" " * 300_000)
    monkeypatch.setattr(reader, "LARGEST", 300_000)
    monkeypatch.setattr(reader.docx, "Document", None)  # calling it would be a TypeError
    with pytest.raises(ReadError, match="unpacks to more"):
        read_docx(bomb)


def test_entities_are_refused(file, read, tmp_path):
    file.add_paragraph("Text")
    read()
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word")
    doctype = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()

    def change(data):
        head, mark, rest = data.partition(b"<w:document")
        return head + doctype + mark + rest.replace(b"<w:t>Text", b"<w:t>Text &x;")

    with pytest.raises(ReadError, match="entities"):
        read_docx(rewritten(tmp_path / "a.docx", "word/document.xml", change))
