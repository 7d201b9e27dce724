"""How well each sentence answers: its passage, itself, its neighbours, and the form of the question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.config import AssistantConfig
from assistant.evidence import evidence, provable
from index.document import Language, Passage, Span
from index.hit import Hit

#: No two weights alike, so that each shows where it is used.
CONFIG = AssistantConfig(sentence_weight=0.5, neighbour_weight=0.25, form_weight=0.0625, about_the_text=0.125)
#: A question of no form.
ANY = "How are disputes settled?"
WATER = "Rivers carry water to the sea."
COURTS = "Courts settle disputes by law."
TALKS = "The parties consult in good faith."


def hit(*sentences: tuple[str, float], score: float = 1.0, name: str = "p", language: Language = "en") -> Hit:
    """A passage of ``sentences``, each with its own score."""
    text = ("" if language == "zh" else " ").join(sentence for sentence, _ in sentences)
    passage = Passage(name, "d", text, (Span(1, 0, len(text)),), (), language, "body")
    return Hit(passage, 1, score, (), tuple(own for _, own in sentences))


def scores(question: str, *hits: Hit) -> dict[str, float]:
    """The score of each sentence, best first."""
    found = evidence(question, hits, CONFIG)
    return {e.passage.text[e.place.start : e.place.end]: pytest.approx(e.score) for e in found}


def test_a_sentence_counts_by_its_passage_by_itself_and_by_the_better_of_its_neighbours():
    found = scores(ANY, hit((WATER, 0.2), (COURTS, 0.8), (TALKS, 0.4)))
    assert list(found) == [COURTS, TALKS, WATER]
    # 1 + 0.8 / 2 + 0.4 / 4; 1 + 0.4 / 2 + 0.8 / 4; 1 + 0.2 / 2 + 0.8 / 4.
    assert found == {COURTS: 1.5, TALKS: 1.4, WATER: 1.3}


def test_neighbours_that_are_worse_than_nothing_are_nothing():
    assert scores(ANY, hit((WATER, -0.4), (COURTS, 0.2))) == {COURTS: 1.1, WATER: 0.85}


def test_a_sentence_alone_has_no_neighbour():
    assert scores(ANY, hit((COURTS, 0.8), score=0.5)) == {COURTS: 0.9}


def test_sentences_of_all_passages_are_compared():
    found = scores(ANY, hit((WATER, 0.0), score=1.0), hit((COURTS, 0.9), score=0.8, name="q"))
    assert found == {COURTS: 1.25, WATER: 1.0} and list(found) == [COURTS, WATER]


def test_a_signature_block_is_evidence_only_of_who_signed():
    signed = "For the Republic of Oren: Minister of Transport"
    assert list(scores(ANY, hit((WATER, 0.2)), hit((signed, 0.9), name="q"))) == [WATER]
    assert list(scores("Who signed it?", hit((WATER, 0.2)), hit((signed, 0.9), name="q"))) == [signed, WATER]


SAID_IN_A_NOTE = "Courts settle the disputes of states by law where all of them agree to it."
NAMED_IN_A_NOTE = f"See A. Author, {COURTS}"


def note(*sentences: tuple[str, float], name: str = "n") -> Hit:
    found = hit(*sentences, name=name)
    return replace(found, passage=replace(found.passage, kind="note"))


def test_a_note_is_the_lesser_proof_and_one_that_only_names_a_source_is_none():
    said, named = note((SAID_IN_A_NOTE, 0.4)), note((NAMED_IN_A_NOTE, 0.9), name="m")
    found = provable((named, said, hit((COURTS, 0.4), score=0.8)), 0.25)
    assert [(item.passage.id, item.rank, item.score) for item in found] == [("p", 1, 0.8), ("n", 2, 0.75)]


def test_of_a_note_only_what_says_something_is_evidence():
    found = evidence(ANY, (note((SAID_IN_A_NOTE, 0.4), (NAMED_IN_A_NOTE, 0.9)),), CONFIG)
    assert [item.passage.text[item.place.start : item.place.end] for item in found] == [SAID_IN_A_NOTE]


def test_of_equal_sentences_that_of_the_better_hit_comes_first():
    found = evidence(ANY, (hit((COURTS, 0.4), name="first"), hit((COURTS, 0.4), name="second")), CONFIG)
    assert [item.passage.id for item in found] == ["first", "second"]


@pytest.mark.parametrize(
    ("question", "text", "more"),
    [
        ("When was the court founded?", "The court was founded in 1974.", 1),
        ("When was the court founded?", COURTS, 0),
        ("Which states joined, and when?", "In 1974, these States joined: France, Italy, and Spain.", 3),  # who, too
        ("法院何时成立？", "法院成立于一九七四年。", 1),
        ("国家为什么选择软法？", "由于主权成本较低，国家选择软法。", 1),
        ("国家为什么选择软法？", "国家常常选择软法。", 0),
    ],
)
def test_a_sentence_gains_for_each_thing_asked_for_that_it_has(question: str, text: str, more: int):
    language: Language = "en" if text.isascii() else "zh"
    assert scores(question, hit((text, 0.0), language=language)) == {text: 1 + 0.0625 * more}


@pytest.mark.parametrize(
    ("text", "language"), [("This paper asks how disputes are settled.", "en"), ("本文讨论争端如何解决。", "zh")]
)
def test_a_sentence_loses_by_speaking_of_its_own_paper(text: str, language: Language):
    assert scores(ANY, hit((text, 0.0), language=language)) == {text: 0.875}


def test_a_heading_too_short_to_say_something_is_no_sentence():
    text = f"Article 5.\n{COURTS}"
    passage = Passage("p", "d", text, (Span(1, 0, len(text)),), (), "en", "body")
    (found,) = evidence(ANY, (Hit(passage, 1, 1.0, (), (0.0,)),), CONFIG)
    assert (found.place.start, found.place.end) == (11, len(text))


def test_a_sentence_gains_by_a_value_such_as_is_asked_for():
    found = hit((WATER, 0.0), (COURTS, 0.0))
    first, second = evidence(ANY, (found,), CONFIG, has_value=lambda passage, place: place.start > 0)
    assert (first.place.start > 0, first.score - second.score) == (True, pytest.approx(CONFIG.value))


def test_without_hits_there_is_none():
    assert evidence(ANY, (), CONFIG) == ()
