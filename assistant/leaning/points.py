"""One of the points that the question before asked for: 第三点呢 after 国家为什么选择软法 is the third reason."""

from __future__ import annotations

import re

from assistant.leaning.form import ATTRIBUTE_ZH
from index.language import language_of
from index.numerals import ORDINALS

_COUNTED = "种类项点条方面步个"
#: What has points in order, beside what belongs to something else by its nature.
_NOUN_ZH = f"(?:{ATTRIBUTE_ZH}{{1,2}}|路径|途径|方法|办法|对策|经验|教训|要求|标准|阶段|步骤|看法|观点)"
_ASKS_MORE_ZH = (
    "(?:呢|是(?:什么|啥)(?:意思)?|(?:具体)?指(?:的是)?什么|具体?怎么(?:做|实现|操作|运作|落实|实施)|怎么(?:理解|说|讲|做)|(?:请|能|可以|能不能"
    "|可不可以)?(?:再(?:具体|详细|展开)?|具体|详细|展开)"
    "(?:地)?(?:说|讲|解释|介绍|说明|谈)?(?:说|讲|谈)?(?:一下)?吗?)"
)
_POINT_ZH = re.compile(
    rf"^(?:那么?|请|其中)?(?:再)?(?:详细|具体|展开)?(?:说说|讲讲|解释|介绍"
    rf"|谈谈)?(?:一下)?(?P<which>第[一二三四五六七八九十]|最后一)"
    rf"(?P<of>[{_COUNTED}]|方面)(?P<noun>{_NOUN_ZH})?(?P<rest>.*)$"
)
#: What the question before counts; the noun it has for it stands in one of two places.
_OF_ZH = re.compile(
    rf"^(?P<thing>.+?)(?:(?:的|有)(?:哪|什么|多少)?(?:些|[一二两三四五六七八九十几])?|了?哪(?:些|几))[{_COUNTED}]?"
    rf"(?P<noun>(?:完善|优化|实现|推进|解决)?{_NOUN_ZH})"
    r"(?:(?:分别|都|各)?(?:是什么|有哪些|是哪些))?$"
)
#: One point that was asked for after another.
_ONE_ZH = re.compile(r"^(?P<thing>.+)的(?:第[一二三四五六七八九十]|最后一)个(?P<noun>[^，。？的]+)是什么$")
_KINDS_ZH = re.compile(rf"^(?P<thing>.+?)(?:可以?|一般|通常)?(?:分为|分成|有|包括)(?:哪|几)?(?:些|几)?[{_COUNTED}]$")

_WHICH_EN = rf"(?P<which>{'|'.join(ORDINALS)}|last)"
_POINT_EN = re.compile(
    rf"\bthe {_WHICH_EN}(?: (?:one|type|kind|path|way|reason|item|point|step|condition|category|dimension"
    rf"|option|limit|lesson|difference|mechanism|function|feature"
    r"|principle|of (?:them|these|those)))?(?=$|[,;]| (?:mean|say|work|is|are|was|do|does|in|apply|differ"
    r"|entail|about|exactly)\b)",
    re.IGNORECASE,
)
_ASKS_MORE_EN = re.compile(
    r"^(?:(?:(?:can|could|would) you )?(?:please )?(?:tell me more about|say more about|explain|elaborate on"
    r"|expand on|describe)"
    r"|what (?:is|was|about)|how about|and)?\s*$",
    re.IGNORECASE,
)
_MORE_EN = re.compile(r"\s*(?:,? ?(?:in|with) (?:more |greater )?details?|,? please|more fully)?\s*", re.IGNORECASE)
_THERE_EN = re.compile(r"^(?:what|which) (?P<noun>\w+?s) of (?P<thing>.+?) (?:are|were) there$", re.IGNORECASE)
_OF_EN = re.compile(
    r"^(?:what|which) (?:are|were) the (?:(?:two|three|four|five|six|seven|eight|nine|ten|main"
    r"|\d+) )*(?P<noun>\w+?s) (?P<thing>(?:of|for|in|to|behind) .+)$",
    re.IGNORECASE,
)
_ONE_EN = re.compile(rf"^what is the (?:{'|'.join(ORDINALS)}|last) (?P<point>.+)$", re.IGNORECASE)
_DIFFER_EN = re.compile(r"^how do(?:es)? (?P<one>.+) differ from (?P<other>.+)$", re.IGNORECASE)
_ANY_EN = re.compile(
    r"^(?:what|which) (?:\w+ )?(?P<noun>(?!(?:does|is|was|has)\b)[a-z]+s) "
    r"(?!(?:of|in|for|to|behind|on|under|between|by|with|at|from)\b)[a-z]+ ",
    re.IGNORECASE,
)
_WHY_EN = re.compile(r"^why do (?P<clause>.+)$", re.IGNORECASE)

#: How the question before counts, and what one of the points is called.
_COUNTED_EN = (
    (_ONE_EN, "the {which} {point}"),
    (_THERE_EN, "the {which} {noun} of {thing}"),
    (_OF_EN, "the {which} {noun} {thing}"),
    (_DIFFER_EN, "the {which} difference between {one} and {other}"),
    (_WHY_EN, "the {which} reason why {clause}"),
    (_ANY_EN, "the {which} {noun} ({before})"),
)


def of_point(question: str, before: str) -> str | None:
    """``question`` with its point said in full after the question ``before``; None where it has none, or that question
    asked for nothing that can be counted. Both without their question marks."""
    if language_of(question) == "zh":
        return _chinese(question, before)
    return _english(question, before)


def _chinese(question: str, before: str) -> str | None:
    point = _POINT_ZH.match(question)
    counted = _counted_zh(before, point["which"], point["of"]) if point else None
    if point is None or counted is None:
        return None
    rest = point["rest"]
    if re.fullmatch(_ASKS_MORE_ZH, rest) or not rest:
        return f"{counted}是什么？"
    return f"{counted}{rest}？"


def _counted_zh(before: str, which: str, counter: str) -> str | None:
    """国家选择软法的第三个原因, of the question why they do; None where nothing is counted."""
    if language_of(before) != "zh":
        return None
    plain = re.sub("^(?:请问|那么|那)", "", before)
    if re.search("为什么|为何", plain):
        return f"{re.sub('为什么|为何', '', plain, count=1)}的{which}个原因"
    if one := _ONE_ZH.match(plain):
        return f"{one['thing']}的{which}个{one['noun']}"
    kinds = _KINDS_ZH.match(plain)
    if kinds:
        return f"{kinds['thing']}的{which}{counter}"
    of = _OF_ZH.match(plain)
    return f"{of['thing']}的{which}个{of['noun']}" if of else None


def _english(question: str, before: str) -> str | None:
    point = _POINT_EN.search(question)
    counted = _counted_en(before, point["which"].lower()) if point else None
    if point is None or counted is None:
        return None
    if _ASKS_MORE_EN.match(question[: point.start()]) and _MORE_EN.fullmatch(question[point.end() :]):
        return f"What is {counted}?"
    made = re.sub(r"^(?:and|but|so|or),? ", "", question[: point.start()], flags=re.IGNORECASE) + counted
    return f"{made[:1].upper()}{made[1:]}{question[point.end() :]}?"


def _counted_en(before: str, which: str) -> str | None:
    """ "the third limit of pledge and review", of the question for them; None where nothing is counted."""
    if language_of(before) != "en":
        return None
    for pattern, counted in _COUNTED_EN:
        if found := pattern.match(before):
            said = {name: _one(value) if name == "noun" else value for name, value in found.groupdict().items()}
            return counted.format(which=which, before=f"{before[:1].lower()}{before[1:]}", **said)
    return None


def _one(nouns: str) -> str:
    """The singular of an English plural: categories, category."""
    return re.sub("s$", "", nouns) if not nouns.endswith("ies") else f"{nouns[:-3]}y"
