"""The archive of readings: nothing that a version may be using is changed."""

import os
from dataclasses import replace

import numpy as np
import pytest

from index.archive import Reading, read_boxes
from index.readings import Kept, Trust, find, keep
from index.versions import Layout

ALL = Trust({}, True)
BOXES = (np.ones((3, 4), np.float32),)


@pytest.fixture
def layout(tmp_path):
    return Layout(tmp_path)


@pytest.fixture
def reading(make_document):
    return Reading(make_document([("paragraph", "law")]), (), False)


def _other(reading, text):
    page = replace(reading.document.pages[0], text=text)
    return replace(reading, document=replace(reading.document, pages=(page,)))


def test_what_is_kept_is_found_where_it_is_trusted(layout, reading):
    assert find(layout, "d" * 16, "r", ALL) is None
    kept = keep(layout, "r", reading, BOXES)
    assert kept == Kept(reading, "")
    assert find(layout, "d" * 16, "r", ALL) == kept
    assert find(layout, "d" * 16, "r", Trust({"d" * 16: ""}, False)) == kept
    assert find(layout, "d" * 16, "r", Trust({"e" * 16: ""}, False)) is None
    assert find(layout, "d" * 16, "other", ALL) is None


def test_the_same_again_under_another_name_is_no_edition(layout, reading):
    keep(layout, "r", reading, BOXES)
    renamed = replace(reading, document=replace(reading.document, file="b.pdf"))
    assert keep(layout, "r", renamed, BOXES).edition == ""
    assert len(list(layout.documents.iterdir())) == 2


@pytest.mark.parametrize("what", ["text", "boxes"])
def test_what_differs_is_an_edition_beside_the_first(layout, reading, what):
    keep(layout, "r", reading, BOXES)
    before = {path: path.read_bytes() for path in layout.documents.iterdir()}
    second = _other(reading, "LAW") if what == "text" else reading
    boxes = BOXES if what == "text" else (np.zeros((3, 4), np.float32),)
    kept = keep(layout, "r", second, boxes)
    assert len(kept.edition) == 8
    assert {path: path.read_bytes() for path in before} == before
    assert read_boxes(layout.boxes("d" * 16, "r", kept.edition), 1).tolist() == boxes[0].tolist()
    assert keep(layout, "r", second, boxes) == kept
    assert len(list(layout.documents.iterdir())) == 4


def test_the_latest_is_found_unless_a_version_names_another(layout, reading):
    first = keep(layout, "r", reading, BOXES)
    os.utime(layout.document("d" * 16, "r"), (1, 1))
    second = keep(layout, "r", _other(reading, "LAW"), BOXES)
    assert find(layout, "d" * 16, "r", ALL) == second
    assert find(layout, "d" * 16, "r", Trust({"d" * 16: ""}, True)) == first
    os.utime(layout.document("d" * 16, "r", second.edition), (2, 2))
    assert keep(layout, "r", reading, BOXES) == first
    assert find(layout, "d" * 16, "r", ALL) == first


@pytest.mark.parametrize("part", ["document", "boxes"])
def test_what_is_damaged_is_written_again_in_its_place(layout, reading, part):
    keep(layout, "r", reading, BOXES)
    path = getattr(layout, part)("d" * 16, "r")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert keep(layout, "r", reading, BOXES).edition == ""
    assert find(layout, "d" * 16, "r", ALL) == Kept(reading, "")
    assert read_boxes(layout.boxes("d" * 16, "r"), 1).tolist() == BOXES[0].tolist()
