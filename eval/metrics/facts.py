"""Key-fact recall: the share of the facts of a right answer that stand in the first characters of a text.

recall = facts of which any alternative stands in the text / facts; 0..1. It is "nugget recall" (Voorhees 2003) with
strings for nuggets, so that nobody has to judge. On nothing: None without facts, 0 in an empty text.

Compared are folded forms: case, width, Traditional and Simplified, quotation marks, dashes and white space do not
count, and between Chinese characters there is no white space. A fact in Latin letters or digits stands there only as
whole words: "art" is not in "party", nor "15" in "2015" or "1.15"; "state" is not in "states", so give both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.language import fold

#: One fact: strings in either language, any one of which proves it.
Fact = tuple[str, ...]

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphens and joiners of PDFs; folding keeps them
_WIDE = {"，": ", ", "；": "; ", "：": ": ", "。": ". ", "、": ", ", "（": " (", "）": ") ", "！": "! ", "？": "? "}
_MARKS = dict.fromkeys("“”「」", '"') | dict.fromkeys("‘’", "'") | dict.fromkeys("‐‑–—−", "-")
_TO_PLAIN = str.maketrans(_WIDE | _MARKS)
_SPACE = re.compile(r"\s+")
_SPACE_AT_HAN = re.compile(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])|(?<=[(\"]) | (?=[)\"])")
#: Where a word ends may be the number of a note ("binding12", "binding.12"); "1,015" and "3.15" are one number each.
_EDGES = (
    (re.compile("[a-z]"), "(?<![a-z0-9])", "(?![a-z])"),
    (re.compile("[0-9]"), r"(?<![a-z0-9])(?<!\d[.,])", r"(?!\d)(?![.,]\d)"),
)


def key_fact_recall(text: str, facts: Sequence[Fact], within: int | None) -> float | None:
    """The share 0..1 of ``facts`` in the first ``within`` characters of ``text``, all of it when that is None.

    None when there are no facts. Characters are counted as they are written, white space too.
    """
    if not facts:
        return None
    plain = comparable(text[:within])
    return sum(any(stands(alternative, plain) for alternative in fact) for fact in facts) / len(facts)


def stands(alternative: str, plain: str) -> bool:
    """Whether ``alternative`` stands in ``plain``, a ``comparable`` text; an empty one stands nowhere."""
    wanted = comparable(alternative)
    if not wanted:
        return False
    before = next((edge for kind, edge, _ in _EDGES if kind.match(wanted[0])), "")
    after = next((edge for kind, _, edge in _EDGES if kind.match(wanted[-1])), "")
    return re.search(before + re.escape(wanted) + after, plain) is not None


def comparable(text: str) -> str:
    """``text`` in the form in which facts are compared."""
    plain = fold(_INVISIBLE.sub("", text).translate(_TO_PLAIN))
    return _SPACE_AT_HAN.sub("", _SPACE.sub(" ", plain)).strip()
