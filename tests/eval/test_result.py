"""The nouns of an answer."""

from __future__ import annotations

from eval.result import Result, Said, bare


def test_what_a_reader_reads_is_the_statements_in_order():
    assert Result((), (Said("One.", ()), Said("二。", ())), False, 0.5, 0.1).text == "One.\n二。"
    assert Result((), (), True, 0.1, 0.1).text == ""


def test_bare_text_has_no_white_space_and_one_form_of_each_letter():
    assert bare("规则 软\n联通\u3000") == "规则软联通"
    assert bare("e\u0301") == "é"
