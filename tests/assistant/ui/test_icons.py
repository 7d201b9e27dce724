"""The drawings on buttons."""

from __future__ import annotations

import pytest

from assistant.ui.icons import icon


def test_a_drawing_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in icon("close")


def test_a_drawing_that_is_not_there_is_a_mistake():
    with pytest.raises(KeyError):
        icon("nothing")
