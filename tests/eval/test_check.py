"""What makes a question set broken."""

from __future__ import annotations

import dataclasses

import pytest

from eval.check import check
from eval.leakage import Material
from eval.questions import Fact, Gold

FILE = "agreements/rivers.pdf"


@pytest.fixture
def documents(make_document):
    page = [("paragraph", "The commission meets twice a year. It sits in Basel."), ("paragraph", "It sits in Basel.")]
    return {FILE: make_document([("paragraph", "Preface.")], [("paragraph", "Aim.")], page, file=FILE)}


@pytest.fixture
def pair(make_question):
    """A need in both languages, without a fault."""
    zh = make_question("q2", need="q1", language="zh", text="委员会多久开一次会？")
    return [make_question(), zh]


@pytest.fixture
def faults(documents, pair):
    """``faults(**changes)``: what is wrong when the first question is changed, and that it is its fault."""

    def of(**changes):
        found = check([dataclasses.replace(pair[0], **changes), pair[1]], documents, [])
        return [fault.what for fault in found if fault.id == "q1"]

    return of


def test_a_clean_set_has_no_fault(documents, pair):
    assert check(pair, documents, []) == ()


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        (Gold("papers/none.pdf", "3", "meets twice"), "there is no document papers/none.pdf in the index"),
        (Gold(FILE, "3", "meets thrice"), "does not stand in"),
        (Gold(FILE, "2", "meets twice a year"), "stands on page 3 of agreements/rivers.pdf, not 2"),
        (Gold(FILE, "3", "It sits in Basel"), "stands 2 times"),
    ],
)
def test_an_anchor_must_stand_once_on_its_page(faults, gold, said):
    (what,) = faults(gold=(gold,))
    assert said in what


def test_unknown_words_are_named(faults):
    assert "the form 'where' is not one of" in faults(form="where")[-1]
    assert any("the split 'train' is not one of" in what for what in faults(split="train"))
    assert any("the kind 'odd' is not one of" in what for what in faults(kind="odd"))


def test_what_can_be_answered_has_gold_and_facts_and_nothing_else_has(faults):
    assert "it is answerable, but has no gold or no facts" in faults(facts=())
    assert "it is not answerable, but has gold or facts" in faults(answerable=False, kind="same-field")


def test_a_need_is_asked_once_in_each_language(documents, pair):
    alone = dataclasses.replace(pair[0], id="q3", need="q3", text="Where does it sit?")
    (fault,) = check([*pair, alone], documents, [])
    assert (fault.id, fault.what) == ("q3", "the need q3 is asked 0 times in zh, not once")


def test_a_set_in_one_language_alone_is_a_set(documents, pair):
    assert check(pair[:1], documents, []) == ()


def test_a_page_that_is_not_said_is_not_compared(faults):
    assert faults(gold=(Gold(FILE, "", "meets twice a year"),)) == []


def test_a_need_is_in_one_split(faults):
    assert faults(split="test") == ['the questions of the need q1 differ in "split"']


def test_an_id_used_twice_and_a_question_asked_twice_are_found(documents, pair, make_question):
    again = [dataclasses.replace(question, need="q3") for question in pair]
    found = [fault.what for fault in check([*pair, *again], documents, [])]
    assert "the id is used 2 times" in found
    assert "it is the same as q1" in found
    near = make_question("q3", need="q3", text="How often did the commission q1 meet?")
    found = [fault.what for fault in check([*pair, near], documents, [])]
    assert "it is nearly the same as q1" in found


def test_a_question_without_an_answer_may_be_nearly_the_same_as_one_that_has_it(documents, pair, make_question):
    near = make_question("q3", need="q3", text="How often did the commission q1 meet?")
    apart = dataclasses.replace(near, answerable=False, kind="same-field", form="", gold=(), facts=())
    assert not [fault for fault in check([*pair, apart], documents, []) if "same as" in fault.what]
    again = dataclasses.replace(apart, text=pair[0].text)
    assert [fault for fault in check([*pair, again], documents, []) if "the same as" in fault.what]


def test_a_fact_must_stand_in_a_gold_document(faults):
    assert faults(facts=(Fact(("daily",), ("每天",)),)) == ["no string of fact 1 ('daily') stands in a gold document"]
    assert faults(facts=(Fact((), ()),)) == ["fact 1 has no string"]


def test_the_sentence_of_an_anchor_in_the_products_material_is_a_leak(documents, pair):
    material = Material("ask.py", (), "x=thecommissionmeetstwiceayear.")
    assert [fault.what for fault in check(pair, documents, [material])] == [
        "the sentence that answers it is in ask.py",
        "the sentence that answers it is in ask.py",
    ]
