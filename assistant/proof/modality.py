"""How binding a text says that something is, in either language: required, advised, allowed, banned, not required.

应 and 应当 are "shall" in a law and "should" in a paper, so they are both; "can" and 可能 may stand for a plain fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.proof.alignment import Correspondence
from assistant.proof.numbers import without_numbers
from index.language import fold
from index.lexical.tokens import tokens

Force = Literal["required", "advised", "allowed", "able", "banned", "advised against", "released", "unable"]

_PLAIN: frozenset[Force] = frozenset({"able", "unable"})  # what may stand for a plain fact
_OUGHT: frozenset[Force] = frozenset({"required", "advised"})
_SCOPE = 2  # words after a modal that say what it is about
#: What stands first wins: "may not" is a ban before "may" is a permission.
_FORCES: tuple[tuple[str, tuple[Force, ...]], ...] = (
    (
        r"\bneed(?:s)? not\b|\bnot (?:be )?(?:required\b|(?:obliged|obligated|bound) to\b)|\b(?:do"
        r"|does) not (?:(?:have|need) to|require)\b|\b(?:needs?|requires?) no\b"
        r"|无须|无需|毋须|不必(?!要[的地][\u3400-\u9fff])|不需要?|没有义务|无义务|不要求",
        ("released",),
    ),
    (r"\b(?:should|ought) (?:\w+ )?(?:not|never)\b|\bshouldn['’]t\b|不宜", ("advised against",)),
    # A bound bids and bans at once: "no less favourable than" is how to treat.
    (
        r"(?:不得|不应当?|不能)(?=[超低高少多小大早晚迟][过于出])"
        r"|\b(?:shall|must) not (?=exceed|be (?:less|more|low|few|lat|earl))",
        ("required", "advised", "banned"),
    ),
    (r"不应当?(?!有的)", ("banned", "advised against")),
    (r"\bcan(?:not| not|['’]t)\b(?! (?:easily|readily|always))|不能(?!不)", ("banned", "unable")),
    (
        r"\b(?:shall|must|may|can|could|might)(?: \w+)? (?:not|never|neither)\b|\bcannot\b"
        r"(?! (?:easily|readily|always))"
        r"|\b(?:can|must"
        r"|could)n?['’]t\b"
        r"|\bno (?:\w+ ){1,4}?(?:shall|may|must|can)\b|\bprohibit\w*|\bforbid\w*|\bban(?:s|ned)?\b"
        r"|\bnot (?:be )?(?:allowed|permitted|entitled)\b|不允许|不容许|无权"
        r"|不得(?!不)|禁止|严禁|不可(?!或缺|抗力|避免|分割|再生)|不能|不准|不许",
        ("banned",),
    ),
    (r"\bshould\b|\bought to\b|(?<![不便适事合权])宜(?!居|人)", ("advised",)),
    (r"未经[^。;]{1,20}?(?:同意|许可|批准|授权)[^。;]{0,8}?不(?!得)", ("banned",)),
    (
        r"(?<![相适反响效供对回答感呼])应(?![用对急邀诉付答变允激声])当?"
        r"|(?<![需主重必不只概摘纪紧将摘简提])要(?![求点素件闻么])",
        ("required", "advised"),
    ),
    (
        r"\bshall\b|\bmust\b|\b(?:required|obliged|obligated|bound) to\b|\b(?:has|have|had) to\b|\bneeds? to\b"
        r"|\bunder an obligation to\b|必须|务必|有义务|不得不|(?<![必无毋])须(?!知)",
        ("required",),
    ),
    (r"\bsubject to\b", ("required", "able")),
    (
        r"\b(?:can|could|might|able to)\b|可能|能够|(?<![不功职可才性智只仅])能(?![力源量动效见够])",
        ("able", "allowed"),
    ),
    (
        r"\bmay\b|\b(?:allow(?:s|ed)?|permit(?:s|ted)?|entitle[sd]?)\b|\bfree to\b|\bright to\b|\boptional\b"
        r"|\b(?:renew|convert|transfer|extend|revoc)[ai]ble\b"
        r"|可以|有权|得以|允许|准许|(?<![不许认])可(?![以能靠见持观行])",
        ("allowed", "able"),
    ),
)
_MODAL = re.compile("|".join(f"(?P<f{place}>{pattern})" for place, (pattern, _) in enumerate(_FORCES)))


@dataclass(frozen=True, slots=True)
class Modal:
    """What a modal may mean, and the content words between it and the next."""

    forces: frozenset[Force]
    about: frozenset[str]


def modals(text: str) -> tuple[Modal, ...]:
    """The modals of ``text`` in order."""
    plain = fold(without_numbers(text))
    found = list(_MODAL.finditer(plain))
    ends = [*(match.start() for match in found[1:]), len(plain)]
    made = []
    for match, end in zip(found, ends, strict=False):
        forces = _FORCES[int((match.lastgroup or "f0")[1:])][1]
        made.append(Modal(frozenset(forces), frozenset(tokens(plain[match.end() : end])[:_SCOPE])))
    return tuple(made)


def misstated(claim: str, premise: str, correspondence: Correspondence) -> bool:
    """Whether ``claim`` has a modal that the modal of ``premise`` about the same does not bear out.

    Where none of the premise is about the same, any of them may bear it out. "Can" needs none.
    """
    there = modals(premise)
    return any(not _borne_out(modal, there, correspondence) for modal in modals(claim))


def _borne_out(modal: Modal, there: Sequence[Modal], correspondence: Correspondence) -> bool:
    if not there:  # an action plan says what is done, and 应 of it is no more
        return modal.forces == _OUGHT or (not _PLAIN.isdisjoint(modal.forces) and "required" not in modal.forces)
    likeness = [correspondence.share(modal.about, other.about) if modal.about else 0.0 for other in there]
    closest = [other for other, like in zip(there, likeness, strict=True) if like == max(likeness)]
    return any(modal.forces & other.forces for other in closest)
