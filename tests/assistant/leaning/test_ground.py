"""What a question that names nothing is asked of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.leaning.form import without_end
from assistant.leaning.ground import (
    document_in,
    ground_of,
    is_bare,
    is_conditional,
    is_matter,
    may_go_on,
    of_matter,
    own_matter,
    provision_in,
)

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "plain",
    ["Is there a time limit", "Who must be informed", "Can a party withdraw", "What is the author's argument",
     "Who wrote it", "How are disputes settled", "What happens if nobody replies", "Since when has it existed",
     "争端如何解决", "有没有保密条款", "多少国家批准后生效", "主要结论是什么", "资金从哪里来"],
)  # fmt: skip
def test_what_any_agreement_or_paper_may_have_says_nothing_of_which(plain: str):
    assert is_bare(plain)


@pytest.mark.parametrize(
    "plain",
    ["What is a reservation", "什么是保留", "Is there a time limit in the rail memorandum", "《巴黎协定》何时生效",
     "Why do states prefer soft law", "Tell me the time limit", "a" * 3000, ""],
)  # fmt: skip
def test_what_names_or_defines_something_stands_alone(plain: str):
    assert not is_bare(plain)


def test_no_question_of_the_sets_that_stand_alone_is_bare():
    paths = [*(ROOT / "eval/questions").glob("*.jsonl"), ROOT / "tests/data/standalone.jsonl"]
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    asked = [without_end(row["question"]) for row in rows if "question" in row]
    assert len(asked) > 1_000
    assert [question for question in asked if is_bare(question)] == []


@pytest.mark.parametrize(
    ("before", "ground"),
    [
        (["What is soft law", "How long is the investment agreement in force"], "the investment agreement"),
        (["Who may bring a claim under the investment agreement"], "bring a claim under the investment agreement"),
        (["投资协定对谁有约束力"], "投资协定"),
        (["Is there a time limit (emergencies in the water agreement)"], "emergencies in the water agreement"),
        (["What does the water agreement say about emergencies"], "emergencies in the water agreement"),
        (["What does Article 13 of the water agreement require"], "Article 13 of the water agreement"),
        (["投资协定对征收补偿有什么规定"], "投资协定的征收补偿"),
        (["投资协定第五条规定了什么"], "投资协定第五条"),
        (["《巴黎协定》何时生效", "有没有期限"], "《巴黎协定》"),
        (["Was the Copenhagen Accord soft law"], "the Copenhagen Accord"),
        (["What is soft law", "Is there a time limit"], "soft law"),
        (["Is there a time limit"], ""),
        ([], ""),
    ],
)
def test_the_ground_is_what_was_spoken_of_last(before: list[str], ground: str):
    assert ground_of(before) == ground


@pytest.mark.parametrize(
    ("before", "plain", "ground"),
    [
        ("What does the rail memorandum say about data", "Can a party withdraw", "the rail memorandum"),
        (
            "Can a party withdraw (the rail memorandum)",
            "How much notice is needed",
            "withdrawal in the rail memorandum",
        ),
        ("Is there a limit (data in the rail memorandum)", "Is there a committee", "the rail memorandum"),
        ("投资协定对征收补偿有什么规定", "争端如何解决", "投资协定"),
        ("争端如何解决（投资协定）", "有没有期限", "投资协定的争端"),
    ],
)
def test_a_matter_with_a_clause_of_its_own_is_asked_of_the_document_alone(before: str, plain: str, ground: str):
    assert ground_of([before], plain) == ground


def test_of_two_documents_none_is_the_one_spoken_of():
    assert document_in("How do the rail memorandum and the water agreement differ") == ""


def test_a_matter_is_asked_of_a_document_in_its_language():
    assert is_matter("amendments") and is_matter("争端解决") and not is_matter("soft law")
    assert of_matter("amendments", "the rail MoU") == "What does the rail MoU say about amendments?"
    assert of_matter("修改", "投资协定") == "投资协定对修改有什么规定？"


def test_what_has_a_clause_of_its_own_is_called_by_its_name():
    assert own_matter("Was the text amended") == "amendments" and own_matter("可以退出吗") == "退出"
    assert own_matter("Who must be informed") == own_matter("有没有期限") == ""


def test_an_article_in_brackets_is_asked_for_by_its_text():
    assert provision_in("有没有期限（投资协定第五条）？") == "投资协定第五条规定了什么？"
    assert provision_in("Is there a limit (Article 3 of the pact)?") == "What does Article 3 of the pact say?"
    assert provision_in("Is there a limit (the pact)?") == "Is there a limit (the pact)?"


def test_a_case_alone_does_not_say_of_what():
    assert is_conditional("And if consensus fails") and is_conditional("如果投资者不服呢")
    assert not is_conditional("If soft law does not bind, why do states follow it")
    assert not is_conditional("如果软法没有约束力，为什么各国还遵守它")


def test_only_a_short_question_that_names_nothing_may_go_on():
    assert may_go_on("Which stations take part") and may_go_on("分几个阶段")
    assert not may_go_on("What is soft law") and not may_go_on("铁路备忘录分几个阶段")
    assert not may_go_on("Which stations on the line from the border to the sea take part in it")
