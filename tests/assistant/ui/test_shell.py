"""The gate before every function, and the header."""

from __future__ import annotations

import asyncio
import os
from types import SimpleNamespace

import gradio as gr
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from assistant.access import Access, AccessConfig, People, Proxied
from assistant.accounts import Accounts, add_account
from assistant.ui.shell import SENT_BY_US, Gated, Reply, Tab, header_html, sign_out_of
from index.errors import UserError


@pytest.fixture(scope="module")
def accounts(tmp_path_factory) -> Accounts:
    path = tmp_path_factory.mktemp("accounts") / "users.tsv"
    add_account(path, "ann", "researcher", "a long password")
    add_account(path, "lee", "librarian", "a long password")
    return Accounts.read(path)


def gated(accounts: People) -> Gated:
    def build() -> None:
        gr.Button("Remove").click(lambda: "removed", None, gr.Textbox(), api_name="remove")

    with Gated(Access(accounts)) as blocks:
        gr.Button("Ask").click(lambda: "asked", None, gr.Textbox(), api_name="ask")
        with gr.Tabs():
            blocks.add_tab(Tab("library", {"en": "Library", "zh": "文库"}, "librarian", build))
    return blocks


def called(blocks: Gated, name: str, user: str | None, language: str = "en") -> str:
    function = next(fn for fn in blocks.fns.values() if fn.api_name == name)
    request = SimpleNamespace(username=user, headers={"accept-language": language}, cookies={})
    return asyncio.run(blocks.process_api(function, [], request=request, state=None))["data"][0]


def test_a_function_of_a_tab_answers_its_role_alone(accounts):
    blocks = gated(accounts)
    assert called(blocks, "remove", "lee") == "removed" and called(blocks, "ask", "ann") == "asked"
    for name, user in (("remove", "ann"), ("remove", None), ("ask", None), ("ask", "stranger")):
        with pytest.raises(gr.Error):
            called(blocks, name, user)


def test_what_may_not_be_done_or_must_be_put_right_is_told_in_the_visitors_language(accounts):
    def remove() -> None:
        raise UserError("There is a a.pdf already.", "Give the file another name.")

    blocks = gated(accounts)
    with blocks:
        gr.Button("Add").click(remove, api_name="add")
    for name, language, words in (
        ("remove", "zh-CN", "您的账户无权执行此操作。"),
        ("remove", "en", "Your account may not do this."),
        ("add", "zh-CN", "已有 a.pdf。请改名。"),
        ("add", "en", "There is a a.pdf already. Give the file another name."),
    ):
        with pytest.raises(gr.Error) as caught:
            called(blocks, name, "ann", language)
        assert caught.value.message == words


def test_without_accounts_everything_answers():
    assert called(gated(None), "remove", None) == "removed"


def test_the_header_has_both_languages_and_a_way_out_where_one_signs_in(accounts):
    assert "双语研究助手" in header_html() and "Bilingual research assistant" in header_html()
    proxied = Access(Proxied(AccessConfig(user_header="U", proxies="10.0.0.1", sign_out='/out?"')))
    assert sign_out_of(Access()) == "" and 'class="out"' not in header_html()
    assert 'href="logout"' in header_html(sign_out_of(Access(accounts)))
    assert 'href="/out?&quot;"' in header_html(sign_out_of(proxied))


def test_the_server_takes_nobodys_word_for_the_address_of_who_asks(monkeypatch):
    seen: list[str | None] = []
    monkeypatch.setattr(gr.Blocks, "launch", lambda *_, **__: seen.append(os.environ.get("FORWARDED_ALLOW_IPS")))
    for before in (None, "10.0.0.1"):
        monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
        if before:
            monkeypatch.setenv("FORWARDED_ALLOW_IPS", before)
        gated(None).launch()
        assert os.environ.get("FORWARDED_ALLOW_IPS") == before
    assert seen == ["", ""]


def test_what_a_tab_answers_beside_its_functions_is_behind_the_gate_too(accounts):
    async def answer(_):
        return PlainTextResponse("done")

    replies = (Reply("GET", "/list", answer), Reply("POST", "/add", answer))
    tab = Tab("library", {"en": "Library", "zh": "文库"}, "librarian", lambda: None, requests=replies)
    app = Starlette(routes=gated(accounts).routes_of(tab))
    app.auth_dependency, app.cookie_id, app.tokens = (
        None,
        "id",
        {"a": "ann", "l": "lee"},
    )  # as Gradio's application has them
    client = TestClient(app)
    assert client.get("/list").status_code == 403
    client.cookies.set("access-token-unsecure-id", "a")
    assert client.get("/list").status_code == 403
    client.cookies.set("access-token-unsecure-id", "l")
    assert client.get("/list").text == "done"
    assert client.post("/add").status_code == 403  # a page of another site could send as much
    assert client.post("/add", headers={SENT_BY_US: "1"}).text == "done"
