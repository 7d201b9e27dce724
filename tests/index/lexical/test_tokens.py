"""The words by which texts are compared."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.lexical.tokens import forms, is_listed, terms, tokens


def test_traditional_gives_the_words_of_simplified():
    assert tokens("國際條約的法律效力") == tokens("国际条约的法律效力")
    assert "条约" in tokens("國際條約的法律效力")


def test_english_words_are_stemmed_and_lower_case():
    assert tokens("Treaties bind States; treaty binding state") == [
        "treati",
        "bind",
        "state",
        "treati",
        "bind",
        "state",
    ]


def test_full_width_meets_half_width():
    assert tokens("ＭＯＵ") == tokens("mou") == ["mou"]


@pytest.mark.parametrize("text", ["what is the", "是什么", "的 和 与", "", "？！ — “”"])
def test_stop_words_and_punctuation_are_no_words(text):
    assert tokens(text) == []


def test_a_hyphenated_word_is_found_by_its_parts():
    assert tokens("soft-law co-operation") == ["soft", "law", "co", "oper"]


def test_languages_mix_in_order():
    assert tokens("MOU软法2020") == ["mou", *tokens("软法"), "2020"]


def test_note_marks_are_no_part_of_a_word():
    assert tokens("treaty¹²") == ["treati"]
    assert tokens("条约①") == tokens("条约")


def test_every_word_stands_beside_its_form_in_the_text():
    assert forms("Treaties bind; the treaty's STATES") == [
        ("treati", "treaties"),
        ("bind", "bind"),
        ("treati", "treaty"),
        ("s", "s"),
        ("state", "states"),
    ]


def test_the_parts_of_a_hyphenated_word_have_forms_of_their_own():
    assert forms("soft-law co-operation") == [("soft", "soft"), ("law", "law"), ("co", "co"), ("oper", "operation")]


def test_a_form_is_folded():
    assert forms("國際條約 ＭＯＵ") == [("国际", "国际"), ("条约", "条约"), ("mou", "mou")]


def test_threads_do_not_mix_their_words():
    texts = ["generalization", "conditional", "responsibilities", "characterization"] * 200
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(tokens, texts))
    finally:
        sys.setswitchinterval(interval)
    assert found == [["general"], ["condit"], ["respons"], ["character"]] * 200


def test_terms_are_the_tokens_and_every_two_neighbouring_characters():
    assert terms("软联通的路径") == [*tokens("软联通的路径"), "软联", "联通", "通的", "的路", "路径"]


def test_only_chinese_characters_side_by_side_make_a_pair():
    assert terms("soft law") == ["soft", "law"]
    assert terms("软MOU法，规则") == [*tokens("软MOU法，规则"), "规则"]


def test_the_pairs_of_traditional_are_those_of_simplified():
    assert terms("軟聯通") == terms("软联通")
    assert "联通" in terms("軟聯通")


def test_a_word_is_listed_that_the_dictionary_has():
    assert is_listed("作用") and is_listed("treaty") and not is_listed("中起")
