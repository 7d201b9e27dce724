"""The panel of references."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest

from assistant.references.styles import Style
from assistant.turns import turn_of
from assistant.ui.take import take_html
from assistant.ui.words import WORDS

EN = WORDS["en"]


@pytest.fixture(scope="module")
def turn(assistant):
    return turn_of("t", "Q", assistant.ask("How do harmonization and equivalence differ?"), assistant.library)


def taken(turn, assistant, key="", style=Style.APA):
    return take_html(turn, key, "c", style, assistant.library.documents, EN, "en")


@pytest.mark.parametrize("style", list(Style))
def test_every_style_is_offered_and_one_is_pressed(turn, assistant, style):
    html = taken(turn, assistant, style=style)
    assert html.count("data-style=") == len(Style) and html.count('aria-pressed="true"') == 1
    assert f'download="references.{style.extension}"' in html and 'href="conversation/c.md?' in html


def test_one_citation_leads_back_to_its_quote_and_on_to_the_whole_answer(turn, assistant):
    html = taken(turn, assistant, "1")
    assert "Cite [1]" in html and 'data-act="open"' in html and EN["take_all"] in html
    assert "Cite [" not in taken(turn, assistant) and EN["take_all"] not in taken(turn, assistant)


def test_a_quote_is_copied_with_its_reference_as_it_is_pasted_into_a_manuscript(turn, assistant):
    html, quote = taken(turn, assistant, "1"), turn.quotes[0].text
    assert f'data-text="“{escape(quote)}” (' in html and f'<blockquote lang="en">{escape(quote)}' in html
    assert EN["copy_both"] not in taken(turn, assistant) + taken(turn, assistant, "1", Style.BIBTEX)


@pytest.mark.parametrize(
    ("language", "text", "copied"),
    [("en", 'States’ “soft” "law"', "“States’ ‘soft’ 'law'” ("), ("zh", "“软‘法’”一词", "“‘软“法”’一词”（")],
)
def test_marks_within_the_marks_of_a_copied_quote_are_single(turn, assistant, language, text, copied):
    quote = replace(turn.quotes[0], text=text, language=language)
    html = taken(replace(turn, quotes=(quote,)), assistant, "1")
    assert f'data-text="{escape(copied)}' in html and f">{escape(text)}</blockquote>" in html


def test_an_answer_that_cites_nothing_says_so(turn, assistant):
    assert EN["nothing_cited"] in taken(replace(turn, quotes=(), statements=()), assistant)


def test_what_was_kept_is_never_markup(turn, assistant):
    forged = replace(turn, question="<script>", quotes=(replace(turn.quotes[0], document_id="x", title="<img>"),))
    html = taken(forged, assistant) + taken(forged, assistant, '"><script>')
    assert "<script" not in html and "<img" not in html
