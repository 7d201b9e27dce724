"""What a request passes: the name it calls, whom a proxy says it is from, and the sign-in."""

from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.access import HERE, Access, AccessConfig, Proxied
from assistant.accounts import Accounts, add_account
from assistant.throttle import Throttle
from assistant.ui.entrance import SignIn, passed, signing_in

BEHIND = Access(
    Proxied(AccessConfig(proxies="10.0.0.1", user_header="X-User", groups_header="X-Groups", librarians="馆员,heads")),
    hosts=("*",),
    proxies=("10.0.0.1", "10.1.0.0/16"),
)


def client(access: Access, peer: str = "10.0.0.9") -> TestClient:
    """Of an application that says who asks and from where."""

    def answer(request: Request) -> JSONResponse:
        who = signing_in(access)["auth_dependency"](request) if isinstance(access.people, Proxied) else None
        role = access.people.role_of(who) if access.people else None
        return JSONResponse([who, role, request.client.host])

    app = Starlette(routes=[Route("/", answer)], middleware=passed(access))
    return TestClient(app, base_url="http://127.0.0.1", client=(peer, 1))


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:7860", 200),
        ("LOCALHOST:7860", 200),
        ("[::1]:7860", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("localhost.evil.example:7860", 400),
        ("evil.example@127.0.0.1", 400),
        ("", 400),
    ],
)
def test_a_name_that_is_not_ours_is_refused(host, status):
    assert client(Access()).get("/", headers={"Host": host}).status_code == status


def test_names_can_be_added_and_stand_for_all_below_them():
    site = client(Access(hosts=(*HERE, "*.a.org", "b.org")))
    answered = [site.get("/", headers={"Host": name}).status_code for name in ("x.a.org", "b.org", "a.org", "x.b.org")]
    assert answered == [200, 200, 400, 400]


def test_what_a_proxy_says_is_believed_and_from_others_it_is_nothing():
    said = {"X-User": "lee", "X-Groups": "heads", "X-Forwarded-For": "203.0.113.7"}
    assert client(BEHIND, "10.0.0.1").get("/", headers=said).json() == ["lee", "librarian", "203.0.113.7"]
    assert client(BEHIND, "10.1.2.3").get("/", headers=said).json() == ["lee", "librarian", "203.0.113.7"]
    assert client(BEHIND, "::ffff:10.0.0.1").get("/", headers={"X-User": "lee"}).json()[:2] == ["lee", "researcher"]
    assert client(BEHIND, "10.0.0.2").get("/", headers=said).json() == [None, None, "10.0.0.2"]
    assert client(BEHIND, "localhost").get("/", headers=said).json() == [None, None, "localhost"]
    # An address that somebody gives as their own opens nothing.
    forged = said | {"X-Forwarded-For": "10.0.0.1"}
    assert client(BEHIND, "10.0.0.2").get("/", headers=forged).json() == [None, None, "10.0.0.2"]


def test_a_header_beside_that_of_the_proxy_makes_nobody_of_who_sent_it():
    said = [("X-User", "lee"), ("x-user", "eve")]
    assert client(BEHIND, "10.0.0.1").get("/", headers=said).json()[0] is None


def test_groups_may_be_in_chinese():
    said = [(b"X-User", "李".encode()), (b"X-Groups", "馆员".encode())]
    assert client(BEHIND, "10.0.0.1").get("/", headers=said).json()[:2] == ["李", "librarian"]


@pytest.fixture(scope="module")
def accounts(tmp_path_factory) -> Accounts:
    path = tmp_path_factory.mktemp("accounts") / "users.tsv"
    add_account(path, "ann", "researcher", "a long password")
    return Accounts.read(path)


def test_after_five_wrong_passwords_the_right_one_is_not_even_looked_at(accounts):
    door = SignIn(accounts, Throttle())

    async def tries() -> list[bool]:
        return [await door.admits("ann", password) for password in ("a long password", *"12345")]

    assert asyncio.run(tries()) == [True, False, False, False, False, False]
    with pytest.raises(HTTPException) as refused:
        asyncio.run(door.admits("ann", "a long password"))
    assert refused.value.status_code == 429 and "登录尝试次数过多" in refused.value.detail
    assert 0 < int(refused.value.headers["Retry-After"]) <= 300


def test_gradio_is_told_who_may_come_in(accounts):
    assert signing_in(Access()) == {}
    assert list(signing_in(Access(accounts))) == ["auth"] and list(signing_in(BEHIND)) == ["auth_dependency"]
