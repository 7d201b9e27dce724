"""What is found and judged before anything is quoted."""

from __future__ import annotations

import pytest

from index.hit import Filter
from index.search import EVERYTHING

RAIL = "What does the rail memorandum say about data?"


@pytest.fixture
def titled(assistant):
    """The id of the one document whose title has some words."""

    def of(words: str) -> str:
        (found,) = [one.id for one in assistant.library.documents.values() if words in one.title]
        return found

    return of


def test_a_courtesy_is_no_question_and_nothing_is_looked_for(assistant):
    answer, sources = assistant.searching.of("谢谢！", (), EVERYTHING)
    assert answer.abstained and answer.abstained.reason == "no question"
    assert (answer.hits, sources, answer.understood) == ((), (), "谢谢！")


def test_a_follow_up_is_looked_for_in_the_document_that_it_goes_on_about(assistant, titled):
    rail = titled("跨境铁路")
    answer, sources = assistant.searching.of("Can a party withdraw?", (RAIL,), EVERYTHING)
    assert answer.understood.endswith("(the rail memorandum)?") and answer.abstained is None
    assert "通知另一方终止本备忘录" in "".join(hit.passage.text for hit in sources[:4])  # before the article on data
    assert {hit.passage.document_id for hit in sources} == {rail}
    alone, _ = assistant.searching.of("Can a party withdraw?", (), EVERYTHING)
    assert len({hit.passage.document_id for hit in alone.hits}) > 1


def test_a_filter_that_hides_the_answer_is_named(assistant):
    question = "What is a single window?"
    title = assistant.library.documents[assistant.ask(question).hits[0].passage.document_id].title
    answer, _ = assistant.searching.of(question, (), Filter(years=(1500, 1501)))
    assert answer.abstained and answer.notes == (f"outside: {title}",)


def test_a_filter_is_not_named_where_the_whole_library_has_no_answer_either(assistant):
    answer, _ = assistant.searching.of("How is coffee roasted?", (), Filter(languages=("zh",)))
    assert answer.abstained and answer.notes == ()


def test_a_question_on_an_agreement_is_answered_from_that_alone_where_it_answers(assistant, titled):
    answer, sources = assistant.searching.of("投资协定如何规定争端解决？", (), EVERYTHING)
    assert answer.abstained is None
    assert {hit.passage.document_id for hit in sources} == {titled("投资促进与保护")}


def test_where_it_does_not_answer_papers_may_but_no_other_agreement(assistant, titled):
    answer, _ = assistant.searching.of("投资协定如何借助软法的声誉成本和同行压力？", (), EVERYTHING)
    facts, investment = assistant.library.search.facts, titled("投资促进与保护")
    others = {hit.passage.document_id for hit in answer.hits} - {investment}
    assert others and all(facts[one].kind == "paper" for one in others)
