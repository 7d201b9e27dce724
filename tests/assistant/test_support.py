"""A statement in a writer's own words against its quotes."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest

from assistant.answer import Citation
from assistant.support import Evidence, Support, evidence_of
from index.document import Document, Page, Passage, Span
from index.embedding.transformer import Transformer
from index.language import language_of

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "eval" / "questions" / "entailment.jsonl").read_text("utf-8").splitlines()
]
NOTICE = "Each Party shall notify the other Parties of an accident within six months."


@functools.cache
def support() -> Support:
    return Support(Transformer().encode)


def fault(statement: str, quote: str, around: str = "", place: str = "", question: str = ""):
    evidence = Evidence((quote,), (around or quote,), place)
    return support().fault(statement, evidence, question, language_of(statement))


def test_what_the_quote_says_is_borne_out_in_both_languages():
    assert fault("Each Party must notify the others of an accident within 6 months.", NOTICE) is None
    assert fault("各缔约方应当在六个月内将事故通知其他缔约方。", NOTICE) is None


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("Each Party shall notify the other Parties of an accident within one month.", "number"),
        ("各缔约方应当在一个月内将事故通知其他缔约方。", "number"),
        ("Each Party shall notify the other Parties of an accident within seven months.", "meaning"),
        ("Each Party shall not notify the other Parties of an accident within six months.", "modality"),
        ("Each Party never notifies the other Parties of an accident within six months.", "meaning"),
        ("各缔约方可以在六个月内将事故通知其他缔约方。", "modality"),
        ("Each Party shall notify Brazil of an accident within six months.", "name"),
        ("Under Article 7, each Party shall notify the other Parties within six months.", "number"),
        ("Each Party shall notify the others of an accident, and sell cheap coffee beans online.", "addition"),
        ("Cats sleep in the sun.", "meaning"),
    ],
)
def test_what_the_quote_does_not_say_is_found(statement: str, what: str):
    assert fault(statement, NOTICE) == what


def test_a_statement_in_another_language_is_refused():
    evidence = Evidence((NOTICE,), (NOTICE,))
    assert support().fault("Each Party shall notify the others.", evidence, "", "zh") == "language"
    assert support().fault("締約国は通知しなければならない。", evidence, "", "zh") == "language"


def test_a_provision_may_stand_in_the_heading():
    statement = "Under Article 7, each Party shall notify the other Parties of an accident within six months."
    assert fault(statement, NOTICE, place="Article 7 Accidents") is None
    assert fault(statement, NOTICE, place="Article 8 Accidents") == "number"
    assert fault("根据第七条，各缔约方应当在六个月内将事故通知其他缔约方。", "第七条 " + NOTICE) is None


def test_a_denial_that_the_quote_was_cut_before_is_seen():
    whole = "The Parties shall not disclose confidential data."
    assert fault("The Parties disclose confidential data.", "disclose confidential data", around=whole) == "meaning"
    assert fault("双方披露保密数据。", "披露保密数据", around="双方不得披露保密数据。") == "meaning"


def test_it_is_right_on_the_labelled_pairs():
    kept = [fault(pair["claim"], pair["premise"]) is None for pair in PAIRS]
    false_drops = sum(pair["entailed"] and not keep for pair, keep in zip(PAIRS, kept, strict=True))
    let_through = sum(keep and not pair["entailed"] for pair, keep in zip(PAIRS, kept, strict=True))
    assert false_drops == 0  # of 90
    assert let_through <= 3  # of 90


def test_evidence_is_the_quote_its_sentences_and_where_they_stand():
    text = "Soft law binds nobody. States follow it all the same. It is cheap."
    document = Document("d", "a.pdf", "On Soft Law", "en", (Page(1, None, text, 1, 1, ()),), None)
    passage = Passage("p", "d", text, (Span(1, 0, len(text)),), ("1. Force",), "en", "body")
    quote = Citation(1, "d", "p", (Span(1, 30, 36),), "follow it")
    assert evidence_of((quote,), {"p": passage}, {"d": document}) == Evidence(
        ("follow it",), ("States follow it all the same.",), "On Soft Law\n1. Force", text
    )
