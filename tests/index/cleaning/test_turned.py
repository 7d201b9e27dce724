"""Boxes of pages that are read turned, put back where they are printed."""

from dataclasses import replace

import numpy as np
import pytest

from index.cleaning.clean import clean
from index.cleaning.turned import boxes_as_printed, size_as_printed

NONE = [0.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("turns", "size", "box"),
    [
        (0, (842.0, 595.0), [10.0, 20.0, 40.0, 30.0]),
        # What lies at the foot of the turned page, to the left, stands at the right of the printed one, at its foot.
        (1, (595.0, 842.0), [565.0, 10.0, 575.0, 40.0]),
        (2, (842.0, 595.0), [802.0, 565.0, 832.0, 575.0]),
        (3, (595.0, 842.0), [20.0, 802.0, 30.0, 832.0]),
    ],
)
def test_a_box_goes_back_by_as_many_turns(page, turns, size, box):
    turned = replace(page(), width=842.0, height=595.0, turns=turns)
    made = boxes_as_printed(turned, np.array([[10, 20, 40, 30], NONE], np.float32))
    assert size_as_printed(turned) == size
    assert made.tolist() == [box, NONE]


def test_a_cleaned_page_has_the_size_and_the_places_of_the_printed_one(line, page, raw):
    cleaned = clean(raw(replace(page(line("Water", top=400)), width=842.0, height=595.0, turns=1)))
    assert (cleaned.pages[0].width, cleaned.pages[0].height) == (595.0, 842.0)
    assert cleaned.boxes[0][0].tolist() == [195.0, 72.0, 205.0, 77.0]
