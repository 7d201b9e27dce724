"""What kind of thing a question asks for, and which sentences have it."""

from __future__ import annotations

from typing import get_args

import pytest

from assistant.forms import Form, forms_of, has

#: Questions of each form, and questions that sound like it and are not.
ASKED: dict[Form, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "when": (
        (
            "《巴黎协定》何时生效？",
            "委员会是什么时候成立的？",
            "中国哪年加入该公约？",
            "缔约方应在多久之内答复？",
            "通报的期限是多少？",
            "When was the Basel Committee founded?",
            "In what year did the two sides sign?",
            "How long does a consultation take?",
            "By what date shall a party answer?",
            "Is there a deadline for ratification?",
        ),
        ("软法有哪些局限？", "Who convenes the meeting?", "Whenever does not ask", "What is a pathfinder?"),
    ),
    "how many": (
        (
            "联委会有多少名成员？",
            "条约列出了几个例外？",
            "区域贸易协定有几种类型？",
            "可再生能源占多大比例？",
            "委员会的数量增加了吗？",
            "How many members does the committee have?",
            "How much does a licence cost?",
            "How often does the Joint Committee meet?",
            "What share of trade is covered?",
            "What percentage of parties report?",
        ),
        ("软法是什么？", "How are disputes settled?", "How does soft law bind?", "Who pays?"),
    ),
    "who": (
        (
            "管理过程模式是谁提出的？",
            "哪位学者提出了遵约理论？",
            "哪个机构负责监督？",
            "哪些国家签署了该协定？",
            "何人有权召集会议？",
            "Who won?",
            "By whom is the arbitrator named?",
            "Whose consent is needed?",
            "Which body keeps the register?",
            "Which states are bound?",
        ),
        ("规则如何衔接？", "What does the whole text say?", "Which statement is right?", "为什么选择软法？"),
    ),
    "why": (
        (
            "国家为什么选择软法？",
            "国家选择软法的原因有哪些？",
            "谈判为何失败？",
            "软法何以有效？",
            "缘何采用备忘录？",
            "Why do states comply?",
            "For what reason may a party withdraw?",
            "What are the reasons for choosing soft law?",
            "What explains compliance?",
            "For what purpose is the fund used?",
        ),
        (
            "What does the reasonable use of a river ask of a state?",
            "Is the equitable and reasonable share fixed?",
            "什么是软法？",
            "Who complies?",
        ),
    ),
    "define": (
        (
            "什么是软法？",
            "“主权成本”指什么？",
            "何谓规则“软联通”？",
            "机制路径的局限是什么？",
            "单一窗口的含义？",
            "What is a single window?",
            "What are pathfinder commitments?",
            "What is meant by a sovereignty cost?",
            "How do the authors define hard law?",
            "What does legalization refer to?",
        ),
        ("国家为何选择软法？", "When did it enter into force?", "By what means are disputes settled?", "谁是成员？"),
    ),
    "which": (
        (
            "软法有哪些局限？",
            "公约规定了哪几项义务？",
            "软法分为几类？",
            "软联通的路径？",
            "争端解决的方式？",
            "Which obligations are binding?",
            "What kinds of soft law are there?",
            "What types of standards are used?",
            "In what ways are disputes settled?",
            "What factors decide on the form?",
            "In what respects do they differ?",
            "What functions does it perform?",
            "软法存在什么样的问题？",
        ),
        (
            "Does the committee always meet in Geneva?",
            "Where is the digital platform?",
            "When was the reform begun?",
            "How do states perform their duties?",
            "谁召集会议？",
        ),
    ),
    "example": (
        ("能举个例子吗？", "有什么例子？", "Can you give an example?", "What are examples of soft law?"),
        ("公约有哪些例外？", "What exceptions are there?", "What is exemplary damages?", "举行了几次会议？"),
    ),
}
#: Sentences that have what a form asks for, and sentences that have not.
SAID: dict[Form, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "when": (
        (
            "委员会成立于1974年。",
            "协定于一九九五年生效。",
            "应在30日内答复。",
            "It was founded in 1974.",
            "The parties met in March.",
            "An answer is due within sixty days.",
        ),
        ("软法没有拘束力。", "The agreement has 12 articles.", "States shall cooperate."),
    ),
    "how many": (
        (
            "委员会由十二名成员组成。",
            "占百分之三十，即30％。",
            "共有三类规则。",
            "The committee has twelve members.",
            "It covers 40 per cent of trade.",
        ),
        ("软法没有拘束力。", "States shall cooperate in good faith.", "The rules are useful to all."),
    ),
    "who": (
        (
            "管理过程模式由蔡斯教授提出。",
            "由秘书处所属的委员会负责。",
            "Kenneth Abbott coined the term.",
            "The Secretariat keeps the register.",
            "Each Party shall name one.",
        ),
        ("软法的效力较弱。", "Rivers carry water to the sea.", "It is weak."),
    ),
    "why": (
        (
            "由于主权成本较低，软法更易达成。",
            "为了避免拖延，双方改用备忘录。",
            "States comply because reputation counts.",
            "Soft law allows a quick agreement.",
            "The first reason is reputation.",
        ),
        ("软法没有拘束力。", "The use of a river shall be reasonable.", "The committee meets once a year."),
    ),
    "define": (
        (
            "软法是指没有法律拘束力的规则。",
            "所谓软联通，就是规则的对接。",
            "软法是一种规范。",
            "“Party” means a state that is bound.",
            "A pathfinder is a commitment made by some.",
            "Soft law refers to rules without force.",
        ),
        ("各国应合作。", "States shall cooperate in good faith.", "The parties met in March."),
    ),
    "which": (
        (
            "其一，成本低；其二，速度快。",
            "软法包括宣言和指南。",
            "涉及贸易、投资、环境等领域。",
            "They are (a) reporting and (b) review.",
            "First, it is cheap.",
            "It covers trade, investment, and the environment.",
        ),
        ("软法没有拘束力。", "States shall cooperate in good faith.", "The committee meets once a year."),
    ),
    "example": (
        (
            "例如，有些国家需要资金。",
            "以澜湄合作为例。",
            "The boat, for example, is late.",
            "Fees such as tolls are due.",
        ),
        ("软法没有拘束力。", "States shall cooperate in good faith.", "规则的范例由委员会通过。"),
    ),
}


def test_every_form_is_asked_and_said():
    assert ASKED.keys() == SAID.keys() == set(get_args(Form))


@pytest.mark.parametrize("form", ASKED)
def test_a_question_is_known_by_its_words(form: Form):
    of_it, not_of_it = ASKED[form]
    assert [question for question in of_it if form not in forms_of(question)] == []
    assert [question for question in not_of_it if form in forms_of(question)] == []


@pytest.mark.parametrize("form", SAID)
def test_a_sentence_has_what_is_asked_for(form: Form):
    having, lacking = SAID[form]
    assert [sentence for sentence in having if not has(form, sentence)] == []
    assert [sentence for sentence in lacking if has(form, sentence)] == []


def test_a_question_may_ask_for_several_things():
    assert forms_of("国家选择软法的原因有哪些？") == ("why", "which")
    assert forms_of("Which states joined, and when?") == ("when", "who", "which")


def test_a_question_may_ask_for_nothing_that_is_known():
    assert forms_of("规则如何衔接？") == forms_of("How are disputes settled?") == ()
