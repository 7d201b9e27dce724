"""Which word translates which, learned from a few pairs."""

import pytest

from index.embedding.parallel import Pair
from index.expansion.learn import learn


def _learn(*rows, terms=()):
    heard = []
    pairs, terms = ([Pair("made_up", *row) for row in given] for given in (rows, terms))
    return learn(pairs, terms, heard.append), heard


def _best(found):
    return max(found, key=found.get)


def test_words_that_only_stand_together_translate_each_other():
    dictionary, heard = _learn(("treaty", "条约"), ("treaties", "条约"), ("river", "河流"), ("rivers", "河流"))
    assert dictionary.into == {
        "zh": {"treati": {"条约": 1.0}, "river": {"河流": 1.0}},
        "en": {"条约": {"treati": 1.0}, "河流": {"river": 1.0}},
    }
    assert heard == [
        "4 aligned texts, 2 English and 2 Chinese words",
        "2 pairs of words stand in the same texts",
    ]


def test_the_right_translation_wins_over_a_word_that_always_stands_beside_it():
    # 条约 is seen beside both words as often; that 河流 is the river elsewhere explains it away.
    dictionary, _ = _learn(*[("treaty river", "条约，河流")] * 3, *[("river", "河流")] * 3)
    assert _best(dictionary.translations("treati", "zh")) == "条约"
    assert _best(dictionary.translations("条约", "en")) == "treati"
    assert _best(dictionary.translations("river", "zh")) == "河流"
    assert dictionary.translations("treati", "zh")["条约"] > 0.9


def test_a_word_with_two_translations_has_both():
    dictionary, _ = _learn(*[("agreement", "协定")] * 2, *[("agreement", "协议")] * 2)
    found = dictionary.translations("agreement", "zh")
    assert found == pytest.approx({"协定": 0.5, "协议": 0.5}, abs=1e-4)
    assert dictionary.translations("协定", "en") == {"agreement": 1.0}


def test_the_more_frequent_translation_weighs_more():
    dictionary, _ = _learn(*[("agreement", "协定")] * 6, *[("agreement", "协议")] * 2)
    found = dictionary.translations("agreement", "zh")
    assert found["协定"] > found["协议"] > 0
    assert sum(found.values()) == pytest.approx(1)


def test_a_word_seen_once_has_no_translation_unless_a_term_list_gives_it():
    dictionary, _ = _learn(("treaty", "条约"), *[("river", "河流")] * 2)
    assert dictionary.into == {"zh": {"river": {"河流": 1.0}}, "en": {"河流": {"river": 1.0}}}
    dictionary, heard = _learn(*[("river", "河流")] * 2, terms=[("treaty", "条约")])
    assert dictionary.translations("treati", "zh") == {"条约": 1.0}
    assert heard[0] == "4 aligned texts, 2 English and 2 Chinese words"


def test_a_word_seen_once_has_no_translation_beside_one_seen_often():
    dictionary, _ = _learn(("treaty river", "河流"), ("law", "法律，规则"), *[("river", "河流"), ("law", "法律")] * 2)
    assert dictionary.translations("treati", "zh") == dictionary.translations("规则", "en") == {}
    assert dictionary.into == {
        "zh": {"river": {"河流": 1.0}, "law": {"法律": 1.0}},
        "en": {"河流": {"river": 1.0}, "法律": {"law": 1.0}},
    }


def test_a_pair_without_a_word_on_one_side_says_nothing():
    dictionary, heard = _learn(*[("treaty", "条约")] * 2, ("the", "河流"), ("river", "！"))
    assert heard[0].startswith("2 aligned texts")
    assert dictionary.into == {"zh": {"treati": {"条约": 1.0}}, "en": {"条约": {"treati": 1.0}}}


def test_both_scripts_are_one_word():
    dictionary, _ = _learn(("treaty", "條約"), ("Treaty", "条约"))
    assert dictionary.translations("条约", "en") == {"treati": 1.0}
