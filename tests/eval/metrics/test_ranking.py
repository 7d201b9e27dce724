"""Metrics of rankings, against values worked out by hand and ir-measures asked directly."""

from __future__ import annotations

from math import log2

import ir_measures
import pytest

from eval.metrics.ranking import means, ranking

NAMES = ["nDCG@10", "R@5", "R@10", "RR@10", "Success@1", "Success@5"]


def of(ids: list[str], *relevant: str) -> dict[str, float]:
    return ranking({"q": ids}, {"q": relevant})["q"]


def test_each_metric_has_the_value_worked_out_by_hand():
    # Relevant at ranks 2 and 6 of three: gain 1/log2(3) + 1/log2(7) over 1/log2(2) + 1/log2(3) + 1/log2(4).
    found = of(["x1", "a", "x3", "x4", "x5", "b"], "a", "b", "c")
    gain = 1 / log2(3) + 1 / log2(7)
    most = 1 + 1 / log2(3) + 1 / 2
    assert found == pytest.approx(
        {"nDCG@10": gain / most, "R@5": 1 / 3, "R@10": 2 / 3, "RR@10": 1 / 2, "Success@1": 0, "Success@5": 1}
    )


def test_the_values_are_those_of_ir_measures_asked_one_metric_at_a_time():
    run = {"1": ["d", "b", "a"], "2": ["e", "f"], "3": ["a", "b", "c", "d", "e", "f", "g"]}
    relevant = {"1": {"a", "b"}, "2": {"z"}, "3": {"f", "g", "a"}}
    scores = {query: {name: 1 / rank for rank, name in enumerate(ids, 1)} for query, ids in run.items()}
    judged = {query: dict.fromkeys(ids, 1) for query, ids in relevant.items()}
    found = ranking(run, relevant)
    for name in NAMES:
        metric = ir_measures.parse_measure(name)
        for value in ir_measures.iter_calc([metric], judged, scores):
            assert found[value.query_id][name] == pytest.approx(value.value), (name, value.query_id)


def test_the_order_given_counts_and_not_the_order_of_the_names():
    # With equal scores ir-measures would order by name.
    assert of(["z", "a"], "z")["Success@1"] == 1
    assert of(["a", "z"], "z")["Success@1"] == 0


def test_what_stands_beyond_the_cut_does_not_count():
    eleven = [f"x{i}" for i in range(10)] + ["a"]
    assert set(of(eleven, "a").values()) == {0.0}
    assert of(eleven[1:], "a")["RR@10"] == pytest.approx(0.1)


def test_an_id_that_comes_twice_counts_at_its_first_place():
    assert of(["a", "a", "b"], "a", "b") == of(["a", "b"], "a", "b")
    assert of(["a", "x", "a"], "a")["Success@1"] == 1


def test_an_empty_and_a_missing_ranking_have_nothing():
    nothing = dict.fromkeys(NAMES, 0.0)
    assert ranking({"q": []}, {"q": {"a"}, "r": {"b"}}) == {"q": nothing, "r": nothing}


def test_a_query_with_nothing_relevant_is_left_out_and_so_is_one_that_was_not_judged():
    assert list(ranking({"q": ["a"], "r": ["a"], "s": ["a"]}, {"q": {"a"}, "r": set()})) == ["q"]
    assert ranking({}, {}) == {}


def test_means_weigh_by_grade_and_count_a_query_that_found_nothing():
    # Of query 1 the better text is second: (1 + 2/log2(3)) over (2 + 1/log2(3)); query 2 has 0 everywhere.
    found = means({"1": ["low", "high", "x"]}, {"1": {"high": 2, "low": 1}, "2": {"a": 1}})
    ndcg = (1 + 2 / log2(3)) / (2 + 1 / log2(3))
    expected = {"nDCG@10": ndcg / 2, "R@2": 1 / 2, "R@5": 1 / 2, "RR@10": 1 / 2, "Success@1": 1 / 2}
    assert found == pytest.approx(expected)
