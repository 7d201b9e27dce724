"""Who may come in, by a file or by a proxy, and under which names the program is called."""

from __future__ import annotations

import pytest

from assistant.access import HERE, AccessConfig, Proxied, access_to
from assistant.accounts import Accounts, AccountsError, add_account
from index.errors import ConfigError

PROXY = AccessConfig(
    proxies="10.0.0.1, 10.1.0.0/16", user_header="X-User", evaluators="staff", librarians="library, heads"
)


@pytest.fixture
def path(tmp_path):
    add_account(tmp_path / "users.tsv", "ann", "researcher", "correct horse")
    return tmp_path / "users.tsv"


def test_nobody_is_asked_on_this_machine_which_has_its_own_names_alone():
    access = access_to("127.0.0.1", None, AccessConfig())
    assert (access.people, access.hosts, access.proxies) == (None, HERE, ())
    assert access_to("::1", None, AccessConfig(names="a.org")).hosts == (*HERE, "a.org")
    assert access_to("127.0.0.2", None, AccessConfig()).hosts == (*HERE, "127.0.0.2")


def test_elsewhere_it_must_be_known_who_asks(path):
    with pytest.raises(AccountsError) as error:
        access_to("0.0.0.0", None, AccessConfig())
    assert "--accounts" in error.value.remedy and "user_header" in error.value.remedy
    access = access_to("0.0.0.0", path, AccessConfig())
    assert isinstance(access.people, Accounts) and access.hosts == ("*",)
    assert access_to("10.0.0.9", path, AccessConfig(names="a.org")).hosts == (*HERE, "10.0.0.9", "a.org")
    access = access_to("0.0.0.0", None, PROXY)
    assert isinstance(access.people, Proxied) and access.proxies == ("10.0.0.1", "10.1.0.0/16")


def test_a_proxy_is_asked_on_this_machine_too():
    assert isinstance(access_to("127.0.0.1", None, PROXY).people, Proxied)


def test_a_file_and_a_proxy_are_one_too_many(path):
    with pytest.raises(AccountsError, match="Both"):
        access_to("0.0.0.0", path, PROXY)


@pytest.mark.parametrize(
    "config",
    [
        AccessConfig(user_header="X-User"),
        AccessConfig(user_header="X User", proxies="10.0.0.1"),
        AccessConfig(proxies="proxy.example.org"),
        AccessConfig(proxies="10.0.0.1/8"),
        AccessConfig(names="https://a.org"),
        AccessConfig(names="a.org:7860"),
        AccessConfig(names="*"),
        AccessConfig(names="a.*.org"),
    ],
)
def test_a_wrong_setting_is_said_with_its_remedy(config):
    with pytest.raises(ConfigError) as error:
        access_to("127.0.0.1", None, config)
    assert error.value.remedy


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        (["library"], "librarian"),
        (["staff,heads"], "librarian"),
        (["guests", "staff"], "evaluator"),
        (["LIBRARY"], "researcher"),
        ([], "researcher"),
    ],
)
def test_the_highest_role_of_the_groups_is_had(groups, role):
    people = Proxied(PROXY)
    assert people.arrived(["ann"], groups) == "ann" and people.role_of("ann") == role


def test_where_researchers_are_named_others_are_nobody():
    people = Proxied(AccessConfig(user_header="X-User", proxies="10.0.0.1", researchers="law", librarians="heads"))
    assert people.arrived(["ann"], ["law"]) == "ann" and people.arrived(["lee"], ["heads"]) == "lee"
    assert people.arrived(["eve"], ["physics"]) is None and people.role_of("eve") is None


def test_a_role_is_lost_with_its_group():
    people = Proxied(PROXY)
    people.arrived(["lee"], ["library"])
    people.arrived(["lee"], [])
    assert people.role_of("lee") == "researcher"


@pytest.mark.parametrize("users", [[], [""], [" "], ["lee", "eve"]])
def test_no_user_or_more_than_one_is_nobody(users):
    people = Proxied(PROXY)
    assert people.arrived(users, ["library"]) is None
    assert people.role_of("lee") is None and people.role_of(None) is None and people.role_of("") is None
