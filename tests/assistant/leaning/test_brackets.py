"""What a question says in brackets at its end."""

from __future__ import annotations

import pytest

from assistant.leaning.brackets import in_brackets, with_brackets, without_brackets


def test_what_stands_in_brackets_at_the_end_is_found_and_taken_off():
    assert in_brackets("Is there a limit (Article 13 of the water agreement)?") == "Article 13 of the water agreement"
    assert without_brackets("Is there a limit (the pact)?") == "Is there a limit?"
    assert without_brackets("有没有期限？") == "有没有期限？"
    assert in_brackets("Is the pact (of 1992) binding?") == ""


@pytest.mark.parametrize(
    ("plain", "inside", "made"),
    [
        ("有没有期限", "投资协定", "有没有期限（投资协定）？"),
        ("Is there a limit", "the pact", "Is there a limit (the pact)?"),
    ],
)
def test_what_is_put_there_is_found_there(plain: str, inside: str, made: str):
    assert with_brackets(plain, inside) == made
    assert in_brackets(made) == inside
