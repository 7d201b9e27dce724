"""What lifts a passage before it is read, and what takes it down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from index.config import IndexConfig
from index.document import Language, Passage, Span
from index.lifts import Lifts
from index.lookup import Lookup
from index.mentions import Spoken
from index.provisions import Provision

CONFIG = IndexConfig(provision_weight=0.5, spoken_weight=0.25, across=0.125, headed_weight=0.0625)


class Told:
    """Stands for what looks a question up: tells of every question the same."""

    def __init__(self, told: Lookup | Spoken | None) -> None:
        self.told = told

    def of(self, question: str) -> Lookup | Spoken | None:
        return self.told


def passage(document: str, language: Language, text: str) -> Passage:
    return Passage(f"{document} {language} {text}", document, text, (Span(1, 0, len(text)),), (), language, "body")


def translate(words: str, asked: Language, language: Language) -> list[dict[str, float]]:
    """What two Chinese words may be in English."""
    return [{"bridg": 0.6, "span": 0.2} if "桥梁" in words else {"ferry": 1.0}]


#: "both" says in Chinese what it says in English; "paper" has an abstract of a ninth of it in Chinese.
PASSAGES: Mapping[Language, Sequence[Passage]] = {
    "zh": [passage("both", "zh", "甲" * 10), passage("paper", "zh", "乙" * 10), passage("rail", "zh", "丙")],
    "en": [passage("both", "en", "a" * 30), passage("paper", "en", "b" * 120), passage("paper", "en", "c" * 120)],
}


def lifts(
    question: str,
    spoken: Spoken = Spoken(),
    lookup: Lookup | None = None,
    passages: Mapping[Language, Sequence[Passage]] = PASSAGES,
    languages: Sequence[Language] = (),
) -> dict[str, list[float]]:
    found = Lifts(passages, Told(lookup), Told(spoken), CONFIG, translate).of(question, languages)
    assert all(lifted.dtype == np.float32 for lifted in found.values())
    return {language: lifted.tolist() for language, lifted in found.items()}


def test_a_document_in_both_languages_is_not_lifted_across_to_the_reader_of_either():
    assert lifts("软法有哪些局限？") == {"zh": [0, 0, 0], "en": [-0.125, 0, 0]}
    assert lifts("What is soft law?") == {"zh": [-0.125, 0, 0], "en": [0, 0, 0]}


def test_where_the_readers_own_version_is_left_out_the_other_is_as_good_as_any():
    assert lifts("软法有哪些局限？", languages=("en",)) == {"zh": [0, 0, 0], "en": [0, 0, 0]}
    assert lifts("软法有哪些局限？", languages=("zh", "en"))["en"] == [-0.125, 0, 0]


def test_all_passages_of_a_document_that_is_spoken_of_are_lifted_and_no_other():
    assert lifts("软法？", Spoken(frozenset({"paper"}))) == {"zh": [0, 0.25, 0], "en": [-0.125, 0.25, 0.25]}
    assert lifts("软法？", Spoken(frozenset({"rail"}))) == {"zh": [0, 0, 0.25], "en": [-0.125, 0, 0]}
    assert lifts("软法？", Spoken(frozenset({"gone"}))) == lifts("软法？")


def test_what_stands_under_a_provision_that_is_asked_for_is_lifted_by_both():
    rows = {"zh": np.array([2]), "en": np.array([], dtype=np.intp)}
    lookup = Lookup((Provision("article", "2"),), rows)
    assert lifts("第二条？", lookup=lookup)["zh"] == [0, 0, 0.5]
    assert lifts("第二条？", Spoken(frozenset({"rail"})), lookup)["zh"] == [0, 0, 0.75]


@pytest.mark.parametrize(
    ("chinese", "taken_down"),
    [(9, 0.0), (10, -0.125), (90, -0.125), (91, 0.0)],  # of 90 letters, a quarter: 30 letters and 270
)
def test_either_language_of_a_bilingual_document_has_a_quarter_of_it_or_more(chinese: int, taken_down: float):
    held: Mapping[Language, Sequence[Passage]] = {
        "zh": [passage("d", "zh", "甲" * chinese)],
        "en": [passage("d", "en", "a" * 90)],
    }
    assert lifts("软法？", passages=held)["en"] == [taken_down]


def test_a_library_without_passages_and_one_of_one_language_have_nothing_to_lift():
    assert lifts("What is soft law?", Spoken(frozenset({"d"})), passages={}) == {}
    assert lifts("What is soft law?", passages={"zh": [], "en": []}) == {"zh": [], "en": []}
    assert lifts("软法？", passages={"en": PASSAGES["en"]}) == {"en": [0, 0, 0]}


def under(heading: str, language: Language, text: str) -> Passage:
    return replace(passage("rail", language, text), heading=("Part I", heading))


@pytest.mark.parametrize(
    ("question", "lifted"),
    [
        ("What does the rail plan say about bridges?", [0.3125, 0.25, 0.25]),
        ("What does the rail plan say about crews of ferries?", [0.25, 0.3125, 0.25]),
        ("What does the rail plan say about crews?", [0.25, 0.25, 0.25]),  # every word of the heading is needed
    ],
)
def test_what_stands_under_a_heading_that_the_question_has_is_lifted(question: str, lifted: list[float]):
    held = {
        "en": [
            under("Article 9 Harbours and Bridges", "en", "a"),
            under("Article 2 Crews of Ferries", "en", "b"),
            under("Article 3 The Rail Plan", "en", "c"),  # what the document is called is not asked of it
        ]
    }
    assert lifts(question, Spoken(frozenset(["rail"]), ("the rail plan",)), passages=held)["en"] == lifted


def test_a_clause_that_agreements_have_in_common_is_lifted_by_whatever_words_it_is_asked_for():
    held = {"en": [under("Article 9 Denunciation", "en", "a"), under("Article 2 Scope", "en", "b")]}
    spoken = Spoken(frozenset(["rail"]), ("the rail plan",))
    asked = "Which fees are due where states pull out of the rail plan?"
    assert lifts(asked, spoken, passages=held)["en"] == [0.5, 0.25]


def test_where_a_clause_alone_is_asked_for_its_own_article_is_lifted_most():
    headings = "Article 9 Denunciation", "Article 5 Fees after denunciation", "Article 2 Scope"
    held = {"en": [under(heading, "en", letter) for heading, letter in zip(headings, "abc", strict=True)]}
    spoken = Spoken(frozenset(["rail"]), ("the rail plan",))
    assert lifts("How can a state pull out of the rail plan?", spoken, passages=held)["en"] == [2.25, 0.5, 0.25]
    assert lifts("如何退出the rail plan？", spoken, passages=held)["en"] == [2.25, 0.5, 0.25]


def test_a_heading_in_the_other_language_is_known_by_its_translation():
    held = {"zh": [under("第九条 桥梁", "zh", "甲"), under("第十条 渡轮", "zh", "乙")]}
    spoken = Spoken(frozenset(["rail"]), ("the rail plan",))
    assert lifts("What about bridges in the rail plan?", spoken, passages=held)["zh"] == [0.3125, 0.25]


def test_what_a_follow_up_goes_on_about_is_asked_for_by_itself():
    held = {"en": [under("Article 4 Costs", "en", "a"), under("Article 5 Crews", "en", "b")]}
    asked = "Who must be told of it in time (costs in the rail plan)?"
    assert lifts(asked, Spoken(frozenset(["rail"]), ("the rail plan",)), passages=held)["en"] == [0.3125, 0.25]
