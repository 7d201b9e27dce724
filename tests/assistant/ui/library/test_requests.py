"""What is sent and fetched as bytes, over HTTP, with and without accounts."""

from __future__ import annotations

import json
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, build_opener

import pytest

from assistant.access import Access
from assistant.accounts import Accounts, add_account

OURS = {"X-Research-Assistant": "1"}
SOURCES = ("/library/catalog.json", "/library/catalog.bib", "/library/catalog.ris")


def asked(address: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    try:
        with build_opener().open(Request(address + path, body, headers)) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        return error.code, error.read()


def sent(address: str, name: str, body: bytes, folder: str = "papers", **headers: str) -> tuple[int, dict[str, str]]:
    query = urlencode({"name": name, "folder": folder})
    status, said = asked(address, f"/library/files?{query}", body, **OURS, **headers)
    return status, json.loads(said)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("../../evil.txt", ""),
        ("..\\evil.txt", ""),
        ("a\0b.txt", ""),
        (".hidden.txt", ""),
        ("<img src=x>.txt", ""),
        ("CON.txt", ""),
        ("x" * 300 + ".txt", ""),
        ("good.txt", "../outside"),
        ("good.txt", "a/../../b"),
        ("catalog.json", ""),
        ("", ""),
    ],
)
def test_names_and_folders_that_are_not_safe_are_refused(serve, place, name, folder):
    before = sorted(place.root.parent.rglob("*"))
    status, said = sent(serve(), name, b"words", folder)
    assert status == 400 and said["error"]
    assert sorted(place.root.parent.rglob("*")) == before


def test_a_file_is_added_in_the_language_of_who_sends_it(serve, place):
    address = serve()
    assert sent(address, "软法 2024.txt", "软法是规则。".encode()) == (200, {"file": "papers/软法 2024.txt"})
    assert (place.sources / "papers" / "软法 2024.txt").read_text(encoding="utf-8") == "软法是规则。"
    status, said = sent(address, "软法 2024.txt", b"again", **{"Accept-Language": "zh-CN"})
    assert status == 409 and said["taken"] and said["error"].startswith("已有")


def test_a_file_that_is_too_large_is_refused(serve, place, monkeypatch):
    from index.config import IndexConfig

    small = IndexConfig(megabytes_per_upload=1)
    monkeypatch.setattr("assistant.ui.library.desk.load", lambda *_: small)
    status, said = sent(serve(), "large.txt", b"words " * 200_000)
    assert status == 400 and "more than may be added" in said["error"]
    assert not list(place.sources.rglob("large*"))


def test_pages_of_other_sites_cannot_send_a_file(serve, place):
    status, _ = asked(serve(), "/library/files?name=a.txt", b"words")
    assert status == 403 and not (place.sources / "a.txt").exists()


def test_a_bibliography_is_imported_and_what_cannot_be_is_told_by_its_name(serve):
    address = serve()
    body = b"TY  - JOUR\nTI  - The Force of Soft Law\nPY  - 2000\nER  -\n"
    status, said = asked(address, "/library/catalog?name=a.ris", body, **OURS)
    assert status == 200 and "1 added" in json.loads(said)["html"]
    assert all(b"Force of Soft Law" in asked(address, path)[1] for path in SOURCES)
    status, said = asked(address, f"/library/catalog?name={quote('../../etc/passwd.json')}", b"{", **OURS)
    assert status == 400 and "passwd.json cannot be imported" in json.loads(said)["error"]
    assert "/tmp" not in json.loads(said)["error"]
    assert asked(address, "/library/catalog.exe")[0] == 404


def test_where_there_are_accounts_only_a_librarian_reaches_anything(serve, place, tmp_path):
    users = tmp_path / "users.tsv"
    for name, role in (("ann", "researcher"), ("eve", "evaluator"), ("lee", "librarian")):
        add_account(users, name, role, "a long password")
    address = serve(access=Access(Accounts.read(users)))
    functions = _functions(address, _cookie(address, "lee"))
    assert len(functions) == 15  # the acts of the tab
    for user in ("", "ann", "eve"):
        cookie = {"Cookie": _cookie(address, user)} if user else {}
        assert all(asked(address, path, **cookie)[0] == 403 for path in SOURCES)
        for path in ("/library/files?name=a.txt", "/library/catalog?name=a.ris"):
            assert asked(address, path, b"words", **OURS, **cookie)[0] == 403
        for number in functions:
            assert "successful" not in _called(address, number, cookie)
    librarian = {"Cookie": _cookie(address, "lee")}
    assert all(asked(address, path, **librarian)[0] == 200 for path in SOURCES)
    assert asked(address, "/library/files?name=a.txt", b"words", **OURS, **librarian)[0] == 200
    assert list(place.trash.glob("*")) == []
    answered = [_called(address, number, librarian) for number in functions]
    assert answered.count("successful") >= 10 and len(list(place.trash.glob("*"))) == 1  # the same calls, let through


def _cookie(address: str, user: str) -> str:
    body = urlencode({"username": user, "password": "a long password"}).encode()
    with build_opener().open(Request(f"{address}/login", body)) as answer:
        return "; ".join(line.split(";")[0] for line in answer.headers.get_all("Set-Cookie"))


def _functions(address: str, cookie: str) -> list[int]:
    """The numbers of the functions behind the bridge of the tab."""
    config = json.loads(asked(address, "/config", Cookie=cookie)[1])
    bridge = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "library-bridge")
    return [f["id"] for f in config["dependencies"] if any(target[0] == bridge for target in f["targets"])]


def _called(address: str, number: int, headers: dict[str, str]) -> str:
    """What a function answers when it is called as the screen calls it: by its number, past the tab."""
    body = {"data": [], "fn_index": number, "session_hash": "s", "event_data": {"file": "papers/glaciers.pdf"}}
    status, said = asked(
        address, "/gradio_api/run/predict", json.dumps(body).encode(), **headers, **{"Content-Type": "application/json"}
    )
    return "successful" if status == 200 else said.decode()
