"""One question of a report as HTML: what was asked, what was answered, what should have been."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from eval.judge import WINDOWS, Judged
from eval.metrics.facts import key_fact_recall
from eval.result import Quote
from eval.words import WORDS, name_of
from index.document import Language
from index.language import language_of

_EXCERPT = 240  # characters of a hit that are shown


def as_html(one: Judged, badge: str, language: Language = "en") -> Iterator[str]:
    """The question to unfold; ``badge`` is its verdict, ``language`` that of the words around it."""
    question, words = one.question, WORDS[language]
    form = name_of(question.form or question.kind, language)
    about = " · ".join(filter(None, (question.id, form, question.split)))
    yield (
        f'<details class="question" data-verdict="{escape(one.verdict)}" data-language="{question.language}">'
        f'<summary>{badge} {text(question.text)} <span class="id">{escape(about)}</span></summary>'
    )
    result = one.result
    yield f'<p class="place">{words["support"].format(support=result.support, seconds=result.seconds)}</p>'
    yield f"<h3>{words['answer']}</h3>" + (f"<p>{words['declined']}</p>" if result.declined else "")
    yield from (f'<p class="noted">{escape(noted_as(note, language))}</p>' for note in result.notes)
    for said in result.statements:
        yield f"<blockquote>{text(said.text)}</blockquote>"
        yield from (f'<p class="place">{_place(quote, language)}</p>' for quote in said.quotes)
    yield from _wanted(one, language)
    yield f"<h3>{words['hits']}</h3><ol>"
    for hit, gold in zip(result.hits, one.gold_at, strict=True):
        mark = ' class="gold"' if gold else ""
        excerpt = hit.text[:_EXCERPT] + ("…" if len(hit.text) > _EXCERPT else "")
        place = _where(hit.document, hit.page, language) + (f" {words['holds']}" if gold else "")
        yield f'<li{mark}><span class="place">{place}</span><br><span class="excerpt">{text(excerpt)}</span></li>'
    yield "</ol></details>"


def noted_as(note: str, language: Language) -> str:
    """A note in ``language``, with its count where it has one."""
    key, colon, count = note.partition(": ")
    return name_of(key, language) + (f"{colon}{count}" if language == "en" or not colon else f"：{count}")


def text(written: str) -> str:
    """Text of the documents or questions, marked with its language, so that the right glyphs are taken."""
    return f'<span lang="{"zh-Hans" if language_of(written) == "zh" else "en"}">{escape(written)}</span>'


def _wanted(one: Judged, language: Language) -> Iterator[str]:
    question, words = one.question, WORDS[language]
    if question.facts:
        yield f"<h3>{words['facts'].format(window=WINDOWS[-1])}</h3><ul>"
        for fact in question.facts:
            said = key_fact_recall(one.result.text, [fact.strings], WINDOWS[-1])
            yield f"<li>{'✓' if said else '✗'} {' / '.join(text(string) for string in fact.strings)}</li>"
        yield "</ul>"
    if question.gold:
        yield f"<h3>{words['gold']}</h3><ul>"
        for gold in question.gold:
            place = _where(gold.document, gold.page, language)
            yield f'<li><span class="place">{place}</span> {text(gold.anchor)}</li>'
        yield "</ul>"


def _place(quote: Quote, language: Language) -> str:
    place = _where(quote.document, quote.page, language)
    if quote.text == quote.at_place:
        return place
    return f'{place} <span class="altered">{WORDS[language]["altered"]}</span> {text(quote.at_place[:_EXCERPT])}'


def _where(document: str, page: str, language: Language) -> str:
    """The label of a paragraph ("¶ 12") says itself what it is."""
    label = page if page.startswith("¶") or not page else WORDS[language]["page"].format(page=page)
    return escape(", ".join(filter(None, (document, label))))
