"""Definitions: the term that a question wants defined, and the sentences that define it."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.document import Language
from index.language import language_of
from index.lexical.tokens import tokens

#: The part of a term, 0..1, that a text of a language has.
PartOf = Callable[[str, str, Language], float]

_TERM = r"(?P<term>[^，。？！；、：:?!,;]{2,40}?)"
_NOTION = r"(?:含义|涵义|内涵|定义|概念|意思)"
_WANTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:什么是|何谓|何为|什么叫做?|所谓的?){_TERM}(?:$|[，。？；：])",
        rf"(?:给|为|对于?){_TERM}(?:下|作出|给出)(?:了|的)?(?:什么|何种|怎样的)?定义",
        rf"(?:^|[，。：]){_TERM}的{_NOTION}(?:是|为|指|有|包括|$|[，？])",
        rf"(?:如何|怎样|怎么|应?当?如何)(?:定义|界定|理解){_TERM}(?:$|[，。？])",
        rf"(?:^|[，。：]){_TERM}(?:指的?是|是指|是|指|意味着)什么(?:$|[，。？意])",
        rf"(?:^|[，。：]){_TERM}是什么(?:$|[，。？])",
        rf"(?:^|[，。：]){_TERM}(?:是|应?该|应当?)?(?:如何|怎样|怎么)(?:被)?(?:定义|界定|理解)的?(?:$|[，。？])",
        r"\bwhat (?:is|are) (?:(?:meant|understood) by |the (?:meaning|definition|concept|notion) of )?"
        r"(?P<term>[^?.,;:]{2,60}?)(?:[?.,;:]|$)",
        r"\bwhat (?:do(?:es)?|did) (?P<term>[^?.,;:]{2,60}?) (?:mean|refer to|denote|stand for)\b",
        r"\bhow (?:do|does|did) [^?.,;:]{2,60}? define (?P<term>[^?.,;:]{2,60}?)(?:[?.,;:]|$)",
        r"\bhow (?:is|are|was|were|should|can) (?P<term>[^?.,;:]{2,60}?) (?:be )?(?:defined?|understood)\b",
        r"\bwhat (?:counts|qualifies) as (?P<term>[^?.,;:]{2,60}?)(?: (?:in|under|for|by|within)\b|[?.,;:]|$)",
        r"\bdefine (?P<term>[^?.,;:]{2,60}?)(?:[?.,;:]|$)",
        r"\bdefinition of (?P<term>[^?.,;:]{2,60}?)(?:[?.,;:]|$)",
    )
)
_OF_NOTION = re.compile(rf"的?(?:基本|具体)?{_NOTION}$")
#: A term inside that is quoted as a whole; of 规则“软联通” the marks set off a part.
_QUOTED = re.compile(r"(?:^|[的中里谓称说\s])[“\"]([^”\"]{2,})[”\"]")
#: Says nothing of what is asked, and stands between what does.
_STRESS = re.compile(r"究竟|到底|具体(?=是什么|指|该?如何)|\b(?:exactly|precisely|really|actually) ", re.IGNORECASE)
#: Where a term is one: “一带一路”语境下的规则“软联通”.
_WHERE = re.compile(r"^[^，。]{1,12}(?:语境|背景|框架|意义|视角)之?[下上中里]的?|^.{1,12}[当之]中的")
_ARTICLE = re.compile(r"^(?:the|an?|term) ", re.IGNORECASE)

#: What stands before the cue is what is defined; 是一种 and "is a" say of many things what they are.
_SURE: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"(?:可以?|应当?|能)?被?(?:界定|定义|理解|概括|表述)为|是指|指的?是|系指|意指|指(?![出向导示标数南定引派令望称])"
    ),
    "en": re.compile(
        r"\b(?:means?|refers? to|denotes?|shall mean|(?:is|are|can be|may be)(?: \w+){0,2}? "
        r"(?:defined|understood|conceived|used)(?: here| herein)? (?:as|for|to mean))\b|(?<=[”\"]) includes?\b",
        re.IGNORECASE,
    ),
}
_LIKELY: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"[就便乃也]?是(?=一[种个类套系])|即"),
    "en": re.compile(r"\b(?:is|are) (?:an?|those|any|norms?|rules?)\b", re.IGNORECASE),
}
#: What stands behind the cue is what is defined.
_CALLED: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"称为|称之为|称作|叫做|简称为?"),
    "en": re.compile(r"\b(?:called|known as|referred to as|termed)\b", re.IGNORECASE),
}
_BREAK = re.compile(r"[，。；：,;:（）()]|\bthat\b")
_HAD = 0.6  # part of a term from which on it is meant
_HEAD = 0.3  # the same of the word before "of"
_AFTER = {"zh": 30, "en": 60}  # characters behind a cue in which the name stands
_MARKS = " ”“\"'’‘「」"


def term_of(question: str) -> str:
    """What the question wants defined, as it names it; empty where it wants no definition."""
    question = _STRESS.sub("", question.strip())
    for wants in _WANTS:
        if found := wants.search(question):
            term = _WHERE.sub("", found["term"])
            if quoted := _QUOTED.search(term):  # 协定所说的“计划措施”, the notion of "planned measure" in the agreement
                term = quoted[1]
            return _ARTICLE.sub("", term.strip(_MARKS)).strip(_MARKS)
    return ""


def defines(text: str, language: Language, term: str, part_of: PartOf) -> float:
    """How surely a sentence of ``language`` says what ``term``, in either language, means: 1, .5 or 0."""
    for cues, sure in ((_SURE, 1.0), (_LIKELY, 0.5)):
        for cue in cues[language].finditer(text):
            if _is_of(term, _named_before(text[: cue.start()]), language, part_of):
                return sure
    behind = (text[cue.end() : cue.end() + _AFTER[language]] for cue in _CALLED[language].finditer(text))
    return 0.5 * any(part_of(term, _BREAK.split(name)[0], language) >= _HAD for name in behind)


def _named_before(text: str) -> str:
    """The name with which ``text`` ends; 所谓 is divided from what it means by a comma."""
    parts = _BREAK.split(text.rstrip(_MARKS))
    last = parts[-1] or (parts[-2] if len(parts) > 1 and "所谓" in parts[-2] else "")
    return _OF_NOTION.sub("", last)


def _is_of(term: str, named: str, language: Language, part_of: PartOf) -> bool:
    """Whether ``named`` is the term, and not something of it: 软联通的路径, "use of resources"."""
    if not named.strip(_MARKS) or len(tokens(named)) > 2 * len(tokens(term)) + 3:
        return False
    least = _HAD if language == "zh" else _HEAD
    return (
        part_of(term, named, language) >= _HAD
        and part_of(term, _head(named, language), language) >= least
        # And the other way round: "limits of soft law" is not soft law.
        and part_of(_head(term, language_of(term)), named, language) >= _HAD
    )


def _head(name: str, language: Language) -> str:
    """What a name is the name of: limits of soft law, 软法的局限."""
    return name.rpartition("的")[2] if language == "zh" else name.partition(" of ")[0]
