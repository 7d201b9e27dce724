"""Clauses that agreements have in common."""

from __future__ import annotations

import pytest

from index.clauses import asks_for_nothing_else, clauses_alone, clauses_asked, clauses_headed


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("How many states must ratify it before it starts to apply?", "Article 68 Entry into force"),
        ("协定何时生效？", "Entry into Force"),
        ("Can a country leave the treaty?", "第二十二条 退出"),
        ("退约需要什么手续？", "Denunciation"),
        ("May the text be revised?", "修正"),
        ("In which languages is it authentic?", "Authentic texts"),
        ("发生争议怎么办？", "Settlement of disputes"),
        ("Which of the two treaties prevails?", "Relationship between this Agreement and the Convention"),
    ],
)
def test_a_clause_is_asked_for_in_many_words_and_headed_in_either_language(question: str, heading: str):
    assert clauses_asked(question) & clauses_headed(heading)


def test_other_matters_are_no_such_clause():
    assert not clauses_asked("What is soft law?") and not clauses_headed("Marine genetic resources")


def test_when_a_withdrawal_takes_effect_is_asked_of_the_withdrawal_alone():
    asked = clauses_asked("When does a withdrawal take effect?")
    assert asked & clauses_headed("Withdrawal") and not asked & clauses_headed("Entry into force")


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("How can a party withdraw from ?", True),
        ("When does it enter into force?", True),
        ("要多少个国家批准才能生效？", True),
        ("争端如何解决？", True),
        ("Who appoints the arbitrators in a dispute?", False),
        ("退出之后已有项目怎么办？", False),
        ("What is soft law?", False),
    ],
)
def test_a_question_may_ask_for_a_clause_and_nothing_else(question: str, alone: bool):
    assert asks_for_nothing_else(question, clauses_asked(question)) is alone


def test_a_heading_may_name_a_clause_and_nothing_else():
    withdrawal = clauses_asked("withdraw")
    assert clauses_alone("Denunciation") == clauses_alone("退出") == withdrawal
    assert clauses_alone("Amendments and termination") == withdrawal | clauses_asked("amend")
    assert clauses_alone("Settlement of disputes") == clauses_alone("争端的解决") == clauses_asked("disputes")
    assert not clauses_alone("Procedures for experts in a dispute") and not clauses_alone("Marine genetic resources")
