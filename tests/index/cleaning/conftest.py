"""Printed lines made by hand."""

from itertools import pairwise

import pytest

from index.reading.raw import Line, RawDocument, RawPage


@pytest.fixture(scope="session")
def line():
    """``line(text, left=72, top=400, size=10, right=None, …)``: Chinese characters one em wide, others half an em.

    ``right`` stretches the line to that edge, as justified text is.
    """
    return _line


@pytest.fixture(scope="session")
def page():
    """``page(*lines, number=1, label=None)``: A4 in points."""
    return _page


@pytest.fixture(scope="session")
def raw():
    """``raw(*pages)``: a document without title or warnings."""
    return lambda *pages: RawDocument("", pages, ())


def _line(text, left=72.0, top=400.0, size=10.0, right=None, bold=False, hyphenated=False):
    widths = [size if c >= "\u2e80" else size / 2 for c in text]
    stretch = (right - left) / sum(widths) if right is not None else 1.0
    edges = [left + stretch * sum(widths[:place]) for place in range(len(widths))]
    edges.append(left + sum(widths) if right is None else right)
    boxes = tuple((start, top - size, end, top) for start, end in pairwise(edges))
    return Line(text, boxes, size, bold, hyphenated)


def _page(*lines, number=1, label=None):
    return RawPage(number, label, 595.0, 842.0, lines)
