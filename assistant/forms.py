"""The form of a question, in both languages: what kind of thing it asks for, and which sentences have such a thing."""

from __future__ import annotations

import re
from typing import Literal

Form = Literal["when", "how many", "who", "why", "define", "which", "example"]

_ASKS: dict[Form, re.Pattern[str]] = {
    "when": re.compile(
        r"何时|什么时候|哪一?年|几年|多久|时间|期限|\bwhen\b|what (?:year|date)|which year|how (?:long|soon)|deadline",
        re.IGNORECASE,
    ),
    "how many": re.compile(
        r"多少|几[个种类项国条家份次年天]|比例|数量|how (?:many|much|large|often|far)|what (?:share|percentage|number)",
        re.IGNORECASE,
    ),
    "who": re.compile(
        r"谁|哪位|哪[个一]?机构|哪些国家|何人|\bwho(?:m|se)?\b|"
        r"which (?:body|organi|institution|countr|states?\b|author)",
        re.IGNORECASE,
    ),
    "why": re.compile(r"为什么|为何|原因|何以|缘何|\bwhy\b|\breasons?\b|what explains|for what purpose", re.IGNORECASE),
    "define": re.compile(
        r"什么是|何谓|是什么|含义|定义|指什么|意味|何为|\bwhat (?:is|are)\b|meant by|\bmean\b|defin|refer to",
        re.IGNORECASE,
    ),
    "which": re.compile(
        r"哪些|哪几|几[种类]|类型|措施|路径|方式|什么样?的?(?:问题|特[征点性]|功能|作用|条件|原因|办法|步骤|挑战|障碍|优势|局限|不足|区别|差别|方面)|\bwhich\b|\b(?:kind|type|measure|way|form)s?\b|categor|"
        r"what (?:steps|factors|conditions|reasons|elements|obligations|respects|aspects|problems|obstacles|features"
        r"|functions|differences|limits|limitations|advantages|challenges|arguments)\b",
        re.IGNORECASE,
    ),
    "example": re.compile(
        r"举.{0,2}例|例子|案例|比如呢|例如呢|\bexamples?\b|\bfor instance\b|\b(?:an|any|some|concrete) instances?\b",
        re.IGNORECASE,
    ),
}
_HAS: dict[Form, re.Pattern[str]] = {
    "when": re.compile(
        r"(?:1[5-9]|20)\d\d|[一二三四五六七八九〇零]{4}年|\d+\s?[年月日]|\b(?:January|February|March|April|May|June|July|"
        r"August|September|October|November|December)\b|\b(?:days?|months?|years?)\b"
    ),
    "how many": re.compile(
        r"\d|[一二两三四五六七八九十百千万亿几]+(?:个|种|类|项|国|条|年|家|份|章|名|次|倍|成|列|人)|%|％|per cent|"
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|half|third|quarter|hundred)\b",
        re.IGNORECASE,
    ),
    "who": re.compile(
        r"[A-Z][a-z]+ [A-Z]|学者|教授|委员会|组织|国务院|机构|政府|国家|Committee|Secretariat|Commission|Council|"
        r"[Ss]cholar|[Aa]uthor|States|Part(?:y|ies)"
    ),
    "why": re.compile(
        r"因为|由于|因此|所以|原因|从而|为了|以便|使得|出于|\bbecause\b|\bsince\b|therefore|\bthus\b|\breasons?\b|"
        r"so that|in order to|due to|owing|hence|\ballows?\b|avoid",
        re.IGNORECASE,
    ),
    "define": re.compile(
        r"是指|指的是|即|所谓|称为|系指|定义|是一[种项个]|\bmeans\b|refers? to|\bis (?:an?|the)\b|defined|"
        r"understood as|denotes"
    ),
    "which": re.compile(
        r"[一二三四]是|其[一二三]|首先|其次|第[一二三]|（[一二三]）|\([a-d]\)|\b(?:first|second|third)(?:ly)?\b|[；;].*[；;]|"
        r"、.*、|, .*, and|包括|\binclud|such as|如下|following",
        re.IGNORECASE,
    ),
    "example": re.compile(
        r"例如|比如|譬如|诸如|为例|案例|典型|\bfor (?:example|instance)\b|such as|e\.g\.|\bcase of\b|illustrat",
        re.IGNORECASE,
    ),
}


def forms_of(question: str) -> tuple[Form, ...]:
    """What a question asks for, by its words; it may be several things, or none that is known."""
    return tuple(form for form, asks in _ASKS.items() if asks.search(question))


def has(form: Form, sentence: str) -> bool:
    """Whether a sentence has what a question of this form asks for: a date, a number, a cause, items of a list."""
    return bool(_HAS[form].search(sentence))
