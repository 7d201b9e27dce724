"""Documents that a question speaks of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index.document import Passage, Span
from index.expansion.glossary import Glossary
from index.facts import Facts
from index.lexical.tokens import terms, tokens
from index.mentions import Mentions, Spoken
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


def test_of_two_that_a_phrase_fits_the_one_whose_title_says_it_is_meant():
    titles = {"rules": "Connecting “Rules” in Practice", "cables": "Cables in Practice"}
    texts = {"rules": "Connecting rules.", "cables": "On connecting rules, and cables in practice."}
    passages = [Passage(name, name, text, (Span(1, 0, 1),), (), "en", "body") for name, text in texts.items()]
    naming = Naming(titles, Glossary(), translate, encode)
    facts = {name: replace(FACTS["pledges"], authors=()) for name in titles}
    library = Mentions({"en": passages}, titles, facts, naming, translate)
    assert library.of("Who wrote the paper on connecting rules?").documents == {"rules"}
    assert library.of("Who wrote the paper on practice?").documents == {"rules", "cables"}


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


def test_the_longest_phrase_is_taken_from_a_question_first():
    spoken = Spoken(frozenset(["rail"]), ("the rail memorandum", "the rail memorandum of understanding"))
    assert spoken.taken_from("Does the rail memorandum of understanding bind?").split() == ["Does", "bind?"]


def test_an_abbreviation_by_which_a_document_is_called_is_no_word_to_look_for():
    spoken = Spoken(frozenset(["sea"]), ("BBNJ协定",))
    assert spoken.without_abbreviations("BBNJ协定何时生效？BBNJ是什么？") == "协定何时生效？BBNJ是什么？"
    assert Spoken().without_abbreviations("What is BBNJ?") == "What is BBNJ?"
