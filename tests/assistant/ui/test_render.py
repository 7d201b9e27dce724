"""A conversation as HTML."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape

import pytest

from assistant.answer import Statement
from assistant.answerers.llm import NAME as LANGUAGE_MODEL
from assistant.turns import rated, turn_of
from assistant.ui.render import conversation_html, pending_html, refusal_html, turn_html
from assistant.ui.words import WORDS

EN = WORDS["en"]


@pytest.fixture(scope="module")
def turn(assistant):
    return turn_of("t", "软法有哪些局限？", assistant.ask("软法有哪些局限？"), assistant.library)


def test_a_link_to_a_follow_up_asks_what_was_understood(turn, assistant):
    html = turn_html(replace(turn, question="那硬法呢？", understood="硬法有哪些局限？"), assistant.library, EN)
    assert 'data-asked="硬法有哪些局限？"' in html and 'data-question="那硬法呢？"' in html


def test_marks_lead_to_turn_and_number(turn, assistant):
    html = turn_html(turn, assistant.library, EN)
    assert 'href="#cite-t-1"' in html and html.count('data-act="open"') == len(turn.statements)
    assert 'aria-label="[1] See the quote on its page"' in html


def test_sources_and_tools_come_when_the_answer_is_whole(turn, assistant):
    busy, whole = (turn_html(turn, assistant.library, EN, busy) for busy in (True, False))
    assert 'data-act="take"' not in busy and 'data-act="rate"' not in busy
    assert 'data-act="take"' in whole and 'data-act="rate"' in whole


def test_words_of_its_own_have_their_quotes_below_and_quotes_have_not(turn, assistant):
    own = replace(turn, statements=(Statement("国际软法没有强制力。", (1,)),))
    html = turn_html(own, assistant.library, EN)
    assert 'class="sources"' in html and turn.quotes[0].text[:20] in html
    assert 'class="sources"' not in turn_html(turn, assistant.library, EN)


def test_a_language_model_is_said_to_write_as_long_as_it_does(turn, assistant):
    written = replace(turn, answerer=LANGUAGE_MODEL)
    assert EN["writing"] in turn_html(written, assistant.library, EN, busy=True)
    assert EN["writing"] not in turn_html(written, assistant.library, EN)
    assert EN["writing"] not in turn_html(turn, assistant.library, EN, busy=True)
    assert EN["thinking_model"] in pending_html("?", EN, written=True)


def test_how_the_answer_came_about_is_said(turn, assistant):
    assert "The model &lt;failed&gt;." in turn_html(
        replace(turn, notes=("The model <failed>.",)), assistant.library, EN
    )


@pytest.mark.parametrize("text", ["<script>x</script>", '"><img src=x onerror=y>', "${1+1}"])
def test_no_text_is_markup(turn, assistant, text):
    forged = replace(
        turn,
        question=text,
        understood=text + "?",
        frame=text,
        also_searched=(text,),
        note=text,
        notes=(text,),
        statements=(replace(turn.statements[0], text=text),),
        quotes=(replace(turn.quotes[0], title=text, place=text),),
        nearest=(replace(turn.quotes[0], title=text, text=text),),
    )
    html = turn_html(forged, assistant.library, EN) + pending_html(text, EN) + refusal_html(text, text, EN)
    assert "<script" not in html and "<img" not in html


def test_what_was_understood_is_said_only_where_it_differs(turn, assistant):
    assert 'class="understood"' not in turn_html(turn, assistant.library, EN)
    assert "Understood as: 国际软法" in turn_html(replace(turn, understood="国际软法"), assistant.library, EN)


def test_terms_searched_too_are_said(turn, assistant):
    html = turn_html(replace(turn, also_searched=("soft law", "limits")), assistant.library, EN)
    assert "Also searched: soft law · limits" in html
    assert 'class="also"' not in turn_html(replace(turn, also_searched=()), assistant.library, EN)


def test_a_decline_leads_to_the_nearest_passages(assistant):
    question = "Which states ratified the water convention in 1987?"
    declined = turn_of("d", question, assistant.ask(question), assistant.library)
    html = turn_html(declined, assistant.library, EN)
    assert 'href="#cite-d-n1"' in html and EN["nearest"] in html


def test_of_another_version_nothing_is_said_as_long_as_the_quotes_stand(turn, assistant):
    older = replace(turn, index_version=turn.index_version + 1)
    assert 'class="notice' not in turn_html(older, assistant.library, EN)


def test_what_another_version_declined_may_be_asked_again(turn, assistant):
    declined = replace(turn, declined=True, statements=(), quotes=())
    assert 'data-act="again"' not in turn_html(declined, assistant.library, EN)
    older = replace(declined, index_version=turn.index_version + 1)
    html = turn_html(older, assistant.library, EN)
    assert EN["declined_before"] in html and 'data-act="again"' in html


def test_the_page_of_each_quote_is_told_that_the_library_still_has(turn, assistant):
    told = json.loads(_attribute(turn_html(turn, assistant.library, EN), "data-pictures"))
    first = turn.quotes[0]
    assert told["1"] == f"page/{first.document_id}/{first.spans[0].page}?scale=1.6" and len(told) == len(turn.quotes)
    gone = turn_html(turn, replace(assistant.library, documents={}), EN)
    assert _attribute(gone, "data-pictures") == "{}"


def _attribute(html: str, name: str) -> str:
    return unescape(html.partition(f'{name}="')[2].partition('"')[0])


def test_quotes_that_are_lost_are_counted(turn, assistant):
    assert EN["changed_since"].format(count=len(turn.quotes)) in turn_html(
        turn, replace(assistant.library, documents={}), EN
    )


def test_an_opinion_shows(turn, assistant):
    html = turn_html(rated(turn, -1, "no"), assistant.library, EN)
    assert html.count('aria-pressed="true"') == 1 and ">no</textarea>" in html and "hidden>" not in html


def test_an_empty_conversation_welcomes_and_one_with_turns_does_not(turn, assistant):
    assert EN["welcome"] in conversation_html("c", (), assistant.library, EN)
    full = conversation_html("c", (turn,), assistant.library, EN)
    assert EN["welcome"] not in full and 'data-conversation="c"' in full
