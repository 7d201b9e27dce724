"""Parties in both languages, and claims that have them the wrong way round."""

from __future__ import annotations

import pytest

from assistant.proof.parties import another, names_in, parties, swapped


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The importing country shall consult the exporting country.", ["importing", "exporting"]),
        ("进口国应当与出口国磋商", ["importing", "exporting"]),
        ("发达国家应当援助发展中国家", ["developed", "developing"]),
        ("裁定卖方向买方支付", ["seller", "buyer"]),
        ("意向乙国出口", ["乙"]),
        ("沙漠国与山区国", ["沙漠", "山区"]),
        ("Each State Party informs the committee", ["party", "committee"]),
        ("影响以谈判方式解决", []),
        ("each party to any side", []),
    ],
)
def test_a_party_is_what_tells_it_from_others(text: str, found: list[str]):
    assert parties(text) == found


def test_names_are_words_with_a_capital_inside_a_sentence_that_are_no_title_of_a_text():
    assert names_in("Kenya gave Tanzania a boat under the Treaty in March.") == {"tanzania"}
    assert parties("Ruritania thanked Kenya", frozenset({"ruritania"})) == ["ruritania", "kenya"]


def test_two_parties_the_other_way_round_are_swapped_in_each_language_and_across():
    there = "The port State informs the flag State."
    assert swapped("The flag State informs the port State.", there)
    assert swapped("船旗国通知港口国。", there)
    assert swapped("船旗国通知港口国。", "港口国通知船旗国。")
    assert not swapped("港口国通知船旗国。", there)


def test_the_passive_turns_the_order_and_is_left_alone():
    assert not swapped("The flag State is informed by the port State.", "The port State informs the flag State.")
    assert not swapped("船旗国由港口国通知。", "港口国通知船旗国。")


def test_what_has_the_sign_of_the_passive_inside_a_word_is_none():
    assert swapped("船旗国自由通知港口国。", "港口国通知船旗国。")
    assert swapped("派遣国告知接受国。", "接受国将被拘留者告知派遣国。")


def test_parties_of_different_clauses_may_come_in_any_order():
    assert not swapped("Where the flag State asks, the port State informs.", "The port State informs the flag State.")


def test_a_clause_goes_on_where_it_has_no_subject_of_its_own():
    assert swapped("船旗国检查船舶，并通知港口国。", "港口国检查船舶，并通知船旗国。")


def test_where_the_premise_has_both_orders_nothing_is_said():
    assert not swapped("卖方通知买方。", "买方通知卖方，卖方通知买方。")


def test_one_known_party_for_another_is_noticed_and_a_party_for_none_is_not():
    assert another("The recipient country bears the costs.", "the donor country bears the costs")
    assert not another("The donor country bears the costs.", "捐助国承担费用")
    assert not another("The recipient country bears the costs.", "it bears the costs")
    assert not another("The recipient country is paid.", "the costs are paid by the donor country")
