"""Which term a question wants defined, and which sentences define it."""

from __future__ import annotations

import pytest

from assistant.definition import defines, term_of
from index.document import Language
from index.lexical.tokens import tokens


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("什么是规则软联通？", "规则软联通"),
        ("什么是“等效”，它与互认有什么关系？", "等效"),
        ("何谓谅解备忘录？", "谅解备忘录"),
        ("规则“软联通”的含义是什么？", "规则“软联通"),
        ("软法路径指的是什么？", "软法路径"),
        ("协定如何界定海洋遗传资源？", "海洋遗传资源"),
        ("What is a single window?", "single window"),
        ("What is meant by the term due diligence?", "term due diligence"),
        ("What does “marine technology” mean in the agreement?", "marine technology"),
        ("How does the paper define soft connectivity?", "soft connectivity"),
        ("How is soft law defined?", "soft law"),
        ("Define equivalence.", "equivalence"),
        ("协定给“计划措施”下了什么定义？", "计划措施"),
        ("协定对计划措施作出了何种定义？", "计划措施"),
        ("本公约为海洋技术下的定义是什么？", "海洋技术"),
        ("协定所说的“计划措施”是什么意思？", "计划措施"),
        ("什么是协定中的“计划措施”？", "计划措施"),
        ("What counts as a planned measure under the agreement?", "planned measure"),
        ("What qualifies as marine technology?", "marine technology"),
        ("What is the notion of “planned measure” in the agreement?", "planned measure"),
        ('Define "planned measure" as the agreement has it.', "planned measure"),
        ("What exactly is understood by soft law?", "soft law"),
        ("软法到底是什么意思？", "软法"),
        ("“一带一路”语境下的“软联通”究竟该如何界定？", "软联通"),
        ("软法有哪些局限？", ""),
        ("How much counts as income?", ""),
        ("如何给予优惠待遇？", ""),
        ("Who keeps the register?", ""),
    ],
)
def test_the_term_is_what_the_question_names(question, term):
    assert term_of(question) == term


def part_of(term: str, text: str, language: Language) -> float:
    """The share of the words of ``term`` that stand in ``text``."""
    words = tokens(term)
    return sum(word in set(tokens(text)) for word in words) / len(words)


@pytest.mark.parametrize(
    ("text", "language", "term", "surely"),
    [
        ("所谓等效，是指承认对方的规则能达到同样的目的。", "zh", "等效", 1.0),
        ("本文认为，等效的含义可以被界定为目的相同。", "zh", "等效", 1.0),
        ("“等效”即目的相同。", "zh", "等效", 0.5),
        ("这种安排被称为等效。", "zh", "等效", 0.5),
        ("等效的程序是指两国之间的程序。", "zh", "等效", 0.0),  # of something of it
        ("承认等效，即可以免除检验。", "zh", "互认", 0.0),
        ("对方受到保护，即各方遵守了等效。", "zh", "等效", 0.0),
        ("8. “Marine technology” means all equipment used at sea.", "en", "marine technology", 1.0),
        ("“Marine technology” includes manuals.", "en", "marine technology", 1.0),
        ("Soft law is used here for norms that do not bind.", "en", "soft law", 1.0),
        ("Soft law is a set of norms that do not bind.", "en", "soft law", 0.5),
        ("Such norms are often called soft law.", "en", "soft law", 0.5),
        ("Utilization of genetic resources means research.", "en", "genetic resources", 0.0),
        ("Soft law has grown.", "en", "soft law", 0.0),
    ],
)
def test_a_sentence_defines_what_stands_before_its_cue(text, language, term, surely):
    assert defines(text, language, term, part_of) == surely


def test_definitions_are_quoted_first(assistant):
    for question, opening in (("What is soft law?", "Soft law is used here for"), ("什么是国际软法？", "所谓国际软法")):
        assert assistant.ask(question).statements[0].text.startswith(opening)
