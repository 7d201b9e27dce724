"""Where an agreement tells whether it binds."""

from __future__ import annotations

import pytest

from assistant.force import enters_into_force, says_force


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1. This Memorandum does not create rights or obligations under international law.", True),
        ("一、本备忘录不具有法律约束力。", True),
        ("四、裁决是终局的，对争端双方有约束力。", False),
        ("The award is final and binding upon the Contracting Parties.", False),
    ],
)
def test_what_an_agreement_says_of_its_own_force_is_told_from_that_of_an_award(text: str, says: bool):
    assert says_force(text, "en" if text.isascii() else "zh") is says


@pytest.mark.parametrize(
    ("text", "enters"),
    [
        ("1. This Agreement shall enter into force on the thirtieth day after notice.", True),
        ("一、本协定自收到后一份照会之日起第三十日生效，有效期十年。", True),
        ("一、本协定适用于在其生效之前或者之后作出的投资。", False),
        ("This Memorandum takes effect on the date of its signature.", False),
        ("一、本备忘录自签署之日起生效，有效期五年。", False),
    ],
)
def test_only_a_treaty_enters_into_force(text: str, enters: bool):
    assert enters_into_force(text, "en" if text.isascii() else "zh") is enters
