"""The whole path from a question to an answer, over the starter library."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.ask import Assistant
from assistant.config import AssistantConfig
from assistant.frame import notes
from assistant.ui.examples import EXAMPLES
from index.errors import QueryError
from index.hit import Filter

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_every_quote_of_every_answer_stands_on_its_page(assistant):
    checked = 0
    for question in [*EXAMPLES, *(row["question"] for row in QUESTIONS)]:
        answer = assistant.ask(question)
        for citation in answer.citations:
            document = assistant.library.documents[citation.document_id]
            language = assistant.library.passages[citation.passage_id].language
            assert document.text_at(citation.spans, language) == citation.quote
            checked += 1
        for statement in answer.statements:
            assert statement.text == "".join(answer.citation(n).quote for n in statement.citations)
    assert checked > 60


@pytest.mark.parametrize("question", EXAMPLES)
def test_every_example_is_answered(assistant, question: str):
    answer = assistant.ask(question)
    assert answer.abstained is None and answer.statements


def test_most_questions_cite_the_document_that_answers_them(assistant):
    answerable = [row for row in QUESTIONS if row["file"]]
    cited = 0
    for row in answerable:
        answer = assistant.ask(row["question"])
        files = [assistant.library.documents[c.document_id].file for c in answer.citations]
        cited += row["file"] in files[:3]
    assert cited / len(answerable) >= 0.85


def test_an_english_question_is_answered_from_a_chinese_paper(assistant):
    answer = assistant.ask("How do the Mekong River Commission and the Lancang-Mekong Cooperation differ?")
    assert answer.language == "en"
    assert assistant.library.passages[answer.citations[0].passage_id].language == "zh"


def test_a_question_that_comes_near_is_declined_with_the_nearest_passages(assistant):
    answer = assistant.ask("Which states ratified the water convention in 1987?")
    assert answer.abstained is not None
    assert answer.statements == () and answer.citations == ()
    assert len(answer.abstained.nearest) == 3
    assert answer.abstained.lacking[0] == "1987"


def test_support_says_how_likely_the_library_can_answer(assistant):
    for question in ("软法有哪些局限？", "Who won the football world cup in 2018?"):
        answer = assistant.ask(question)
        assert 0 < answer.support < 1
        assert (answer.abstained is None) == (answer.support >= assistant.config.least_support)


@pytest.mark.parametrize("question", ["", "   \n", "软法" * 5000])
def test_what_is_no_question_is_refused(assistant, question: str):
    with pytest.raises(QueryError):
        assistant.ask(question)


@pytest.mark.parametrize("question", ["？？？", "[1]", "(a) (b)", "<b>soft law</b>", "\u200b", "the of and", "①"])
def test_odd_questions_get_an_answer_or_a_decline(assistant, question: str):
    answer = assistant.ask(question)
    assert bool(answer.statements) != (answer.abstained is not None)


def test_traditional_characters_find_the_same_document(assistant):
    simplified = assistant.ask("国家选择软法的原因有哪些？")
    traditional = assistant.ask("國家選擇軟法的原因有哪些？")
    assert traditional.citations[0].document_id == simplified.citations[0].document_id


def test_a_follow_up_is_searched_as_it_is_understood(assistant):
    first = assistant.ask("软法有哪些局限？")
    second = assistant.ask("那硬法路径呢？", [first.understood])
    alone = assistant.ask("硬法路径有哪些局限？")
    assert second.understood == "硬法路径有哪些局限？" and second.question == "那硬法路径呢？"
    assert [c.quote for c in second.citations] == [c.quote for c in alone.citations]


def test_the_answer_is_in_the_language_of_the_follow_up(assistant):
    answer = assistant.ask("What are its limits?", ["什么是国际软法？"])
    assert answer.language == "en" and "国际软法" in answer.understood


def test_a_question_that_stands_alone_is_understood_as_it_is(assistant):
    assert assistant.ask(" 软法有哪些局限？ ").understood == "软法有哪些局限？"


def test_the_quotes_come_one_by_one(assistant):
    answers = list(assistant.stream("软法有哪些局限？"))
    counts = [len(answer.statements) for answer in answers]
    assert counts == [*range(1, len(answers)), len(answers) - 1]
    assert answers[-1].statements == assistant.ask("软法有哪些局限？").statements
    assert answers[-1].notes == () and answers[-1].seconds > 0


def test_only_what_is_asked_for_is_searched(assistant):
    answer = assistant.ask("软法有哪些局限？", among=Filter(languages=("en",)))
    assert {hit.passage.language for hit in answer.hits} == {"en"}


@pytest.mark.parametrize(
    ("narrow", "wide", "among"),
    [
        ("软联通有哪些措施（只看协定）？", "软联通有哪些措施？", Filter(records=("agreement",))),
        ("What is soft law (only in the Chinese papers)?", "What is soft law?",
         Filter(records=("paper",), languages=("zh",))),
    ],
)  # fmt: skip
def test_brackets_that_say_where_to_look_are_shown_and_searched_as_a_filter(assistant, narrow, wide, among):
    answer, filtered = assistant.ask(narrow), assistant.ask(wide, among=among)
    assert (answer.question, answer.understood) == (narrow, narrow)
    assert answer.hits == filtered.hits and answer.support == filtered.support
    assert [statement.text for statement in answer.statements] == [statement.text for statement in filtered.statements]
    held = {assistant.library.search.facts[hit.passage.document_id].kind for hit in answer.hits}
    assert held == set(among.records)


def test_a_follow_up_that_says_where_alone_to_look_is_looked_for_there(assistant):
    answer = assistant.ask("只看协定呢？", ["软联通有哪些措施？"])
    assert answer.understood == "软联通有哪些措施（只看协定）？"
    assert {assistant.library.search.facts[hit.passage.document_id].kind for hit in answer.hits} == {"agreement"}


def test_brackets_do_not_widen_what_was_chosen_by_hand(assistant):
    answer = assistant.ask("软联通有哪些措施（只看协定）？", among=Filter(records=("paper",)))
    assert {assistant.library.search.facts[hit.passage.document_id].kind for hit in answer.hits} == {"paper"}


def test_what_the_notes_say_proves_a_statement_too(assistant):
    assert {hit.passage.kind for hit in assistant.ask("软法能产生效果吗？").hits} == {"body", "note"}


def test_the_terms_of_the_other_language_are_told_that_were_searched_too(assistant):
    assert assistant.ask("软法与国际法有何不同？").also_searched == ("soft law", "international law")
    assert assistant.ask("How does soft law differ from international law?").also_searched == ("软法", "国际法")
    assert assistant.ask("Who won the football world cup in 2018?").also_searched == ()


def test_a_follow_up_tells_the_terms_of_the_question_as_it_is_understood(assistant):
    answer = assistant.ask("它有哪些局限？", ["什么是国际软法？"])
    assert "软法" not in answer.question and "soft law" in " ".join(answer.also_searched)


def test_nothing_is_searched_in_a_language_that_the_library_does_not_have(rivers):
    answer = Assistant(rivers, AssistantConfig()).ask("How does soft law bind states?")
    assert answer.statements and answer.also_searched == ()


def test_with_a_reranker_the_scores_keep_their_scale_and_quotes_stand_on_their_pages(assistant):
    class Swapping:
        """Likes the second hit best, then the first, the fourth, the third …"""

        def scores(self, question, texts):
            return np.array([-(number ^ 1) for number in range(len(texts))], dtype=np.float32)

    library = assistant.library
    reranked = Assistant(replace(library, search=library.search.reranked_by(Swapping())), assistant.config)
    body = Filter(kinds=("body",))
    before, answer = assistant.ask(EXAMPLES[0], among=body), reranked.ask(EXAMPLES[0], among=body)
    found = [hit.passage.id for hit in before.hits]
    assert [hit.passage.id for hit in answer.hits] == [found[number ^ 1] for number in range(20)]
    assert [hit.score for hit in answer.hits] == [hit.score for hit in before.hits]
    assert answer.citations
    for citation in answer.citations:
        language = library.passages[citation.passage_id].language
        assert library.documents[citation.document_id].text_at(citation.spans, language) == citation.quote


def test_a_document_that_the_question_speaks_of_and_the_filter_leaves_out_is_told(assistant):
    asked = "What does the rail MoU oblige the parties to do?"
    (title,) = {assistant.library.documents[one].title for one in assistant.library.search.mentions.of(asked).documents}
    answer = assistant.ask(asked, among=Filter(records=("paper",)))
    assert f"left out: {title}" in answer.notes
    assert [note for note in notes(answer) if title in note and "filter" in note]
    for among in (Filter(records=("agreement",)), Filter()):
        assert not [note for note in assistant.ask(asked, among=among).notes if note.startswith("left out")]


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("How do the rail MoU and the investment agreement differ on termination?", "six months", "twelve months"),
        ("铁路备忘录和伊尔马河流域协定对退出各有什么规定？", "六个月", "one year"),
    ],
)
def test_documents_set_side_by_side_are_told_of_in_turn_each_from_its_own_text(assistant, question, first, second):
    answer = assistant.ask(question)
    one, other = answer.statements[:2]
    assert one.about != other.about and first in one.text and second in other.text
    documents = [answer.citation(statement.citations[0]).document_id for statement in (one, other)]
    assert len(set(documents)) == 2


def test_a_document_that_says_nothing_of_what_is_compared_is_not_quoted_but_named(assistant):
    answer = assistant.ask("What do the rail MoU and the investment agreement each say about expropriation?")
    assert {statement.about for statement in answer.statements} == {"the investment agreement"}
    assert any("rail memorandum" in note for note in notes(answer))
    neither = assistant.ask("What do the rail MoU and the river basin agreement each say about expropriation?")
    assert neither.abstained is not None


def test_documents_are_not_set_side_by_side_where_the_filter_leaves_one_out(assistant):
    question = "How do the rail MoU and the investment agreement differ on termination?"
    (rail,) = [key for key, one in assistant.library.documents.items() if "铁路货运规则标准对接" in one.title]
    answer = assistant.ask(question, among=Filter(documents=(rail,)))
    assert {citation.document_id for citation in answer.citations} == {rail}
    assert any("your filter" in note for note in notes(answer))
    # What a filter by years hides is not said to be silent.
    later = assistant.ask(question, among=Filter(years=(2027, None)))
    assert rail not in {citation.document_id for citation in later.citations}
    assert [note.split(":")[0] for note in later.notes] == ["left out"]


def test_an_article_in_both_languages_is_quoted_in_that_of_the_question(assistant):
    english = "What happens if data exchange between the border stations breaks off?"
    for question, language in (("两个边境站之间的电子数据交换中断后怎么办？", "zh"), (english, "en")):
        quoted = [citation.passage_id for citation in assistant.ask(question).citations[:2]]
        assert {assistant.library.passages[one].language for one in quoted} == {language}
