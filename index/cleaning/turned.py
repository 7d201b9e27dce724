"""Pages that are read turned: what was found there is put back where it is printed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.reading.raw import RawPage


def size_as_printed(page: RawPage) -> tuple[float, float]:
    """Width and height of the page as it lies in the file, in points."""
    return (page.height, page.width) if page.turns % 2 else (page.width, page.height)


def boxes_as_printed(page: RawPage, boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    """The boxes, float32 (characters, 4), on the page as it lies in the file; characters without one keep none."""
    width, height = page.width, page.height
    for _ in range(page.turns % 4):
        left, bottom, right, top = boxes.T
        turned = np.stack([height - top, left, height - bottom, right], axis=1)
        boxes = np.where((right > left)[:, None], turned, np.float32(0)).astype(np.float32)
        width, height = height, width
    return boxes
