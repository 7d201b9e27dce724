"""How Chinese questions lean."""

from __future__ import annotations

import pytest

from assistant.leaning.chinese import lean_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("那硬法呢", "instead"),
        ("为什么", "bare"),
        ("有哪些局限", "subject"),
        ("局限呢", "attribute"),
        ("怎么终止", "subject"),
        ("我是说硬法", "corrected"),
        ("和硬法相比呢", "compared"),
        ("只看协定", "narrowed"),
        ("后者有什么优点", "latter"),
        ("它何时生效", "pronoun"),
        ("其法律性质是什么", "possessive"),
        ("该协定何时生效", "named"),
        ("根据那份协定谁可以起诉", "named"),
        ("谁签署了那份协定", "named"),
        ("第二种呢", "appended"),
    ],
)
def test_each_form_is_told(question: str, kind: str):
    lean = lean_of(question)
    assert lean is not None and lean.kind == kind


@pytest.mark.parametrize(
    "question", ["其他国家能否加入", "该如何理解软法", "此后发生了什么", "缔约国如何履行其义务", "谁写了气候那篇论文"]
)
def test_what_only_looks_like_a_pronoun_is_none(question: str):
    assert lean_of(question) is None
