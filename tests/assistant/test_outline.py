"""The section that is asked for by its heading, and its points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.outline import Outline, kinds_asked_for, kinds_of, rest_of
from assistant.sections import Sections
from index.document import Language, Passage, Span
from index.hit import Hit
from index.lexical.tokens import tokens

TITLE = "Ferries of the north"
TEXTS = (
    ((TITLE,), "Ferries are old. This paper tells of them."),
    (("1. Problems of the ferries",), "Much is amiss. First, they are late. Nobody knows why. Second, they are few."),
    (("2. Ways to improve the ferries",), "Three ways are open."),
    (("2. Ways to improve the ferries", "2.1 New timetables"), "Winter is long. Timetables must be new each year."),
    (("2. Ways to improve the ferries", "2.2 More boats"), "More boats must be built. They are dear."),
    (("3. The crew",), "First, they are Danes. Second, they are Swedes."),
    (("4. Why they run at a loss",), "There are four reasons."),
    (("4. Why they run at a loss", "4.1 Costs"), "First, oil is dear. It always was. Second, crews are paid well."),
    (("4. Why they run at a loss", "4.2 Income"), "Fares are low. Third, few travel. Fourth, some do not pay."),
)


def part_of(term: str, text: str, language: Language) -> float:
    words = tokens(term)
    return sum(word in set(tokens(text)) for word in words) / len(words) if words else 0.0


def points(question: str, least: float = 0.3) -> list[str]:
    held = [
        Passage(f"p{n}", "d", text, (Span(1, n * 1000, n * 1000 + len(text)),), path, "en", "body")
        for n, (path, text) in enumerate(TEXTS)
    ]
    vocabulary = sorted(
        {word for path, text in TEXTS for word in tokens(" ".join((*path, text)))} | set(tokens(question))
    )

    def embed(texts: Sequence[str]) -> np.ndarray:
        rows = np.array([[word in tokens(text) for word in vocabulary] for text in texts], dtype=np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)

    outline = Outline(Sections(held), {"d": TITLE}, embed, part_of)
    found = outline.points(question, [Hit(held[5], 1, 1.0, (), ())], least)
    return [one.passage.text[one.place.start : one.place.end] for one in found]


def test_the_items_under_the_heading_are_the_points_each_by_its_first_sentence_or_two_where_that_is_a_name():
    assert points("What are the problems of the ferries?") == [
        "Much is amiss.",
        "First, they are late. Nobody knows why.",
        "Second, they are few.",
    ]


def test_of_the_sections_under_the_heading_each_has_a_point_the_one_that_says_its_heading():
    assert points("How can the ferries be improved?") == [
        "Timetables must be new each year.",
        "More boats must be built.",
    ]


def test_points_that_are_numbered_on_from_section_to_section_are_all_told():
    assert points("Why do they run at a loss?") == [
        "First, oil is dear.",
        "Second, crews are paid well.",
        "Third, few travel.",
        "Fourth, some do not pay.",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "What are the functions of the ferries?",  # no heading of this kind
        "What problems do fishermen in the harbour of Bergen have with seals?",  # it asks for more than the heading has
        "When did the problems of the ferries begin?",
        "Tell me of the problems of the ferries.",
    ],
)
def test_otherwise_there_is_none(question):
    assert points(question) == []
    assert points("What are the problems of the ferries?", least=1.1) == []


def test_kinds_are_the_same_in_both_languages_and_whatever_the_word():
    assert kinds_of("面临的主要课题") == kinds_of("What difficulties") != frozenset()
    assert kinds_asked_for("有哪些措施？") == kinds_of("ways to improve it") != kinds_asked_for("有哪些特征？")
    assert kinds_asked_for("What measures make the mechanism work?") == kinds_of("measures")
    assert kinds_of("What are the reasons?") == kinds_asked_for("国家为何选择软法？") == kinds_of("动因")
    assert kinds_asked_for("How many measures are there?") == kinds_asked_for("谁采取措施？") == frozenset()


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("软法有哪些功能？", "What functions has soft law?"),
        ("有几种类型？", "What kinds are there?"),
        ("需要什么条件？", "Which requirements must be met?"),
        ("有哪些机制？", "Which mechanisms are there?"),
        ("有哪些原则？", "What principles apply?"),
        ("有什么优势？", "What advantages does it have?"),
        ("有什么影响？", "What effects does it have?"),
        ("两者有什么区别？", "How do they differ?"),
        ("有哪些批评？", "What objections are raised?"),
    ],
)
def test_each_kind_is_asked_for_in_either_language(chinese, english):
    assert kinds_asked_for(chinese) == kinds_asked_for(english) != frozenset()
    assert len(kinds_asked_for(chinese)) == 1


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What are the main problems of the ferries?", ["ferri"]),
        ("Why do the ferries lose money?", ["ferri", "lose", "money"]),
        ("渡轮面临的主要问题有哪些？", ["渡轮"]),
        ("渡轮有几种类型？", ["渡轮"]),
        ("What challenges are there?", []),
    ],
)
def test_the_rest_is_what_else_a_question_says(question, left):
    assert tokens(rest_of(question)) == left


def test_a_table_under_a_heading_of_its_own_in_a_long_document_is_no_section_of_text():
    long = [
        Passage(f"p{n}", "d", "Ferries run.", (Span(1, n * 100, n * 100 + 12),), (f"{n}. Harbour",), "en", "body")
        for n in range(250)
    ]
    table = Passage("t", "d", "Fares", (Span(2, 0, 5),), ("Problems in figures",), "en", "table")
    outline = Outline(Sections([*long, table]), {"d": TITLE}, lambda texts: np.ones((len(texts), 1)), part_of)
    assert outline.points("What problems are there?", [Hit(table, 1, 1.0, (), ())], 0.0) == ()
