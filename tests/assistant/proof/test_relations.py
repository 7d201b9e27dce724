"""Causes, comparisons and times, the right way round and the other, within a language and across."""

from __future__ import annotations

import pytest

from assistant.proof.alignment import Correspondence
from assistant.proof.relations import relations, turned

WORDS = Correspondence.shipped()


def test_a_relation_has_the_words_of_its_sides():
    (relation,) = relations("The bridge fell because of the storm.")
    assert (relation.kind, relation.first, relation.second) == ("cause", {"storm"}, {"bridg", "fell"})
    assert [relation.kind for relation in relations("Prices rose after the war")] == ["earlier"]
    assert relations("Investments made before or after its entry into force are covered.") == ()
    assert relations("More than 50 states met.") == ()


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("The harvest failed because the river flooded.", "Because the river flooded, the harvest failed."),
        ("The river flooded, so the harvest failed.", "Because the river flooded, the harvest failed."),
        ("因为河流泛滥，收成失败。", "河流泛滥，因而收成失败。"),
        ("Trade grows faster than output.", "Output grows less than trade."),
        ("贸易比农业增长更快。", "贸易的增长超过农业。"),
        ("The vote took place before the debate.", "After the vote, the debate took place."),
        ("投票在辩论之前举行。", "The vote took place before the debate."),
    ],
)
def test_the_same_in_another_form_is_borne_out(claim: str, premise: str):
    assert not turned(claim, premise, WORDS)


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("The river flooded because the harvest failed.", "Because the river flooded, the harvest failed."),
        ("因为收成失败，河流泛滥。", "河流泛滥，因而收成失败。"),
        ("The river flooded because the harvest failed.", "河流泛滥，因而收成失败。"),
        ("Output grows faster than trade.", "Trade grows faster than output."),
        ("Trade grows less than output.", "Trade grows faster than output."),
        ("农业比贸易增长更快。", "Trade grows faster than agriculture."),
        ("贸易的增长不及农业。", "贸易的增长超过农业。"),
        ("The debate took place before the vote.", "After the vote, the debate took place."),
    ],
)
def test_the_other_way_round_is_refuted(claim: str, premise: str):
    assert turned(claim, premise, WORDS)
