"""Pages that are pictures, recognised; and what is said where no recognition is installed."""

import importlib.util
from types import SimpleNamespace

import numpy as np
import pypdfium2
import pytest

from index.errors import ReadError
from index.extract import extract
from index.reading import ocr
from index.reading.pdf import read_pdf

needs_ocr = pytest.mark.skipif(not ocr.is_installed(), reason="needs the extra [ocr]")
LINES = ["The Parties shall measure the water", "of every river that they share", "and publish what they find."]


@pytest.fixture(scope="session")
def scan(tmp_path_factory, make_pdf):
    """A PDF whose first page is a picture of three lines of text at 72, 700 and below, 20 points apart; its second is
    white."""
    folder = tmp_path_factory.mktemp("scan")
    page = [(72, 700 - 20 * n, 14, text) for n, text in enumerate(LINES)]
    with pypdfium2.PdfDocument(make_pdf(folder / "text.pdf", [page, []])) as file:
        pictures = [file[number].render(scale=3).to_pil() for number in (0, 1)]
    pictures[0].save(folder / "scan.pdf", save_all=True, append_images=pictures[1:], resolution=216)
    return folder / "scan.pdf"


@needs_ocr
def test_a_picture_is_recognised_line_by_line(scan):
    page = read_pdf(scan).pages[0]
    assert [line.text for line in page.lines] == LINES
    assert page.ocr == pytest.approx(1.0, abs=0.1)


@needs_ocr
def test_recognised_characters_lie_where_they_are_printed(scan):
    lines = read_pdf(scan).pages[0].lines
    assert [line.left for line in lines] == pytest.approx([72, 72, 72], abs=4)
    assert [line.bottom for line in lines] == pytest.approx([697, 677, 657], abs=5)
    boxes = lines[0].boxes
    assert len(boxes) == len(LINES[0])
    printed = [box[0] for box in boxes if box[2] > box[0]]
    assert printed == sorted(printed)
    # "water" begins after 30 of 35 characters of a line that Helvetica sets about 225 points wide.
    assert boxes[LINES[0].index("water")][0] == pytest.approx(72 + 225 * 30 / 35, abs=15)


@needs_ocr
def test_lines_of_one_type_have_one_size(scan):
    assert len({line.size for line in read_pdf(scan).pages[0].lines}) == 1


@needs_ocr
def test_a_recognised_page_says_so_and_a_blank_one_is_no_trouble(scan):
    made = extract(scan)
    assert made.pages[0].text == " ".join(LINES)
    assert [page.ocr is not None for page in made.pages] == [True, False]
    assert made.warnings == ()


def test_without_recognition_the_reason_says_how_to_get_it(scan, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ReadError, match=r"an image without text; to have it recognised: pip install -e '\.\[ocr\]'"):
        read_pdf(scan)


def test_a_garbled_text_layer_is_never_read(tmp_path, make_pdf, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    garbled = [(72, 700 - 20 * n, 10, '!"#$ %&*+ "#$! &*<= >@#$ %%## "$&* +<=> @!!# $%&*') for n in range(4)]
    path = make_pdf(tmp_path / "a.pdf", [garbled, [(72, 700, 10, "A page that can be read as it stands.")]])
    read = read_pdf(path)
    assert [len(page.lines) for page in read.pages] == [0, 1]
    ((number, reason),) = read.warnings
    assert number == 1
    assert reason.startswith("the text layer is garbled; to have it recognised: pip install")


@needs_ocr
def test_nothing_is_recognised_on_a_grey_picture():
    grey = np.full((400, 400, 3), 128, dtype=np.uint8)
    assert ocr.recognise(grey, 2.0) == ocr.Recognised((), 0.0)


@pytest.mark.parametrize(("width", "height", "scale"), [(595, 842, 2000 / 842), (300, 400, 200 / 72), (20000, 10, 0.1)])
def test_a_huge_page_is_drawn_small(width, height, scale):
    assert ocr.scale_for(width, height) == pytest.approx(scale)


@needs_ocr
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_that_does_not_stand_upright_is_turned_to_be_read(scan, turns, tmp_path):
    with pypdfium2.PdfDocument(scan) as file:
        picture = file[0].render(scale=3).to_pil()
    picture.rotate(90 * turns, expand=True).save(tmp_path / "a.pdf", resolution=216)  # to the left
    page = read_pdf(tmp_path / "a.pdf").pages[0]
    assert ([line.text for line in page.lines], page.turns) == (LINES, turns)
    assert [line.left for line in page.lines] == pytest.approx([72, 72, 72], abs=4)


def _box(width, height):
    return [(0, 0), (width, 0), (width, height), (0, height)]


class _Engine:
    """What the models say of a picture on which lines of that width and height are found."""

    def __init__(self, width, height, label):
        self.box, self.label = _box(width, height), label

    def __call__(self, picture, use_det, use_cls, use_rec, **_):
        if not use_det:
            return SimpleNamespace(cls_res=[(self.label, 1.0)])
        if not use_rec:
            return SimpleNamespace(boxes=np.array([self.box] * 3))
        shape = f"{picture.shape[1]} by {picture.shape[0]}"
        return SimpleNamespace(txts=(shape,), scores=(0.9,), word_results=((),), boxes=[self.box])


@pytest.mark.parametrize(
    ("width", "height", "label", "turns", "read"),
    [(20, 4, "0", 0, "60 by 40"), (20, 4, "180", 2, "60 by 40"), (4, 20, "0", 1, "40 by 60")],
)
def test_the_shape_of_the_lines_tells_how_a_page_lies(monkeypatch, width, height, label, turns, read):
    monkeypatch.setattr(ocr, "_engine", lambda: _Engine(width, height, label))
    made = ocr.recognise(np.zeros((40, 60, 3), np.uint8), 1.0)
    assert ([line.text for line in made.lines], made.turns, made.confidence) == ([read], turns, 0.9)
