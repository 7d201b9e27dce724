"""One question of a report."""

from __future__ import annotations

from dataclasses import replace

from eval.question_html import as_html

GOLD = "The commission meets twice a year."


def shown(judge_all, question, result):
    (one,) = judge_all([question], [result])
    return "".join(as_html(one, f"[{one.verdict}]"))


def test_it_shows_the_answer_its_place_the_facts_and_the_gold(judge_all, make_question, make_result):
    html = shown(judge_all, make_question(), make_result(GOLD, "It sits in Basel."))
    assert html.startswith('<details class="question" data-verdict="right" data-language="en"><summary>[right]')
    assert f'<blockquote><span lang="en">{GOLD}</span></blockquote>' in html
    assert "agreements/rivers.pdf, p. 3" in html
    assert '✓ <span lang="en">twice</span> / <span lang="zh-Hans">两次</span>' in html
    assert html.count("holds the gold") == 1
    assert "meets twice a year</span></li>" in html


def test_a_missing_fact_is_crossed(judge_all, make_question, make_result):
    assert "✗" in shown(judge_all, make_question(), make_result("It sits in Basel."))


def test_an_altered_quote_shows_what_stands_there(judge_all, make_question, make_result):
    html = shown(judge_all, make_question(), make_result(GOLD, at_place="The commission meets once."))
    assert "altered: there stands" in html
    assert "meets once." in html
    assert "altered" not in shown(judge_all, make_question(), make_result(GOLD))


def test_what_was_declined_says_so(judge_all, make_question, make_result):
    assert "Declined." in shown(judge_all, make_question(answerable=False), make_result(GOLD, declined=True))


def test_what_is_noted_of_an_answer_stands_beside_it(judge_all, make_question, make_result):
    noted = replace(make_result("It meets twice a year."), notes=("model broke off", "statements dropped: 2"))
    (one,) = judge_all([make_question()], [noted])
    english, chinese = ("\n".join(as_html(one, "", language)) for language in ("en", "zh"))
    assert '<p class="noted">model broke off</p>' in english
    assert '<p class="noted">statements dropped: 2</p>' in english
    assert "未能证实而舍弃的陈述：2" in chinese
