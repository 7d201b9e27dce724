"""What one answer is worth."""

from __future__ import annotations

import pytest

from eval.judge import ranks, source_of
from eval.questions import Fact, Gold
from eval.result import Found

FILE = "agreements/rivers.pdf"
GOLD = "The commission meets twice a\nyear."
OTHER = "It sits in Basel."


@pytest.fixture
def judged(make_question, make_result, judge_all):
    """``judged(question, result)``: one judged alone."""
    return lambda question, result: judge_all([question], [result])[0]


def test_a_right_answer_has_every_figure_at_its_best(judged, make_question, make_result):
    one = judged(make_question(), make_result(GOLD, OTHER))
    assert one.verdict == "right"
    assert one.gold_at == (True, False)
    assert one.source == "en"
    best = ("nDCG@10", "Success@1", "key facts@500", "key facts@1200", "citation recall", "citation precision")
    assert all(one.values[name] == 1.0 for name in (*best, "exact quotes", "answered", "right"))
    assert one.values["characters"] == 34.0
    assert "abstention recall" not in one.values


def test_a_gold_passage_in_second_place_is_worth_half_a_reciprocal_rank(judged, make_question, make_result):
    one = judged(make_question(), make_result(OTHER, GOLD))
    assert (one.values["RR@10"], one.values["Success@1"], one.values["R@5"]) == (0.5, 0.0, 1.0)
    assert one.verdict == "wrong"


def test_half_the_facts_are_partly_right(judged, make_question, make_result):
    question = make_question(facts=(Fact(("twice",), ()), Fact(("Basel",), ())))
    one = judged(question, make_result(GOLD))
    assert (one.verdict, one.values["key facts@1200"], one.values["right"]) == ("partly", 0.5, 0.0)


def test_a_fact_after_the_first_screen_is_not_read(judged, make_question, make_result):
    filler = "x " * 300
    one = judged(make_question(), make_result(f"{filler}{GOLD}"))
    assert (one.values["key facts@500"], one.values["key facts@1200"]) == (0.0, 1.0)


def test_declining_is_right_where_there_is_no_answer_and_wrong_where_there_is_one(judged, make_question, make_result):
    gone = make_result(GOLD, declined=True)
    rightly = judged(make_question(answerable=False), gone)
    assert (rightly.verdict, rightly.source) == ("declined rightly", "")
    assert (rightly.values["abstention recall"], rightly.values["abstention precision"]) == (1.0, 1.0)
    wrongly = judged(make_question(), gone)
    assert wrongly.verdict == "declined wrongly"
    assert (wrongly.values["answered"], wrongly.values["key facts@1200"]) == (0.0, 0.0)
    assert wrongly.values["abstention precision"] == 0.0
    assert "citation recall" not in wrongly.values


def test_any_answer_to_what_cannot_be_answered_is_wrong(judged, make_question, make_result):
    one = judged(make_question(answerable=False), make_result(GOLD))
    assert (one.verdict, one.values["abstention recall"]) == ("wrong", 0.0)
    assert "nDCG@10" not in one.values


def test_an_altered_quote_is_not_exact(judged, make_question, make_result):
    one = judged(make_question(), make_result(GOLD, at_place=GOLD.replace("twice", "twíce")))
    assert one.values["exact quotes"] == 0.0


def test_without_facts_a_quote_of_the_gold_is_right(judged, make_question, make_result):
    assert judged(make_question(facts=()), make_result(GOLD)).verdict == "right"
    assert judged(make_question(facts=()), make_result(OTHER)).verdict == "wrong"


def test_support_is_ranked_against_that_of_answerable_questions(judge_all, make_question, make_result):
    questions = [make_question("a"), make_question("b"), make_question("c", answerable=False)]
    results = [make_result(GOLD, support=support) for support in (0.9, 0.4, 0.4)]
    assert judge_all(questions, results)[2].values["abstention AUROC"] == 0.75


def test_a_hit_stands_for_the_gold_that_no_hit_before_it_held():
    hits = [Found(name, FILE, "1", text) for name, text in (("p", "a b"), ("q", "a"), ("r", "c"))]
    gold = [Gold(FILE, "1", anchor) for anchor in ("a", "b", "c")]
    assert ranks(hits, gold) == ("gold 0", "gold 1", "q", "gold 2")


def test_a_hit_in_another_document_holds_no_gold():
    assert ranks([Found("p", "papers/x.pdf", "1", "a")], [Gold(FILE, "1", "a")]) == ("p",)


def test_the_source_is_the_language_of_the_gold_documents(make_question):
    question = make_question(gold=(Gold("a", "1", "x"), Gold("b", "1", "y")))
    assert source_of(question, {"a": "en", "b": "en"}) == "en"
    assert source_of(question, {"a": "en", "b": "zh"}) == "both"
    assert source_of(question, {}) == ""
