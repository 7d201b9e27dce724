"""Questions that set documents side by side."""

from __future__ import annotations

import pytest

from assistant.answer import DraftStatement
from assistant.side_by_side import Part, hits_in, in_turn, side_by_side
from index.document import Passage, Span
from index.hit import Hit
from index.mentions import Spoken

MEANT = {
    "the rail MoU": {"rail"},
    "the investment treaty": {"invest"},
    "the river treaty": {"river"},
    "the treaties": {"invest", "river"},
    "铁路备忘录": {"rail"},
    "投资协定": {"invest"},
}


def spoken_of(question: str) -> Spoken:
    phrases = tuple(phrase for phrase in MEANT if phrase in question)
    return Spoken(frozenset().union(*(MEANT[phrase] for phrase in phrases)), phrases)


def parts(question: str) -> list[tuple[str, str, str]]:
    return [(part.document, part.matter, part.question) for part in side_by_side(question, spoken_of)]


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("How do the rail MoU and the investment treaty differ on termination?", "termination"),
        ("What do the rail MoU and the investment treaty each say about data exchange?", "data exchange"),
        ("Compare the amendment rules of the rail MoU and the investment treaty", "amendment rules"),
        ("How does the rail MoU differ from the investment treaty in its legal effect?", "legal effect"),
        ("铁路备忘录和投资协定在争端解决上有何不同？", "争端解决"),
        ("比较铁路备忘录与投资协定的终止条款", "终止条款"),
        ("铁路备忘录和投资协定分别在什么时候生效？", "什么时候生效"),
        ("铁路备忘录和投资协定的同行评议有何不同？", "同行评议"),
        ("铁路备忘录与投资协定规定各方承担的费用有什么区别？", "规定各方承担的费用"),
    ],
)
def test_documents_are_set_side_by_side_in_a_matter(question: str, matter: str):
    english = question.isascii()
    named = ("the rail MoU", "the investment treaty") if english else ("铁路备忘录", "投资协定")
    asked = [f"{matter} in {name}" if english else name + matter for name in named]
    assert parts(question) == [("rail", matter, asked[0]), ("invest", matter, asked[1])]


def test_they_come_in_the_order_of_the_question():
    question = "How do the investment treaty, the river treaty and the rail MoU compare on notice?"
    assert [document for document, _, _ in parts(question)] == ["invest", "river", "rail"]


@pytest.mark.parametrize(
    "question",
    [
        "When may the rail MoU be terminated?",  # one alone
        "What is the difference between the rail MoU and the investment treaty?",  # in nothing particular
        "Does the rail MoU mention the investment treaty?",  # nothing says that each is to be told of
        "How do the rail MoU and the treaties differ on termination?",  # which treaty is not said
        "How do treaties and memoranda differ on termination?",
    ],
)
def test_other_questions_set_none_side_by_side(question: str):
    assert parts(question) == []


def test_each_document_is_told_of_in_turn_with_what_the_question_calls_it():
    rail, invest = (Part(name, f"the {name} one", "notice", "") for name in ("rail", "invest"))
    told = in_turn(
        [(rail, [DraftStatement(f"r{n}", ()) for n in range(6)]), (invest, [DraftStatement("i0", ())])],
    )
    assert [(one.text, one.about) for one in told] == [
        ("r0", "the rail one"),
        ("i0", "the invest one"),
        ("r1", "the rail one"),
        ("r2", "the rail one"),
        ("r3", "the rail one"),
    ]


def test_hits_are_those_of_the_document():
    hits = [
        Hit(Passage(f"p{rank}", document, "text", (Span(1, 0, 4),), (), "en", "body"), rank, 1.0, ())
        for rank, document in enumerate(("rail", "invest", "rail"), 1)
    ]
    assert [hit.rank for hit in hits_in(Part("rail", "", "", ""), hits)] == [1, 3]
