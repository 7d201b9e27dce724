"""Another matter in which the same documents are set side by side."""

from __future__ import annotations

import pytest

from assistant.leaning.beside import of_another

ENGLISH = "How do the rail MoU and the investment agreement differ on termination?"
CHINESE = "铁路备忘录和投资协定在终止上有什么不同？"


@pytest.mark.parametrize(
    ("plain", "before", "made"),
    [
        ("What about amendments", ENGLISH, "How do the rail MoU and the investment agreement differ on amendments?"),
        ("and on costs", ENGLISH, "How do the rail MoU and the investment agreement differ on costs?"),
        ("那争端解决呢", CHINESE, "铁路备忘录和投资协定在争端解决上有什么不同？"),
        ("在修订方面呢", CHINESE, "铁路备忘录和投资协定在修订上有什么不同？"),
        ("那费用呢", "投资协定与铁路备忘录对退出各有什么规定？", "投资协定与铁路备忘录对费用各有什么规定？"),
        (
            "And about costs",
            "What do the rail MoU and the river treaty each say about data?",
            "What do the rail MoU and the river treaty each say about costs?",
        ),
    ],
)
def test_the_matter_is_another_and_the_documents_stay(plain: str, before: str, made: str):
    assert of_another(plain, before) == made


@pytest.mark.parametrize(
    ("plain", "before"),
    [
        ("What about the river treaty", ENGLISH),  # another document
        ("那伊尔马河协定呢", CHINESE),
        ("那争端解决呢", "硬法和软法在终止上有什么不同？"),  # of no documents
        ("那争端解决呢", "铁路备忘录在终止上有什么规定？"),  # of one
        ("When does it end", ENGLISH),
    ],
)
def test_anything_else_is_left_to_other_rules(plain: str, before: str):
    assert of_another(plain, before) is None
