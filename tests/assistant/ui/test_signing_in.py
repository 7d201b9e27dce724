"""Who may come in, at a screen that is served: by accounts, after many guesses, by a proxy."""

from __future__ import annotations

from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from starlette.responses import PlainTextResponse

WINDOW = "What is a single window?"


@pytest.mark.browser
def test_where_there_are_accounts_nothing_answers_before_the_sign_in(assistant, browser, tmp_path, ask, served):
    from assistant.access import Access
    from assistant.accounts import Accounts, add_account

    add_account(tmp_path / "users.tsv", "ann", "researcher", "a long password")
    serving = served(assistant, access=Access(Accounts.read(tmp_path / "users.tsv")))
    address = next(serving)
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(60_000)
    page = context.new_page()
    body = {"data": ["soft law", 1]}
    assert page.request.post(f"{address}/gradio_api/call/search", data=body).status == 401
    assert page.request.get(f"{address}/rated.jsonl").status == 401
    assert page.request.get(f"{address}/gradio_api/mcp/").status == 404
    page.goto(address)
    page.locator("input").first.fill("ann")
    page.locator('input[type="password"]').fill("a long password")
    page.get_by_role("button", name="Login").click()
    page.wait_for_selector("#chat .welcome")
    ask(page, WINDOW)
    assert page.request.post(f"{address}/gradio_api/call/search", data=body).status == 200
    context.close()
    next(serving, None)


@pytest.mark.browser
def test_who_guesses_passwords_is_told_to_wait(assistant, browser, served, tmp_path):
    from assistant.access import Access
    from assistant.accounts import Accounts, add_account

    add_account(tmp_path / "users.tsv", "ann", "researcher", "a long password")
    running = served(assistant, access=Access(Accounts.read(tmp_path / "users.tsv")))
    page = browser.new_context(locale="en-GB").new_page()
    page.set_default_timeout(60_000)
    told: list[str] = []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    page.goto(next(running))
    for place in range(6):
        page.locator("input").first.fill("ann")
        page.locator('input[type="password"]').fill(f"wrong {place}")
        with page.expect_response("**/login"):
            page.get_by_role("button", name="Login").click()
    for _ in range(100):  # the dialog comes after the response
        if told:
            break
        page.wait_for_timeout(50)
    assert len(told) == 1 and "Try again in" in told[0] and "登录尝试次数过多" in told[0]
    next(running, None)


def status(url: str, **headers: str) -> int:
    try:
        with urlopen(Request(url, headers=headers), timeout=60) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def test_people_whom_a_proxy_signs_in_reach_what_their_groups_may(assistant, served):
    from assistant.access import Access, AccessConfig, Proxied
    from assistant.ui.shell import Reply, Tab

    async def listed(_: Any) -> PlainTextResponse:
        return PlainTextResponse("the catalog")

    people = Proxied(
        AccessConfig(proxies="127.0.0.1", user_header="X-User", groups_header="X-Groups", librarians="lib")
    )
    replies = (Reply("GET", "/catalog", listed),)
    tab = Tab("library", {"en": "Library", "zh": "文库"}, "librarian", lambda: None, requests=replies)
    running = served(assistant, tabs=[tab], access=Access(people, proxies=("127.0.0.1",)))
    address = next(running)
    asked = [status(address + path) for path in ("/", "/rated.jsonl", "/gradio_api/info", "/catalog")]
    assert asked == [401, 401, 401, 403]
    ann, lee = {"X-User": "ann"}, {"X-User": "lee", "X-Groups": "lib"}
    assert status(address + "/", **ann) == status(address + "/rated.jsonl", **ann) == 200
    assert [status(address + "/catalog", **who) for who in (ann, lee)] == [403, 200]
    elsewhere = ann | {"X-Forwarded-For": "203.0.113.7"}  # of a reader, told by the proxy
    assert status(address + "/rated.jsonl", **elsewhere) == 200
    next(running, None)
