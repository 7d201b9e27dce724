"""A comparison of two reports as one page of HTML, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from eval.compare import Comparison, Difference
from eval.drawings import difference_bar
from eval.question_html import text
from eval.report_html import badge, framed, number_cell, written
from eval.words import WORDS, name_of
from index.document import Language


def comparison_page(made: Comparison, language: Language) -> str:
    """The whole page: a row for each figure, then the questions whose verdict changed."""
    words = WORDS[language]
    title = words["against"].format(first=made.first, second=made.second, common=made.common)
    most = max((abs(end) for one in made.differences for end in (one.low, one.high)), default=0.0)
    body = [
        f"<h2>{escape(title)}</h2><p>{_verdict(made, language)}</p><section><table class='stacked'>",
        _heads(language),
    ]
    body += [_row(one, most, language) for one in made.differences]
    body.append(f'</table></section><p class="note">{words["compare_note"]}</p>')
    return framed(title, [*body, *_turned(made, language)], language)


def _verdict(made: Comparison, language: Language) -> str:
    """What was found, in a sentence."""
    shown = [one.difference for one in made.differences if one.shown]
    better = sum(difference > 0 for difference in shown)
    if not shown:
        return WORDS[language]["none_shown"]
    counts = {"better": better, "worse": len(shown) - better, "same": len(made.differences) - len(shown)}
    return WORDS[language]["found"].format(**counts)


def _heads(language: Language) -> str:
    words = WORDS[language]
    numbers = (words["questions"], "A", "B", f"B−A<small>{words['interval']}</small>", words["p"])
    cells = "".join(f'<th class="number">{name}</th>' for name in numbers)
    return f"<tr><th>{words['figure']}</th><th></th>{cells}<th>{words['finding']}</th></tr>"


def _row(one: Difference, most: float, language: Language) -> str:
    words = WORDS[language]
    finding = words["no_difference"]
    if one.shown:
        finding = f"<strong>{words['b_better'] if one.difference > 0 else words['a_better']}</strong>"
    span = f"<small>[{one.low:+.3f}, {one.high:+.3f}]</small>"
    first, second = written(one.figure, one.first), written(one.figure, one.second)
    numbers = (str(one.count), first, second, f"{one.difference:+.3f}{span}", f"{one.p:.4f}")
    heads = (words["questions"], "A", "B", "B−A", words["p"])
    cells = "".join(number_cell(*pair) for pair in zip(heads, numbers, strict=True))
    drawn = difference_bar(one.difference, one.low, one.high, most)
    head = escape(name_of(one.figure, language))
    return f'<tr><th>{head}</th><td>{drawn}</td>{cells}<td class="finding">{finding}</td></tr>'


def _turned(made: Comparison, language: Language) -> Iterator[str]:
    if made.turned:
        yield f'<h2>{WORDS[language]["turned"]}</h2><ul class="turned">'
        for one in made.turned:
            verdicts = f"{badge(one.before, language)} → {badge(one.after, language)}"
            yield f'<li>{verdicts} {text(one.question)} <span class="id">{escape(one.id)}</span></li>'
        yield "</ul>"
