"""Gradio's own parts hear which language was chosen."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.ui.spoken import LANGUAGE


def client() -> TestClient:
    def page(_):
        return HTMLResponse("<html><head><title>t</title></head></html>")

    def text(_):
        return PlainTextResponse("<head>")

    return TestClient(Starlette(routes=[Route("/", page), Route("/text", text)], middleware=[LANGUAGE]))


def test_a_page_has_the_script_before_all_others_and_its_length():
    answer = client().get("/")
    assert answer.text.startswith("<html><head><script>") and answer.text.endswith("<title>t</title></head></html>")
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_what_is_no_page_is_left_alone():
    assert client().get("/text").text == "<head>"
