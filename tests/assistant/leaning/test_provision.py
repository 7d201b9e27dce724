"""Questions that lean on a provision."""

from __future__ import annotations

import pytest

from assistant.leaning.provision import in_full

ZH = "《民法典》第五百零九条规定了什么？"
EN = "What does Article 17 of the Rivers Agreement say?"


@pytest.mark.parametrize(
    ("before", "question", "full"),
    [
        (ZH, "那第八条呢？", "《民法典》第八条规定了什么？"),
        (ZH, "第二款和第三款呢？", "《民法典》第五百零九条第二、三款规定了什么？"),
        (ZH, "那《劳动法》呢？", "《劳动法》第五百零九条规定了什么？"),
        (ZH, "那《劳动法》第三条呢？", "《劳动法》第三条规定了什么？"),
        (ZH, "最后一款呢？", "《民法典》第五百零九条最后一款规定了什么？"),
        (EN, "And Article 18?", "What does Article 18 of the Rivers Agreement say?"),
        (EN, "and Art 18(2)?", "What does paragraph 2 of Article 18 of the Rivers Agreement say?"),
        (EN, "And in RCEP?", "What does Article 17 of RCEP say?"),
        (EN, "And in the Convention on the Lakes?", "What does Article 17 of the Convention on the Lakes say?"),
        (EN, "And Article 5 of the Lakes Convention?", "What does Article 5 of the Lakes Convention say?"),
        (EN, "and the last paragraph?", "What does the last paragraph of Article 17 of the Rivers Agreement say?"),
        (EN, "And Articles 20 and 21?", "What do Articles 20 and 21 of the Rivers Agreement say?"),
        ("Why is Article 5 of RCEP not binding?", "And Article 6?", "Why is Article 6 of RCEP not binding?"),
    ],
)
def test_the_question_before_is_asked_of_another_provision_or_agreement(before, question, full):
    assert in_full(question, [before]) == full


@pytest.mark.parametrize(
    ("before", "question", "full"),
    [
        (EN, "What does Article 18 require?", "What does Article 18 of the Rivers Agreement require?"),
        (EN, "What does paragraph 2 require?", "What does paragraph 2 of Article 17 of the Rivers Agreement require?"),
        (EN, "Does Article 18 of that agreement apply?", "Does Article 18 of the Rivers Agreement apply?"),
        (EN, "Compare Article 5 with Article 6", "In the Rivers Agreement, compare Article 5 with Article 6"),
        (ZH, "该法第八条有什么例外？", "《民法典》第八条有什么例外？"),
        (ZH, "本条第二款怎么规定？", "《民法典》第五百零九条第二款怎么规定？"),
        ("什么是《民法典》？", "第八条规定了什么？", "《民法典》第八条规定了什么？"),
    ],
)
def test_what_a_question_leaves_out_is_put_into_its_own_words(before, question, full):
    assert in_full(question, [before]) == full


def test_a_text_is_asked_for_in_the_language_of_the_question():
    assert in_full("那第十八条呢？", [EN]) == "《Rivers Agreement》第十八条规定了什么？"
    assert in_full("And Article 8?", [ZH]) == "What does Article 8 of 《民法典》 say?"
    assert in_full("18?", ["民法典第17条"]) == "民法典第18条"  # it is in neither


def test_the_last_provision_is_meant_though_something_else_was_asked_for_since():
    assert in_full("And Article 18?", [EN, "What is soft law?"]) == "What does Article 18 of the Rivers Agreement say?"
    assert in_full("第二条呢？", [ZH, "软法有哪些局限？"]) is None  # rather the second of these


@pytest.mark.parametrize(
    "question",
    [
        "And Article 5 of nothing that anybody knows, does it bind?",
        "Rome Statute, Article 5",
        "What does the report say in part 2?",
        "How did the amendment of the Part XI implementing agreement alter the board?",
        "In what year did the United States ratify the Kyoto Protocol?",
        "How does it relate to Article 18?",
        "And hard law?",
        "还有哪些国家没有批准公约？",
        "民法典第八条",
        "那硬法呢？",
        "软法论文的第二部分讲了什么？",
        "什么是软法？",
    ],
)
def test_what_says_of_what_it_asks_or_asks_for_no_provision_does_not_lean_so(question):
    assert in_full(question, [EN]) is None
    assert in_full(question, [ZH]) is None


def test_nothing_leans_on_what_was_not_asked_for():
    assert in_full("And Article 18?", ["What is soft law?"]) is None
    assert in_full("第二款呢？", ["什么是《民法典》？"]) is None  # of no article
