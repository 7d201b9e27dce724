"""Whether citations carry the statements that they stand behind: citation recall and precision, and exact quotes.

As ALCE (Gao, Yen, Yu & Chen 2023, "Enabling Large Language Models to Generate Text with Citations", section 3.3):
recall = statements that the quotes of all their citations, joined by line breaks, entail / statements. A citation is
irrelevant when alone it does not entail its statement while the others of the statement together do;
precision = citations of entailed statements that are not irrelevant / all citations. Both 0..1.
On nothing: None without statements (recall), without citations (precision), without quotes (exact quote rate). A
statement without a citation is not entailed, whatever it says.

Whoever copies the top passage has 1 in all three, so they are to be read beside key-fact recall.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Entails = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement of an answer and the quotes that it cites."""

    text: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationScores:
    """``recall`` 0..1 over statements, None without any; ``precision`` 0..1 over citations, None without any."""

    recall: float | None
    precision: float | None


def citation_scores(statements: Sequence[Cited], entails: Entails) -> CitationScores:
    """Citation recall and precision of one answer; ``entails(premise, claim)`` judges."""
    supported = [statement for statement in statements if _entailed(statement.text, statement.quotes, entails)]
    citations = sum(len(statement.quotes) for statement in statements)
    relevant = sum(_relevant(statement, place, entails) for statement in supported for place in _places(statement))
    return CitationScores(
        len(supported) / len(statements) if statements else None, relevant / citations if citations else None
    )


def exact_quote_rate(quotes: Sequence[tuple[str, str]]) -> float | None:
    """The share 0..1 of (quote, text at the place that it cites) that are equal to the character; None without any.

    An empty quote proves nothing and is not exact.
    """
    return sum(bool(quote) and quote == text for quote, text in quotes) / len(quotes) if quotes else None


def _places(statement: Cited) -> range:
    return range(len(statement.quotes))


def _relevant(statement: Cited, place: int, entails: Entails) -> bool:
    """Whether the citation at ``place`` is needed, or enough; the statement is known to be entailed by all."""
    quotes = statement.quotes
    # Left out by place, as in ALCE: of two equal citations that are not enough alone, each makes the other irrelevant.
    others = quotes[:place] + quotes[place + 1 :]
    return entails(quotes[place], statement.text) or not entails("\n".join(others), statement.text)


def _entailed(text: str, quotes: Sequence[str], entails: Entails) -> bool:
    return bool(quotes) and entails("\n".join(quotes), text)
