"""Reading training text."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from index.embedding.parallel import Answered, Pair, read_answered, read_pairs, read_terms
from index.errors import TrainingDataError


def test_pairs_are_read_plain_and_compressed_and_broken_lines_are_left_out(tmp_path: Path):
    (tmp_path / "a.tsv").write_text("law\t法\nno tab\n\t空\n", encoding="utf-8")
    with lzma.open(tmp_path / "b.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("rule\t规则\n")
    assert read_pairs(tmp_path) == [Pair("a", "law", "法"), Pair("b", "rule", "规则")]


def test_a_folder_without_pairs_is_an_error(tmp_path: Path):
    with pytest.raises(TrainingDataError, match=r"en<TAB>zh"):
        read_pairs(tmp_path)


def test_glosses_that_do_not_translate_are_left_out(tmp_path: Path):
    path = tmp_path / "terms.tsv"
    path.write_text("treaty\t条约\nsurname Wang\t王\nvariant of 法\t灋\n", encoding="utf-8")
    assert [pair.zh for pair in read_terms(path)] == ["条约"]


def test_questions_across_languages_are_left_out(tmp_path: Path):
    (tmp_path / "q.jsonl").write_text(
        '{"q": "谁？", "p": "他。"}\n{"q": "Article 1", "p": "第一条", "lang": "en-zh"}\n', encoding="utf-8"
    )
    assert read_answered(tmp_path) == [Answered("谁？", "他。")]


@pytest.mark.parametrize("line", ["{", "[]", '{"q": "谁？"}', '{"q": "x", "p": "y", "lang": 3}'])
def test_a_malformed_question_is_named_by_its_line(tmp_path: Path, line: str):
    (tmp_path / "q.jsonl").write_text(f'{{"q": "谁？", "p": "他。"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(TrainingDataError, match=r"Line 2 of .*q\.jsonl"):
        read_answered(tmp_path)


@pytest.mark.parametrize(("name", "content"), [("none.tsv", None), ("t.tsv", b"law\t\xb7"), ("t.tsv.xz", b"no xz")])
def test_a_list_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes | None):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(TrainingDataError, match=f"{name} cannot be read"):
        read_terms(tmp_path / name)
