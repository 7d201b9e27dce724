"""Characters of a page to lines: size, weight, marks, and characters that are none."""

import pypdfium2
import pytest

from index.reading import characters
from index.reading.characters import lines_of


def _read(path):
    with pypdfium2.PdfDocument(path) as file:
        page = file[0]
        text = page.get_textpage()
        return lines_of(text.raw)


def _lines(path):
    return [line.text for line in _read(path)]


def test_every_character_has_a_box(tmp_path, make_pdf):
    page = [(72, 700, 10, "A treaty, signed in 1999."), (72, 680, 10, "软法与条约，2020 年。")]
    lines = _read(make_pdf(tmp_path / "a.pdf", [page]))
    assert [line.text for line in lines] == ["A treaty, signed in 1999.", "软法与条约，2020 年。"]
    assert [len(line.boxes) for line in lines] == [len(line.text) for line in lines]
    # The Chinese font is one em wide.
    assert [box[0] for box in lines[1].boxes[:5]] == pytest.approx([72, 82, 92, 102, 112])


def test_small_raised_digits_become_superscript(tmp_path, make_pdf):
    # In Helvetica "in 1999" is 33.4 points wide at 10 points: the mark stands right behind it.
    page = [(72, 700, 10, "in 1999"), (105.6, 704, 6, "12")]
    assert _lines(make_pdf(tmp_path / "a.pdf", [page])) == ["in 1999¹²"]


def test_small_digits_on_the_line_stay(tmp_path, make_pdf):
    page = [(72, 700, 10, "in 1999"), (105.6, 700, 6, "12")]
    assert _lines(make_pdf(tmp_path / "a.pdf", [page])) == ["in 199912"]


def test_a_word_broken_at_the_line_end_is_marked_and_loses_its_hyphen(tmp_path, make_pdf):
    page = [(72, 700, 10, "the parties co-"), (72, 686, 10, "operate")]
    lines = _read(make_pdf(tmp_path / "a.pdf", [page]))
    assert [(line.text, line.hyphenated) for line in lines] == [("the parties co", True), ("operate", False)]


def test_compatibility_characters_are_normalised(tmp_path, make_pdf):
    # U+F9FD is a Korean duplicate of 什, not equal to it for a search.
    assert _lines(make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "\uf9fd么")]])) == ["什么"]


def test_a_bracketed_number_is_a_mark_without_being_raised(tmp_path, make_pdf):
    page = [(72, 700, 10, "in 1999"), (105.6, 704, 6, "[12]")]
    assert _lines(make_pdf(tmp_path / "a.pdf", [page])) == ["in 1999[12]"]


def test_a_bold_font_is_known_by_its_name(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "Soft law binds nobody.")]])
    path.write_bytes(path.read_bytes().replace(b"/BaseFont /Helvetica ", b"/BaseFont /Helvetica-Bold "))
    assert [line.bold for line in _read(path)] == [True]


def test_an_accent_of_its_own_goes_onto_its_letter(tmp_path, make_pdf):
    (line,) = _read(make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "cafe\u0301s")]]))
    assert line.text == "caf\u00e9s"
    # Each character of that font is one em wide, the accent too: it widens the box of its letter.
    assert [box[0] for box in line.boxes] == pytest.approx([72, 82, 92, 102, 122], abs=1)
    assert line.boxes[3][2] > 112


def test_the_halves_of_a_rare_character_are_one_character(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "软法")]])
    path.write_bytes(path.read_bytes().replace(b"<8f6f> <8f6f> <8f6f>", b"<8f6f> <8f6f> <d840dc00>"))
    (line,) = _read(path)
    assert line.text == "\U00020000法"
    assert [box[0] for box in line.boxes] == pytest.approx([72, 82])


def _replaced(path, before, after):
    """The file with ``after`` in place of ``before``, as long, so that every object stays where it was."""
    assert path.read_bytes().count(before) == 1
    path.write_bytes(path.read_bytes().replace(before, after.ljust(len(before))))
    return path


def test_type_that_is_scaled_by_the_matrix_has_the_size_that_is_printed(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [[(72.0, 700, 12, "Soft law")]])
    _replaced(path, b"/F1 12 Tf 1 0 0 1 72.0 700 Tm", b"/F1 1 Tf 12 0 0 12 72 700 Tm")
    assert [(line.text, line.size) for line in _read(path)] == [("Soft law", 12.0)]


def test_type_that_is_turned_has_the_size_that_is_printed(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [[(72.0, 100.0, 12.0, "Soft law")]])
    _replaced(path, b"/F1 12.0 Tf 1 0 0 1 72.0 100.0 Tm", b"/F1 12 Tf 0 1 -1 0 72 100 Tm")
    assert [line.size for line in _read(path)] == [12.0]


@pytest.mark.parametrize("control", ["\x01", "\x1f", "\x7f"])
def test_a_control_character_is_dropped_with_its_box(tmp_path, make_pdf, control):
    (line,) = _read(make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, f"软{control}法")]]))
    assert line.text == "软法"
    # The control character is one em wide, as all are in this font.
    assert [box[0] for box in line.boxes] == pytest.approx([72, 92])


@pytest.mark.parametrize("after", ["", "and after"])
def test_a_raised_mark_stands_right_behind_its_word(tmp_path, make_pdf, after):
    # "in 1999" ends at 105.4: pdfium reads the gap up to the mark as a space.
    page = [(72, 700, 10, "in 1999"), (109, 704, 6, "12"), *([(119, 700, 10, after)] if after else [])]
    (line,) = _read(make_pdf(tmp_path / "a.pdf", [page]))
    assert line.text == f"in 1999¹² {after}".rstrip()
    assert len(line.boxes) == len(line.text)
    assert line.boxes[7][0] == pytest.approx(109, abs=1)


def test_a_note_mark_in_plain_type_does_not_keep_a_line_from_being_bold(tmp_path, make_pdf):
    # The mark is first set as a Chinese character, so that it takes the other font, which is not bold.
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "Article 1"), (115, 704, 6, "软")]])
    _replaced(path, b"<8f6f> Tj", b"<0031> Tj")
    _replaced(path, b"/BaseFont /Helvetica", b"/BaseFont /ArialBold")
    assert [(line.text, line.bold) for line in _read(path)] == [("Article 1¹", True)]


def test_nor_do_several_note_marks_divided_by_commas(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "Article 1"), (115, 704, 6, "软,法")]])
    _replaced(path, b"<8f6f002c6cd5> Tj", b"<0031002c0032> Tj")
    _replaced(path, b"/BaseFont /Helvetica", b"/BaseFont /ArialBold")
    assert [(line.text, line.bold) for line in _read(path)] == [("Article 1¹,²", True)]


def test_a_plain_word_at_the_end_makes_a_line_plain(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "Abstract. "), (120, 700, 10, "软法")]])
    _replaced(path, b"/BaseFont /Helvetica", b"/BaseFont /ArialBold")
    assert [line.bold for line in _read(path)] == [False]


def _pieces(tmp_path, make_pdf, left, right, gap):
    """The two set apart by ``gap`` points at ten points; "Agr" is 15.56 wide."""
    widths = {"Agr": 15.56, "Agreement": 47.8}
    return _lines(make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, left), (72 + widths[left] + gap, 700, 10, right)]]))


@pytest.mark.parametrize(
    ("left", "right", "gap", "text"),
    [
        ("Agr", "eement on rivers", 1.7, "Agreement on rivers"),
        ("Agreement", ", signed", 1.2, "Agreement, signed"),
        ("Agr", "eement on rivers", 4.0, "Agr eement on rivers"),
        ("Agr", "is a piece", 1.7, "Agr is a piece"),
    ],
)
def test_a_narrow_space_within_a_word_set_in_pieces_is_taken_out(tmp_path, make_pdf, left, right, gap, text):
    assert _pieces(tmp_path, make_pdf, left, right, gap) == [text]


class _Set:
    """One line of characters of ten points, ``gap`` points apart, between which pdfium sees spaces."""

    def __init__(self, text, gap):
        self.codes = [ord(character) for character in " ".join(text)]
        lefts = [(10 + gap) * (place // 2) + (10 if place % 2 else 0) for place in range(len(self.codes))]
        self.boxes = [(x, 700, x if n % 2 else x + 10, 710) for n, x in enumerate(lefts)]
        self.sizes = [0.0 if place % 2 else 10.0 for place in range(len(self.codes))]
        self.below = []

    def is_bold(self, place):
        return False


@pytest.mark.parametrize(
    ("text", "gap", "read"),
    [
        ("建设的谅解备忘录", 5, "建设的谅解备忘录"),  # a justified line
        ("自然人", 5, "自 然 人"),
        ("自然人", 2, "自然人"),
        ("罗兴武孙萌刘洋", 10, "罗 兴 武 孙 萌 刘 洋"),
    ],
)
def test_chinese_characters_that_a_line_sets_apart_are_closed_up_and_a_wide_space_stays(monkeypatch, text, gap, read):
    monkeypatch.setattr(characters, "Glyphs", lambda page: _Set(text, gap))
    assert [line.text for line in lines_of(None)] == [read]


def test_a_bullet_of_a_symbol_font_is_one_that_any_font_has(tmp_path, make_pdf):
    assert _lines(make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "\uf075电号一")]])) == ["◆电号一"]
