"""Who may come in where a proxy signs people in, and under which names the program may be called."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.accounts import ADD, Accounts, AccountsError, Role, is_loopback
from index.errors import ConfigError

#: The names of this machine to itself: nobody else's page can be reached under them.
HERE = ("127.0.0.1", "localhost", "[::1]")
_NAME = re.compile(r"(?:\*\.)?[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)
_HEADER = re.compile(r"[A-Za-z0-9-]+")
_SETTING_UP = 'set [access] proxies = "ADDRESS" and user_header = "X-Auth-Request-User" in assistant.toml'


@dataclass(frozen=True, slots=True)
class AccessConfig:
    """Table ``[access]``; what is a list is written with commas between."""

    names: str = ""  # under which browsers call the program, beside 127.0.0.1 and localhost; "*.a.org": all under a.org
    proxies: str = ""  # addresses or networks of the proxies in front; what others say of who asks is not believed
    user_header: str = ""  # in which a proxy says who is signed in, such as X-Auth-Request-User; empty: it does not
    groups_header: str = "X-Auth-Request-Groups"  # in which it says the groups of the user
    researchers: str = ""  # groups that may ask; empty: whoever the proxy has signed in
    evaluators: str = ""  # groups that may evaluate as well
    librarians: str = ""  # groups that may do everything
    sign_out: str = ""  # address at which the proxy signs out, such as /oauth2/sign_out; empty: no link to it


class Proxied:
    """The people whom a proxy has signed in: it names user and groups with each request."""

    def __init__(self, config: AccessConfig) -> None:
        self.user_header = config.user_header
        self.groups_header = config.groups_header
        self.sign_out = config.sign_out
        self._everybody = not _parts(config.researchers)
        self._groups: dict[Role, frozenset[str]] = {
            "librarian": frozenset(_parts(config.librarians)),
            "evaluator": frozenset(_parts(config.evaluators)),
            "researcher": frozenset(_parts(config.researchers)),
        }
        self._roles: dict[str, Role] = {}

    def arrived(self, users: Iterable[str], groups: Iterable[str]) -> str | None:
        """Who asks, by the values of the two headers of a request; None for nobody, or who has no role.

        The role is that of the latest request. More than one user is nobody: a client may have added a header of its
        own. The headers must come from a proxy.
        """
        named = [user.strip() for user in users]
        if len(named) != 1 or not named[0]:
            return None
        role = self._role(frozenset(part for value in groups for part in _parts(value)))
        if role is None:
            self._roles.pop(named[0], None)
            return None
        self._roles[named[0]] = role
        return named[0]

    def role_of(self, name: str | None) -> Role | None:
        """The role of who has asked before, None of who has not."""
        return self._roles.get(name or "")

    def _role(self, groups: frozenset[str]) -> Role | None:
        highest = next((role for role, of in self._groups.items() if of & groups), None)
        return highest or ("researcher" if self._everybody else None)


#: Where the program asks who somebody is; None where it asks nobody.
People = Accounts | Proxied | None


@dataclass(frozen=True, slots=True)
class Access:
    """``people`` may come in, under the names ``hosts`` ("*" is any); ``proxies`` are believed who asks them."""

    people: People = None
    hosts: tuple[str, ...] = HERE
    proxies: tuple[str, ...] = ()


def access_to(host: str, accounts: Path | None, config: AccessConfig) -> Access:
    """How the program may be reached that listens on ``host``; ``accounts`` is the path of a file of them.

    Raises AccountsError when others can reach it and nothing says who they are, ConfigError when a setting is wrong.
    """
    _check(config)
    people: People = Proxied(config) if config.user_header else None
    if accounts is not None and people is not None:
        raise AccountsError(
            "Both a file of accounts and a proxy would say who somebody is.",
            "Start without --accounts, or take user_header out of [access] in assistant.toml.",
        )
    if accounts is not None:
        people = Accounts.read(accounts)
    if people is None and not is_loopback(host):
        raise AccountsError(
            f"{host} can be reached from other machines, so it must be known who asks.",
            f"Make an account ({ADD}) and start with --accounts FILE; or, behind a proxy that signs people in, "
            f"{_SETTING_UP}; or serve this machine alone: --host 127.0.0.1",
        )
    return Access(people, _hosts(host, config), _parts(config.proxies))


def _hosts(host: str, config: AccessConfig) -> tuple[str, ...]:
    """Elsewhere than on this machine any name will do if none is set: who calls must sign in, under that very name."""
    named = _parts(config.names)
    if not named and not is_loopback(host):
        return ("*",)
    own = f"[{host.strip('[]')}]" if ":" in host else host
    return tuple(dict.fromkeys((*HERE, own, *named)))


def _check(config: AccessConfig) -> None:
    for name in _parts(config.names):
        if not _NAME.fullmatch(name):
            raise ConfigError(
                f"[access] names has {name!r}, which is no name of a host.",
                "Write it without http:// and without a port, such as library.example.org.",
            )
    for proxy in _parts(config.proxies):
        try:
            ipaddress.ip_network(proxy)
        except ValueError as error:
            raise ConfigError(
                f"[access] proxies has {proxy!r} ({error}).", "Write addresses or networks, such as 10.0.0.0/8."
            ) from error
    for header in (config.user_header, config.groups_header):
        if header and not _HEADER.fullmatch(header):
            raise ConfigError(f"[access] names the header {header!r}.", "Headers have letters, digits and hyphens.")
    if config.user_header and not config.proxies:
        raise ConfigError(
            "[access] user_header is set, but no proxy that may send it.",
            "Name the addresses of the proxies as proxies: from anybody else the header is worth nothing.",
        )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for value in text.split(",") if (part := value.strip()))
