"""Points of an enumeration, said in full."""

from __future__ import annotations

import pytest

from assistant.leaning.points import of_point


@pytest.mark.parametrize(
    ("question", "before", "full"),
    [
        ("第三点能详细说说吗", "国家为什么选择软法", "国家选择软法的第三个原因是什么？"),
        ("第二个是什么意思", "法律化的三个维度是什么", "法律化的第二个维度是什么？"),
        ("第二种呢", "软法分为哪几种", "软法的第二种是什么？"),
        ("第三个特点能举个例子吗", "软法有哪些特点", "软法的第三个特点能举个例子吗？"),
        ("那第二种", "软法产生效果有哪些作用机制", "软法产生效果的第二个作用机制是什么？"),
        ("第六种呢", "软法产生效果的第二个作用机制是什么", "软法产生效果的第六个作用机制是什么？"),
        ("最后一个呢", "国家为什么选择软法", "国家选择软法的最后一个原因是什么？"),
        ("第三个原因再说说", "国家为什么选择软法", "国家选择软法的第三个原因是什么？"),
        ("第四条路径具体怎么做", "论文提出了哪些完善路径", "论文提出的第四个完善路径是什么？"),
        ("第三个条件是什么", "投资者提交仲裁需要满足哪些条件", "投资者提交仲裁需要满足的第三个条件是什么？"),
        ("And the last one", "What is the second limit of soft law", "What is the last limit of soft law?"),
        (
            "And the third difference",
            "How does one differ from two",
            "What is the third difference between one and two?",
        ),
        (
            "the third lesson",
            "What lessons does the paper draw",
            "What is the third lesson (what lessons does the paper draw)?",
        ),
        ("Tell me more about the third one", "What are the limits of soft law", "What is the third limit of soft law?"),
        ("And the second", "What types of soft law are there", "What is the second type of soft law?"),
        (
            "What about the first",
            "Why do states choose soft law",
            "What is the first reason why states choose soft law?",
        ),
        (
            "What are the drawbacks of the fourth",
            "What are the five categories of evidence",
            "What are the drawbacks of the fourth category of evidence?",
        ),
    ],
)
def test_a_point_is_said_in_full(question: str, before: str, full: str):
    assert of_point(question, before) == full


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("那硬法呢", "软法有哪些局限"),
        ("第二点呢", "TIR公约何时生效"),
        ("第二点呢", "What are the limits of soft law"),
        ("What is the first principle of the Model Law", "What are the limits of soft law"),
        ("And the second", "When was it adopted"),
        ("And the second", "软法有哪些局限"),
    ],
)
def test_nothing_is_counted_where_nothing_was(question: str, before: str):
    assert of_point(question, before) is None
