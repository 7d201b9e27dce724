"""The list of conversations."""

from __future__ import annotations

import pytest

from assistant.conversations import Conversation
from assistant.ui.history import MOST, export_html, history_html, tools_html
from assistant.ui.words import WORDS

ONE = Conversation("id1", "<b>What?</b>", "2026-01-01T00:00:00", "2026-01-02T00:00:00", 1)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_conversation_can_be_reopened_and_deleted(language):
    html = history_html([ONE], WORDS[language])
    assert 'data-act="reopen" data-conversation="id1"' in html and 'data-act="delete"' in html
    assert "<b>" not in html and "2026-01-02" in html and WORDS[language]["turns_one"] in html


def test_nothing_kept_nothing_found_and_deleted_are_told_apart():
    words = WORDS["en"]
    assert words["none_kept"] in history_html([], words)
    assert words["none_found"] in history_html([], words, searched=True)
    assert 'data-act="restore"' in history_html([ONE], words, deleted=True)
    assert 'data-act="restore"' not in history_html([ONE], words)


def test_of_many_it_is_told_how_older_ones_are_found():
    older = WORDS["en"]["older"].format(count=MOST)
    assert older in history_html([ONE] * MOST, WORDS["en"]) and older not in history_html([ONE] * 99, WORDS["en"])


def test_tools_and_export_are_there():
    assert 'data-act="fresh"' in tools_html(WORDS["en"]) and "data-find" in tools_html(WORDS["en"])
    assert 'href="rated.jsonl"' in export_html(WORDS["zh"])
