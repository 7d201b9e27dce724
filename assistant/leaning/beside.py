"""Another matter in which the same documents are to be set side by side: 那争端解决呢？, "What about amendments?"."""

from __future__ import annotations

import re

_DOCUMENT = (
    r"(?:协[定议]|公约|条约|议定书|备忘录|声明|宣言|计划|准则|论文"
    r"|\b(?:agreement|treaty|convention|protocol|memorandum|mou|statement|plan|guidelines|paper)\b)"
)
#: A question that sets documents side by side, with the matter in which it does.
_BESIDE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?P<before>.*{_DOCUMENT}.*[和与及同跟].*{_DOCUMENT}.*?(?:在|对于?|关于))(?P<matter>[^，。？]{{2,16}}?)"
        r"(?P<behind>(?:问题上|方面|上)?(?:有|各|的|分别).*?(?:不同|区别|差[别异]|规定).*)$",
        rf"^(?P<before>how (?:do|does) .*{_DOCUMENT}.*{_DOCUMENT}.* (?:differ|compare) (?:on|in|as to|regarding) )"
        r"(?P<matter>[^?]+?)(?P<behind>\??)$",
        rf"^(?P<before>.*{_DOCUMENT}.*{_DOCUMENT}.*\beach (?:say|provide) (?:about|on|of|for) )"
        r"(?P<matter>[^?]+?)(?P<behind>\??)$",
    )
)
_ANOTHER = re.compile(
    r"^(?:那么?)?(?:在|对于?|关于)?(?P<zh>[^，。？]{2,16}?)(?:问题上|方面|上)?呢$"
    r"|^(?:and|what about|how about)(?: on| about| as to| in| for)? (?P<en>[^?]+)$",
    re.IGNORECASE,
)


def of_another(plain: str, before: str) -> str | None:
    """The question ``before`` with the matter that the ``plain`` one names in the place of its own; None where that
    set no documents side by side, or this names a document."""
    another = _ANOTHER.match(plain)
    if another is None or re.search(_DOCUMENT, plain, re.IGNORECASE):
        return None
    for form in _BESIDE:
        if found := form.match(before):
            return found["before"] + (another["zh"] or another["en"]) + found["behind"]
    return None
