"""Values that a question asks for, a share, a sum, a date, so and so many of something, and the sentences that have
one."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.definition import PartOf
from index.chunking.sentences import Stretch
from index.document import Language, Passage
from index.language import fold, language_of
from index.lexical.tokens import tokens

Kind = Literal["share", "money", "cost", "year", "date", "length"]

_HOW_LARGE = r"\bhow (?:large|high|big|heavy|much)(?: of)?(?: an?)?(?: \w+)? "
_HOW_MUCH = r"how much (?:does|do|did|must|may|can|is|are|was|were) [^?]*"
#: How each kind of value is asked for …
_ASKED: Mapping[Kind, re.Pattern[str]] = {
    "share": re.compile(
        r"百分之(?:几|多少)|[几多少]成(?![员立果为功本])|多[大少]的?(?:比例|份额|比重|百分)|"
        r"(?:比例|占比|份额|比重|占)[^,。?]{0,8}多少|(?:比例|占比|份额|比重)[^,。?]{0,6}(?:变化|演变|升降|增减)|"
        r"\bhow (?:large|big|high) a (?:share|proportion)|"
        r"\b(?:what|which) (?:percentage|share|proportion|fraction|per ?cent)|"
        r"\bhow (?:has|have|had|did|does|do) (?:the|its|their) (?:percentage|share|proportion|fraction)",
        re.IGNORECASE,
    ),
    "money": re.compile(
        r"多少[美欧日]?元|多少[^,。?]{0,4}(?:罚[款金]|资金|经费)|罚(?:[款金])?(?:是|为|有)?多少|"
        r"(?:罚[款金]|经费|预算|造价|金额|资金|总额|资本金|价格)[^,。?]{0,6}多[少大高]|"
        rf"{_HOW_LARGE}(?:fine|sum|budget|price|penalty|money|fee)\b|"
        r"\bwhat (?:(?:is|was) the )?(?:total )?(?:fines?|sums?|budget|price)\b|\bup to what amount\b|\bin money\b|"
        rf"{_HOW_MUCH}(?:spend|spent|fined)",
        re.IGNORECASE,
    ),
    "cost": re.compile(
        r"多少钱|多少[^,。?]{0,4}(?:费用|赔偿)|赔偿?(?:是|为)?多少|(?:费用|赔偿金?|成本)[^,。?]{0,6}多[少大高]|"
        rf"{_HOW_LARGE}(?:compensation|damages|cost)\b|{_HOW_MUCH}(?:pay|cost|paid)",
        re.IGNORECASE,
    ),
    "year": re.compile(r"哪一?年|何年|哪个?年份|\b(?:what|which) years?\b", re.IGNORECASE),
    "date": re.compile(
        r"何时|什么时候|[哪几]一?[天日]|几月|何日|\b(?:what|which) (?:dates?|days?|months?)\b|"
        r"\b(?:since|from|by|until) when\b|\bwhen (?:did|was|were|will)\b|"
        r"\bwhen do(?:es)?\b[^?]*\b(?:start|begin|take effect|enter|expire|end)\b",
        re.IGNORECASE,
    ),
    "length": re.compile(
        r"多久|多[长少]时间|(?:期限?|时间)[^,。?]{0,4}多[长久]|几(?:年|个月|天|周)|\bhow long\b|"
        r"\bwhat (?:is|was) the (?:duration|period of validity)\b|"
        r"\bhow many (?:years|months|weeks|days)\b|\b(?:for|over) what (?:term|period|span)",
        re.IGNORECASE,
    ),
}
_YEAR = r"(?<!\d)(?:1\d|20)\d\d(?!\d)|[一二][〇零九○][〇零一二三四五六七八九○]{2}年"
_A_YEAR = re.compile(_YEAR)
_MONTHS = "|".join(calendar.month_name[1:])
_MONEY = (
    r"[\d万亿]\s?(?:[美欧日]?元|人民币|法郎|英镑)|[$€£¥]\s?\d|特别提款权|[计记]账?[算账]?单位|"
    r"\b(?:USD|AUD|EUR|RMB|CNY|SDR|US\$)|\b(?:dollars?|euros?|yuan|francs?|pounds?|units? of account)\b"
)
#: … and what tells it in a text of either language.
_TOLD: Mapping[Kind, re.Pattern[str]] = {
    "share": re.compile(
        r"\d\s?[%％]|百分之|[一二三四五六七八九]成(?![员立果为功本])|[一二三四五六七八九十]+分之|过半|[半多]数|全部|"
        r"\bper ?cent|\b(?:half|third|quarter|two-thirds|three-fourths|majority|most|all|out of)\b",
        re.IGNORECASE,
    ),
    "money": re.compile(_MONEY, re.IGNORECASE),
    #: Who bears it, or a rule that it follows, tells it too.
    "cost": re.compile(
        rf"{_MONEY}|(?:承|分|负)担|均摊|市场价值|\b(?:bears?|borne|equal shares|market value)\b", re.IGNORECASE
    ),
    "year": re.compile(rf"{_YEAR}|世纪|年代|\bcentury\b"),
    "date": re.compile(
        rf"{_YEAR}|世纪|年代|近年|\d\s?[月日]|[日天年月战][内起后前]|之[日后]|以后|\b(?:{_MONTHS})\b|"
        r"\b(?:days?|weeks?|months?|years?|decades?|century|after|since|once|when)\b|"
        r"\bon (?:the )?(?:date|day|signature|entry)\b|"
        r"\b(?:upon|following|until|no later than|at (?:its|the) (?:first|end|close|conclusion))\b|届满|结束[时后]"
    ),
    "length": re.compile(
        r"\d{3,}|[\d一二两三四五六七八九十百]\s?(?:个?月|年|天|日|周|小时|分钟|秒)|[长无]期|直[至到]|"
        r"\b(?:days?|weeks?|months?|years?|hours?|minutes?|decades?|until|indefinite\w*|permanent\w*)\b",
        re.IGNORECASE,
    ),
}
#: How much of something, where the unit is left open: 宽度是多少, "what breadth"; a text may give it with a unit alone.
_MEASURED = re.compile(
    r"(?P<zh>宽度|长度|高度|深度|距离|面积|速度|重量|容量|[\u4e00-\u9fff]{0,2}率|系数|投票权|表决权|股份)"
    r"[^,。?]{0,3}(?:是|为)?(?:多[少大高宽长]|几)|(?:什么|多大的?)(?P<what>宽度|距离|比率|税率|投票权|表决权)|"
    r"\b(?:what(?: is| was)?(?: the)?|how (?:high|wide|large|big|much)(?: is| was)?(?: an?| the)?)"
    r"(?: (?!is\b|are\b|explain|cause|affect|determine)\w+){0,2} (?P<en>breadth|width|length|height|depth|"
    r"distance|speed|weight|volume|ratio|rate|coefficient|quorum|voting power)s?\b",
    re.IGNORECASE,
)
#: 哪几个 asks which they are.
_COUNTED_ZH = re.compile(
    r"(?<!哪)(?:多少|几(?!乎))(?P<unit>(?:[个名位项起份家列条艘座章票届次款段场席人枚只部种类点]|国(?!家))?)的?"
    r"(?P<noun>[\u4e00-\u9fff]{0,8})"
)
_NO_NUMBER = re.compile(r"为什么|为何|何以|怎么|如何|怎样")
_COUNTED_EN = re.compile(r"\b(?:how many|what number of) (?P<noun>[a-z][\w–’' -]*)", re.IGNORECASE)
_PLURAL = re.compile(r"(?:[\w–-]+(?<!s)s|people)\b", re.IGNORECASE)
#: Points of an argument and parts of a whole may be told without their number, by a list.
_POINTS_ZH = re.compile(
    r"[种类点步句层项分章节]|个?(?:方面|方式|方法|阶段|步骤?|层[面次]?|特[点征]|原因|理由|问题|路径|途径|渠道|机制|机构|机关|措施|内容|部分|要素|"
    r"环节|维度|条件|标准|作用|功能|因素|原则|义务|权利|承诺|任务|目标|支柱|模块|模式|手段|工具|文件|协[定议]|条约|指标|风险|障碍)"
)
_POINTS_EN = re.compile(
    r"(?:kind|type|way|form|mode|manner|stage|step|phase|round|aspect|respect|point|reason|path|pathway|route|channel|"
    r"mechanism|measure|factor|feature|characteristic|element|component|module|pillar|part|chapter|section|branche?|level|"
    r"layer|dimension|group|area|field|function|role|view|argument|approache?|method|model|problem|obstacle|risk|effect|"
    r"condition|principle|obligation|right|commitment|task|goal|objective|option|tool|instrument|document|agreement|"
    r"institution|organ|indicator|test|sort)s|(?:categor|theor|bod|treat)ies|criteria"
)
_NUMBER: Mapping[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"\d[\d,.]*\s?[万亿百千]*|一(?=[个名位项起份家列条次届场])|双(?=方)|[一二三四五六七八九十百千万亿〇零]{2,}|"
        r"[二两三四五六七八九十百千]"
    ),
    "en": re.compile(
        r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
        r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|"
        r"hundred|thousand|dozen|half|both|single|once|twice|annual(?:ly)?|every|"
        r"first|second|third|\w+(?:[fnr]|ie)th)\b",
        re.IGNORECASE,
    ),
}
#: What goes by many names where it is counted, and what is told by a number and any unit.
_COUNTRIES = re.compile(r"国家?|成员国|缔约[国方]|countries|states|nations|parties")
_ARE_COUNTRIES = re.compile(r"countr|\bstates?\b|nation|\bpart(?:y|ies)\b|members?\b|国|缔约方|成员", re.IGNORECASE)
_ANY = re.compile(
    r"[人名位度倍次吨岁]|人[员们]|成员|委员|代表|平方|公[里斤]|people|persons|members|delegates|experts|names|times|degrees|"
    r"tons|tonnes|miles|pounds|square|(?:kilo)?met(?:er|re)s|kilograms|seconds|minutes|hours"
)
_MEASURES = re.compile(
    r"[宽长高深]度|距离|面积|重量|容量|breadth|width|length|height|depth|distance|weight|volume", re.IGNORECASE
)
_IN_UNITS = re.compile(
    r"\d\s?(?:[毫厘千]?米|公[里斤顷吨]|海里|吨|[kcm]?m\b|kg\b|(?:nautical )?miles?\b|met(?:er|re)s?\b|tons?\b)"
)
_SAID = 0.1  # part of a word for what is counted or measured that must stand around the number
_HEAD = 2  # Chinese words behind a measure word among which what is counted is


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for: values of one of the ``kinds``, or a number of what is spoken ``of`` by one of these
    words or, where there are none, by its Chinese measure word, ``unit``. ``asked``: how it asks."""

    asked: str
    kinds: tuple[Kind, ...] = ()
    of: tuple[str, ...] = ()
    unit: str = ""


def wanted_by(question: str) -> Wanted | None:
    """The value that a question asks for; None where it asks for none, or for what a list tells without a number."""
    question = fold(question)
    found = [(kind, match) for kind, asks in _ASKED.items() if (match := asks.search(question))]
    kinds = tuple(kind for kind, _ in found)
    counted = _counted_en if language_of(question) == "en" else _counted_zh
    if count := counted(question, kinds):
        return count
    if found:
        return Wanted(found[0][1][0], kinds)
    match = _MEASURED.search(question)
    return Wanted(match[0], of=(match["zh"] or match["what"] or match["en"],)) if match else None


def is_told(wanted: Wanted, text: str, around: str, language: Language, part_of: PartOf) -> bool:
    """Whether ``text`` has a value such as is ``wanted``, and what stands ``around`` it speaks of what is counted;
    ``part_of`` tells the part, 0..1, of a term that a text has."""
    if any(_TOLD[kind].search(text) for kind in wanted.kinds):
        return True
    return bool(wanted.of or wanted.unit) and _is_counted(wanted, text, around, language, part_of)


def _is_counted(wanted: Wanted, text: str, around: str, language: Language, part_of: PartOf) -> bool:
    """Whether ``text`` has a number that may be of what is counted."""
    numbers = [number for number in _NUMBER[language].finditer(text) if not _is_year(number, language)]
    named = (*wanted.of, wanted.unit)
    if not numbers or any(map(_ANY.fullmatch, named)):
        return bool(numbers)
    if any(map(_COUNTRIES.fullmatch, named)):
        return bool(_ARE_COUNTRIES.search(text))
    if _IN_UNITS.search(text) and any(map(_MEASURES.fullmatch, wanted.of)):
        return True
    if wanted.of:
        return any(part_of(word, around, language) > _SAID for word in wanted.of)
    # No word tells what is counted but the measure word.
    behind = [text[number.end() :].lstrip(" 余多") for number in numbers]
    return language == "en" or any(rest.startswith(wanted.unit) for rest in behind)


def _is_year(number: re.Match[str], language: Language) -> bool:
    """A Chinese text writes 年 behind a year, and 1385个 is none."""
    behind = number.string[number.end() :].lstrip()
    return bool(_A_YEAR.fullmatch(number[0].rstrip(",."))) and (
        language == "en" or behind[:1] in ("年", "-", "—", "至")
    )


def tells(wanted: Wanted, passage: Passage, place: Stretch, part_of: PartOf) -> bool:
    """``is_told`` for a sentence of a passage; Traditional characters are read as Simplified."""
    text, around = passage.text[place.start : place.end], "\n".join((*passage.heading, passage.text))
    text = fold(text) if passage.language == "zh" else text  # "may" is no month
    return is_told(wanted, text, around, passage.language, part_of)


def _counted_en(question: str, kinds: tuple[Kind, ...]) -> Wanted | None:
    """The things whose number an English question asks for; None where there are none."""
    for match in _COUNTED_EN.finditer(question):
        if (plural := _PLURAL.search(match["noun"])) and not _ASKED["length"].match(match[0]):
            noun = plural[0]
            if not _POINTS_EN.fullmatch(noun):
                return Wanted(question[match.start() : match.start("noun") + plural.end()], kinds, (noun,))
    return None


def _counted_zh(question: str, kinds: tuple[Kind, ...]) -> Wanted | None:
    """The same for a Chinese one; where it asks for a reason or a way, 几 is "several"."""
    for match in () if _NO_NUMBER.search(question) else _COUNTED_ZH.finditer(question):
        around = question[max(match.start() - 8, 0) : match.end()]
        asked = match["unit"] + match["noun"]
        if not asked or _POINTS_ZH.match(asked) or any(_ASKED[kind].search(around) for kind in kinds):
            continue
        nouns = tokens(match["noun"])
        words = tuple([word for word in nouns if len(word) > 1][:_HEAD] or nouns[:1])
        end = match[0].index(words[-1]) + len(words[-1]) if words else match.end() - match.start()
        return Wanted(match[0][:end], kinds, words, match["unit"])
    return None
