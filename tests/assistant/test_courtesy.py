"""What is said out of courtesy is told from what asks something."""

from __future__ import annotations

import pytest

from assistant.courtesy import is_courtesy


@pytest.mark.parametrize(
    "said",
    ["谢谢", "谢谢！", "好的，谢谢您的回答", "谢谢，明白了", "你好", "Thanks a lot!", "great, thanks", "Hello",
     "ok ok " * 200, "Thank you very much for your help."],
)  # fmt: skip
def test_courtesies_ask_nothing(said: str):
    assert is_courtesy(said)


@pytest.mark.parametrize(
    "said",
    ["", "谢谢，那硬法呢？", "谢尔顿是谁", "了解软法", "明白原则是什么", "hi, what is soft law?", "good faith",
     "How good is it?", "没有约束力吗", "a" * 5000],
)  # fmt: skip
def test_what_asks_something_is_no_courtesy(said: str):
    assert not is_courtesy(said)
