"""What a question compares."""

from __future__ import annotations

import pytest

from assistant.comparison import begins_with, core_of, sides_of


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("条约和标准有什么区别？", "条约", "标准"),
        ("条约与标准相比有何不同？", "条约", "标准"),
        ("比较一下条约和标准在成本上的差异", "条约", "标准"),
        ("“条约”同“标准”的主要差异是什么？", "条约", "标准"),
        ("请问，条约跟标准之间的关系如何？", "条约", "标准"),
        ("What is the difference between a treaty and a standard?", "treaty", "standard"),
        ("How do rivers and glaciers differ?", "rivers", "glaciers"),
        ("How does a treaty differ from a gentlemen’s agreement in law?", "treaty", "gentlemen’s agreement"),
        ("Compare the River Rules with the Sea Convention.", "River Rules", "Sea Convention"),
        ("Treaties vs. standards: which is faster?", "Treaties", "standards"),
    ],
)
def test_two_things_that_are_compared(question: str, one: str, other: str):
    assert sides_of(question) == (one, other)


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What is the difference between rivers, lakes and seas?", ("rivers", "lakes", "seas")),
        ("Compare the rules of the River Act, the Lake Act and the Sea Act.", ("River Act", "Lake Act", "Sea Act")),
        ("How do rivers, lakes, and seas differ from one another?", ("rivers", "lakes", "seas")),
        ("河流、湖泊和海洋有什么区别？", ("河流", "湖泊", "海洋")),
        ("河流、湖泊与海洋三类水体有哪些不同？", ("河流", "湖泊", "海洋")),
    ],
)
def test_three_things_that_are_compared(question: str, sides: tuple[str, ...]):
    assert sides_of(question) == sides


@pytest.mark.parametrize(
    "question",
    [
        "条约和标准各有哪些优点？",
        "甲国和乙国签了什么条约？",
        "“条约”与“标准”“机制”的区别何在？",  # where one ends is not said
        "条约与条约有什么区别？",
        "Which rules do rivers and glaciers share?",
        "What do the states agree on?",
        "What is a treaty?",
    ],
)
def test_a_question_that_compares_no_things_that_it_names(question: str):
    assert sides_of(question) == ()


@pytest.mark.parametrize(
    ("side", "text"),
    [
        ("equivalence", "Equivalence leaves the rules as they are."),
        ("the treaty", "A treaty binds."),
        ("软法", "（二）软法没有拘束力。"),
        ("軟法", "软法没有拘束力。"),
    ],
)
def test_a_sentence_begins_with_what_is_compared(side, text):
    assert begins_with(side, text)


def test_a_sentence_that_names_it_later_does_not_begin_with_it():
    assert not begins_with("equivalence", "Unlike equivalence, harmonization makes one text.")


@pytest.mark.parametrize(
    ("side", "core"),
    [
        ("Kyoto Protocol", "Kyoto"),
        ("《京都议定书》", "京都"),
        ("巴黎协定", "巴黎"),
        ("rail agreement", "rail agreement"),
        ("软法", "软法"),
    ],
)
def test_a_treaty_is_told_from_others_by_the_rest_of_its_name(side: str, core: str):
    assert core_of(side) == core
