"""Accounts: hashed, with a role, and needed as soon as other machines can reach the program."""

from __future__ import annotations

import pytest

from assistant.accounts import Accounts, AccountsError, add_account, is_loopback, may

PASSWORD = "correct horse"


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "users.tsv"
    add_account(file, "ann", "researcher", PASSWORD)
    return file


def test_the_right_password_is_admitted_and_no_other(path):
    accounts = Accounts.read(path)
    assert accounts.admits("ann", PASSWORD)
    assert not accounts.admits("ann", PASSWORD + " ") and not accounts.admits("bob", PASSWORD)
    assert not accounts.admits("", "") and not accounts.admits("ann", "")


def test_the_file_holds_no_password_and_is_its_owners_alone(path):
    assert PASSWORD not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0


def test_the_same_password_has_another_hash_each_time(path):
    add_account(path, "bob", "librarian", PASSWORD)
    first, second = (line.split("\t")[2] for line in path.read_text(encoding="utf-8").splitlines())
    assert first != second


def test_an_account_of_the_same_name_is_replaced(path):
    add_account(path, "ann", "librarian", "another password")
    accounts = Accounts.read(path)
    assert accounts.role_of("ann") == "librarian" and not accounts.admits("ann", PASSWORD)


@pytest.mark.parametrize(
    ("role", "needed", "allowed"),
    [
        ("researcher", "researcher", True),
        ("researcher", "librarian", False),
        ("evaluator", "librarian", False),
        ("evaluator", "evaluator", True),
        ("librarian", "evaluator", True),
        (None, "researcher", False),
    ],
)
def test_a_role_may_what_those_before_it_may(role, needed, allowed):
    assert may(role, needed) is allowed


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [
        ("", "researcher", PASSWORD),
        ("a\tb", "researcher", PASSWORD),
        ("a", "king", PASSWORD),
        ("a", "librarian", "short"),
    ],
)
def test_what_cannot_be_an_account_is_refused_with_a_remedy(tmp_path, name, role, password):
    with pytest.raises(AccountsError) as error:
        add_account(tmp_path / "users.tsv", name, role, password)
    assert error.value.remedy and not (tmp_path / "users.tsv").exists()


@pytest.mark.parametrize("text", ["ann\tresearcher\n", "ann\tking\ta$b\n", "\n"])
def test_a_malformed_or_empty_file_is_said(tmp_path, text):
    (tmp_path / "users.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(AccountsError):
        Accounts.read(tmp_path / "users.tsv")


def test_an_edited_hash_admits_nobody(tmp_path):
    (tmp_path / "users.tsv").write_text("ann\tresearcher\tx$y\n", encoding="utf-8")
    assert not Accounts.read(tmp_path / "users.tsv").admits("ann", "y")


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("a.org", False),
    ],
)
def test_loopback_is_this_machine_alone(host, here):
    assert is_loopback(host) is here
