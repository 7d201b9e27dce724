"""The command that makes an account: python -m assistant account add NAME --role ROLE --accounts FILE."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable
from pathlib import Path

from assistant.accounts import ROLES, AccountsError, add_account


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put "account add" among ``commands``; its options lead to ``run`` as ``run(options)``."""
    account = commands.add_parser("account", help="who may sign in")
    actions = account.add_subparsers(required=True, metavar="ACTION")
    add = actions.add_parser("add", help="make an account, or give one another password and role")
    add.add_argument("name")
    add.add_argument("--role", choices=ROLES, required=True)
    add.add_argument("--accounts", type=Path, required=True, help="the file of accounts (it is made where missing)")
    add.set_defaults(run=run)


def run(options: argparse.Namespace, ask: Callable[[str], str] = getpass.getpass) -> str:
    """Ask for a password twice, write the account, and say so. Raises AccountsError when it cannot be made."""
    password = ask("Password: ")
    if ask("The same again: ") != password:
        raise AccountsError("The two passwords differ.", "Try again.")
    add_account(options.accounts, options.name, options.role, password)
    serve = f"python app.py --host HOST --accounts {options.accounts}"
    return f"{options.name} may sign in as {options.role}. Serve with: {serve}"
