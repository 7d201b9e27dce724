"""Sentences that lead into a list of what a question asks for."""

from __future__ import annotations

import pytest

from assistant.announced import Announced
from assistant.sections import Sections
from index.chunking.sentences import sentences
from index.document import Language, Passage, Span
from index.lexical.tokens import tokens

ENGLISH = (
    "Ferries lose money. Four reasons explain the loss. First, oil is dear. Second, crews are paid well. "
    "The reasons are old."
)
CHINESE = "渡轮亏损。主要原因有三点。一是油贵，二是人少，三是票价低。其特征可以归结为三点：慢，贵，而且少。原因很多。"


def part_of(term: str, text: str, language: Language) -> float:
    words = tokens(term)
    return sum(word in set(tokens(text)) for word in words) / len(words) if words else 0.0


def passage(text: str, language: Language, heading: str = "Chapter", number: int = 1) -> Passage:
    span = Span(1, number * 1000, number * 1000 + len(text))
    return Passage(f"p{number}", "d", text, (span,), (heading,), language, "body")


def leading(question: str, *passages: Passage, least: float = 0.5, title: str = "") -> list[str]:
    """The sentences that lead into the list, by a library of ``passages`` alone."""
    leads = Announced(Sections(passages), part_of, {"d": title} if title else {}).leads(question, least)
    return [
        one.text[place.start : place.end]
        for one in passages
        for place in sentences(one.text, one.language)
        if leads(one, place)
    ]


def test_the_sentence_before_the_list_leads_in_and_the_others_of_its_kind_do_not():
    assert leading("Why do the ferries lose money?", passage(ENGLISH, "en")) == ["Four reasons explain the loss."]
    assert leading("渡轮亏损的原因有哪些？", passage(CHINESE, "zh")) == ["主要原因有三点。"]


def test_a_sentence_that_is_itself_the_list_leads_in_too():
    assert leading("渡轮有哪些特征？", passage(CHINESE, "zh")) == ["其特征可以归结为三点：慢，贵，而且少。"]
    assert leading("有哪些特征？", passage("特征有三个：慢、贵、少。", "zh")) == ["特征有三个：慢、贵、少。"]
    assert leading("有哪些特征？", passage("特征有两个：慢。", "zh")) == []


@pytest.mark.parametrize(
    "question",
    [
        "What problems have the ferries?",  # of another kind
        "When did the ferries lose money, and for what reasons?",  # a date
        "Tell me of the ferries.",
        "",
    ],
)
def test_where_no_list_of_the_kind_is_asked_for_none_leads_in(question):
    assert leading(question, passage(ENGLISH, "en"), least=0.0) == []


def test_what_else_is_asked_must_be_spoken_of_around_it_in_the_heading_or_in_the_title():
    question = "What are the reasons for whales?"
    assert leading(question, passage(ENGLISH, "en")) == []
    assert leading(question, passage(ENGLISH, "en", heading="Whales")) != []
    assert leading(question, passage(ENGLISH, "en"), title="On whales") != []
    assert leading("What are the reasons?", passage(ENGLISH, "en")) != []  # nothing else is asked


def test_a_list_that_runs_over_the_edge_of_a_passage_is_led_into():
    lead, rest = "Two reasons are known.", "First, oil is dear. Second, crews are paid well."
    one, other = passage(lead, "en"), passage(rest, "en", number=2)
    assert leading("For what reasons?", one, other) == [lead]
    assert leading("For what reasons?", one) == []


@pytest.mark.parametrize(("length", "leads"), [(90, True), (91, False)])
def test_a_long_sentence_says_something_itself(length, leads):
    lead = f"The reasons {'x' * (length - 31)} are the following."
    assert len(lead) == length
    held = passage(f"{lead} First, oil is dear. Second, crews are paid well.", "en")
    assert leading("For what reasons?", held) == ([lead] if leads else [])
