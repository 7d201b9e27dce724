"""How binding something is said to be, within a language and across."""

from __future__ import annotations

import pytest

from assistant.proof.alignment import Correspondence
from assistant.proof.modality import misstated, modals
from index.expansion.dictionary import shipped_dictionary

CORRESPONDENCE = Correspondence(shipped_dictionary())


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("The Parties shall notify.", {"required"}),
        ("The Parties may not disclose data.", {"banned"}),
        ("No Party shall disclose data.", {"banned"}),
        ("The Parties should share data.", {"advised"}),
        ("The Parties are not required to pay.", {"released"}),
        ("缔约方应当通知。", {"required", "advised"}),
        ("缔约方不得披露。", {"banned"}),
        ("缔约方可以退出。", {"allowed", "able"}),
    ],
)
def test_the_force_of_a_modal(text: str, forces: set[str]):
    assert [set(modal.forces) for modal in modals(text)] == [forces]


@pytest.mark.parametrize(
    "text", ["The treaty was signed in May 2020.", "相应的反应效应", "功能与可靠性", "须知", "法律义务"]
)
def test_what_only_looks_like_a_modal_is_none(text: str):
    assert modals(text) == ()


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("Parties shall notify the states.", "缔约方应当通知各国。"),
        ("Parties must notify the states.", "Parties shall notify the states."),
        ("缔约方必须通知各国。", "Parties shall notify the states."),
        ("缔约方不得披露数据。", "Parties shall not disclose data."),
        ("A state may withdraw.", "一国可以退出。"),
        ("A declaration can harden.", "A declaration hardens."),
        ("Parties may end it, and shall pay.", "Parties shall pay, and may end it."),
    ],
)
def test_what_is_as_binding_is_borne_out(claim: str, premise: str):
    assert not misstated(claim, premise, CORRESPONDENCE)


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("Parties shall notify the states.", "Parties may notify the states."),
        ("Parties shall notify the states.", "Parties should notify the states."),
        ("Parties shall notify the states.", "Parties will notify the states."),
        ("缔约方可以通知各国。", "Parties shall notify the states."),
        ("Parties may disclose data.", "缔约方不得披露数据。"),
        ("缔约方应当退出协定。", "A Party may withdraw from the agreement."),
        ("Parties shall share costs.", "Parties shall share data. Parties may share costs."),
    ],
)
def test_what_is_more_or_less_binding_is_not(claim: str, premise: str):
    assert misstated(claim, premise, CORRESPONDENCE)


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("States should name a contact point.", "各国宜指定一个联络点。"),
        ("Each must accord treatment no less favourable.", "给予的待遇不得低于本国待遇。"),
        ("各方有权利用河水。", "Each Party is entitled to use the waters."),
        ("文本不要求实现。", "Attainment is not required by the text."),
    ],
)
def test_the_same_force_in_other_words_is_borne_out(claim: str, premise: str):
    assert not misstated(claim, premise, Correspondence.shipped())


def test_what_is_not_allowed_is_banned():
    assert misstated("Trade is allowed.", "Trade is not allowed.", Correspondence.shipped())
