"""What stands around the quotes is in the language of the question."""

from __future__ import annotations

from assistant.frame import opening, reason


def test_an_answer_says_how_many_sources_in_which_language(assistant):
    chinese = assistant.ask("管理过程模式是谁提出的？")
    assert "逐字引自" in opening(chinese, assistant.library) and "中文" in opening(chinese, assistant.library)
    assert reason(chinese) == ""
    english = assistant.ask("What is a single window?")
    assert opening(english, assistant.library).startswith("Quoted word for word from")


def test_a_decline_says_so_in_the_questions_language(assistant):
    assert "不作回答" in reason(assistant.ask("红烧肉怎么做？"))
    declined = assistant.ask("How is coffee roasted?")
    assert "none is given" in reason(declined) and opening(declined, assistant.library) == ""
