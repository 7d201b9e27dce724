"""The dialogs: what was typed comes back as fields, and nothing of it runs."""

from __future__ import annotations

from assistant.ui.library.forms import back_form, fields_of_form, problem_form, prune_form, record_form, removal_form
from index.bibliography.fields import Fields
from index.errors import SourcesError

HOSTILE = "\"><script>alert(1)</script>'"


def test_a_form_shows_a_record_as_text_and_keeps_a_type_that_it_does_not_know():
    fields = Fields(title=HOSTILE, authors=(HOSTILE, "B"), type="song", url=HOSTILE)
    html = record_form(HOSTILE, fields, "en")
    assert "<script" not in html and '<option value="song" selected>song' in html


def test_what_was_typed_are_fields():
    sent = {"title": "T", "authors": " 罗, 豪才 \n\nUNESCO", "issued": "2006", "file": "a.pdf", "odd": "x"}
    assert fields_of_form(sent) == Fields(title="T", authors=("罗, 豪才", "UNESCO"), issued="2006")


def test_a_form_says_why_it_could_not_be_saved():
    error = SourcesError("The record of a.pdf cannot be written: it is long.", "Shorten or mend the field.")
    assert "a.pdf 的著录无法保存" in record_form("a.pdf", Fields(), "zh", error)


def test_a_dialog_that_comes_again_is_another():
    assert removal_form("a.pdf", "en") != removal_form("a.pdf", "en")


def test_questions_name_what_they_are_about():
    assert 'data-file="papers/&lt;a&gt;.pdf"' in removal_form("papers/<a>.pdf", "en")
    assert 'data-version="2"' in back_form(2, 3, "zh") and "第 3 版会保留" in back_form(2, 3, "zh")
    assert 'data-do="pruned"' in prune_form("en")
    assert "&lt;b&gt;" in problem_form("Versions", SourcesError("<b>", "Mend it."), "en")
