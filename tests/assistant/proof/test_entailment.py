"""Entailment: what must be refuted, what must not, and how right it is on the labelled pairs."""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.proof.entailment import Entailment
from eval.metrics.citations import CitationScores, Cited, citation_scores
from index.embedding.transformer import Transformer
from index.language import language_of

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "eval" / "questions" / "entailment.jsonl").read_text("utf-8").splitlines()
]
HALVES = {"development": PAIRS[:120], "test": PAIRS[120:]}


@functools.cache
def shipped() -> Entailment:
    return Entailment(Transformer().encode)


def alike(texts: Sequence[str]) -> np.ndarray:
    """Vectors by which all texts are the same, so that words and rules alone decide."""
    return np.ones((len(texts), 1), dtype=np.float32)


def unlike(texts: Sequence[str]) -> np.ndarray:
    return np.eye(len(texts), dtype=np.float32)


def opposite(texts: Sequence[str]) -> np.ndarray:
    """The first text, the claim, points away from all others."""
    return np.asarray([[-1.0]] + [[1.0]] * (len(texts) - 1), dtype=np.float32)


def test_the_score_is_words_and_cosine_by_their_weights():
    # Of shell, green, comet one stands in the premise; the cosine is 1, 0, and a negative one, which counts as 0.
    premise, claim = "The comet burned.", "A green shell comet."
    assert Entailment(alike).score(premise, claim) == pytest.approx(0.4 / 3 + 0.6)
    assert Entailment(unlike).score(premise, claim) == pytest.approx(0.4 / 3)
    assert Entailment(opposite).score(premise, claim) == pytest.approx(0.4 / 3)


def test_word_for_word_is_entailed_without_asking_for_vectors():
    def never(texts: Sequence[str]) -> np.ndarray:
        raise AssertionError(texts)

    entails = Entailment(never)
    assert entails.score("Soft law\nbinds nobody.", "Soft law binds nobody.") == 1.0
    two_quotes = "Soft law binds nobody. States follow it.\n軟法不具約束力。"
    for claim in ("States follow it.", "软法不具约束力。", "States follow it. Soft law binds nobody."):
        assert entails.score(two_quotes, claim) == 1.0


def test_a_part_of_a_sentence_that_says_otherwise_is_not_word_for_word():
    assert not Entailment(unlike)("It is not true that the rules are binding.", "The rules are binding.")
    assert not Entailment(unlike)("没有理由认为软法具有约束力。", "软法具有约束力。")


def test_quotes_of_both_languages_carry_a_claim_together():
    premise = "Soft law binds nobody.\n规则软联通依靠声誉。"
    assert shipped()(premise, "规则软联通依靠声誉。Soft law binds nobody.")
    assert shipped()(premise, "规则软联通依靠声誉，soft law binds nobody.")


@pytest.mark.parametrize(("premise", "claim"), [("", "a rule"), ("a rule", ""), (" ", "\n"), ("", "")])
def test_nothing_entails_nothing(premise: str, claim: str):
    assert Entailment(alike).score(premise, claim) == 0.0


REFUTED = [
    ("The fee is 30 dollars a year.", "The fee is 40 dollars a year."),
    ("缴费期限为三十日。", "The deadline for payment is forty days."),
    ("Dues rise by 5 per cent.", "会费上涨百分之十五。"),
    ("The resolution does not bind members.", "The resolution binds members."),
    ("The resolution binds members.", "The resolution does not bind members."),
    ("决议对成员没有约束力。", "决议对成员有约束力。"),
    ("决议对成员有约束力。", "决议对成员无约束力。"),
    ("该规则不适用。", "The rule applies."),
    ("The agreement entered into force.", "该协定未生效。"),
    ("各方不得援引国内法，不履行义务。", "各方可以援引国内法，不履行义务。"),
    ("The seller shall pay the buyer.", "The buyer shall pay the seller."),
    ("进口国应当通知出口国。", "The exporting country shall notify the importing country."),
    ("甲国同意向乙国出口金属，乙国承诺向甲国转让技术。", "乙国同意向甲国出口金属。"),
    ("The donor country bears the costs.", "The recipient country bears the costs."),
]


@pytest.mark.parametrize(("premise", "claim"), REFUTED)
def test_a_number_a_denial_or_a_party_that_is_wrong_refutes_however_close_the_vectors(premise: str, claim: str):
    assert Entailment(alike).score(premise, claim) == 0.0


@pytest.mark.parametrize(
    ("premise", "claim"),
    [
        ("缴费期限为三十日。", "The deadline for payment is 30 days."),
        (
            "Not later than 30 days before, the State informs the others.",
            "The State informs the others 30 days before.",
        ),
        ("Exports are prohibited.", "出口不被允许。"),
        ("与宗旨不相容的保留，不得提出。", "Reservations incompatible with the purpose are prohibited."),
        ("不得向第三国转移数据。", "Data shall not be transferred to a third country."),
        ("The seller shall pay the buyer.", "The buyer shall be paid by the seller."),
        ("Members decide by vote, and the Chair may not vote.", "Members decide by vote."),
    ],
)
def test_the_same_in_other_words_is_not_refuted(premise: str, claim: str):
    assert Entailment(alike)(premise, claim)


def test_every_sentence_of_a_claim_has_to_be_entailed():
    premise = "The Council meets twice a year. It elects a Chair."
    entails = Entailment(unlike)
    assert entails.score(premise, "It elects a Chair. The Council meets twice a year.") == 1.0
    assert entails.score(premise, "It elects a Chair. Penguins swim fast.") == 0.0


def test_a_number_has_to_stand_in_the_sentence_that_carries_the_claim():
    premise = "Fees are due within 30 days. Complaints about noise are heard within 60 days."
    assert not shipped()(premise, "Fees are due within 60 days.")
    assert shipped()(premise, "Fees are due within thirty days.")


def test_a_claim_over_two_sentences_is_carried_by_both_together():
    assert (
        Entailment(alike).score("The comet burned. A shell was green.", "The comet burned and a shell was green.")
        == 1.0
    )
    premise = "该指南已有六十七个国家支持。\n该指南是自愿性质的。"
    assert shipped()(premise, "有67个国家支持的该指南是自愿性质的。")


def test_it_judges_citations_of_either_language():
    statement = Cited(
        "The secretariat publishes a report every two years.", ("秘书处每两年发布一份报告。", "会费按年缴纳。")
    )
    assert citation_scores([statement], shipped()) == CitationScores(1.0, 0.5)


def test_the_pairs_are_of_all_directions_half_of_them_entailed_and_none_twice():
    assert len({(pair["premise"], pair["claim"]) for pair in PAIRS}) == len(PAIRS) == 180
    counts = Counter((language_of(p["premise"]), language_of(p["claim"]), p["entailed"]) for p in PAIRS)
    assert set(counts.values()) == {22, 23}
    assert len(counts) == 8
    premises = [{pair["premise"] for pair in half} for half in HALVES.values()]
    assert premises[0].isdisjoint(premises[1])


@pytest.mark.parametrize(
    ("half", "accuracy", "precision", "recall"), [("development", 0.95, 0.93, 0.95), ("test", 0.93, 0.88, 0.95)]
)
def test_it_is_as_right_on_the_pairs_as_its_docstring_says(half: str, accuracy: float, precision: float, recall: float):
    pairs = HALVES[half]
    verdicts = Counter((pair["entailed"], shipped()(pair["premise"], pair["claim"])) for pair in pairs)
    right, found, true = verdicts[True, True], verdicts[False, True], verdicts[True, False]
    assert (right + verdicts[False, False]) / len(pairs) >= accuracy
    assert right / (right + found) >= precision
    assert right / (right + true) >= recall
