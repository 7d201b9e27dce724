"""Pictures, files and what was rated: by id alone, and for those who are signed in."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.conversations import LOCAL, Conversations
from assistant.turns import rated, turn_of
from assistant.ui.routes import Routes


@pytest.fixture(scope="module")
def chats() -> Conversations:
    return Conversations.passing()


def client(assistant, chats, auth=None, tokens=None) -> TestClient:
    app = Starlette(routes=Routes(assistant, chats).all())
    app.auth, app.cookie_id, app.tokens = auth, "id", tokens or {}  # as Gradio's application has them
    return TestClient(app)


@pytest.fixture
def document(assistant):
    return next(d for d in assistant.library.documents.values() if d.is_paged)


def test_a_page_is_a_picture(assistant, chats, document):
    answer = client(assistant, chats).get(f"/page/{document.id}/1?scale=1.6")
    assert answer.status_code == 200 and answer.headers["content-type"] == "image/webp"
    assert "private" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["/page/{}/0", "/page/{}/9999", "/page/{}/1?scale=50", "/page/nothing/1", "/document/no"]
)
def test_what_is_not_there_is_not_found(assistant, chats, document, path):
    assert client(assistant, chats).get(path.format(document.id)).status_code == 404


@pytest.mark.parametrize(
    "name", ["..%2f..%2fetc%2fpasswd", "papers%2fsoft-law-effectiveness-zh.pdf", "catalog.json", "."]
)
def test_no_path_leads_to_a_file(assistant, chats, name):
    assert client(assistant, chats).get(f"/document/{name}").status_code == 404


def test_a_file_of_the_library_is_given_to_keep(assistant, chats, document):
    answer = client(assistant, chats).get(f"/document/{document.id}")
    assert answer.content == assistant.library.file_of(document).read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_file_that_was_changed_since_is_not_given(assistant, chats, document, tmp_path):
    from dataclasses import replace

    path = tmp_path / document.file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"another file")
    manifest = replace(assistant.library.manifest, sources=str(tmp_path))
    changed = SimpleNamespace(library=replace(assistant.library, manifest=manifest))
    assert client(changed, chats).get(f"/document/{document.id}").status_code == 404


def test_what_was_rated_is_exported(assistant, chats):
    chats.keep(
        LOCAL, "c", rated(turn_of("t", "Q", assistant.ask("What is a single window?"), assistant.library), 0, "")
    )
    chats.rate(LOCAL, "t", 1, "good")
    assert '"note": "good"' in client(assistant, chats).get("/rated.jsonl").text


def test_where_there_are_accounts_only_who_is_signed_in_is_answered(assistant, chats, document):
    paths = [f"/page/{document.id}/1", f"/document/{document.id}", "/rated.jsonl"]
    guarded = client(assistant, chats, auth=lambda *_: False, tokens={"secret": "ann"})
    assert [guarded.get(path).status_code for path in paths] == [401, 401, 401]
    guarded.cookies.set("access-token-unsecure-id", "wrong")
    assert guarded.get(paths[0]).status_code == 401
    guarded.cookies.set("access-token-unsecure-id", "secret")
    assert [guarded.get(path).status_code for path in paths] == [200, 200, 200]
    assert guarded.get("/rated.jsonl").text == ""  # what others rated is theirs
