"""What is taken along: a conversation as a file of each form, and what a key names."""

from __future__ import annotations

import datetime
import io

import docx
import pytest

from assistant.references.export import Form, taken, today
from assistant.references.export import cited as named
from assistant.references.styles import Style

DAY = datetime.date(2026, 1, 2)


@pytest.fixture
def made(cited, answered):
    """``made(form, style)``: the file of a conversation of two answers."""
    document = cited({"type": "book", "title": "On Rivers"})
    turns = [answered("Q1", document, ["One & two."]), answered("Q2", document, ["Three"])]

    def make(form, style=Style.APA):
        return taken(turns, form, {document.id: document}, style, "en", DAY)

    return make


def test_the_forms_hold_the_conversation(made):
    text = made(Form.MARKDOWN).decode()
    assert "## Q1" in text and "## Q2" in text and "2026-01-02" in text
    assert "One & two." in [p.text for p in docx.Document(io.BytesIO(made(Form.WORD))).paragraphs]


def test_references_are_those_of_all_answers(made):
    assert made(Form.REFERENCES).decode() == "[1] On Rivers. (n.d.). (On Rivers, n.d., p. 12)\n"  # both on one page
    assert made(Form.REFERENCES, Style.RIS).decode().startswith("TY  - BOOK")


def test_a_file_is_named_by_its_form_and_references_by_their_style():
    assert [form.extension(Style.RIS) for form in Form] == ["md", "docx", "ris"]


def test_a_key_names_one_quote_and_any_other_all(cited, answered):
    turn = answered("Q", cited(), ["One", "& two"])
    assert named(turn, "2") == turn.quotes[1:] and named(turn, "") == named(turn, "99") == turn.quotes


def test_today_is_a_day():
    assert today() >= DAY
