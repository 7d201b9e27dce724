"""What of a question texts lack, over three texts in each language."""

from __future__ import annotations

import math

import numpy as np
import pytest

from index.config import IndexConfig
from index.coverage import Missing, fair_part_of, missing, part_of, unknown
from index.document import Passage, Span
from index.expansion.dictionary import Dictionary
from index.expansion.glossary import Glossary, Term
from index.represent import texts_of
from index.search import Search

TEXTS = {
    "en": ("River water.", "A treaty binds.", "A treaty on a river."),
    "zh": ("河流的水。", "条约有效。", "冰川。"),
}
DICTIONARY = Dictionary({"zh": {"treati": {"条约": 0.75}, "glacier": {"冰川": 1.0}}, "en": {"条约": {"treati": 0.5}}})
#: The weight of a word that no text, one text, two texts of three have: ln(1 + (3 - n + ½) / (n + ½)).
IN_NONE, IN_ONE, IN_TWO = math.log(8), math.log(8 / 3), math.log(1.6)


class Blind:
    """Sees no likeness between any texts."""

    def encode(self, texts, progress=None):
        return np.zeros((len(texts), 2), dtype=np.float32)


@pytest.fixture(scope="module")
def search() -> Search:
    passages = [
        Passage(text, f"doc-{language}", text, (Span(1, 0, len(text)),), (), language, "body")
        for language, texts in TEXTS.items()
        for text in texts
    ]
    texts = [texts_of(passage) for passage in passages]
    vectors = [np.zeros((2, 2), dtype=np.float32) for _ in passages]
    return Search.over(passages, texts, vectors, Blind(), DICTIONARY, IndexConfig())


def weights(found: tuple[Missing, ...]) -> dict[str, float]:
    return {item.word: pytest.approx(item.weight) for item in found}


def test_words_are_missed_by_their_rarity_the_rarest_first(search):
    found = missing(search, "Which treaty on a river binds a volcano?", ["No more than this."], "en")
    assert [item.word for item in found] == ["volcano", "bind", "treati", "river"]
    assert weights(found) == {"volcano": IN_NONE, "bind": IN_ONE, "treati": IN_TWO, "river": IN_TWO}


@pytest.mark.parametrize("question", ["条约的第二个例子是什么时候？", "Can you give an example of a treaty?"])
def test_words_that_ask_are_not_missed(search, question: str):
    language = "zh" if "条约" in question else "en"
    words = {item.word for item in missing(search, question, [], language)}
    assert words & {"条约", "treati"} and words.isdisjoint({"第二个", "例子", "时候", "give", "exampl"})


def test_a_word_that_any_of_the_texts_has_in_any_form_is_not_missed(search):
    found = missing(search, "Does the treaty bind?", ["All treaties", "are binding."], "en")
    assert weights(found) == {"treati": 0.0, "bind": 0.0}


def test_without_texts_every_word_is_missed(search):
    assert weights(missing(search, "冰川", [], "zh")) == {"冰川": IN_ONE}


def test_a_new_chinese_word_is_missed_and_found_by_its_pairs_of_characters(search):
    question = "软联通"  # pairs: 软联, 联通
    assert weights(missing(search, question, ["规则的软联通"], "zh")).keys() >= {"软联", "联通"}
    assert all(item.weight == 0 for item in missing(search, question, ["规则的软联通"], "zh"))
    lacked = weights(missing(search, question, ["规则的软法"], "zh"))
    assert (lacked["软联"], lacked["联通"]) == (IN_NONE, IN_NONE)


def test_traditional_characters_are_the_same_word(search):
    assert weights(missing(search, "條約", ["条约"], "zh")) == {"条约": 0.0}


def test_a_translation_stands_for_a_word_as_far_as_it_is_sure(search):
    # 条约 stands in one of the Chinese texts, and is a treaty by 0.75; no text has a word for a volcano.
    found = missing(search, "treaty, volcano", ["条约"], "zh")
    assert weights(found) == {"volcano": IN_NONE, "treati": pytest.approx(0.25 * IN_ONE)}
    # "Treaty" stands in two of the English texts, and is 条约 by 0.5.
    assert weights(missing(search, "条约", ["The treaties."], "en")) == {"条约": pytest.approx(0.5 * IN_TWO)}


def test_a_translated_word_is_as_rare_as_its_translation(search):
    assert weights(missing(search, "treaty", ["冰川"], "zh")) == {"treati": IN_ONE}


def test_a_name_stands_in_the_other_language_as_it_is(search):
    assert weights(missing(search, "RCEP", ["RCEP的规则"], "zh")) == {"rcep": 0.0}


def test_a_name_is_had_where_a_text_gives_it_as_another_or_it_sounds_alike():
    texts = {"en": "Vida was there, and Weil.", "zh": "韦伊（Prosper Weil）反对。"}
    passages = [
        Passage(text, f"doc-{language}", text, (Span(1, 0, len(text)),), (), language, "body")
        for language, text in texts.items()
    ]
    vectors = [np.zeros((2, 2), dtype=np.float32) for _ in passages]
    search = Search.over(passages, [texts_of(p) for p in passages], vectors, Blind(), DICTIONARY, IndexConfig())
    (given,) = missing(search, "韦伊", ["So says Weil."], "en")
    assert (given.had, given.weight) == (1.0, 0.0)
    (alike,) = missing(search, "维达", ["In Vida."], "en")
    assert 0.5 < alike.had < 1.0
    assert unknown(search, "韦伊，维达") == 0.0


def test_words_of_a_term_of_the_glossary_are_had_where_the_term_is(search):
    with_terms = Search(
        [p for passages in search.passages.values() for p in passages],
        search.lanes,
        search.embedder,
        DICTIONARY,
        IndexConfig(),
        Glossary((Term(("火山规则",), ("volcano treaty",)),)),
    )
    question = "volcano treaty"
    assert weights(missing(search, question, ["火山规则"], "zh")) == {"volcano": IN_NONE, "treati": IN_ONE}
    assert missing(with_terms, question, ["河流"], "zh") == missing(search, question, ["河流"], "zh")
    assert [item.had for item in missing(with_terms, question, ["火山规则"], "zh")] == [1.0, 1.0]


def test_texts_of_either_language_have_a_word(search):
    found = missing(search, "glacier, treaty", ["冰川", "A treaty binds."], "en")
    assert {item.word: item.had for item in found} == {"glacier": 1.0, "treati": 1.0}


def test_a_question_without_a_word_misses_nothing(search):
    assert missing(search, "What is it?", ["A treaty."], "en") == ()


def test_the_part_of_a_term_that_a_text_has(search):
    assert part_of(search, "river treaty", "Treaties bind.", "en") == 1 / 2
    assert part_of(search, "treaty", "条约有效。", "zh") == 0.75  # as sure as the translation is
    assert part_of(search, "of the", "Treaties bind.", "en") == 0.0


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("Which treaty?", 0.0),
        ("A treaty on volcanoes", 1 / 2),
        ("treaty, treaties, volcano, lava", 2 / 3),  # a word counts once
        ("treaty of the 冰川", 0.0),  # either language's texts will do
        ("glacier", 0.0),  # and so will its translation
        ("What is it?", 0.0),
    ],
)
def test_the_share_of_words_that_no_text_has(search, question: str, share: float):
    assert unknown(search, question) == pytest.approx(share)


def test_a_word_without_a_known_translation_is_held_to_be_had_in_the_other_language(search):
    assert part_of(search, "sovereign", "河流的水。", "zh") == 0
    assert fair_part_of(search, "sovereign", "河流的水。", "zh") == 1
    assert fair_part_of(search, "glacier", "河流的水。", "zh") == 0  # 冰川 is known, and is not there
    assert fair_part_of(search, "sovereign", "River water.", "en") == 0
