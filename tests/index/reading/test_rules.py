"""Rules and the cells that they part."""

import pypdfium2
import pytest

from index.reading.raw import Line, Rule
from index.reading.rules import cells_of, has_cells, rules_of


def line_at(*parts, top=100.0):
    """A line of parts (left, text), each character 5 points wide, with a space between two parts."""
    boxes = []
    for left, text in parts:
        boxes += [(left + 5 * n, top - 10, left + 5 * n + 5, top) for n in range(len(text))] + [(0.0, 0.0, 0.0, 0.0)]
    return Line(" ".join(text for _, text in parts), tuple(boxes[:-1]), 10.0, False)


def test_a_wide_gap_parts_cells_and_a_word_space_does_not():
    assert cells_of(line_at((10, "ab"), (40, "cd"), (52, "e"))) == [(0, 2), (3, 7)]
    assert cells_of(line_at((10, "ab"))) == [(0, 2)]


def test_a_line_that_is_spaced_out_has_no_cells():
    spaced = [(10.0 + 10.6 * n, 90.0, 20.4 + 10.6 * n, 100.0) for n in range(5)]
    assert cells_of(Line("ab cd", tuple(spaced), 10.0, False)) == [(0, 5)]


def test_three_rows_of_cells_are_needed():
    rows = [line_at((10, "ab"), (60, "cd"), top=100.0 - 20 * n) for n in range(3)]
    assert has_cells(rows) and not has_cells(rows[:2])
    by_column = [line_at((left, "ab"), top=100.0 - 20 * n) for left in (10, 60) for n in range(3)]
    assert has_cells(by_column) and not has_cells(by_column[:3])


@pytest.fixture
def draw(tmp_path, make_pdf):
    """``draw(paths)``: a PDF of one page with nothing but these paths."""

    def draw(paths):
        path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, "x")]])
        content = path.read_bytes()
        shown = content[content.index(b"BT /F1") : content.index(b"ET", content.index(b"BT /F1")) + 2]
        drawn = b"BT ET " + paths
        assert len(drawn) >= len(shown)
        old, new = (b"<< /Length %d >>\nstream\n%s" % (len(text), text) for text in (shown, drawn))
        path.write_bytes(content.replace(old, new))
        return path

    return draw


ROWS = [line_at((10, "ab"), (60, "cd"), top=100.0 - 20 * n) for n in range(3)]


def test_rules_are_paths_that_are_long_and_thin(draw):
    with pypdfium2.PdfDocument(draw(b"72 500 200 1 re f 72 400 200 50 re f 72 300 5 1 re f")) as file:
        page = file[0]
        assert rules_of(page.raw, ROWS) == (Rule(72.0, 272.0, 500.5),)
        assert rules_of(page.raw, ROWS[:1]) == ()


def test_uprights_part_the_rules_of_a_table_with_a_frame_and_of_no_other(draw):
    inner = b"171 480 2 40 re f "
    frame = b"71 480 2 40 re f 271 480 2 40 re f "
    with pypdfium2.PdfDocument(draw(b"72 500 200 1 re f " + inner + frame)) as file:
        assert rules_of(file[0].raw, ROWS) == (Rule(72.0, 172.0, 500.5), Rule(172.0, 272.0, 500.5))
    with pypdfium2.PdfDocument(draw(b"72 500 200 1 re f " + inner + b"72 300 5 1 re f")) as file:
        assert rules_of(file[0].raw, ROWS) == (Rule(72.0, 272.0, 500.5),)


def test_the_labels_of_articles_and_items_are_no_cells():
    labels = ("第二条", "(a)", "3.")
    assert not has_cells([line_at((10, label), (60, "cd"), top=100.0 - 20 * n) for n, label in enumerate(labels)])
