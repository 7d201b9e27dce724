"""Pictures, files and what was rated: by id alone, and for those who are signed in."""

from __future__ import annotations

import io
from dataclasses import replace
from types import SimpleNamespace

import docx
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
    app.auth, app.auth_dependency, app.cookie_id, app.tokens = (
        auth,
        None,
        "id",
        tokens or {},
    )  # as Gradio's application has them
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


@pytest.fixture(scope="module")
def kept(assistant) -> Conversations:
    chats = Conversations.passing()
    for turn_id, question in (("one", "What is a single window?"), ("two", "软法有哪些局限？")):
        chats.keep(LOCAL, "talk", turn_of(turn_id, question, assistant.ask(question), assistant.library))
    return chats


@pytest.mark.parametrize(
    ("style", "name", "begins"),
    [("apa", "txt", "[1]"), ("bibtex", "bib", "@article{"), ("ris", "ris", "TY  - "), ("csl-json", "json", "[")],
)
def test_references_are_given_to_keep(assistant, kept, style, name, begins):
    answer = client(assistant, kept).get(f"/references/one?style={style}&key=1")
    assert answer.text.startswith(begins)
    assert answer.headers["content-disposition"] == f'attachment; filename="references.{name}"'


def test_a_conversation_is_given_as_markdown_in_the_language_of_the_screen(assistant, kept):
    answer = client(assistant, kept).get("/conversation/talk.md?style=apa", headers={"accept-language": "zh-CN"})
    assert answer.text.startswith("# 问答记录") and "## 软法有哪些局限？" in answer.text and "APA" in answer.text


def test_a_conversation_is_given_as_word(assistant, kept):
    answer = client(assistant, kept).get("/conversation/talk.docx")
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(answer.content)).paragraphs]
    assert "What is a single window?" in texts and kept.turn(LOCAL, "one").quotes[0].text in texts


def test_a_conversation_is_given_even_where_its_documents_are_gone(assistant, kept):
    empty = SimpleNamespace(library=replace(assistant.library, documents={}))
    text = client(empty, kept).get("/conversation/talk.md").text
    assert "no longer in the library" in text and "were removed" in text
    assert kept.turn(LOCAL, "two").quotes[0].text[:20] in text


@pytest.mark.parametrize("path", ["/references/other", "/conversation/other.md", "/conversation/other.docx"])
def test_nothing_is_given_of_what_was_not_kept_or_to_who_is_not_signed_in(assistant, kept, path):
    assert client(assistant, kept).get(path).status_code == 404
    assert client(assistant, kept, auth=lambda *_: False).get(path).status_code == 401


def test_what_another_user_kept_is_not_given(assistant, kept):
    guarded = client(assistant, kept, auth=lambda *_: False, tokens={"secret": "ann"})
    guarded.cookies.set("access-token-unsecure-id", "secret")
    paths = ("/references/one", "/conversation/talk.md", "/conversation/talk.docx")
    assert [guarded.get(path).status_code for path in paths] == [404, 404, 404]
