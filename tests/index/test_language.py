"""Telling the two languages apart, and folding both scripts."""

import pytest

from index.language import fold, language_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("軟法與條約", "软法与条约"),
        ("ＭＯＵ（２０２０）", "mou(2020)"),
        ("Soft LAW", "soft law"),
        ("效力①，见注²。", "效力,见注。"),
        ("1999¹⁰", "1999"),
        ("ﬁnal", "final"),
    ],
)
def test_fold_makes_both_scripts_alike(text, folded):
    assert fold(text) == folded


def test_fold_keeps_digits_that_are_no_marks():
    assert fold("第12条") == "第12条"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("软法是什么", "zh"),
        ("What is soft law?", "en"),
        ("什么是 Memorandum of Understanding", "zh"),  # 3 characters, 3 words
        ("The word 软法 is used in Chinese papers", "en"),  # 2 characters, 7 words
        ("", "en"),
        ("2020 § 3", "en"),
    ],
)
def test_language_of_mixtures(text, language):
    assert language_of(text) == language


def test_single_letters_are_no_words():
    assert language_of("A 国与 B 国及 C 国 D E F G H I J") == "zh"
