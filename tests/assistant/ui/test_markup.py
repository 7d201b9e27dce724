"""Buttons with a drawing and a label."""

from __future__ import annotations

from assistant.ui.markup import attributes, tool


def test_values_are_escaped_and_names_are_hyphened():
    assert attributes(data_turn='a"b<') == ' data-turn="a&quot;b&lt;"'


def test_a_button_says_what_it_does_and_may_be_disabled():
    html = tool("left", "Previous", "open", True, data_key="n1")
    assert 'aria-label="Previous"' in html and 'data-act="open" data-key="n1" disabled' in html
    assert "disabled" not in tool("left", "Previous", "open")
