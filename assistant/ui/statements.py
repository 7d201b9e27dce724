"""What an answer says, as HTML: quotes of one source stand together over its name, and the best are seen at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant.answer import Statement
from assistant.glosses import Gloss, glosses
from assistant.turns import Quote, Turn
from assistant.ui.markup import attributes
from index.expansion.glossary import Glossary
from index.language import fold

_AT_ONCE = 500  # characters of statements that are seen at once, about; the others are behind a fold
_FEW_TERMS = 6  # that are shown without being asked for
_SIDES = 2  # of a comparison, of which something is said
_TOO_FEW = 120  # characters for which no fold is worth it


def statements_html(turn: Turn, glossary: Glossary, words: Mapping[str, str]) -> str:
    """The statements with their marks and sources, from the first; what is beyond about 500 characters is folded.

    Where two things are compared, what is said of both comes first, and what is said of each stands side by side.
    """
    if len(sides := dict.fromkeys(statement.about for statement in turn.statements if statement.about)) == _SIDES:
        of_both = _all_said(turn, [one for one in turn.statements if not one.about], glossary, words)
        columns = "".join(
            f"<section><h4>{escape(side)}</h4>"
            f"{_all_said(turn, [one for one in turn.statements if one.about == side], glossary, words)}</section>"
            for side in sides
        )
        return f'{of_both}<div class="sides">{columns}</div>'
    at_once = _seen_at_once(turn.statements)
    parts = [_all_said(turn, turn.statements[:at_once], glossary, words)]
    folded = turn.statements[at_once:]
    if folded:
        count = len(folded)
        label = words["more_passages_one" if count == 1 else "more_passages"].format(count=count)
        inner = _all_said(turn, folded, glossary, words)
        parts.append(f'<details class="more"><summary>{escape(label)}</summary>{inner}</details>')
    return "".join(parts)


def _all_said(turn: Turn, statements: Sequence[Statement], glossary: Glossary, words: Mapping[str, str]) -> str:
    return "".join(_said(run, turn, glossary, words) for run in runs(turn, statements))


def runs(turn: Turn, statements: Sequence[Statement]) -> list[list[Statement]]:
    """``statements`` in order, those together that quote one document one after the other."""
    made: list[list[Statement]] = []
    before = ""
    for statement in statements:
        quote = quoted(statement, turn)
        source = quote.document_id if quote else ""
        if source and source == before:
            made[-1].append(statement)
        else:
            made.append([statement])
        before = source
    return made


def quoted(statement: Statement, turn: Turn) -> Quote | None:
    """The quote that the statement is, None where it has words of its own."""
    quote = turn.quote(str(statement.citations[0])) if statement.citations else None
    return quote if quote is not None and quote.text == statement.text else None


def mark_html(turn: str, key: str, text: str, words: Mapping[str, str], number: str = "") -> str:
    """A link to a quote; ``text`` is HTML. ``number`` is read out where the text is only a mark."""
    named = attributes(aria_label=words["see"].format(number=number)) if number else ""
    data = attributes(href=f"#cite-{turn}-{key}", data_act="open", data_turn=turn, data_key=key)
    return f'<a class="cite"{data}{named}>{text}</a>'


def glossed_html(text: str, found: Sequence[Gloss]) -> str:
    """The text, escaped, its terms marked and what they are called in the other language shown over them."""
    parts, done = [], 0
    for gloss in found:
        term = escape(text[gloss.start : gloss.end])
        parts.append(f'{escape(text[done : gloss.start])}<span class="term"{attributes(title=gloss.say)}>{term}</span>')
        done = gloss.end
    return "".join(parts) + escape(text[done:])


def _under(quote: Quote, before: Quote | None) -> str:
    """The heading under which a quote stands, unless it is the title, or that of the quote ``before`` it."""
    heading = quote.heading[-1] if quote.heading else ""
    if not heading or fold(heading).startswith(fold(quote.title)) or (before and before.heading == quote.heading):
        return ""
    return f'<p class="under">{escape(heading)}</p>'


def _seen_at_once(statements: Sequence[Statement]) -> int:
    """How many of the first statements are seen at once: at least one, and all where little would be left."""
    lengths = [len(statement.text) for statement in statements]
    count = next((n for n in range(1, len(lengths)) if sum(lengths[: n + 1]) > _AT_ONCE), len(lengths))
    return len(lengths) if sum(lengths[count:]) < _TOO_FEW else count


def _said(run: Sequence[Statement], turn: Turn, glossary: Glossary, words: Mapping[str, str]) -> str:
    """Statements that stand together: quotes as one block with its source, words of its own as a paragraph."""
    quotes = [quote for statement in run if (quote := quoted(statement, turn))]
    if not quotes:
        return "".join(f'<p class="own">{escape(one.text)} {_marks(one, turn, words)}</p>' for one in run)
    foreign = quotes[0].language != turn.language
    paragraphs: list[str] = []
    terms: dict[str, str] = {}
    before: Quote | None = None
    for statement, quote in zip(run, quotes, strict=True):
        found = glosses(quote.text, quote.language, glossary) if foreign else ()
        for gloss in found:
            terms.setdefault(gloss.say, quote.text[gloss.start : gloss.end])
        text = f"{glossed_html(quote.text, found)} {_marks(statement, turn, words)}"
        if before is not None and _goes_on(before, quote):
            paragraphs[-1] += f" {text}"
        else:
            paragraphs.append(f"{_under(quote, before)}<p>{text}")
        before = quote
    body = "".join(f"{paragraph}</p>" for paragraph in paragraphs)
    comma, between = ("，", "、") if turn.language == "zh" else (", ", ", ")
    places = between.join(dict.fromkeys(quote.place for quote in quotes))
    source = f'<p class="from"><cite>{escape(quotes[0].title)}</cite>{comma}{escape(places)}</p>'
    return f'<blockquote lang="{quotes[0].language}">{body}{source}</blockquote>{_terms(terms, words)}'


def _terms(terms: Mapping[str, str], words: Mapping[str, str]) -> str:
    """The terms again in a line of their own, for a finger can point at none of them."""
    if not terms:
        return ""
    pairs = " · ".join(f"{escape(term)} <b>{escape(say)}</b>" for say, term in terms.items())
    if len(terms) <= _FEW_TERMS:
        return f'<p class="gloss">{escape(words["terms"])} {pairs}</p>'
    summary = escape(words["terms_folded"].format(count=len(terms)))
    return f'<details class="gloss"><summary>{summary}</summary><p>{pairs}</p></details>'


def _marks(statement: Statement, turn: Turn, words: Mapping[str, str]) -> str:
    return "".join(mark_html(turn.id, str(n), f"[{n}]", words, str(n)) for n in statement.citations)


def _goes_on(before: Quote, after: Quote) -> bool:
    """Whether one quote follows the other in the text, with nothing but a space between them."""
    last, first = before.spans[-1], after.spans[0]
    return before.passage_id == after.passage_id and last.page == first.page and 0 <= first.start - last.end <= 1
