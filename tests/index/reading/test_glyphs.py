"""What is asked of all characters of a page at once."""

import pypdfium2
import pytest

from index.reading.glyphs import Glyphs


@pytest.fixture
def glyphs_of(tmp_path, make_pdf):
    """The characters of a page with these lines: (x, y, size, text)."""

    def read(lines):
        with pypdfium2.PdfDocument(make_pdf(tmp_path / "a.pdf", [lines])) as file:
            page = file[0]
            text = page.get_textpage()
            return Glyphs(text.raw)

    return read


def test_a_character_has_code_box_and_size(glyphs_of):
    glyphs = glyphs_of([(72, 700, 10, "软法")])
    # The Chinese font is one em wide.
    assert [chr(code) for code in glyphs.codes] == ["软", "法"]
    assert [(box[0], box[2]) for box in glyphs.boxes] == [pytest.approx((72, 82)), pytest.approx((82, 92))]
    assert glyphs.sizes == [10, 10]


def test_a_space_that_is_not_in_the_file_has_no_size(glyphs_of):
    glyphs = glyphs_of([(72, 700, 10, "ab"), (120, 700, 10, "cd")])
    sizes = {chr(code): size for code, size in zip(glyphs.codes, glyphs.sizes, strict=True)}
    assert (sizes["a"], sizes[" "], sizes["d"]) == (10, 0, 10)


def test_what_begins_the_next_line_is_below(glyphs_of):
    glyphs = glyphs_of([(72, 700, 10, "law"), (72, 680, 10, "binds")])
    assert [chr(glyphs.codes[place]) for place in glyphs.below] == ["b"]


def test_the_halves_of_a_rare_character_are_put_together(glyphs_of):
    glyphs = glyphs_of([(72, 700, 10, "\U00020000法")])
    assert [code for code in glyphs.codes if code] == [0x20000, ord("法")]
