"""What stands around the quotes is in the language of the question."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from assistant.answer import Abstention, Answer, NoteKey
from assistant.frame import notes, opening, reason, understanding


def test_an_answer_says_how_many_sources_in_which_language(assistant):
    chinese = assistant.ask("管理过程模式是谁提出的？")
    assert "逐字引自" in opening(chinese, assistant.library) and "中文" in opening(chinese, assistant.library)
    assert reason(chinese) == ""
    english = assistant.ask("What is a single window?")
    assert opening(english, assistant.library).startswith("Quoted word for word from")


def test_a_decline_says_so_in_the_questions_language(assistant):
    assert "不作回答" in reason(assistant.ask("红烧肉怎么做？"))
    declined = assistant.ask("How is coffee roasted?")
    assert "no answer is given" in reason(declined) and opening(declined, assistant.library) == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "供您判断。其中没有提到：2018、football。"), ("en", "come nearest. They do not speak of: 2018, football.")],
)
def test_a_decline_says_what_the_nearest_passages_lack(language, said):
    declined = Abstention("not supported", (), ("2018", "football"))
    answer = Answer("q", language, (), (), (), declined, "extractive", 1, 0.1)
    assert reason(answer).endswith(said)
    without = reason(replace(answer, abstained=replace(declined, lacking=())))
    assert without == reason(answer).split("其中" if language == "zh" else " They")[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_note_is_worded_in_both_languages(language):
    keys = get_args(NoteKey)
    answer = Answer("q", language, (), (), (), None, "llm", 1, 0.1, notes=tuple(f"{key}: 3" for key in keys))
    said = notes(answer)
    assert len(set(said)) == len(keys) == 13
    assert sum("3" in sentence for sentence in said) == 10  # what is counted or named


def test_a_follow_up_says_how_it_was_understood():
    answer = Answer("那硬法呢？", "zh", (), (), (), None, "extractive", 1, 0.1, "硬法有哪些局限？")
    assert understanding(answer) == "理解为：硬法有哪些局限？"
    assert understanding(replace(answer, question="硬法有哪些局限？")) == ""


def test_what_a_model_wrote_is_said_to_be_written_by_one(assistant):
    answer = replace(assistant.ask("What is a single window?"), answerer="llm")
    assert opening(answer, assistant.library).startswith("Written by a language model")
    assert "语言模型撰写" in opening(replace(answer, language="zh"), assistant.library)
