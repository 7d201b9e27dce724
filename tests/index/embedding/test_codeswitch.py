"""Chinese text with English words in it."""

from __future__ import annotations

import random

from index.embedding.codeswitch import Lexicon
from index.embedding.parallel import Pair

TERMS = [
    Pair("t", "treaty", "条约"),
    Pair("t", "to sign (formal)", "签署"),
    Pair("t", "the state", "国家"),
    Pair("t", "x" * 25, "河流"),
    Pair("t", "(an aside)", "规则"),
]


def test_every_word_with_a_gloss_is_replaced_at_rate_one():
    lexicon = Lexicon(TERMS, random.Random(0))
    assert lexicon.switch("国家签署条约。", 1.0) == " state  sign  treaty 。"


def test_nothing_is_replaced_at_rate_zero():
    assert Lexicon(TERMS, random.Random(0)).switch("国家签署条约。", 0.0) == "国家签署条约。"


def test_a_word_without_a_gloss_stays():
    lexicon = Lexicon(TERMS, random.Random(0))
    assert lexicon.switch("铁路，ABC", 1.0) == "铁路，ABC"


def test_a_gloss_that_explains_or_is_empty_is_none():
    lexicon = Lexicon(TERMS, random.Random(0))
    assert lexicon.switch("河流，规则", 1.0) == "河流，规则"
    assert sorted(lexicon.glosses) == sorted(["条约", "签署", "国家"])


def test_the_rate_is_the_share_of_words_that_are_replaced():
    made = Lexicon(TERMS, random.Random(0)).switch("条约，" * 1000, 0.3)
    assert 250 < made.count(" treaty ") < 350
    assert made.count("treaty") + made.count("条约") == made.count("，") == 1000


def test_each_gloss_of_a_word_is_drawn():
    lexicon = Lexicon([Pair("t", "treaty", "条约"), Pair("t", "pact", "条约")], random.Random(0))
    assert {lexicon.switch("条约", 1.0) for _ in range(50)} == {" treaty ", " pact "}
