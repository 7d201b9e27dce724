"""Reading a question set."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from eval.questions import STARTER, Fact, Gold, read_questions
from index.errors import DatasetError

ROW = {
    "id": "1",
    "need": "n1",
    "question": "谁设计了统一运单？",
    "language": "zh",
    "form": "who",
    "split": "dev",
    "answerable": True,
    "kind": None,
    "gold": [{"document": "papers/x.pdf", "page": "28", "anchor": "由两个组织设计"}],
    "facts": [{"en": ["two organisations"], "zh": ["两个组织"]}],
}


def written(path, *rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_line_becomes_a_question(tmp_path):
    (question,) = read_questions(written(tmp_path / "q.jsonl", ROW))
    assert (question.id, question.need, question.language, question.form, question.kind) == ("1", "n1", "zh", "who", "")
    assert question.gold == (Gold("papers/x.pdf", "28", "由两个组织设计"),)
    assert question.facts == (Fact(("two organisations",), ("两个组织",)),)
    assert question.facts[0].strings == ("two organisations", "两个组织")


def test_a_question_that_cannot_be_answered_needs_no_gold(tmp_path):
    row = {key: ROW[key] for key in ("id", "need", "question", "language", "split")} | {"answerable": False}
    (question,) = read_questions(written(tmp_path / "q.jsonl", row))
    assert (question.gold, question.facts, question.form) == ((), (), "")


def test_a_split_is_read_alone(tmp_path):
    path = written(tmp_path / "q.jsonl", ROW, ROW | {"id": "2", "split": "test"}, "")
    assert [question.id for question in read_questions(path)] == ["1", "2"]
    assert [question.id for question in read_questions(path, "test")] == ["2"]


def test_a_split_without_a_question_is_an_error(tmp_path):
    with pytest.raises(DatasetError, match="no question of the split 'test'"):
        read_questions(written(tmp_path / "q.jsonl", ROW), "test")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "Line 2 of .* cannot be used"),
        ("[]", "not an object"),
        ({key: value for key, value in ROW.items() if key != "need"}, "Line 2 of .* has no 'need'"),
        (ROW | {"language": "de"}, "'de', not en or zh"),
        (ROW | {"question": " "}, '"question" is not a text'),
        (ROW | {"answerable": "yes"}, "not true or false"),
        (ROW | {"gold": ["papers/x.pdf"]}, '"gold" is not a list of objects'),
        (ROW | {"gold": [{"document": "papers/x.pdf", "page": "1"}]}, "has no 'anchor'"),
        (ROW | {"facts": [{"en": "one"}]}, '"en" of a fact'),
        (ROW | {"id": None}, '"id" is neither a text nor a number'),
        (ROW | {"need": " "}, '"need" is neither'),
        (ROW | {"kind": ["same-field"]}, '"kind" is not a text'),
        (ROW | {"question": "half \ud800"}, "surrogates not allowed"),
        ("[" * 100_000, "recursion"),
    ],
)
def test_a_malformed_line_is_named_with_a_remedy(tmp_path, row, said):
    with pytest.raises(DatasetError, match=said) as raised:
        read_questions(written(tmp_path / "q.jsonl", ROW, row))
    assert "JSON object a line" in raised.value.remedy


def test_a_missing_file_and_one_in_another_encoding_are_named(tmp_path):
    with pytest.raises(DatasetError, match=r"none\.jsonl cannot be read"):
        read_questions(tmp_path / "none.jsonl")
    (tmp_path / "q.jsonl").write_bytes("谁设计了统一运单".encode("gb18030"))
    with pytest.raises(DatasetError, match="not UTF-8"):
        read_questions(tmp_path / "q.jsonl")


def test_the_starter_set_has_every_need_in_both_languages():
    questions = read_questions(STARTER)
    asked = Counter((question.need, question.language) for question in questions)
    assert set(asked.values()) == {1}
    assert len(asked) == 2 * len({question.need for question in questions})
    assert {question.answerable for question in questions} == {True, False}


def test_a_spreadsheet_is_read_as_json_lines_are(tmp_path):
    path = tmp_path / "mine.csv"
    head = "id,need,question,language,form,split,answerable,kind,document,page,anchor,facts"
    row = "1,n1,谁设计了统一运单？,zh,who,dev,TRUE,,papers/x.pdf,28,由两个组织设计,two organisations|两个组织"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8-sig")
    assert read_questions(path) == read_questions(written(tmp_path / "q.jsonl", ROW))


def test_of_a_spreadsheet_too_the_line_is_named(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("id,need,question,language,split,answerable\n1,n,Who?,en,dev,yes\n2,n,Who?,en,dev,perhaps\n")
    with pytest.raises(DatasetError, match=r"Line 3 of .*not true or false"):
        read_questions(path)
    path.write_text("1,n,Who?,en,dev,no\n")
    with pytest.raises(DatasetError, match=r"mine.csv cannot be used: line 1 names no column"):
        read_questions(path)
