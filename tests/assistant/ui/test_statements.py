"""Quotes of one source together, the best at once, terms of the other language glossed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Statement
from assistant.glosses import Gloss
from assistant.turns import Quote, Turn
from assistant.ui.statements import glossed_html, runs, statements_html
from assistant.ui.words import WORDS
from index.document import Span
from index.expansion.glossary import Glossary, Term

EN = WORDS["en"]
GLOSSARY = Glossary([Term(("软法",), ("soft law",))] + [Term((f"甲{c}",), (f"term {c}",)) for c in "乙丙丁戊己庚"])


def quote(number: int, text: str, document: str = "d", page: int = 1, start: int = 0, language: str = "en") -> Quote:
    spans = (Span(page, start, start + len(text)),)
    return Quote(number, document, f"Title {document}", f"p. {page}", "p", (), language, spans, text)


def turn(*quotes: Quote, own: tuple[Statement, ...] = ()) -> Turn:
    statements = own or tuple(Statement(quote.text, (quote.number,)) for quote in quotes)
    return Turn("t", "", "Q?", "", "en", "", False, statements, quotes, (), (), "x", 1)


def test_quotes_of_one_document_stand_over_one_source_line():
    made = turn(quote(1, "One."), quote(2, "Two.", page=3), quote(3, "Three.", "e"), quote(4, "Four."))
    assert [[one.text for one in run] for run in runs(made, made.statements)] == [
        ["One.", "Two."],
        ["Three."],
        ["Four."],
    ]
    html = statements_html(made, GLOSSARY, EN)
    assert html.count("<blockquote") == html.count('class="from"') == 3
    assert "<cite>Title d</cite>, p. 1, p. 3" in html


def test_quotes_that_follow_one_another_in_the_text_are_one_paragraph():
    html = statements_html(turn(quote(1, "One."), quote(2, "Two.", start=5), quote(3, "Six.", start=40)), GLOSSARY, EN)
    assert html.count("<p>") == 2


@pytest.mark.parametrize(
    ("lengths", "at_once", "label"),
    [
        ((300, 150, 300), 2, "1 more passage"),
        ((300, 300, 300), 1, "2 more passages"),
        ((900, 200), 1, "1 more passage"),
        ((480, 100), 2, None),
        ((100, 100), 2, None),
    ],
)
def test_the_first_are_seen_at_once_and_the_others_behind_a_fold(lengths, at_once, label):
    made = turn(*(quote(n, f"{n}".ljust(length, "x"), f"d{n}") for n, length in enumerate(lengths, 1)))
    before, fold, after = statements_html(made, GLOSSARY, EN).partition("<details")
    assert before.count("<blockquote") == at_once and after.count("<blockquote") == len(lengths) - at_once
    assert (label in after) if label else not fold
    assert [f"[{n}]</a>" in before + after for n in range(1, len(lengths) + 1)] == [True] * len(lengths)


def test_words_of_its_own_are_no_quote():
    html = statements_html(turn(quote(1, "One."), own=(Statement("It is one.", (1,)),)), GLOSSARY, EN)
    assert "<blockquote" not in html and 'class="own"' in html


def test_terms_of_the_other_language_are_marked_and_told_below():
    html = statements_html(turn(quote(1, "软法即软法。", language="zh")), GLOSSARY, EN)
    assert html.count('<span class="term" title="soft law">软法</span>') == 2
    assert html.count("<b>soft law</b>") == 1
    assert "term" not in statements_html(turn(quote(1, "Soft law.")), GLOSSARY, EN)


def test_many_terms_are_told_behind_a_fold():
    many = "软法" + "".join(f"甲{c}" for c in "乙丙丁戊己庚")
    html = statements_html(turn(quote(1, many, language="zh")), GLOSSARY, EN)
    assert '<details class="gloss">' in html and "7 terms" in html


def test_nothing_of_a_quote_or_a_term_is_markup():
    assert glossed_html('<b>"x"', [Gloss(0, 3, '"><i>')]) == (
        '<span class="term" title="&quot;&gt;&lt;i&gt;">&lt;b&gt;</span>&quot;x&quot;'
    )


def test_what_is_compared_stands_side_by_side_under_what_is_said_of_both():
    quotes = [quote(n, f"Quote {n}.", f"d{n}") for n in range(1, 5)]
    sides = ("soft <law>", "", "hard law", "soft <law>")
    own = tuple(Statement(q.text, (q.number,), side) for q, side in zip(quotes, sides, strict=True))
    both, columns = statements_html(turn(*quotes, own=own), GLOSSARY, EN).split('<div class="sides">')
    assert "Quote 2." in both and both.count("<blockquote") == 1
    one, other = columns.split("</section><section>")
    assert "<h4>soft &lt;law&gt;</h4>" in one and "Quote 1." in one and "Quote 4." in one
    assert "<h4>hard law</h4>" in other and "Quote 3." in other


def test_where_only_one_side_is_spoken_of_there_are_no_columns():
    one = quote(1, "Quote.")
    assert 'class="sides"' not in statements_html(turn(one, own=(Statement(one.text, (1,), "soft law"),)), GLOSSARY, EN)


def test_the_heading_under_which_quotes_stand_is_over_them_once():
    under = [
        replace(quote(n, f"{n}.", start=n * 50), heading=heading)
        for n, heading in enumerate((("Title d *",), ("I", "1. <Aims>"), ("I", "1. <Aims>"), ("I", "2. Means")), 1)
    ]
    html = statements_html(turn(*under), GLOSSARY, EN)
    assert html.count('class="under"') == 2
    assert html.index("1. &lt;Aims&gt;") < html.index("2.") < html.index("3.") < html.index("2. Means")
