"""Runs in the form of TREC."""

from __future__ import annotations

import ir_measures
import pytest

from eval.trec import write_run
from index.errors import DatasetError


def test_ranks_become_lines_whose_scores_fall(tmp_path):
    write_run(tmp_path / "run", {"q1": ["b", "a"], "q2": []}, "hybrid")
    assert (tmp_path / "run").read_text() == "q1 Q0 b 1 1.000000 hybrid\nq1 Q0 a 2 0.500000 hybrid\n"


def test_other_tools_read_it(tmp_path):
    write_run(tmp_path / "run", {"q1": ["b", "a"]}, "hybrid")
    run = ir_measures.read_trec_run(str(tmp_path / "run"))
    assert ir_measures.calc_aggregate([ir_measures.RR @ 10], {"q1": {"a": 1}}, run) == {ir_measures.RR @ 10: 0.5}


def test_an_id_with_white_space_is_refused(tmp_path):
    with pytest.raises(DatasetError, match="'a b'"):
        write_run(tmp_path / "run", {"q1": ["a b"]}, "hybrid")
