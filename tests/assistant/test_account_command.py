"""The command that makes an account."""

from __future__ import annotations

import argparse

import pytest

from assistant.account_command import add_parser, run
from assistant.accounts import Accounts, AccountsError


def parsed(path) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    return parser.parse_args(["account", "add", "ann", "--role", "evaluator", "--accounts", str(path)])


def test_a_password_typed_twice_makes_an_account(tmp_path):
    options = parsed(tmp_path / "users.tsv")
    assert options.run is run
    assert "ann may sign in as evaluator" in run(options, lambda _: "a long password")
    assert Accounts.read(tmp_path / "users.tsv").admits("ann", "a long password")


def test_two_passwords_that_differ_make_none(tmp_path):
    typed = iter(["a long password", "a long passwort"])
    with pytest.raises(AccountsError, match="differ"):
        run(parsed(tmp_path / "users.tsv"), lambda _: next(typed))
    assert not (tmp_path / "users.tsv").exists()
