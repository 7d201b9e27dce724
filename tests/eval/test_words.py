"""Every word in both languages."""

import string
from typing import get_args

import pytest

from assistant.answer import NoteKey
from eval.judge import VERDICTS
from eval.questions import FORMS, KINDS
from eval.score import FIGURES
from eval.words import WORDS, meaning_of, name_of, split_of


def test_every_word_stands_in_both_languages_with_the_same_places():
    assert WORDS["en"].keys() == WORDS["zh"].keys()
    for key, word in WORDS["en"].items():
        fields = [{name for _, name, _, _ in string.Formatter().parse(w) if name} for w in (word, WORDS["zh"][key])]
        assert fields[0] == fields[1], key


@pytest.mark.parametrize("name", [*VERDICTS, *FORMS, *KINDS, *get_args(NoteKey)])
def test_verdicts_forms_kinds_and_notes_have_a_chinese_name(name):
    assert name_of(name, "en") == name
    assert not name_of(name, "zh").isascii()


def test_only_figures_with_a_name_of_their_own_in_the_field_stay_as_they_are():
    kept = {name for name in FIGURES if name_of(name, "zh") == name}
    assert kept == {"nDCG@10", "R@5", "R@10", "RR@10", "Success@1", "Success@5"}


@pytest.mark.parametrize("name", FIGURES)
def test_what_a_figure_says_stands_in_both_languages(name):
    assert meaning_of(name, "en").isascii() and meaning_of(name, "en")
    assert meaning_of(name, "zh") and not meaning_of(name, "zh").isascii()
    assert meaning_of("a figure of old", "en") == ""


def test_all_of_a_set_is_a_word_and_a_split_a_name():
    assert (split_of("all", "zh"), split_of("all", "en"), split_of("dev", "zh")) == ("全部", "all", "dev")
