"""What readers rated, as a question set: JSON lines in the form of eval/questions, for the evaluator to complete."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from assistant.turns import Quote, Turn
from index.document import Document, Span

_SHORTEST, _LONGEST = 8, 40  # characters of an anchor


def question_set(turns: Iterable[Turn], documents: Mapping[str, Document]) -> str:
    """A line for each turn that was rated or noted; empty when none was.

    A thumb up makes the quotes the gold of an answered question, and a declined one unanswerable. A thumb down leaves
    gold and facts to be filled in. The note goes along as "note", which the evaluation passes over.
    """
    kept = [turn for turn in turns if turn.thumb or turn.note]
    return "".join(
        json.dumps(_row(place, turn, documents), ensure_ascii=False) + "\n" for place, turn in enumerate(kept, 1)
    )


def _row(place: int, turn: Turn, documents: Mapping[str, Document]) -> dict[str, Any]:
    right = turn.thumb > 0
    quotes = [quote for quote in turn.quotes if right and quote.document_id in documents]
    answerable = not (right and turn.declined)
    return {
        "id": f"asked-{place:03d}-{turn.language}",
        "need": f"asked-{place:03d}",
        "question": turn.understood,
        "language": turn.language,
        "form": None,
        "split": "dev",
        "answerable": answerable,
        "kind": None if answerable else "same-field",
        "gold": [_gold(quote, documents[quote.document_id]) for quote in quotes],
        "facts": [{quote.language: [quote.text]} for quote in quotes],
        "note": turn.note,
    }


def _gold(quote: Quote, document: Document) -> dict[str, str]:
    """Document, page and anchor: the first stretch of the quote that stands nowhere else in the document."""
    span = quote.spans[0]
    text = document.page(span.page).text[span.start : span.end]
    starts = range(0, max(len(text) - _SHORTEST, 1))
    at = next((start for start in starts if _once(_anchor(text, start), document)), 0)
    anchor = _anchor(text, at)
    here = Span(span.page, span.start + at, span.start + at + len(anchor))
    return {"document": document.file, "page": document.labels_of((here,))[0], "anchor": anchor}


def _anchor(text: str, start: int) -> str:
    """As much of one paragraph as an anchor may have."""
    return text[start : start + _LONGEST].split("\n", maxsplit=1)[0]


def _once(anchor: str, document: Document) -> bool:
    long_enough = len(anchor.strip()) >= _SHORTEST and anchor == anchor.strip()
    return long_enough and sum(page.text.count(anchor) for page in document.pages) == 1
