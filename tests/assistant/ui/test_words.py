"""The words on the screen."""

from __future__ import annotations

import string

from assistant.ui.words import WORDS, interface_language


def test_both_languages_have_the_same_words():
    assert set(WORDS["zh"]) == set(WORDS["en"])


def test_a_word_takes_the_same_values_in_both_languages():
    def fields(text: str) -> set[str | None]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field}

    assert all(fields(WORDS["zh"][key]) == fields(WORDS["en"][key]) for key in WORDS["en"])


def test_the_language_follows_the_browsers_first_choice():
    assert interface_language("zh-CN,zh;q=0.9,en;q=0.8") == "zh"
    assert interface_language("en-GB,zh;q=0.5") == "en"
    assert interface_language("") == "en"
