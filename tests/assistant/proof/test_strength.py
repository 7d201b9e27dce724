"""What a claim says beyond its premise by a word of strength, or by leaving a weak one out."""

from __future__ import annotations

import pytest

from assistant.proof.alignment import Correspondence
from assistant.proof.strength import overstated

WORDS = Correspondence.shipped()


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("All states pay.", "Every state pays."),
        ("所有国家缴费。", "Each state pays."),
        ("The fund pays only the poor.", "The fund pays nobody except the poor."),
        ("基金只向穷国付款。", "The fund pays only poor states."),
        ("The ministers ensure access.", "The ministers guarantee access."),
        ("研究证明贸易增长。", "The study shows that trade grows."),
        ("Trade can grow.", "Trade may grow."),
        ("贸易可能增长。", "Trade may grow."),
        ("At least fifty firms take part.", "不少于五十家企业参加。"),
        ("A party shall not leave, unless it gives notice.", "A party shall not leave unless it gives notice."),
        ("只有给予补偿，缔约方才可以征收。", "缔约方不得征收，除非给予补偿。"),
    ],
)
def test_as_strong_is_borne_out(claim: str, premise: str):
    assert not overstated(claim, premise, WORDS)


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("All states pay.", "Many states pay."),
        ("所有国家缴费。", "Many states pay."),
        ("The fund pays only poor states.", "The fund pays poor states."),
        ("基金仅向穷国付款。", "基金向穷国付款。"),
        ("Data are kept regardless of consent.", "Data are kept with consent."),
        ("没有例外，缔约方不得征收。", "缔约方不得征收。"),
        ("Trade inevitably grows.", "Trade grows."),
        ("增长未必持续，所以衰退必然到来。", "增长未必持续。"),
        ("机制确保贸易增长。", "Mechanisms contribute to trade growth."),
        ("The study proves that trade grows.", "The study suggests that trade grows."),
        ("规则完全取代设施。", "Rules replace facilities in part."),
        ("Trade grows slowly.", "Trade may grow slowly."),
        ("一国缺席使链条中断。", "一国缺席就可能使链条中断。"),
        ("At most fifty firms take part.", "不少于五十家企业参加。"),
        ("A party shall not leave the treaty.", "A party shall not leave the treaty unless it gives notice."),
        ("缔约方不得征收投资。", "缔约方不得征收投资，除非给予补偿。"),
    ],
)
def test_stronger_is_refuted(claim: str, premise: str):
    assert overstated(claim, premise, WORDS)
