import argparse
from pathlib import Path

import pytest

from index.errors import UserError
from index.training_command import add_to


def _parser():
    parser = argparse.ArgumentParser()
    said = []
    add_to(parser.add_subparsers(required=True), said.append)
    return parser, said


def test_both_commands_know_their_options():
    parser, _ = _parser()
    options = parser.parse_args(["train-embedder", "--pairs", "p", "--out", "m", "--steps", "7"])
    assert (options.pairs, options.out, options.steps, options.teacher) == (Path("p"), Path("m"), 7, None)
    options = parser.parse_args(["learn-dictionary", "--pairs", "p", "--out", "d"])
    assert (options.pairs, options.out, options.terms) == (Path("p"), Path("d"), None)


def test_no_steps_is_wrong_usage():
    parser, _ = _parser()
    with pytest.raises(SystemExit, match="2"):
        parser.parse_args(["train-embedder", "--pairs", "p", "--out", "m", "--steps", "0"])


def test_a_folder_without_pairs_is_told(tmp_path):
    parser, _ = _parser()
    options = parser.parse_args(["learn-dictionary", "--pairs", str(tmp_path), "--out", str(tmp_path / "d")])
    with pytest.raises(UserError, match="No aligned pair"):
        options.run(options)
