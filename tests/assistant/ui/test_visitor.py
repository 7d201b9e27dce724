"""Who looks at the screen, and what the browser says."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.ui.visitor import Visitor, parsed, said, visitor_of


def a_request(user=None, accept="", **cookies):
    return SimpleNamespace(username=user, headers={"accept-language": accept}, cookies=cookies)


def test_the_visitor_is_the_account_in_the_language_chosen():
    assert visitor_of(a_request("ann", "en-GB", language="zh")) == Visitor("ann", "zh")
    assert visitor_of(a_request(None, "zh-CN")) == Visitor("", "zh")
    assert visitor_of(a_request(None, "en")).words["page"] == "Page"


def test_what_an_event_says_is_text():
    event = SimpleNamespace(_data={"turn": 5, "key": None})
    assert (said(event, "turn"), said(event, "key"), said(event, "page")) == ("5", "", "")
    assert said(SimpleNamespace(_data=None), "turn") == ""


@pytest.mark.parametrize(("text", "made"), [('{"a": 1}', {"a": 1}), ("[1]", {}), ("no", {}), ("", {})])
def test_only_an_object_is_taken(text, made):
    assert parsed(text) == made
