"""Which names a text states, and which of them another bears out."""

from __future__ import annotations

import pytest

from assistant.proof.alignment import Correspondence
from assistant.proof.names import Grounds, names, unproved
from index.expansion.dictionary import shipped_dictionary

CORRESPONDENCE = Correspondence(shipped_dictionary())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Joint Committee shall meet.", ("Joint Committee",)),
        ("Soft law is followed by States and Parties.", ()),  # a head, and no names
        ("In Brazil the WTO decided.", ("Brazil", "WTO")),
        ("OECD members agree.", ("OECD",)),
        ("In January the Paris Agreement entered into force.", ("Paris Agreement",)),
        ("《柏林规则》由巴西提出", ("柏林规则", "巴西")),
        ("See https://evil.example now", ("https://evil.example",)),
        ("软法没有约束力。", ()),
    ],
)
def test_names_are_found(text: str, found: tuple[str, ...]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("In Brazil it applies.", Grounds("it applies in Brazil")),
        ("In Brazil it applies.", Grounds("适用于巴西")),
        ("世贸组织作出裁决。", Grounds("The WTO decided.")),
        ("The Joint Committee meets.", Grounds("The Committee meets.", near="They establish a Joint Committee.")),
        ("It was Chayes.", Grounds("蔡斯提出", question="What did Chayes say?")),
    ],
)
def test_a_name_is_borne_out_in_either_language(text: str, ground: Grounds):
    assert unproved(text, ground, CORRESPONDENCE) == ()


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("In Brazil it applies.", Grounds("It applies in Kenya.")),
        (
            "In Brazil it applies.",
            Grounds("适用于肯尼亚", question="Does it apply in Brazil?"),
        ),  # the dictionary knows it
        ("In Brazil it applies.", Grounds("It applies.", near="Brazil left.")),  # nothing of it in the quote
        ("《柏林规则》规定通知义务。", Grounds("《赫尔辛基规则》规定通知义务。")),
        ("Write to a@b.example.", Grounds("Write to us.", question="a@b.example")),
    ],
)
def test_a_name_that_the_text_does_not_have_is_unproved(text: str, ground: Grounds):
    assert len(unproved(text, ground, CORRESPONDENCE)) == 1
