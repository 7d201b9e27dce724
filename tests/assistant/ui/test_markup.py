"""Buttons with a drawing and a label, and moments."""

from __future__ import annotations

from assistant.ui.markup import attributes, moment, tool


def test_values_are_escaped_and_names_are_hyphened():
    assert attributes(data_turn='a"b<') == ' data-turn="a&quot;b&lt;"'


def test_a_button_says_what_it_does_and_may_be_disabled():
    html = tool("left", "Previous", "open", True, data_key="n1")
    assert 'aria-label="Previous"' in html and 'data-act="open" data-key="n1" disabled' in html
    assert "disabled" not in tool("left", "Previous", "open")


def test_a_moment_is_told_as_on_the_wall():
    assert moment("not a moment") == "not a moment"
    assert moment("2026-11-22T10:07:31") == "2026-11-22 10:07"
