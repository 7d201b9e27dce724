"""Names of questions as texts of the other language write them, over a few texts in each."""

from __future__ import annotations

import numpy as np
import pytest

from index.document import Passage, Span
from index.expansion.dictionary import Dictionary
from index.lane import lanes_over
from index.namesakes import Namesake, Namesakes
from index.represent import texts_of

TEXTS = {
    "en": (
        "The study by Hathaway tests treaties.",
        "Among others Abbott wrote on law, and so did Chayes.",
        "Vida and Mitonia share a river. They use weaver looms and a loaf.",
        "The widow of Vidar lives in Vietnam; the veto, the video.",
        "Luo (罗豪才) and Robert Wade (罗伯特·韦德) agree.",
    ),
    "zh": (
        "相反，韦伊（Prosper Weil）反对软法。",
        "管理模式由蔡斯夫妇（Abram Chayes与Antonia Chayes）提出。",
        "高洪柱（Harold Hongju Koh）讲内化。",
        "唐斯（George W. Downs）、罗克（David M. Rocke）认为如此。",
        "洛迦与米托尼亚共同管理河流。",
        "世界银行（World Bank）提供贷款。",
    ),
}
DICTIONARY = Dictionary(
    {
        "zh": {"hathaway": {"海瑟薇": 0.6, "安妮": 0.4}, "young": {"年轻": 0.3, "青年": 0.3}},
        "en": {"越南": {"vietnames": 1.0}, "维达": {"vidar": 0.25}, "尼亚": {"virginia": 0.3, "bosnia": 0.3}},
    }
)
#: A name that only sounds alike counts so much, times its likeness.
GUESSED = 0.8


class Blind:
    """Sees no likeness between any texts."""

    def encode(self, texts, progress=None):
        return np.zeros((len(texts), 2), dtype=np.float32)


def _over(texts, dictionary=DICTIONARY) -> Namesakes:
    passages = [
        Passage(text, f"doc-{language}", text, (Span(1, 0, len(text)),), (), language, "body")
        for language, said in texts.items()
        for text in said
    ]
    made = [texts_of(passage) for passage in passages]
    vectors = [np.zeros((1 + len(text.sentences), 2), dtype=np.float32) for text in made]
    lanes = lanes_over(passages, made, vectors, Blind().encode)
    return Namesakes(
        {language: [p for p in passages if p.language == language] for language in lanes}, lanes, dictionary
    )


@pytest.fixture(scope="module")
def namesakes() -> Namesakes:
    return _over(TEXTS)


@pytest.mark.parametrize(
    ("question", "language", "word", "group"),
    [
        ("What did Weil object to?", "zh", "weil", {"韦伊": 1.0}),
        ("What does Chayes say?", "zh", "chay", {"蔡斯": 1.0}),
        ("Koh on how norms are internalised", "zh", "koh", {"高洪": 0.5, "洪柱": 0.5}),
        ("What do Downs and others say?", "zh", "down", {"唐斯": 1.0}),  # downs is a word of the dictionary too
        ("韦伊反对什么", "en", "韦伊", {"weil": 1.0}),
        ("高洪柱讲了什么", "en", "高洪柱", {"koh": 1.0}),
        ("韦德同意吗", "en", "韦德", {"wade": 1.0}),
    ],
)
def test_what_a_text_gives_as_one_name_is_certain(namesakes, question, language, word, group):
    assert namesakes.of(question, language) == (Namesake(frozenset([word]), {word: 1.0, **group}),)


def test_a_name_that_no_text_gives_is_guessed_by_its_sound_and_counts_less(namesakes):
    (found,) = namesakes.of("哈撒韦的研究用了多少数据", "en")
    assert found.words == {"哈撒韦"}
    assert found.group.keys() == {"哈撒韦", "hathaway"}
    assert 0.5 < found.group["hathaway"] < GUESSED
    # Both consonants are the same, and the Chinese name has an e more.
    (found,) = namesakes.of("维达怎样管理河流", "en")
    assert found.group["vida"] == pytest.approx(GUESSED * (1 - 2 * 0.1 / (2.6 + 2.4)))


def test_each_translator_may_write_a_name_otherwise(namesakes):
    (found,) = namesakes.of("切耶斯的管理模式", "en")
    assert "chay" in found.group


def test_the_pieces_of_a_name_that_is_cut_stand_for_it_together(namesakes):
    (found,) = namesakes.of("米托尼亚怎样管理河流", "en")
    assert found.words == {"米托", "尼亚"}
    assert set(found.group) == {"米托", "尼亚", "mitonia"}


def test_a_chinese_name_is_had_by_the_pairs_of_its_characters(namesakes):
    (found,) = namesakes.of("Where is Mitonia?", "zh")
    pairs = [found.group[pair] for pair in ("米托", "托尼", "尼亚")]
    assert pairs == [pairs[0]] * 3
    assert sum(pairs) < GUESSED


def test_who_is_given_another_name_is_not_guessed(namesakes):
    (found,) = namesakes.of("What of Loka?", "zh")  # 罗克 sounds like it, and is Rocke
    assert set(found.group) == {"loka", "洛迦"}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("越南的铁路", "en"),  # is translated, though the library has it not
        ("What of Young people?", "zh"),
        ("软法有什么效果", "en"),
        ("What is soft law?", "zh"),
        ("世界银行", "en"),  # stands beside World Bank, and sounds like neither
        ("RCEP", "zh"),
    ],
)
def test_what_is_no_name_or_is_translated_is_left_alone(namesakes, question, language):
    assert namesakes.of(question, language) == ()


def test_a_word_that_is_written_small_is_no_name():
    small = _over({"en": ("The vida of a loka, and Vida alone. One vida more.",), "zh": ("河流。",)})
    assert small.of("维达怎样管理河流", "en") == ()


def test_a_library_in_one_language_has_no_names_of_the_other():
    assert _over({"zh": TEXTS["zh"]}).of("韦伊反对什么", "en") == ()


def test_what_the_dictionary_knows_and_the_library_has_is_not_guessed(namesakes):
    known = Namesakes(namesakes.passages, namesakes.lanes, Dictionary({"zh": {}, "en": {"维达": {"vidar": 0.3}}}))
    assert known.of("维达怎样管理河流", "en") == ()


def test_a_country_that_the_dictionary_does_not_know_is_had_by_its_name(namesakes):
    (found,) = namesakes.of("What do British weavers use?", "zh")
    assert (found.words, found.group["英国"]) == ({"british"}, 1.0)
    (found,) = namesakes.of("英国的河流", "en")
    assert (found.words, found.group["unit"], found.group["kingdom"]) == ({"英国"}, 0.5, 0.5)


def test_a_country_that_the_dictionary_knows_keeps_its_translations(namesakes):
    assert namesakes.of("越南的铁路", "en") == ()


def test_a_word_is_common_by_the_most_of_its_translations():
    texts = {"en": ("The carrier carries freight. Freight and carriage.", "Anhui is a province."), "zh": ("河流。",)}
    known = {"托运": {"freight": 0.4, "carriag": 0.3, "unheard": 0.3}, "安徽": {"anhui": 1.0}, "塞进": {}}
    names = _over(texts, Dictionary({"zh": {}, "en": known}))
    assert names.is_common("托运")
    assert not names.is_common("安徽")
    assert not names.is_common("塞进")
