"""Every answer of the server forbids the browser to fetch from elsewhere."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.ui.guard import POLICY


def test_the_headers_are_on_every_answer_and_leave_those_that_are_set():
    def said(_):
        return PlainTextResponse("", headers={"Referrer-Policy": "same-origin"})

    answer = TestClient(Starlette(routes=[Route("/", said)], middleware=[POLICY])).get("/")
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["referrer-policy"] == "same-origin"
