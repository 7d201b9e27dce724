"""One question of a report as HTML: what was asked, what was answered, what should have been."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from eval.judge import WINDOWS, Judged
from eval.metrics.facts import key_fact_recall
from eval.result import Quote
from index.language import language_of

_EXCERPT = 240  # characters of a hit that are shown


def as_html(one: Judged, badge: str) -> Iterator[str]:
    """The question to unfold; ``badge`` is its verdict."""
    question = one.question
    about = " · ".join(filter(None, (question.id, question.form or question.kind, question.split)))
    yield (
        f'<details class="question" data-verdict="{escape(one.verdict)}" data-language="{question.language}">'
        f'<summary>{badge} {text(question.text)} <span class="id">{escape(about)}</span></summary>'
    )
    result = one.result
    yield f'<p class="place">support {result.support:.2f}, {result.seconds:.3f} s</p>'
    yield "<h3>Answer</h3>" if not result.declined else "<h3>Answer</h3><p>Declined.</p>"
    for said in result.statements:
        yield f"<blockquote>{text(said.text)}</blockquote>"
        yield from (f'<p class="place">{_place(quote)}</p>' for quote in said.quotes)
    yield from _wanted(one)
    yield "<h3>Hits</h3><ol>"
    for hit, gold in zip(result.hits, one.gold_at, strict=True):
        mark = ' class="gold"' if gold else ""
        excerpt = hit.text[:_EXCERPT] + ("…" if len(hit.text) > _EXCERPT else "")
        place = f"{_where(hit.document, hit.page)}{' ✓ holds the gold' if gold else ''}"
        yield f'<li{mark}><span class="place">{place}</span><br><span class="excerpt">{text(excerpt)}</span></li>'
    yield "</ol></details>"


def text(written: str) -> str:
    """Text of the documents or questions, marked with its language, so that the right glyphs are taken."""
    return f'<span lang="{"zh-Hans" if language_of(written) == "zh" else "en"}">{escape(written)}</span>'


def _wanted(one: Judged) -> Iterator[str]:
    question = one.question
    if question.facts:
        yield f"<h3>Key facts in the first {WINDOWS[-1]:,} characters</h3><ul>"
        for fact in question.facts:
            said = key_fact_recall(one.result.text, [fact.strings], WINDOWS[-1])
            yield f"<li>{'✓' if said else '✗'} {' / '.join(text(string) for string in fact.strings)}</li>"
        yield "</ul>"
    if question.gold:
        yield "<h3>Gold</h3><ul>"
        for gold in question.gold:
            place = _where(gold.document, gold.page)
            yield f'<li><span class="place">{place}</span> {text(gold.anchor)}</li>'
        yield "</ul>"


def _place(quote: Quote) -> str:
    place = _where(quote.document, quote.page)
    if quote.text == quote.at_place:
        return place
    return f'{place} <span class="altered">altered: there stands</span> {text(quote.at_place[:_EXCERPT])}'


def _where(document: str, page: str) -> str:
    """The label of a paragraph ("¶ 12") says itself what it is."""
    return escape(f"{document}, {page if page.startswith('¶') else f'p. {page}'}")
