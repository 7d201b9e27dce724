"""Files of questions."""

import pytest

from index.errors import QueryError
from index.jsonl import read_asked


def _write(folder, text):
    path = folder / "q.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_questions_come_in_the_order_of_the_file(tmp_path):
    path = _write(tmp_path, '{"id": "b", "query": "软法"}\n\n{"id": 2, "query": "treaty", "more": 1}\n')
    assert read_asked(path, "query") == [("b", "软法"), ("2", "treaty")]


@pytest.mark.parametrize("bad", ["{", '{"id": "1"}', '{"query": "x"}', '["a list"]', "3"])
def test_a_malformed_line_is_named(tmp_path, bad):
    path = _write(tmp_path, f'{{"id": "1", "query": "x"}}\n{bad}\n')
    with pytest.raises(QueryError, match=r"Line 2 of .*q\.jsonl") as caught:
        read_asked(path, "query")
    assert '"query"' in caught.value.remedy


def test_a_missing_file_is_a_query_error(tmp_path):
    with pytest.raises(QueryError, match="does not exist"):
        read_asked(tmp_path / "none.jsonl", "query")


def test_a_line_separator_is_content_and_a_byte_order_mark_is_not(tmp_path):
    path = _write(tmp_path, '\ufeff{"id": "1", "query": "soft\u2028law\u0085x"}\r\n{"id": "2", "query": "y"}')
    assert read_asked(path, "query") == [("1", "soft\u2028law\u0085x"), ("2", "y")]


def test_a_file_that_is_not_utf8_is_a_query_error(tmp_path):
    (tmp_path / "q.jsonl").write_bytes('{"id": "1", "query": "软法"}'.encode("gbk"))
    with pytest.raises(QueryError, match="not UTF-8"):
        read_asked(tmp_path / "q.jsonl", "query")


@pytest.mark.parametrize("question", ["null", "5", '["x"]'])
def test_a_question_that_is_no_string_is_a_query_error(tmp_path, question):
    with pytest.raises(QueryError, match=r'Line 1 .*"query" is not a string'):
        read_asked(_write(tmp_path, f'{{"id": "1", "query": {question}}}'), "query")
