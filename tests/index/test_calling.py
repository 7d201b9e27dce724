"""What a question calls a document by."""

from __future__ import annotations

import pytest

from index.calling import kinds_in, mentions_in


@pytest.mark.parametrize(
    ("question", "kind", "dealt_with", "pointed"),
    [
        ("What does the rail MoU say about gauges?", "memorandum", "rail", False),
        ("Does the paper on climate pledges mention reputation?", "paper", "climate pledges", False),
        ("What is the purpose of this agreement?", "treaty", "", True),
        ("Who are the parties to the agreement?", "treaty", "", False),
        ("What effects has the trade agreement on small states?", "treaty", "trade small states", False),
        ("What does the Oren–Seran treaty set out?", "treaty", "Oren–Seran", False),
        ("What does the memorandum with Laos, signed in 2010, cover?", "memorandum", "Laos", False),
        ("Is the joint statement on data legally binding?", "statement", "data", False),
        ("What holds under the treaty on rivers if talks fail?", "treaty", "rivers", False),
        ("What does the Memorandum say about gauges?", "memorandum", "", False),
        ("What is the study of international law?", "paper", "", False),
        ("铁路谅解备忘录规定了什么？", "memorandum", "铁路", False),
        ("该备忘录的法律效力是什么？", "memorandum", "", True),
        ("这篇论文的主要观点是什么？", "paper", "", True),
        ("关于气候承诺的那篇文章有什么结论？", "paper", "气候承诺", True),
        ("中国与东盟的投资协定有哪些机制？", "treaty", "中国与东盟的投资", False),
        ("日本的投资协定如何定义投资？", "treaty", "日本的投资", False),
        ("数据流动协定对隐私有什么要求？", "treaty", "数据流动", False),
        ("自由贸易协定如何影响标准？", "treaty", "自由贸易", False),
        ("应对气候变化的联合声明说了什么？", "statement", "应对气候变化", False),
        ("请问澜湄合作五年行动计划有哪些重点？", "plan", "澜湄合作五年", False),
        ("了解投资协定的条件", "treaty", "投资", False),
        ("BBNJ协定规定了什么？", "treaty", "BBNJ", False),
    ],
)
def test_a_document_is_called_by_its_kind_and_what_it_deals_with(question, kind, dealt_with, pointed):
    (found,) = mentions_in(question)
    assert (found.kind, found.dealt_with, found.pointed) == (kind, dealt_with, pointed)


def test_two_documents_may_be_called():
    assert [one.dealt_with for one in mentions_in("标准化备忘录和铁路备忘录有什么不同？")] == ["标准化", "铁路"]
    assert [one.phrase for one in mentions_in("条约法公约与协定有什么区别？")] == ["条约法公约", "协定"]
    assert [one.phrase for one in mentions_in("Compare the rail MoU and the road treaty.")] == [
        "the rail MoU",
        "the road treaty",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Does the Kyoto Protocol bind developing countries?",  # a title, looked up as such
        "Does the Convention on the Law of the Sea bind Loka?",
        "Is the statement that soft law is no law correct?",
        "Is there money for the plan to expand ports?",
        "Which agreements are there on rail freight?",
        "《巴黎协定》的目标是什么？",
        "什么是条约？",
        "国家如何规划产业？",
        "条约法有哪些渊源？",
        "What is soft law?",
        "",
    ],
)
def test_titles_verbs_and_documents_in_general_are_none(question):
    assert mentions_in(question) == ()


def test_a_title_says_its_kinds_in_its_language():
    assert kinds_in("Rail Memorandum of Understanding and Action Plan") == {"memorandum", "plan"}
    assert kinds_in("关于可信互联的联合声明") == {"statement"} and kinds_in("On soft law") == frozenset()
