"""Whether a claim says more than its premise: all for some, only, always, surely, proves, without exception.

A word of strength needs one of its like in the premise, in either language. What the premise says may be, the claim may
not say is; what the premise excepts, it may not leave out of a ban or a duty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.proof.alignment import Correspondence, clauses
from index.language import fold
from index.lexical.tokens import tokens

_SCOPE = 2  # content words behind "may" that say what may be
_STRETCH = 4  # content words in a row of a claim that say it together


@dataclass(frozen=True, slots=True)
class _Strength:
    """What a claim says, and what of a premise bears it out besides the same."""

    said: re.Pattern[str]
    borne: re.Pattern[str]

    @classmethod
    def of(cls, said: str, borne: str = r"(?!)") -> _Strength:
        return cls(re.compile(said), re.compile(f"{said}|{borne}"))


_STRENGTHS = (
    _Strength.of(  # all
        r"\b(?:all|every|everyone|everything|always|entire(?:ly)?)\b(?! (?:the same|relevant|appropriate))"
        r"|所有(?!者|权)|全部|一切|各[^,，。]{1,4}(?:均|都)|始终|总是",
        r"\b(?:each|any|whole|full|both|no|none|never|without)\b|[各每均都总全]|任何|双方|人人|一直|\bthree\b",
    ),
    _Strength.of(r"\bnever\b|从不|从未|绝不|永不", r"\b(?:not?|none|nor|cannot|without)\b|n['’]t\b|[不没未无]"),
    _Strength.of(  # by compulsion
        r"\b(?:compulsor\w+|mandatory|obligatory)\b|强制(?!执行|模式)",
        r"\b(?:oblig\w+|required|bound|binding|forced)\b|义务|强迫|执行",
    ),
    _Strength.of(  # only
        r"(?<!not )\b(?:only|solely|exclusively)\b|(?<!不)仅(?!仅)|(?<!不)(?<!即使)(?<!哪怕)只(?!要|是)|唯一",
        r"\b(?:unless|except|save|sole|merely|alone|limited|confined?"
        r"|(?:by|in) (?:it|them)sel(?:f|ves)|no|neither|nor|not until)\b|除|限|才|专",
    ),
    _Strength.of(  # without exception
        r"\b(?:regardless|irrespective|no matter|unconditional\w*|whether or not"
        r"|(?:no|without) exceptions?)\b|不论|无论|[没无]有?例外|无条件|一律",
        r"\b(?:any|whether|whatever|however|also|although)\b|任何|不问|不管|均|也",
    ),
    _Strength.of(  # surely
        r"\b(?:inevitabl\w+|necessarily|invariably|certainly|automatically)\b|必然|必定|一定(?![程期数的条])|必将|势必|注定",
        r"\b(?:must|always|every|all|cannot but)\b|(?<!未)必|[总均都]",
    ),
    _Strength.of(  # sees to it
        r"\b(?:guarantee\w*|ensur\w+)\b|确保|保证|保障",
        r"\b(?:secur\w+|so that|safeguard\w*|make sure|assur\w+)\b|使|以便|维护|保护",
    ),
    _Strength.of(  # shows beyond doubt
        r"\bprov(?:e[ds]?|en|ing)\b|\bproof\b|证明|证实",
        r"\b(?:show\w*|demonstrat\w+|evidence|confirm\w*|establish\w*|found|finds?)\b|表明|显示|说明|确认|证据",
    ),
    _Strength.of(  # wholly
        r"\b(?:completely|totally|entirely|wholly|absolutely|fully)\b|完全|彻底|绝对|根本(?!上?[性的法原问])",
        r"\b(?:all|whole|full|never|none|at all)\b|[全绝毫]|根本",
    ),
)
_MOST = (
    r"\bat most\b|\bup to\b|\bno more than\b|\bmaximum\b|至多|最多|不超过|不多于|不高于|以下"
    r"|\bwithin\b|[以之天日时月年]内|\bno(?:t)? later than\b|不[迟晚]于"
)
_LEAST = (
    r"\bat least\b|\bno(?:t)? (?:less|fewer) than\b|\bminimum\b|\bor more\b|至少|最少|不少于|不低于|最低"
    r"|以上|起码|(?<!no )(?<!not )\blater\b"
)
_BOUNDS = re.compile(_MOST), re.compile(_LEAST)
_HEDGE = re.compile(r"\b(?:may|might|could|perhaps|possibly|probably|likely)\b(?! not)|可能|或许|也许|未必")
_HEDGED = re.compile(
    _HEDGE.pattern + r"|\b(?:can|tends?|often|sometimes|able|risks?|uncertain|voluntar\w+|free|freely|optional|right"
    r"|permit\w*|allow\w*|entitled|possible|potential\w*|capable|seek\w*|if|would|should)\b"
    r"|可|能|会|自愿|有权|允许|若|如果|倾向|往往|有时|难以|不一定|的[,，]"
)  # fmt: skip
_EXCEPTED = re.compile(
    r"\b(?:unless|except|save (?:that|for|as|where)|provided that|only (?:if|where|when))\b|除非|但[^。；]{0,20}除外"
)
_CONDITION = re.compile(
    _EXCEPTED.pattern + r"|\b(?:if|where|when|without|although|though|but|save|subject to|only|exceptions?)\b"
    r"|[若如除但仅只时]|未经|的[,，]"
)
_CATEGORICAL = re.compile(
    r"\b(?:shall|must|all|every|never|cannot|always|prohibit\w*|may not)\b|不得|必须|应当?|一律|禁止|不能"
)


def overstated(claim: str, premise: str, correspondence: Correspondence) -> bool:
    """Whether ``claim`` is stronger than ``premise`` by one of its words, or by leaving a "may" or "unless" out."""
    said, there = fold(claim), fold(premise)
    if any(strength.said.search(said) and not strength.borne.search(there) for strength in _STRENGTHS):
        return True
    return (
        _bounded_otherwise(said, there)
        or _sure(said, there, correspondence)
        or _unexcepted(said, there, correspondence)
    )


def _bounded_otherwise(claim: str, premise: str) -> bool:
    """Whether the claim has a bound on one side where the premise has one on the other side only."""
    here, there = ([bool(bound.search(text)) for bound in _BOUNDS] for text in (claim, premise))
    return sum(here) == 1 and sum(there) == 1 and here != there


def _sure(claim: str, premise: str, correspondence: Correspondence) -> bool:
    """Whether the claim says flatly what the premise says may be."""
    if _HEDGED.search(claim):
        return False
    said = [clause.words for clause in clauses(claim)]
    stretches = [frozenset(words[at : at + _STRETCH]) for words in said for at in range(len(words))]
    for hedge in _HEDGE.finditer(premise):
        about = frozenset(tokens(premise[hedge.end() :])[:_SCOPE])
        if about and any(correspondence.share(about, stretch) == 1 for stretch in stretches):
            return True
    return False


def _unexcepted(claim: str, premise: str, correspondence: Correspondence) -> bool:
    """Whether the claim is a ban or a duty to which the premise has an exception, and says of none."""
    if _CONDITION.search(claim) or not _CATEGORICAL.search(claim):
        return False
    words = frozenset(tokens(claim))
    for part in re.split(r"[。；;\n]|(?<!\d)\.(?!\d)", premise):
        head, excepted, tail = _split(part)
        if excepted and correspondence.share(words, head) > max(0.5, correspondence.share(words, tail)):
            return True
    return False


def _split(part: str) -> tuple[frozenset[str], bool, frozenset[str]]:
    """The words before and after the first exception of ``part``, and whether it has one."""
    found = _EXCEPTED.search(part)
    if found is None:
        return frozenset(), False, frozenset()
    return frozenset(tokens(part[: found.start()])), True, frozenset(tokens(part[found.end() :]))
