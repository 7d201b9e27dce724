"""Documents that a question speaks of."""

from __future__ import annotations

import numpy as np
import pytest

from index.document import Passage, Span
from index.expansion.glossary import Glossary
from index.facts import Facts
from index.lexical.tokens import terms, tokens
from index.mentions import Mentions, Spoken, mentions_in
from index.naming import Naming

TITLES = {
    "rail": "Memorandum of Oren and Seran on rail freight",
    "green": "绿色发展行动计划",
    "vida": "Investment Treaty of Vida and Loka",
    "oren": "Investment Treaty of Oren and Seran",
    "pledges": "Climate pledges and their review",
    "trust": "Trust among states",
}
OPENINGS = {
    "rail": "The governments agree on gauges.",
    "green": "两国协调标准。",
    "vida": "The Parties admit investors.",
    "oren": "The Parties admit investors.",
    "pledges": "Pledges are promises of the climate regime.",
    "trust": "States trust one another.",
}
FACTS = {
    "rail": Facts("agreement", 2001, "", ("Robert Young",)),
    "green": Facts("agreement", 2002, ""),
    "vida": Facts("agreement", 2003, ""),
    "oren": Facts("agreement", 2004, ""),
    "pledges": Facts("paper", 2005, "", ("Francis Snyder", "罗豪才")),
    "trust": Facts("paper", 2006, "", ("ASEAN",)),
}
#: What is said of the documents in both languages.
WORDS = {"铁路": "rail", "绿色": "green", "投资": "invest", "气候": "climat", "承诺": "pledg"}


def translate(text, spoken, language):
    if spoken == language:
        return [{term: 1.0} for term in terms(text)]
    said = WORDS if language == "en" else {english: chinese for chinese, english in WORDS.items()}
    return [{said.get(word, word): 1.0} for word in tokens(text)]


def encode(texts):
    """Unit vectors of the words that the titles have."""
    known = sorted({word for title in TITLES.values() for word in tokens(title)})
    rows = np.array([[word in tokens(text) for word in known] for text in texts], dtype=np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)


def held(*documents: str) -> dict:
    passages = [
        Passage(name, name, OPENINGS[name], (Span(1, 0, 1),), (), "zh" if name == "green" else "en", "body")
        for name in documents
    ]
    return {language: [one for one in passages if one.language == language] for language in ("zh", "en")}


def mentions(*documents: str) -> Mentions:
    titles = {document: TITLES[document] for document in documents}
    facts = {document: FACTS[document] for document in documents}
    return Mentions(held(*documents), titles, facts, Naming(titles, Glossary(), translate, encode), translate)


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


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("What does the rail MoU say?", {"rail"}),
        ("铁路备忘录规定了什么？", {"rail"}),
        ("绿色行动计划的期限是几年？", {"green"}),
        ("How long does the green action plan last?", {"green"}),
        ("Does the paper on climate pledges mention reputation?", {"pledges"}),
        ("What does the investment treaty of Vida and Loka say?", {"vida"}),
        ("What do the investment treaty and the memorandum say?", {"vida", "oren", "rail"}),
        ("What does the memorandum with Laos say?", set()),  # no document has this name
        ("What does the agreement say?", set()),  # any may be meant
        ("What is said of “Trust among states”?", {"trust"}),
        ("What does the Investment Treaty of Vida and Loka say?", {"vida"}),
        ("What is soft law?", set()),
        ("", set()),
    ],
)
def test_a_question_speaks_of_documents_in_either_language(question, documents):
    assert mentions(*TITLES).of(question).documents == documents


def test_a_kind_alone_names_the_only_document_of_a_kind_that_is_telling_or_pointed_at():
    library = mentions("vida", "rail")
    assert library.of("What does the memorandum say?") == Spoken(frozenset({"rail"}), ("the memorandum",))
    assert library.of("What does this treaty say?").documents == {"vida"}
    assert library.of("What does the treaty say?") == Spoken()
    assert mentions("vida", "oren").of("What does this treaty say?") == Spoken()


def test_what_fits_more_than_two_documents_means_none():
    library = mentions("vida", "oren")
    assert library.of("What does the investment treaty say?").documents == {"vida", "oren"}
    titles = {name: f"Investment Treaty of {name}" for name in ("Vida", "Oren", "Loka")}
    passages = [Passage(name, name, "Text.", (Span(1, 0, 5),), (), "en", "body") for name in titles]
    naming = Naming(titles, Glossary(), translate, encode)
    assert Mentions({"en": passages}, titles, {}, naming, translate).of("What of the investment treaty?") == Spoken()


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("According to Snyder, what is soft law?", {"pledges"}),
        ("What does Snyder argue?", {"pledges"}),
        ("What is Snyder's definition?", {"pledges"}),
        ("Is Francis Snyder cited?", {"pledges"}),
        ("罗豪才如何看待软法？", {"pledges"}),
        ("羅豪才如何看待軟法？", {"pledges"}),
        ("Who cites Snyder?", set()),
        ("Is there a role for ASEAN?", set()),  # it wrote a paper, but is spoken of
        ("What does Young argue?", set()),  # who signed an agreement has not written it
    ],
)
def test_a_paper_is_called_by_its_author_where_he_says_something(question, documents):
    assert mentions(*TITLES).of(question).documents == documents


def test_an_empty_library_and_one_of_one_language_are_spoken_of_without_fault():
    naming = Naming({}, Glossary(), translate, encode)
    empty = Mentions({"zh": [], "en": []}, {}, {}, naming, translate)
    assert empty.of("What does the rail MoU by Snyder say of “Trust among states”?") == Spoken()
    assert mentions("green").of("What does the rail MoU say?") == Spoken()
    assert mentions("rail").of("绿色行动计划的期限是几年？") == Spoken()


def test_a_title_is_known_without_its_marks_and_what_calls_a_document_calls_it_alone():
    held = mentions(*TITLES)
    for key, title in TITLES.items():
        assert key in held.of(f"What is said in {title}, please?").documents
    assert held.called("rail MoU") == held.of("What does the rail MoU say?").documents != frozenset()
