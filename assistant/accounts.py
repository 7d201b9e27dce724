"""Accounts: who may sign in and in which role, in a file with a hash of each password."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from index.archive import write_text
from index.errors import UserError

#: Each may do what those before it may.
Role = Literal["researcher", "evaluator", "librarian"]
ROLES: tuple[Role, ...] = get_args(Role)
#: Cost of a guess, as OWASP's password storage cheat sheet has it for scrypt: 128 * _N * _R bytes of memory.
_N, _R, _P = 2**15, 8, 3
_MEMORY = 64 * 1024 * 1024  # bytes that scrypt may take
_SHORTEST = 10  # characters of a password
_LONGEST = 1_000  # characters of what is tried as one
ADD = "python -m assistant account add NAME --role ROLE --accounts FILE"


class AccountsError(UserError):
    """The file of accounts is missing or malformed, or an account cannot be made."""


@dataclass(frozen=True, slots=True)
class Account:
    """A user; ``secret`` is salt and scrypt hash of the password, each in base64, with a "$" between."""

    name: str
    role: Role
    secret: str


class Accounts:
    """The accounts of a file, as they were when it was read."""

    def __init__(self, accounts: tuple[Account, ...]) -> None:
        self._by_name = {account.name: account for account in accounts}
        self._nobody = _secret(secrets.token_urlsafe())

    @classmethod
    def read(cls, path: Path) -> Accounts:
        """Those in ``path``. Raises AccountsError when it is missing, malformed or has none."""
        accounts = _read(path)
        if not accounts:
            raise AccountsError(f"{path} has no account.", f"Add one: {ADD}")
        return cls(accounts)

    def admits(self, name: str, password: str) -> bool:
        """Whether the password is that of the account; an unknown name takes as long as a known one."""
        account = self._by_name.get(name)
        right = _matches(password[:_LONGEST], account.secret if account else self._nobody)
        return right and account is not None

    def role_of(self, name: str | None) -> Role | None:
        """The role of the account, None when there is none of this name."""
        account = self._by_name.get(name or "")
        return account.role if account else None


def may(role: Role | None, needed: Role) -> bool:
    """Whether who has ``role`` may do what takes ``needed``; nobody may do anything."""
    return role is not None and ROLES.index(role) >= ROLES.index(needed)


def add_account(path: Path, name: str, role: str, password: str) -> None:
    """Write an account into ``path``, in place of one of the same name. Raises AccountsError when it cannot be."""
    if not name or any(c.isspace() or not c.isprintable() for c in name):
        raise AccountsError(f"{name!r} cannot be the name of an account.", "Take letters and digits, without spaces.")
    if role not in ROLES:
        raise AccountsError(f"There is no role {role!r}.", f"Roles are {', '.join(ROLES)}.")
    if len(password) < _SHORTEST:
        raise AccountsError("The password is too short.", f"Take {_SHORTEST} characters or more.")
    others = tuple(account for account in (_read(path) if path.exists() else ()) if account.name != name)
    accounts = (*others, Account(name, role, _secret(password)))
    write_text(path, "".join(f"{a.name}\t{a.role}\t{a.secret}\n" for a in accounts))
    os.chmod(path, 0o600)  # hashes are for nobody else to try passwords on


def is_loopback(host: str) -> bool:
    """Whether ``host`` is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _read(path: Path) -> tuple[Account, ...]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AccountsError(f"The accounts in {path} cannot be read ({error}).", f"Make the file: {ADD}") from error
    return tuple(_account(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _account(path: Path, number: int, line: str) -> Account:
    parts = line.split("\t")
    role = next((role for role in ROLES if len(parts) == 3 and role == parts[1]), None)
    if role is None or "$" not in parts[2]:
        raise AccountsError(f"Line {number} of {path} is no account.", f"Delete the line, then: {ADD}")
    return Account(parts[0], role, parts[2])


def _secret(password: str) -> str:
    salt = secrets.token_bytes(16)
    return "$".join(base64.b64encode(part).decode() for part in (salt, _hash(password, salt)))


def _matches(password: str, secret: str) -> bool:
    salt, _, kept = secret.partition("$")
    try:
        return hmac.compare_digest(_hash(password, base64.b64decode(salt)), base64.b64decode(kept))
    except ValueError:  # no base64: the line was edited, and admits nobody
        return False


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY)
