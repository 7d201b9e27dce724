"""Clauses with what they deny, and words that stand for one another."""

from __future__ import annotations

import pytest

from assistant.proof.alignment import Correspondence, clauses
from index.expansion.dictionary import Dictionary
from index.expansion.glossary import Term

#: treaty 条约 .9; 条约 also stands for pact .5; 规则 for rule, hardly ever for treaty.
WORDS = Correspondence(
    Dictionary(
        {
            "zh": {"treati": {"条约": 0.9, "规则": 0.01}, "pact": {"条约": 0.6}},
            "en": {"条约": {"treati": 0.4, "pact": 0.5, "law": 0.02}, "规则": {"rule": 0.8}},
        }
    )
)


def denied(text: str) -> list[set[str]]:
    return [set(words) for clause in clauses(text) for words in clause.denials]


def test_a_clause_ends_at_a_mark_and_at_a_but():
    found = [clause.words for clause in clauses("Opinions carry weight, but bind nobody; 3.5 pages.")]
    assert found == [("opinion", "carri", "weight"), ("bind", "nobodi"), ("page",)]
    assert [clause.words for clause in clauses("软法有效，但缺乏约束。")] == [("软法", "有效"), ("约束",)]


def test_a_negator_denies_the_two_words_after_it_in_its_clause():
    assert denied("The treaty does not create legal obligations, parties agree.") == [{"creat", "legal"}]
    assert denied("备忘录不产生义务，各方同意") == [{"产生", "义务"}]


def test_what_a_negator_denies_may_begin_behind_the_next_one():
    assert denied("never without notice enter") == [{"notic", "enter"}, {"notic", "enter"}]


def test_a_negator_at_the_end_denies_what_stands_before_and_has_no_words():
    assert denied("Reservations are prohibited.") == [set()]


@pytest.mark.parametrize(
    "text",
    [
        "not later than Monday",
        "not only rules",
        "without delay",
        "不仅如此",
        "不同规则",
        "无论何时",
        "是否有效",
        "非法捕捞",
    ],
)
def test_what_only_looks_like_a_denial_is_none(text: str):
    assert denied(text) == []


@pytest.mark.parametrize(
    "text", ["failure to perform", "it cannot bind", "doesn’t bind", "non-binding rules", "未经同意"]
)
def test_a_denial_without_not_is_one(text: str):
    assert len(denied(text)) == 1


def test_words_with_a_numeral_inside_stay_and_numbers_go():
    assert clauses("统一规则三十条")[0].words[0] == "统一"
    assert clauses("within 30 days")[0].words == ("within", "day")


def test_a_word_stands_for_its_translation_in_whichever_direction_the_dictionary_has_it():
    assert WORDS.stands("treati", frozenset({"条约"}))
    assert WORDS.stands("rule", frozenset({"规则"}))  # known only from 规则 to rule
    assert not WORDS.stands("rule", frozenset({"条约"}))


def test_a_translation_that_is_noise_does_not_count():
    assert not WORDS.stands("treati", frozenset({"规则"}))
    assert not WORDS.stands("law", frozenset({"条约"}))


def test_words_with_a_translation_in_common_stand_for_each_other():
    # .9 × .5 = .45 from treaty to pact; to law .9 × .02 = .018, too little.
    assert WORDS.stands("treati", frozenset({"pact"}))
    assert not WORDS.stands("treati", frozenset({"law"}))


def test_the_share_is_of_the_words_of_the_claim_and_of_none_is_one():
    assert WORDS.share(frozenset({"treati", "rule", "moon"}), frozenset({"条约", "规则"})) == pytest.approx(2 / 3)
    assert WORDS.share(frozenset(), frozenset()) == 1.0
    assert WORDS.share(frozenset({"moon"}), frozenset()) == 0.0


def test_a_premise_in_both_languages_carries_words_of_both():
    assert WORDS.share(frozenset({"treati", "moon"}), frozenset({"条约", "moon"})) == 1.0


def test_what_the_dictionary_leaves_over_of_a_term_stands_for_the_rest_of_the_other():
    words = Correspondence(
        Dictionary({"zh": {"trade": {"贸易": 1.0}}, "en": {"贸易": {"trade": 1.0}}}),
        [Term(("贸易便利",), ("trade facilitation",))],
    )
    assert words.stands("便利", frozenset({"facilit"}))
    assert not words.stands("贸易", frozenset({"facilit"}))


def test_a_term_that_is_held_in_another_way_is_taken_out():
    words = Correspondence(Dictionary({"zh": {}, "en": {}}), [Term(("国际法院",), ("ICJ",))])
    assert words.without_terms("The ICJ found a breach.", "国际法院认定") == "The   found a breach."
    assert words.without_terms("The ICJ found a breach.", "仲裁庭认定") == "The ICJ found a breach."
