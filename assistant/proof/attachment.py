"""What a text ties together, and whether a claim ties it otherwise.

That is a date's day, month and year, a number and its unit, a number and what it is said of, a name and what is said of
it: each may stand in a premise, and the claim be false all the same, where it takes one from here and one from there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from assistant.proof.alignment import Clause, Correspondence, clauses
from assistant.proof.names import names
from assistant.proof.numbers import counted, without_numbers
from index.language import fold
from index.lexical.tokens import tokens

_LEAST = 0.3  # by how much, of 2, words must fit better the other way round
_TELLING = 3  # content words of a clause that can be compared
_SHARED = 0.4  # share of words from which on two clauses are about the same
_MONTHS = re.findall(r"\w+", "january february march april may june july august september october november december")
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{_MONTH})(?: (?P<late>\d{{1,2}})(?!\d))?,?"
    r"(?: (?P<year>\d{4}))?\b"
    r"|(?:(?P<nian>\d{4})年)?(?P<yue>\d{1,2})月(?:(?P<ri>\d{1,2})[日号])?"
)
_UNITS = {
    "hour": "hours?|个?小时",
    "minute": "minutes?|分钟",
    "day": "days?|[天日](?!常)",
    "week": "weeks?|周|个?星期",
    "month": "months?|个月",
    "year": r"years?|年(?!代|度|间)",
    "percent": r"%|per ?cent",
}
_UNIT = re.compile("|".join(rf"(?P<{name}>\s*[-]?\s*(?:working )?(?:{unit}))" for name, unit in _UNITS.items()))
_LIST = re.compile(r"[,，。；;\n]|(?<!\d)\.(?!\d)|\b(?:while|whereas|but)\b")


def misattached(claim: str, premise: str, correspondence: Correspondence) -> bool:
    """Whether ``claim`` ties together what ``premise`` ties otherwise."""
    return (
        _dated_otherwise(claim, premise)
        or _measured_otherwise(claim, premise)
        or _counted_otherwise(claim, premise, correspondence)
        or _named_otherwise(claim, premise, correspondence)
        or _crossed(clauses(claim), clauses(premise), correspondence)
        or _of_another_subject(clauses(claim), clauses(premise), correspondence)
    )


def _dated_otherwise(claim: str, premise: str) -> bool:
    """Whether the claim has a date of which the premise has day, month and year in no one date."""
    there = _dates(premise)
    return bool(there) and any(not any(_agree(date, other) for other in there) for date in _dates(claim))


def _dates(text: str) -> list[tuple[str, str, str]]:
    """Year, month and day of each date with at least two of them, empty where it has none."""
    found = []
    for match in _DATE.finditer(fold(text)):
        month = str(_MONTHS.index(match["month"]) + 1) if match["month"] else match["yue"]
        date = match["year"] or match["nian"] or "", month, match["day"] or match["late"] or match["ri"] or ""
        if date[0] or date[2]:
            found.append(date)
    return found


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(part == there or not part or not there for part, there in zip(one, other, strict=True))


def _measured_otherwise(claim: str, premise: str) -> bool:
    """Whether a number has a unit of time in the claim, and only others in the premise."""
    here, there = _measures(claim), _measures(premise)
    units = {value: {unit for other, unit in there if other == value} for value, _ in there}
    return any(value in units and unit not in units[value] for value, unit in here)


def _measures(text: str) -> set[tuple[float, str]]:
    plain = counted(fold(_DATE.sub(" ", fold(text))))
    return {(value, unit.lastgroup or "") for value, behind in plain if (unit := _UNIT.match(behind)) is not None}


def _counted_otherwise(claim: str, premise: str, correspondence: Correspondence) -> bool:
    """Whether of two numbers each stands, in the premise, before what stands behind the other in the claim."""
    here, there = _about(claim), _about(premise)
    for one, other in combinations([value for value in here if value in there], 2):
        its, others = here[one] - here[other], here[other] - here[one]
        straight = correspondence.share(its, there[one]) + correspondence.share(others, there[other])
        crossed = correspondence.share(its, there[other]) + correspondence.share(others, there[one])
        if its and others and crossed - straight > _LEAST:
            return True
    return False


def _about(text: str) -> dict[float, frozenset[str]]:
    """The words about each number that is there once: its clause, or what stands behind it to the next."""
    found: dict[float, frozenset[str]] = {}
    twice: set[float] = set()
    for clause in _LIST.split(_DATE.sub(" ", fold(text))):
        there = counted(clause)
        for value, behind in there:
            if value in found:
                twice.add(value)
            found[value] = frozenset(tokens(without_numbers(clause if len(there) == 1 else behind)))
    return {value: words for value, words in found.items() if value not in twice}


def _named_otherwise(claim: str, premise: str, correspondence: Correspondence) -> bool:
    """Whether a clause names one of a list, or one alone, in the place of another that stands in the premise."""
    there = [part for part in _LIST.split(premise) if part.strip()]
    everywhere = frozenset(tokens(premise))
    for clause in _LIST.split(claim):
        said, words = set(names(clause)), frozenset(tokens(clause))
        if not said or not there:
            continue
        rest = words - {word for name in said for word in tokens(name)}
        if not rest:  # one of a list
            continue
        closest = max(there, key=lambda part: correspondence.share(rest, frozenset(tokens(part))))
        if correspondence.share(rest, frozenset(tokens(closest))) < _SHARED:
            continue
        known = {name for name in said if _stands(name, everywhere, correspondence)}
        if _other_names(known, set(names(closest)), words, closest, correspondence):
            return True
    return False


def _other_names(
    said: set[str], held: set[str], words: frozenset[str], closest: str, correspondence: Correspondence
) -> bool:
    among = frozenset(tokens(closest))
    missing = [name for name in said if not _stands(name, among, correspondence)]
    left = [name for name in held if not _stands(name, words, correspondence)]
    shared = len(missing) < len(said)
    return bool(missing and left) and (shared or len(said) == len(held) == 1 or len(said) > 1)


def _stands(name: str, words: frozenset[str], correspondence: Correspondence) -> bool:
    return any(correspondence.stands(word, words) for word in tokens(name))


def _crossed(here: Sequence[Clause], there: Sequence[Clause], correspondence: Correspondence) -> bool:
    """Whether two clauses have each a word where the premise has the other's."""
    for one, other in combinations(here, 2):
        first, second = (_closest(clause, there, correspondence) for clause in (one, other))
        if first is None or second is None or first == second:
            continue
        if _stray(one, first, second, correspondence) and _stray(other, second, first, correspondence):
            return True
    return False


def _stray(clause: Clause, own: Clause, others: Clause, correspondence: Correspondence) -> bool:
    """Whether the first word of the clause is not in its own counterpart, and is in that of the other clause."""
    first = frozenset(clause.words[:1])
    return bool(first) and not _has(own, first, correspondence) and _has(others, first, correspondence)


def _has(clause: Clause, words: frozenset[str], correspondence: Correspondence) -> bool:
    return correspondence.share(words, frozenset(clause.words)) == 1


def _closest(clause: Clause, there: Sequence[Clause], correspondence: Correspondence) -> Clause | None:
    """The clause of ``there`` that has most of its words; None where that is less than is needed to compare."""
    words = frozenset(clause.words)
    best = max(there, key=lambda other: correspondence.share(words, frozenset(other.words)), default=None)
    if best is None or len(words) < _TELLING or correspondence.share(words, frozenset(best.words)) < _SHARED:
        return None
    return best


def _of_another_subject(here: Sequence[Clause], there: Sequence[Clause], correspondence: Correspondence) -> bool:
    """Whether a clause begins with another word before the same word: "the enforcement school" for "the managerial".

    The other word is one that stands nowhere in the premise, within one language, or that stands there before the
    same word elsewhere.
    """
    said = frozenset(word for clause in here for word in clause.words)
    for clause in here:
        closest = _closest(clause, there, correspondence)
        if closest is None or len(closest.words) < _TELLING:
            continue
        (mine, head, *_), (its, other, *_) = clause.words, closest.words
        if (
            correspondence.stands(head, frozenset({other}))
            and not correspondence.stands(mine, frozenset(closest.words))
            and not correspondence.stands(its, said)
            and _is_another(mine, head, there, correspondence, mine.isascii() == its.isascii())
        ):
            return True
    return False


def _is_another(word: str, head: str, there: Sequence[Clause], correspondence: Correspondence, alike: bool) -> bool:
    """Whether ``word`` tells its ``head`` from that of the premise; ``alike`` where both are of one language."""
    pairs = [pair for clause in there for pair in pairwise(clause.words)]
    if any(correspondence.stands(word, frozenset({one})) for clause in there for one in clause.words):
        return any(
            correspondence.stands(word, frozenset({one})) and correspondence.stands(head, frozenset({other}))
            for one, other in pairs
        )
    return alike
