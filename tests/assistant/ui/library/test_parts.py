"""The smallest parts: attributes escaped, sizes in words."""

from __future__ import annotations

from assistant.ui.library.parts import act, badge, megabytes, rows


def test_a_button_says_what_it_does_and_to_what():
    assert act("Go", "back", version='1"') == (
        '<button type="button" class="pill" data-version="1&quot;" data-do="back">Go</button>'
    )
    assert 'type="submit"' in act("Go", "save", "pill primary")
    assert (
        act("All", "build", hint="Slow")
        == '<button type="button" class="pill" data-do="build" title="Slow">All</button>'
    )
    assert 'aria-label="Take &lt;a&gt; away"' in act("x", "remove", label="Take <a> away")


def test_a_cell_knows_its_column():
    assert '<td data-label="File">a</td>' in rows(["File"], [["a"]])


def test_words():
    assert badge("<b>", "good") == '<span class="lib-badge good">&lt;b&gt;</span>'
    assert megabytes(1_234_567_890) == "1,234.6 MB"
