"""What every answerer must do, whichever way it comes to its statements."""

from __future__ import annotations

import json

import pytest

from assistant.answer import Abstention, Claim, DraftStatement
from assistant.answerers.extractive import Extractive
from assistant.answerers.llm import LanguageModel
from assistant.chatmodel import OpenAIChat
from assistant.config import AssistantConfig
from assistant.sections import Sections
from assistant.verify import Proofs

QUESTION = "How often shall the Committee meet?"


def state(exchange) -> None:
    quote = "The Committee shall meet once a year."
    claim = {"passage": exchange.passage(quote), "quote": quote}
    exchange.say(json.dumps({"text": quote, "quotes": [claim]}) + "\nno JSON\n")
    exchange.end()


@pytest.fixture(params=["extractive", "llm"])
def answerer(request, rivers, settings, endpoint):
    if request.param == "extractive":
        sections = Sections(tuple(rivers.passages.values()))
        return Extractive(sections, AssistantConfig())
    endpoint.script = state
    return LanguageModel(OpenAIChat(settings()), rivers.documents, settings())


def test_it_has_a_name(answerer):
    assert answerer.name in {"extractive", "llm"}


def test_it_proposes_statements_of_which_some_can_be_proved(answerer, rivers):
    hits = rivers.search.search(QUESTION)
    proposals = list(answerer.statements(QUESTION, hits, "en"))
    assert proposals and all(isinstance(proposal, DraftStatement | Abstention) for proposal in proposals)
    proofs = Proofs(rivers.passages, rivers.documents)
    assert any(proofs.of(proposal) for proposal in proposals if isinstance(proposal, DraftStatement))


def test_it_claims_only_passages_that_it_was_given(answerer, rivers):
    hits = rivers.search.search(QUESTION)
    known = {hit.passage.id for hit in hits}
    for proposal in answerer.statements(QUESTION, hits, "en"):
        assert all(isinstance(claim, Claim) and claim.passage_id in known for claim in proposal.claims)


def test_without_hits_it_claims_nothing(answerer, endpoint):
    def decline(exchange):
        exchange.say('{"unanswerable": true}')
        exchange.end()

    endpoint.script = decline
    assert all(isinstance(proposal, Abstention) for proposal in answerer.statements(QUESTION, (), "en"))


def test_it_can_be_closed_before_its_end(answerer, rivers):
    statements = answerer.statements(QUESTION, rivers.search.search(QUESTION), "en")
    next(statements)
    statements.close()
    assert list(statements) == []
