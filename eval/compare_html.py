"""A comparison of two reports as one page of HTML, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from eval.compare import Comparison, Difference
from eval.report_html import badge, framed, written
from eval.words import WORDS, name_of
from index.document import Language


def comparison_page(made: Comparison, language: Language) -> str:
    """The whole page: a row for each figure, then the questions whose verdict changed."""
    words = WORDS[language]
    title = words["against"].format(first=made.first, second=made.second, common=made.common)
    body = [f"<h2>{escape(title)}</h2><section><table>", _heads(language)]
    body += [_row(one, language) for one in made.differences]
    body.append("</table></section>")
    if not any(one.shown for one in made.differences):
        body.append(f"<p>{words['none_shown']}</p>")
    return framed(title, [*body, *_turned(made, language)], language)


def _heads(language: Language) -> str:
    words = WORDS[language]
    numbers = (words["questions"], "A", "B", "B−A", words["interval"], words["p"])
    cells = "".join(f'<th class="number">{name}</th>' for name in numbers)
    return f"<tr><th>{words['figure']}</th>{cells}<th>{words['finding']}</th></tr>"


def _row(one: Difference, language: Language) -> str:
    words = WORDS[language]
    finding = words["no_difference"]
    if one.shown:
        finding = f"<strong>{words['b_better'] if one.difference > 0 else words['a_better']}</strong>"
    span = f"[{one.low:+.3f}, {one.high:+.3f}]"
    first, second = written(one.figure, one.first), written(one.figure, one.second)
    numbers = (str(one.count), first, second, f"{one.difference:+.3f}", span, f"{one.p:.4f}")
    cells = "".join(f'<td class="number">{number}</td>' for number in numbers)
    return f"<tr><th>{escape(name_of(one.figure, language))}</th>{cells}<td>{finding}</td></tr>"


def _turned(made: Comparison, language: Language) -> Iterator[str]:
    if made.turned:
        yield f"<h2>{WORDS[language]['turned']}</h2><ul>"
        for question, before, after in made.turned:
            yield f"<li>{escape(question)}: {badge(before, language)} → {badge(after, language)}</li>"
        yield "</ul>"
