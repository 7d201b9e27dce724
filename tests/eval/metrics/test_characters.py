"""Character errors worked out by hand, and what is made alike before they are counted."""

from __future__ import annotations

import pytest

from eval.metrics.characters import Characters, compare_characters, normalise, without_markup

REFERENCE = "The Parties shall meet once a year in the capital."  # 50 characters


def test_a_text_like_its_reference_has_no_error():
    assert compare_characters(REFERENCE, REFERENCE) == Characters(50, 0, 0, 0)


def test_a_wrong_a_lost_and_a_doubled_character_are_three_errors():
    text = REFERENCE.replace("shall", "shail").replace("once", "nce").replace("capital", "cappital")
    compared = compare_characters(text, REFERENCE)
    assert compared == Characters(50, 3, 0, 0)
    assert compared.rate == compared.body_rate == 3 / 50


def test_a_running_head_in_the_text_is_extra_and_no_error_of_the_body():
    compared = compare_characters(REFERENCE.replace("once", "Journal of Law once"), REFERENCE)
    assert compared == Characters(50, 15, 0, 15)
    assert (compared.rate, compared.body_rate) == (15 / 50, 0)


def test_a_lost_clause_is_missing_and_no_error_of_the_body():
    compared = compare_characters(REFERENCE.replace(" in the capital", ""), REFERENCE)
    assert compared == Characters(50, 15, 15, 0)
    assert compared.body_rate == 0


@pytest.mark.parametrize(("strange", "extra"), [("1234567", 0), ("12345678", 8)])
def test_eight_characters_more_are_a_block_and_seven_are_errors(strange, extra):
    assert compare_characters(REFERENCE.replace("once", strange + "once"), REFERENCE).extra == extra


def test_a_few_equal_characters_do_not_cut_a_block_in_two():
    # Four characters that the reference has too stand between two strange ones of five.
    compared = compare_characters("The Parties 12345meet67890 meet once.", "The Parties meet once.")
    assert (compared.edits, compared.extra) == (15, 15)


def test_a_block_set_for_another_counts_only_what_it_has_more():
    compared = compare_characters("QQQQQQQQQQQQ the end of it", "XX the end of it")
    assert compared == Characters(16, 12, 0, 10)


def test_of_an_empty_text_all_is_missing():
    compared = compare_characters("", REFERENCE)
    assert compared == Characters(50, 50, 50, 0)
    assert compared.rate == 1


def test_an_empty_reference_has_no_rate():
    with pytest.raises(ValueError, match="no error rate"):
        compare_characters("a", "")


def test_counts_of_files_add_up():
    assert Characters(10, 4, 1, 2) + Characters(30, 6, 3, 0) == Characters(40, 10, 4, 2)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the  law\n of the\tsea ", "the law of the sea"),
        ("co\u00adoperate", "cooperate"),
        ("zero\u200bwidth\ufffe", "zerowidth"),
        ("the Sea¹ and ﬁsh", "the Sea1 and fish"),
        ("end ________ 1 note", "end 1 note"),
        ("Preface . . .  . . . . xi", "Preface xi"),
        ("a well-known e.g. 3.14 ...", "a well-known e.g. 3.14 ..."),
    ],
)
def test_english_is_made_alike(text, plain):
    assert normalise(text, "en") == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("第一条　 为了\n保护", "第一条为了保护"),
        ("（２０２０）①", "(2020)1"),
        ("國際 soft law 规则", "國際softlaw规则"),
    ],
)
def test_chinese_is_made_alike_without_white_space_and_keeps_traditional_characters(text, plain):
    assert normalise(text, "zh") == plain


@pytest.mark.parametrize(
    ("reference", "plain"),
    [
        ("## 第一章 规定", "第一章 规定"),
        ("a<!-- two\nlines -->b", "ab"),
        ("| User | USER\\_ID |\n| - | --- |\n", "User USER_ID"),
        ("```sql\nSELECT 1\n```", "SELECT 1"),
        ("No. #1 a|b - c", "No. #1 a|b - c"),
    ],
)
def test_a_reference_loses_the_marks_of_markdown_and_nothing_else(reference, plain):
    assert normalise(without_markup(reference), "en") == plain


def test_bars_between_cells_are_drawn_and_a_bar_in_a_formula_is_not():
    assert normalise("City | 2005 |  | 1.8\n| Baoding |", "en") == "City 2005 1.8 Baoding"
    assert normalise("a || b, |x|", "en") == "a || b, |x|"
    assert normalise("城市 | 比重", "zh") == "城市比重"
