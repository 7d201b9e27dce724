"""The words on the screen."""

from __future__ import annotations

import re
import string
from pathlib import Path

from assistant.ui.words import WORDS, both, interface_language

UI = Path(__file__).parents[3] / "assistant" / "ui"


def test_both_languages_have_the_same_words():
    assert set(WORDS["zh"]) == set(WORDS["en"])


def test_a_word_takes_the_same_values_in_both_languages():
    def fields(text: str) -> set[str | None]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field}

    assert all(fields(WORDS["zh"][key]) == fields(WORDS["en"][key]) for key in WORDS["en"])


def test_no_word_is_left_unused():
    source = "".join(path.read_text(encoding="utf-8") for path in UI.glob("*.py") if path.name != "words.py")
    made = {f"kind_{kind}" for kind in ("paper", "agreement")} | {"lang_en", "lang_zh"}
    assert not [key for key in WORDS["en"] if key not in made and not re.search(rf'["\']{key}["\']', source)]


def test_the_language_follows_the_browsers_first_choice():
    assert interface_language("zh-CN,zh;q=0.9,en;q=0.8") == "zh"
    assert interface_language("en-GB,zh;q=0.5") == "en"
    assert interface_language("") == "en"


def test_what_was_chosen_on_the_screen_comes_before_the_browser():
    assert interface_language("zh-CN", "en") == "en" and interface_language("en", "zh") == "zh"
    assert interface_language("zh-CN", "xx") == "zh"


def test_a_word_comes_in_both_languages():
    assert both("page") == {"en": "Page", "zh": "页码"}
