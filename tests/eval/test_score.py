"""The figures of a set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.score import score

GOLD, OTHER = "The commission meets twice a year.", "It sits in Basel."


@pytest.fixture
def scores(make_question, make_result, judge_all):
    """Two needs in both languages, one right in English only, and a need without an answer, declined in Chinese."""
    questions = [
        make_question(f"{need}-{language}", need in "ab", need=need, language=language)
        for need in "abc"
        for language in ("en", "zh")
    ]
    results = [
        make_result(GOLD, support=0.9),
        make_result(GOLD, support=0.8),
        make_result(GOLD, support=0.7),
        make_result(OTHER, support=0.6, seconds=0.3),
        make_result(OTHER, support=0.5),
        make_result(OTHER, support=0.1, declined=True),
    ]
    return score(judge_all(questions, results))


def test_a_figure_is_the_mean_over_the_questions_that_have_it(scores):
    right = scores.overall["right"]
    assert (right.value, right.count) == (0.75, 4)
    assert (scores.overall["abstention recall"].value, scores.overall["abstention recall"].count) == (0.5, 2)
    assert scores.overall["seconds"].value == pytest.approx(0.8 / 6)


def test_the_interval_draws_needs_not_questions(scores):
    # Means of two of the need's means 1 and .5: never below .5, and never above 1.
    assert (scores.overall["right"].low, scores.overall["right"].high) == (0.5, 1.0)


def test_needs_of_unlike_size_are_drawn_as_a_whole(make_question, make_result, judge_all):
    questions = [make_question(name, need=need) for name, need in (("1", "a"), ("2", "a"), ("3", "a"), ("4", "b"))]
    results = [make_result(GOLD), make_result(GOLD), make_result(GOLD), make_result(OTHER)]
    right = score(judge_all(questions, results)).overall["right"]
    assert (right.value, right.low, right.high) == (0.75, 0.0, 1.0)


def test_groups_are_by_language_source_form_and_kind(scores):
    assert scores.languages["en"]["right"].value == 1.0
    assert scores.languages["zh"]["right"].value == 0.5
    assert scores.matrix["zh"]["en"]["right"].count == 2
    assert set(scores.matrix["zh"]) == {"en"}
    assert scores.forms["how-many"]["right"].count == 4
    assert set(scores.kinds["same-field"]) >= {"abstention recall"}


def test_the_curve_ends_where_the_system_declines(scores):
    assert scores.curve == ((1 / 6, 0), (2 / 6, 0), (3 / 6, 0), (4 / 6, 1 / 4), (5 / 6, 2 / 5))


def test_support_above_all_unanswerable_ones_has_an_auroc_of_1(scores):
    figure = scores.overall["abstention AUROC"]
    assert (figure.value, figure.low, figure.high, figure.count) == (1.0, 1.0, 1.0, 2)


def test_verdicts_and_latency_are_of_all_questions(scores):
    assert scores.verdicts == {
        "right": 3,
        "partly": 0,
        "wrong": 2,
        "declined rightly": 1,
        "declined wrongly": 0,
    }
    assert scores.latency.p50 == pytest.approx(0.1)


def test_key_facts_stand_beside_the_citation_scores(scores):
    names = list(scores.overall)
    assert names.index("citation recall") - names.index("key facts@1200") == 1


def test_a_set_without_unanswerable_questions_has_no_figures_of_declining(make_question, make_result, judge_all):
    overall = score(judge_all([make_question()], [make_result(GOLD)])).overall
    assert not {"abstention recall", "abstention precision", "abstention AUROC"} & set(overall)


def test_notes_are_counted_by_what_they_say_and_of_how_many(make_question, make_result, judge_all):
    notes = [("statements dropped: 2",), ("model unavailable", "statements dropped: 3"), ()]
    questions = [make_question(f"q{number}") for number in range(3)]
    judged = judge_all(questions, [replace(make_result("x"), notes=noted) for noted in notes])
    assert score(judged).notes == {"statements dropped": 5, "model unavailable": 1}
    assert next(iter(score(judged).notes)) == "statements dropped"


def test_support_is_set_against_what_can_be_answered(make_question, make_result, judge_all):
    questions = [make_question("q1"), make_question("q2", False), make_question("q3")]
    judged = judge_all(questions, [make_result("x", support=support) for support in (0.9, 0.9, 0.3)])
    assert [(tenth.support, tenth.share, tenth.count) for tenth in score(judged).tenths] == [
        (0.3, 1.0, 1),
        (0.9, 0.5, 2),
    ]
