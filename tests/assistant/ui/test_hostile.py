"""Hostile input over HTTP and in a browser: shown as text or refused in words; nothing runs, nothing else is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from assistant.conversations import ChatsError, Conversations
from assistant.ui.endpoints import mcp_is_installed

RUN = "window.hit=1"
MARKUP = f"\"'><script>{RUN}</script><img src=x onerror={RUN}><svg onload={RUN}>"
BIDI = "\u202eevil\u2066\u200b\u061c"
LONG = "x" * 10_000_000
TEXTS = {
    "markup": f"What is a single window? {MARKUP}",
    "controls": "What is\x00 a \x1b[2J\x07single\x7f window?\r\n\u2028",
    "bidi": f"What is a single window? {BIDI}",
    "surrogate": "What is a single window? \ud800",
    "path": "../../../../etc/passwd",
    "template": "{{7*7}} ${7*7} {words} %s %n",
    "sql": "'; DROP TABLE conversation; --",
    "regex": "(a+)+$" * 100,
    "marks": "\u0301" * 1_900,
    "ten megabytes": LONG,
    "empty": "",
}
GLACIERS = "How much fresh water do glaciers store?"


@pytest.fixture(scope="module")
def place(make_pdf, set_page, tmp_path_factory) -> Path:
    """A library of files that mean ill by name, metadata, record and text."""
    from index.build import build

    place = tmp_path_factory.mktemp("hostile")
    sources = place / "sources"
    lines = ("# A Note on Glaciers", "Glaciers store most of the fresh water of the earth.")
    name = f"glaciers <img src=x onerror={RUN}> {BIDI}.pdf"
    make_pdf(sources / name, [set_page(*lines, f"They shrink {MARKUP} everywhere.")], title=MARKUP)
    make_pdf(sources / "rivers.pdf", [set_page("# Rivers", f"Rivers carry {MARKUP} water in late summer.")])
    script = f"javascript:{RUN}"
    record = {"id": "r", "type": "book", "file": "rivers.pdf", "title": MARKUP, "URL": script, "DOI": script}
    catalog = [record | {"author": [{"family": MARKUP, "given": BIDI}], "publisher": MARKUP, "note": MARKUP}]
    (sources / "catalog.json").write_text(json.dumps(catalog), encoding="utf-8")
    build(sources, place / "index")
    return place


@pytest.fixture(scope="module")
def serving(place) -> Any:
    from assistant.serving import Serving

    return Serving.open(place / "index")


@pytest.fixture(scope="module")
def chats(place) -> Conversations:
    return Conversations(place / "chats")


@pytest.fixture(scope="module")
def address(place, serving, chats, served) -> Iterator[str]:
    """A screen over the library, with the librarian's tab."""
    from assistant.ui.library.tab import library_tab

    yield from served(serving, chats=chats, tabs=[library_tab(serving, place / "sources", place / "trash")])


def fetched(url: str, body: bytes | None = None, **headers: str) -> tuple[int, str]:
    request = Request(url, body, {"Content-Type": "application/json", **headers})
    try:
        with urlopen(request, timeout=120) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


def called(address: str, name: str, *data: Any) -> tuple[str, Any]:
    """The last event of a call of an endpoint, and what it brought; "refused" where it was not even begun."""
    status, said = fetched(f"{address}/gradio_api/call/{name}", json.dumps({"data": data}).encode())
    if status != 200:
        return "refused", said
    _, stream = fetched(f"{address}/gradio_api/call/{name}/{json.loads(said)['event_id']}")
    event, _, brought = stream.strip().rpartition("event: ")[2].partition("\ndata: ")
    return event, json.loads(brought)


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_a_question_is_answered_or_refused_in_words(address, text):
    for name, data in (("ask", (text, None)), ("ask", ("And the second?", [text])), ("search", (text, 3))):
        event, brought = called(address, name, *data)
        assert event == "complete" or (event == "error" and brought is not None), (name, brought)
    assert called(address, "search", GLACIERS, 1)[0] == "complete"


@pytest.mark.parametrize("count", [-1, 0, 10**100, 1.5, "x", None, [], {}, "NaN"])
def test_a_count_that_is_none_harms_nobody(address, count):
    event, brought = called(address, "search", "water", count)
    assert event in ("complete", "error", "refused")
    assert event != "complete" or len(brought[0]) <= 50
    assert "Traceback" not in json.dumps(brought) and "/site-packages/" not in json.dumps(brought)


@pytest.mark.parametrize(
    "data",
    [
        (7, None),
        (None, None),
        ([], []),
        ({"path": "/etc/passwd"}, None),
        ("water", "word"),
        ("water", {"a": 1}),
        ("water", [None]),
        ("water", [[["deep"]]]),
        ("water", ["x"] * 10000),
        (),
        ("a", "b", "c", "d"),
    ],
)
def test_what_is_no_question_harms_nobody(address, data):
    event, brought = called(address, "ask", *data)
    assert event in ("complete", "error", "refused")
    told = json.dumps(brought)
    assert "Traceback" not in told and "/site-packages/" not in told and "root:x:" not in told


@pytest.mark.parametrize("document", ["../../etc/passwd", "/etc/passwd", "\x00", "", "a" * 16, LONG, None, ["x"], BIDI])
@pytest.mark.parametrize("page", [1, 0, -1, 10**30])
def test_a_page_is_named_by_what_the_library_has_alone(address, document, page):
    if document is LONG and page != 1:
        pytest.skip("once is enough")
    event, brought = called(address, "read_page", document, page)
    assert event in ("error", "refused") and "root:x:" not in json.dumps(brought)


@pytest.mark.parametrize("page", [10**30, -1, "1", "x", None, 1.5, [1]])
def test_a_page_that_is_no_number_is_refused_or_read(address, page):
    document = called(address, "search", GLACIERS, 1)[1][0][0]["document"]
    event, brought = called(address, "read_page", document, page)
    assert event in ("complete", "error", "refused") and "site-packages" not in json.dumps(brought)


@pytest.mark.parametrize(
    "path",
    [
        "/page/{}/1",
        "/document/{}",
        "/references/{}",
        "/conversation/{}.md",
        "/conversation/{}.docx",
        "/references/none?style={0}&key={0}",
        "/library/catalog.{}",
        "/gradio_api/file={}",
        "/file={}",
        "/static/{}",
        "/assets/{}",
        "/gradio_api/custom_component/{}/a/b/c",
        "/?c={}",
        "/?q={}",
        "/?__theme={}",
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        "../../../../../../etc/passwd",
        "/etc/passwd",
        "....//....//etc/passwd",
        "..\\..\\etc\\passwd",
        "a\x00b",
        MARKUP,
        BIDI,
        "%2e%2e%2fetc%2fpasswd",
        "file:///etc/passwd",
        "x" * 5000,
    ],
)
def test_no_path_leads_out_of_the_library(address, path, name):
    for written in (quote(name, safe=""), quote(name, safe="/.")):
        status, said = fetched(address + path.format(written))
        assert status < 500 and "root:x:" not in said
        assert "<!doctype html>" not in said[:20].lower() or RUN + "</script>" not in said


@pytest.mark.parametrize("page", ["99999999999999999999", "0", "-1", "1e3"])
@pytest.mark.parametrize("scale", ["1.6", "1e9", "nan", "-1", MARKUP])
def test_no_picture_is_drawn_that_is_not_of_a_page(address, page, scale):
    document = called(address, "search", GLACIERS, 1)[1][0][0]["document"]
    assert fetched(f"{address}/page/{document}/{page}?scale={quote(scale)}")[0] == 404


def test_another_page_cannot_have_the_browser_change_anything(address):
    body = json.dumps({"data": ["water", 1]}).encode()
    for site in ("cross-site", "same-site"):
        assert fetched(f"{address}/gradio_api/call/search", body, **{"Sec-Fetch-Site": site})[0] == 403
    assert fetched(f"{address}/gradio_api/call/search", body, **{"Sec-Fetch-Site": "same-origin"})[0] == 200
    assert fetched(f"{address}/gradio_api/call/search", body, **{"Content-Type": "text/plain"})[0] == 422


def test_nothing_is_taken_by_an_upload_that_the_screen_does_not_use(address):
    body = b'--b\r\nContent-Disposition: form-data; name="files"; filename="../a"\r\n\r\nwords\r\n--b--\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    assert fetched(f"{address}/gradio_api/upload", body, **headers)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example"])
def test_a_name_that_leads_here_from_elsewhere_is_refused(address, host):
    assert fetched(address + "/", Host=host)[0] == 400
    assert fetched(address + "/gradio_api/mcp/", b"{}", Host=host)[0] == 400


def test_tools_over_mcp_refuse_what_the_endpoints_refuse(address):
    if not mcp_is_installed():
        pytest.skip("mcp, as Gradio takes it, is not installed")
    import asyncio

    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    async def used() -> list[Any]:
        async with (
            streamablehttp_client(f"{address}/gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            names = {tool.name.rpartition("_")[2]: tool.name for tool in (await session.list_tools()).tools}
            calls = [("page", {"document": path, "page": 1}) for path in ("../../etc/passwd", "", "\x00")]
            calls += [("search", {"query": TEXTS[name], "count": 10**9}) for name in ("markup", "controls", "empty")]
            calls += [("ask", {"question": TEXTS["bidi"], "earlier": ["x" * 100_000]})]
            return [await session.call_tool(names[name], given) for name, given in calls]

    for result in asyncio.run(used()):
        told = " ".join(part.text for part in result.content if part.type == "text")
        assert "root:x:" not in told and "Traceback" not in told and "site-packages" not in told


@pytest.mark.browser
def test_nothing_runs_in_the_browser(address, browser):
    page = browser.new_context(locale="en-GB").new_page()
    page.set_default_timeout(60_000)
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: None if _ours(request.url, address) else opened.append(request.url))
    page.goto(f"{address}/?c={quote(MARKUP)}&q={quote(MARKUP)}&__theme={quote(MARKUP)}")
    page.wait_for_selector("#chat .conversation")
    for turn, text in enumerate((f"{GLACIERS} {MARKUP}", f"Rivers in late summer {BIDI}", TEXTS["markup"]), 1):
        page.fill("#question textarea", text)
        page.keyboard.press("Enter")
        page.wait_for_function(f"document.querySelectorAll('.turn [data-thumb=\"1\"]').length === {turn}")
    assert "onerror" in page.locator("#chat").inner_text()  # it is there, as text
    page.locator("a.cite").first.click()
    page.wait_for_selector("#source .source")
    page.click('#source [data-act="take"]')
    for style in ("apa", "bibtex", "csl-json"):
        page.click(f'#source [data-style="{style}"]')
        page.wait_for_selector(f'#source [data-style="{style}"][aria-pressed="true"]')
    page.click("#filters summary")
    page.get_by_role("tab", name="Library").click()
    page.wait_for_selector("#library table")
    assert "onerror" in page.locator("#library").inner_text()
    assert page.evaluate("window.hit") is None and opened == []
    assert page.locator("a[href^='javascript']").count() == 0


def _ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))


@pytest.mark.browser
def test_an_answer_is_shown_that_cannot_be_kept(address, browser, chats, monkeypatch):
    def keep(*_: Any) -> None:
        raise ChatsError("The disk is full.", "Free it.")

    page = browser.new_context(locale="en-GB").new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    page.wait_for_selector("#chat .conversation")
    monkeypatch.setattr(chats, "keep", keep)
    page.fill("#question textarea", GLACIERS)
    page.keyboard.press("Enter")
    page.get_by_text("The disk is full. Free it.").wait_for()
    assert "Glaciers store most of the fresh water" in page.locator("#chat").inner_text()
