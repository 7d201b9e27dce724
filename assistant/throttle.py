"""How often somebody may try to sign in: failures are counted by account and address, by address, and by account."""

from __future__ import annotations

import ipaddress
import math
import threading
import time

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

_MINUTES = 5  # from the first failure until all are forgotten
#: One address behind which many people sit, and one account that many addresses try, are given more.
_HERE = RateLimitItemPerMinute(5, _MINUTES, namespace="account at address")
_ADDRESS = RateLimitItemPerMinute(50, _MINUTES, namespace="address")
_ACCOUNT = RateLimitItemPerMinute(50, _MINUTES, namespace="account")
_LONGEST = 200  # characters of a name that are told apart
_NETWORK = 64  # bits of an IPv6 address that its owner cannot choose


class Throttle:
    """Counts in memory, from any thread; what is counted is forgotten when the program ends."""

    def __init__(self) -> None:
        self._storage = MemoryStorage()
        self._limits = FixedWindowRateLimiter(self._storage)
        self._looking = threading.Lock()  # between what is counted and what is added to it

    def tried(self, name: str, address: str) -> int:
        """Count a try to sign in as ``name``. Seconds until another is allowed, 0 when this one is.

        Counted before the password is looked at, so that tries that are made at the same time count too.
        """
        keys = _keys(name, address)
        with self._looking:
            full = [item.key_for(*key) for item, key in keys if not self._limits.test(item, *key)]
            if full:
                return max(1, math.ceil(max(map(self._storage.get_expiry, full)) - time.time()))
            for item, key in keys:
                self._limits.hit(item, *key)
        return 0

    def succeeded(self, name: str, address: str) -> None:
        """Take back the try that was counted, for it was no failure; those of this account here are forgotten."""
        for item, key in _keys(name, address):
            if item is _HERE:
                self._limits.clear(item, *key)
            else:
                self._storage.decr(item.key_for(*key))


def _keys(name: str, address: str) -> tuple[tuple[RateLimitItem, tuple[str, ...]], ...]:
    name, place = name.strip()[:_LONGEST], _place(address)
    return (_HERE, (name, place)), (_ADDRESS, (place,)), (_ACCOUNT, (name,))


def _place(address: str) -> str:
    """The address, of the sixth version its network: whoever has one has all in it."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, _NETWORK), strict=False)) if parsed.version == 6 else address
