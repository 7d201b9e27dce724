"""Benchmarks in other forms than BEIR's."""

from __future__ import annotations

import json

import pytest

from eval.datasets import read_dataset, read_qrels
from index.errors import DatasetError

SQUAD = {
    "data": [
        {
            "title": "Rivers",
            "paragraphs": [
                {"context": "The ferry leaves at noon.", "qas": [{"id": "1", "question": "When does it leave?"}]},
                {"context": "The toll is low.", "qas": [{"id": "2", "question": "?", "is_impossible": True}]},
                {"context": "The ferry leaves at noon.", "qas": [{"id": "3", "question": "What leaves?"}]},
            ],
        }
    ]
}


def test_paragraphs_of_squad_are_texts_and_equal_ones_are_one(tmp_path):
    path = tmp_path / "squad.json"
    path.write_text(json.dumps(SQUAD))
    made = read_dataset(path)
    assert made.corpus == (("p0", "The ferry leaves at noon."), ("p1", "The toll is low."))
    assert made.queries == (("1", "When does it leave?"), ("3", "What leaves?"))
    assert made.relevant == {"1": {"p0": 1}, "3": {"p0": 1}}


def test_judgements_of_trec_stand_for_those_of_a_folder(tmp_path):
    (tmp_path / "corpus.jsonl").write_text('{"_id": "d1", "title": "T", "text": "noon"}\n{"_id": 2, "text": "toll"}\n')
    (tmp_path / "queries.jsonl").write_text('{"_id": "q1", "text": "when"}\n{"_id": "q2", "text": "never judged"}\n')
    (tmp_path / "qrels.txt").write_text("q1 0 d1 2\nq1 0 2 0\nq9\t0\td1\t1\n")
    made = read_dataset(tmp_path, tmp_path / "qrels.txt")
    assert made.corpus == (("d1", "T\nnoon"), ("2", "toll"))
    assert (made.queries, made.relevant) == ((("q1", "when"),), {"q1": {"d1": 2}})


def test_a_folder_alone_is_in_beir_form(tmp_path):
    with pytest.raises(DatasetError, match=r"test\.tsv|corpus\.jsonl"):
        read_dataset(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"data": [{}]}', '{"data": [{"paragraphs": [{"context": "x"}]}]}'])
def test_what_is_not_squad_is_said(tmp_path, text):
    path = tmp_path / "squad.json"
    path.write_text(text)
    with pytest.raises(DatasetError, match="cannot be used"):
        read_dataset(path)


def test_a_malformed_judgement_is_named(tmp_path):
    (tmp_path / "qrels.txt").write_text("q1 0 d1 1\nq1 d1 1\n")
    with pytest.raises(DatasetError, match="Line 2"):
        read_qrels(tmp_path / "qrels.txt")
    with pytest.raises(DatasetError, match="cannot be read"):
        read_qrels(tmp_path / "none.txt")


def test_judgements_of_other_queries_leave_nothing(tmp_path):
    (tmp_path / "corpus.jsonl").write_text('{"_id": "d1", "text": "noon"}\n')
    (tmp_path / "queries.jsonl").write_text('{"_id": "q1", "text": "when"}\n')
    (tmp_path / "qrels.txt").write_text("q9 0 d1 1\n")
    with pytest.raises(DatasetError, match="no query with a relevant text"):
        read_dataset(tmp_path, tmp_path / "qrels.txt")


def test_judgements_of_trec_stand_for_those_of_squad(tmp_path):
    (tmp_path / "squad.json").write_text(json.dumps(SQUAD))
    (tmp_path / "qrels.txt").write_text("1 0 p1 1\n")
    made = read_dataset(tmp_path / "squad.json", tmp_path / "qrels.txt")
    assert (made.queries, made.relevant) == ((("1", "When does it leave?"),), {"1": {"p1": 1}})


def test_judgements_of_no_text_that_is_there_are_refused(tmp_path):
    (tmp_path / "squad.json").write_text(json.dumps(SQUAD))
    (tmp_path / "qrels.txt").write_text("1 0 d7 1\n")
    with pytest.raises(DatasetError, match="None of the texts") as raised:
        read_dataset(tmp_path / "squad.json", tmp_path / "qrels.txt")
    assert "p0, p1" in raised.value.remedy
