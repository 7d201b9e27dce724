"""Pages on their way between processes come out as they went in."""

import pickle

from index.reading.packing import pack, read_packed, unpack
from index.reading.pdf import read_pages
from index.reading.raw import Line, RawPage, Rule

BOXES = ((10.1, 100.0, 15.3, 107.0), (0.0, 0.0, 0.0, 0.0), (1 / 3, 98.0, 21.0, 105.0))
LINES = (Line("a 法", BOXES, 10.5, True), Line("b", BOXES[:1], 8.0, False, hyphenated=True))
FOUND = [
    (RawPage(3, None, 595.0, 842.0, LINES, 0.9, (Rule(1.0, 2.0, 3.0),)), ""),
    (RawPage(4, None, 0.0, 0.0, ()), "the page is damaged and cannot be loaded"),
    (RawPage(5, None, 595.0, 842.0, LINES[1:]), ""),
]


def test_pages_come_out_as_they_went_in():
    packed = pickle.loads(pickle.dumps(pack(FOUND)))
    assert list(unpack(packed)) == FOUND
    assert packed.counts == (2, 0, 1) and len(packed.boxes) == 32 * 5


def test_no_pages_are_no_pages():
    assert list(unpack(pack([]))) == []


def test_a_part_of_a_file_has_its_pages_alone(tmp_path, make_pdf):
    path = make_pdf(tmp_path / "a.pdf", [[(72, 700, 10, f"Page {n}")] for n in range(1, 6)])
    assert list(unpack(read_packed(path, "", range(2, 4)))) == read_pages(path)[1:3]
