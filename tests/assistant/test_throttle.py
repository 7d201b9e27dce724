"""How often somebody may try to sign in, at moments that are told and not waited for."""

from __future__ import annotations

import threading
import time

import pytest

from assistant.throttle import Throttle


class Clock:
    """The moment that the program takes for now, in seconds."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(time, "time", made.time)
    return made


def test_five_failures_are_allowed_and_then_none_for_five_minutes(clock):
    throttle = Throttle()
    assert [throttle.tried("ann", "10.0.0.1") for _ in range(5)] == [0] * 5
    clock.now += 100
    assert throttle.tried("ann", "10.0.0.1") == 200
    assert throttle.tried("bob", "10.0.0.1") == 0 and throttle.tried("ann", "10.0.0.2") == 0
    clock.now += 200
    assert throttle.tried("ann", "10.0.0.1") == 0


def test_who_signs_in_begins_anew(clock):
    throttle = Throttle()
    for _ in range(20):
        assert [throttle.tried("ann", "10.0.0.1") for _ in range(4)] == [0] * 4
        throttle.succeeded("ann", "10.0.0.1")
        if _ == 10:
            clock.now += 301  # else the failures of so many rounds would be too many for the address


def test_one_address_may_not_try_account_after_account(clock):
    throttle = Throttle()
    assert [throttle.tried(f"name{n}", "10.0.0.1") for n in range(50)] == [0] * 50
    assert throttle.tried("name50", "10.0.0.1") == 300 and throttle.tried("name50", "10.0.0.2") == 0


def test_many_who_sign_in_at_one_address_are_not_held_up(clock):
    throttle = Throttle()
    for n in range(200):
        assert throttle.tried(f"name{n}", "10.0.0.1") == 0
        throttle.succeeded(f"name{n}", "10.0.0.1")


def test_many_addresses_may_not_try_one_account(clock):
    throttle = Throttle()
    assert [throttle.tried("ann", f"10.0.0.{n}") for n in range(50)] == [0] * 50
    assert throttle.tried("ann", "10.0.1.1") == 300 and throttle.tried("bob", "10.0.1.1") == 0


def test_addresses_of_one_network_of_version_six_are_one(clock):
    throttle = Throttle()
    assert [throttle.tried("ann", f"2001:db8::{n}") for n in range(6)] == [0] * 5 + [300]
    assert throttle.tried("ann", "2001:db8:0:1::1") == 0


def test_endless_names_are_told_apart_by_their_beginning(clock):
    throttle = Throttle()
    assert [throttle.tried("x" * 1_000 + str(n), "") for n in range(6)] == [0] * 5 + [300]


def test_tries_at_the_same_time_count_too(clock):
    throttle, allowed = Throttle(), []
    threads = [
        threading.Thread(target=lambda: allowed.append(throttle.tried("ann", "10.0.0.1") == 0)) for _ in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(allowed) == 5
