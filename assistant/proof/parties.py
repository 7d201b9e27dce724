"""Who does it to whom: the parties that a text names, and whether a claim has them the other way round.

A party is what tells it from others: "importing" of "importing country", 进口 of 进口国, a role ("buyer"), a name. Two
parties of one clause come in the same order in Chinese and English, whoever acts first, save for the passive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from index.language import fold

#: What tells one state or side from another, before a head in both languages.
_KINDS = """
importing 进口;exporting 出口;coastal 沿海;flag 船旗;port 港口;landlocked 内陆;sending 派遣;receiving 接受;host 东道
home 母;upstream 上游;downstream 下游;developing 发展中;developed 发达;affected 影响;injured 受害;responsible 责任
requesting 请求;requested 被请求;transit 过境;creditor 债权;debtor 债务;occupying 占领;recipient 受援;recipient 接收
donor 捐助;provider 提供
"""
#: Parties that stand alone: roles, bodies, and the states that are named most.
_NAMES = """
buyer 买方;seller 卖方;investor 投资者;claimant 申请人;respondent 被申请人;tribunal 仲裁庭;court 法院;committee 委员会
council 理事会;secretariat 秘书处;assembly 大会;party 缔约国;party 缔约方;donor 捐助者;provider 提供者;recipient 接收者
china 中国;america 美国;britain 英国;france 法国;germany 德国;japan 日本;india 印度;russia 俄罗斯;brazil 巴西;korea 韩国
vietnam 越南;laos 老挝;thailand 泰国;malaysia 马来西亚;singapore 新加坡;indonesia 印度尼西亚;pakistan 巴基斯坦
kazakhstan 哈萨克斯坦;mongolia 蒙古;poland 波兰;hungary 匈牙利;serbia 塞尔维亚;greece 希腊;italy 意大利;egypt 埃及
kenya 肯尼亚;ethiopia 埃塞俄比亚;nigeria 尼日利亚;canada 加拿大;mexico 墨西哥;australia 澳大利亚;norway 挪威
"""


def _table(rows: str) -> dict[str, str]:
    """Chinese to English."""
    return {zh: en for en, zh in (pair.split(" ") for pair in re.split(r"[;\n]", rows.strip()))}


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_ENGLISH = _table(_KINDS) | _table(_NAMES)
_KNOWN = frozenset(_ENGLISH.values()) | frozenset("甲乙丙丁")
_HEAD_ZH = r"(?=国|方(?![式面案法针向]))"
_HEAD_EN = r"(?=(?:states?|part(?:y|ies)|countr(?:y|ies)|sides?)\b)"
_PARTY_ZH = re.compile(rf"{_longest_first(_table(_NAMES))}|(?:{_longest_first(_table(_KINDS))}|[甲乙丙丁]){_HEAD_ZH}")
#: What the tables do not know: the two characters before a head.
_OTHER_ZH = re.compile(rf"[\u3400-\u9fff]{{2}}{_HEAD_ZH}")
_ALONE = frozenset(_table(_NAMES).values())
_PARTY_EN = re.compile(
    r"\b(?P<party>(?:states?|contracting|member) (?:states?|part(?:y|ies)))\b"
    rf"|\b(?P<alone>{_longest_first(_ALONE - {'party'})})s?\b|\b(?P<word>[a-z-]+) {_HEAD_EN}"
)
_NO_PARTY = frozenset(re.findall(r"\w+", "the a an any each either both all other two of these those no which and or"))
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?! (?:State|Part|Countr))")
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        "Convention Treaty Agreement Article Articles Protocol Charter Memorandum Annex Chapter Party Parties State "
        "States Member Members Section Paragraph January February March April June July August September October "
        "November December",
    )
)
#: 被拘留者 is no passive, and 自由 and 理由 have no 由 of their own.
_PASSIVE = re.compile(r"\bby\b|被(?!申请|请求|指控|[\u3400-\u9fff]{1,3}[者人国方])|(?<![自理事缘])由(?!于)")
#: What goes on without a subject of its own is one clause with what stands before.
_CLAUSE = re.compile(r"(?<!\d)[,.;:!?](?!\d)(?! and (?:shall|may|must|is|are|has)\b)|[。；：！？，、](?![并且])")


def names_in(text: str) -> frozenset[str]:
    """The words that are written with a capital inside a sentence of ``text``, folded."""
    return frozenset(fold(name) for name in _NAME.findall(text) if name not in _NO_NAME)


def swapped(claim: str, premise: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether two parties of a clause of ``claim`` stand in ``premise`` only the other way round.

    Where one of the two is in the passive it cannot be said, and they are not.
    """
    if bool(_PASSIVE.search(fold(claim))) != bool(_PASSIVE.search(fold(premise))):
        return False
    there = parties(premise, names)
    for clause in _CLAUSE.split(claim):
        here = list(dict.fromkeys(parties(clause, names)))
        for first, second in combinations([party for party in here if party in there], 2):
            if there.index(first) > _last(there, second):
                return True
    return False


def another(claim: str, premise: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether ``claim`` names one party that is known, and ``premise``, a clause, one other; ``names`` as below."""
    if _PASSIVE.search(fold(claim)) or _PASSIVE.search(premise):
        return False
    here, there = set(parties(claim, names)), set(parties(premise, names))
    return len(here) == len(there) == 1 and here != there and here | there <= _KNOWN | names


def parties(text: str, names: frozenset[str] = frozenset()) -> list[str]:
    """The parties of ``text`` in order, in English where the table has them; ``names`` are further ones, folded."""
    plain = fold(text)
    found = [(match.start(), _ENGLISH.get(match.group(), match.group())) for match in _PARTY_ZH.finditer(plain)]
    rest = _PARTY_ZH.sub(lambda match: " " * len(match.group()), plain)
    found += [(match.start(), match.group()) for match in _OTHER_ZH.finditer(rest)]
    for match in _PARTY_EN.finditer(plain):
        found.append((match.start(), "party" if match["party"] else match["alone"] or match["word"]))
    found += [(match.start(), name) for name in names for match in re.finditer(rf"\b{name}\b", plain)]
    return [party for _, party in sorted(set(found)) if party not in _NO_PARTY]


def _last(places: Sequence[str], party: str) -> int:
    return len(places) - 1 - list(reversed(places)).index(party)
