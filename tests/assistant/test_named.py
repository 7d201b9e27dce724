"""The names in a question, and what of it some passages do not name."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from assistant.named import missed, naming_beside, naming_it, says_of, unsaid
from index.config import IndexConfig
from index.document import Language, Passage, Span
from index.expansion.dictionary import Dictionary
from index.expansion.glossary import Glossary, Term
from index.hit import Hit
from index.language import fold
from index.represent import texts_of
from index.search import Search

TEXTS: dict[Language, str] = {
    "en": "Poland and Kenya signed the Oresund Accord on soft-law tools, and a “rail bridge” followed.",
    "zh": "波兰与肯尼亚签署了《厄勒海峡协定》，规则“软联通”由此展开，柏林学派表示欢迎。",
}
DICTIONARY = Dictionary({"en": {"桥": {"bridg": 1.0}}, "zh": {"bridg": {"桥": 1.0}, "silk": {"丝": 1.0}}})


def passage(language: Language) -> Passage:
    text = TEXTS[language]
    return Passage(language, language, text, (Span(1, 0, len(text)),), (), language, "body")


@pytest.fixture(scope="module")
def search() -> Search:
    made = [passage(language) for language in TEXTS]
    return Search.over(made, *_indexed(made), DICTIONARY, IndexConfig())


def _indexed(made: list[Passage]) -> tuple:
    """The texts of passages, vectors that say nothing, and an embedder that does not either."""
    texts = [texts_of(one, "") for one in made]
    vectors = [np.zeros((1 + len(text.sentences), 2), dtype=np.float32) for text in texts]
    return texts, vectors, SimpleNamespace(encode=lambda texts, progress=None: np.zeros((len(texts), 2), "float32"))


def left(question: str, search: Search, *languages: Language) -> list[str]:
    hits = [Hit(passage(language), rank, 1.0, ()) for rank, language in enumerate(languages, 1)]
    return unsaid(question, hits, [TEXTS[language] for language in languages], search)


GLOSSARY = Glossary(
    (Term(("厄勒海峡协定",), ("Oresund Accord",)), Term(("货币基金",), ("Monetary Fund", "IMF")),
     Term(("碳市场",), ("carbon market",)), Term(("软法工具",), ("soft-law tool",)))
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "gone"),
    [
        ("What did the Oresund Accord do?", []),
        ("What does the IMF say?", ["Monetary Fund"]),
        ("货币基金说了什么？", ["货币基金"]),
        ("How does a carbon market work?", ["carbon market"]),
        ("Which soft-law tools are there?", []),
    ],
)
def test_a_term_that_no_document_says_in_either_language_is_told(question, gone, search):
    known = Search(
        [passage(language) for language in TEXTS], search.lanes, search.embedder, DICTIONARY, IndexConfig(), GLOSSARY
    )
    assert left(question, known, "en") == gone


@pytest.mark.parametrize(
    ("question", "gone"),
    [
        ("What did Poland sign?", []),
        ("What did the Kenyan court say?", []),
        ("What did Italy and Poland sign?", ["Italy"]),
        ("What did the Japanese government sign?", ["Japanese"]),
        ("Who signed the green deal?", []),  # not of Greenland
        ("意大利和波兰签了什么？", ["意大利"]),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_place_is_named_in_either_language_or_it_is_told(question, gone, language, search):
    assert left(question, search, language) == gone


def test_what_is_quoted_stands_as_it_is_in_a_text_of_its_language(search):
    assert left("What is the “rail bridge”?", search, "en") == []
    assert left("What are “soft law tools”?", search, "en") == []
    assert left("What is the “bridge rail”?", search, "en") == ["bridge rail"]
    assert left("什么是“规则软联通”？", search, "zh") == []
    assert left("什么是“硬联通”？", search, "zh") == ["硬联通"]


def test_a_text_in_the_other_language_may_say_what_is_quoted_in_part_or_by_words_that_nobody_knows(search):
    assert left("什么是“桥”？", search, "en") == []
    assert left("什么是“硬桥”？", search, "en") == []
    assert left("什么是“硬联通”？", search, "en") == []
    assert left("What is the “silk”?", search, "zh") == ["silk"]


def test_a_name_that_a_text_of_its_language_has_not_as_it_is_is_lost_by_half_at_least(search):
    text, asked = fold(TEXTS["zh"]), "《柏林协定》说了什么？"
    assert missed("《厄勒海峡协定》说了什么？", text, {}, "zh", search) == {}
    had = {"柏林": 1.0, "协定": 1.0}
    assert missed(asked, text, had, "zh", search) == {"柏林协定": 0.5}
    assert missed(asked, text, {}, "zh", search)["柏林协定"] == 1.0
    assert missed(asked, text, had, "en", search)["柏林协定"] == 0.0


def test_documents_that_say_no_name_of_the_question_are_left_out_where_another_says_one(search):
    held = [Hit(passage(language), rank, 1.0, ()) for rank, language in enumerate(TEXTS, 1)]
    kenya, accords = "When did Kenya sign?", "When did the OECD sign?"
    assert naming_it(kenya, held, search) == tuple(held)  # both say it, in their languages
    other = replace(passage("en"), id="other", document_id="other", text="It was signed in 1994.")
    beside = Search.over([passage("en"), other], *_indexed([passage("en"), other]), DICTIONARY, IndexConfig())
    hits = [Hit(other, 1, 1.0, ()), Hit(passage("en"), 2, 0.9, ())]
    assert [(hit.passage.id, hit.rank) for hit in naming_it(kenya, hits, beside)] == [("en", 1)]
    assert naming_it(accords, hits, beside) == tuple(hits)  # none says it
    assert naming_it("When was it signed?", hits, beside) == tuple(hits)


def test_a_passage_that_says_no_name_of_the_question_tells_no_value_of_it(search):
    en, other = passage("en"), replace(passage("en"), id="other", text="It was signed in 1994, O E C D says.")
    assert naming_beside("When did Kenya sign?", [en, other], search) == {"en"}
    assert naming_beside("When did the OECD sign?", [en, other], search) == {"other"}  # as a scan may space it
    assert naming_beside("When was it signed?", [en, other], search) == {"en", "other"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Klabbers say?", True),
        ("What is Klabbers' view of treaties?", False),  # more is asked
        ("What is Klabbers’s view?", True),
        ("克拉伯斯怎么看？", True),
        ("What did Weil say?", False),
        ("What do states say?", False),  # no name
        ("如何看待二分法？", False),
        ("Who is Klabbers?", False),
        ("", False),
    ],
)
def test_a_question_for_what_somebody_says_needs_but_his_name(question: str, told: bool):
    assert says_of(question, "克拉伯斯（Jan Klabbers）认为二分法已经足够，各国 states agree.") is told


def test_several_who_say_it_are_all_to_be_named():
    text = "Findley, Nielson and Sharman approached providers; 西蒙斯另有此说。"
    assert says_of("What did Findley, Nielson and Sharman find?", text)
    assert says_of("What did Findley and his co-authors show?", text)
    assert says_of("西蒙斯的研究有什么发现？", text)
    assert not says_of("What did Findley and Keohane find?", text)
