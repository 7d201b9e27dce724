"""The point of a list that a question asks for by its place in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.announced import Announced
from assistant.config import AssistantConfig
from assistant.counted import Counting
from assistant.outline import Outline
from assistant.sections import Sections
from index.chunking.sentences import sentences
from index.document import Language, Passage, Span
from index.hit import Hit
from index.lexical.tokens import tokens

TITLE = "Ferries of the north"
TEXTS: tuple[tuple[str, Language, str], ...] = (
    (TITLE, "en", "Ferries are old. This paper tells of them."),
    ("1. Problems of the ferries", "en", "First, they are late. Nobody knows why.² Second, they are few. They rust."),
    ("2. The crew", "en", "The ferries have a crew. Three reasons explain it. The first is custom. The second is law. "
     "The third is need."),
    ("3. 渡轮的特点", "zh", "渡轮的特点有两个。一是慢，走得不快。二是贵，票价不低。"),
)  # fmt: skip


def part_of(term: str, text: str, language: Language) -> float:
    words = tokens(term)
    return sum(word in set(tokens(text)) for word in words) / len(words) if words else 0.0


def embed(texts: Sequence[str]) -> np.ndarray:
    return np.ones((len(texts), 1), dtype=np.float32)


HELD = [
    Passage(f"p{n}", "d", text, (Span(1, n * 1000, n * 1000 + len(text)),), (heading,), language, "body")
    for n, (heading, language, text) in enumerate(TEXTS)
]
SECTIONS = Sections(HELD)
COUNTING = Counting(
    Outline(SECTIONS, {"d": TITLE}, embed, part_of), Announced(SECTIONS, part_of, {"d": TITLE}), SECTIONS
)


def counted(question: str, *numbers: int) -> str | None:
    """What is found for the question among the passages of these ``numbers``, best first; None where no list is."""
    hits = [
        Hit(HELD[n], rank, 1.0, (), (1.0,) * len(sentences(HELD[n].text, HELD[n].language)))
        for rank, n in enumerate(numbers, 1)
    ]
    found = COUNTING.of(question, hits, AssistantConfig())
    if found is not None and not found.points:
        return f"no {found.asked}"
    return None if found is None else "|".join(p.passage.text[p.place.start : p.place.end] for p in found.points)


@pytest.mark.parametrize(
    ("question", "number", "point"),
    [
        ("What is the first problem of the ferries?", 1, "First, they are late. Nobody knows why.²"),
        ("What is the second problem of the ferries?", 1, "Second, they are few. They rust."),
        ("What is the second reason why the ferries have a crew?", 2, "The second is law."),
        ("渡轮的第二个特点是什么？", 3, "二是贵，票价不低。"),
    ],
)
def test_the_point_is_told_whole_and_alone(question: str, number: int, point: str):
    assert counted(question, number) == point


def test_a_list_under_the_heading_asked_for_that_ends_before_has_no_such_point():
    assert counted("What is the third problem of the ferries?", 1) == "no third problem"
    assert counted("渡轮的第三个特点是什么？", 3) == "no 第三个特点"


def test_a_list_in_a_language_that_is_left_out_is_not_told():
    assert counted("What is the second feature of the ferries?", 1) is None
    assert counted("渡轮的第二个特点是什么？", 3, 1) == "二是贵，票价不低。"


def test_what_a_sentence_announces_may_go_on_elsewhere():
    assert counted("What is the fifth reason why the ferries have a crew?", 2) is None


@pytest.mark.parametrize(
    "question",
    [
        "What are the problems of the ferries?",
        "Who wrote the second book on the ferries?",  # no points are counted
        "渡轮第二条规定了什么？",
        "第二次渡轮会议何时召开？",
        "What is the second principle of the ferries?",  # no list of such points
    ],
)
def test_where_no_point_is_asked_for_by_its_place_nothing_is_found(question: str):
    assert counted(question, 1, 2, 3) is None


def test_points_that_are_sections_of_their_own_are_counted_by_their_order_and_told_from_their_beginning():
    above = "5. Measures for the canals"
    texts = ("Locks rust. Steel is dear. Measures for the locks come first.", "Tolls are low. They may rise.")
    held = [
        Passage(
            f"c{n}", "e", text, (Span(1, n * 100, n * 100 + len(text)),), (above, f"5.{n}. Measures {n}"), "en", "body"
        )
        for n, text in enumerate(texts, 1)
    ]
    opening = Passage("c0", "e", "Canals are wet.", (Span(1, 0, 15),), ("Canals",), "en", "body")
    sections = Sections([opening, *held])
    titles = {"e": "Canals"}
    counting = Counting(Outline(sections, titles, embed, part_of), Announced(sections, part_of, titles), sections)
    hits = [Hit(one, rank, 1.0, (), (1.0,) * 3) for rank, one in enumerate(held, 1)]

    def told(question: str) -> list[str]:
        found = counting.of(question, hits, AssistantConfig())
        assert found is not None
        return [point.passage.text[point.place.start : point.place.end] for point in found.points]

    assert told("What is the first measure for the canals?") == [texts[0]]
    assert told("What is the second measure that the paper proposes for the canals?") == [texts[1]]
    assert told("What is the third measure for the canals?") == []
