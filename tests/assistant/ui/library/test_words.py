"""The words of the tab stand in both languages, with the same blanks."""

from __future__ import annotations

import re

from assistant.ui.library.forms import TYPES
from assistant.ui.library.words import WORDS
from assistant.ui.library.work import STAGES


def test_both_languages_have_the_same_words_with_the_same_blanks():
    assert WORDS["en"].keys() == WORDS["zh"].keys()
    for key, word in WORDS["en"].items():
        assert sorted(re.findall(r"\{\w+\}", word)) == sorted(re.findall(r"\{\w+\}", WORDS["zh"][key])), key


def test_every_stage_and_type_has_its_word():
    assert all(f"stage_{stage}" in WORDS["en"] for stage in STAGES)
    assert all(f"type_{one}" in WORDS["en"] for one in TYPES)
