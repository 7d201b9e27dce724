"""How a question leans on the one before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

#: "instead": 那硬法呢, the same of something else; "placed": "and in Chinese law?"; "attribute": 有哪些局限, of what it
#: does not say; "bare": "Why?"; "pronoun" and "possessive": one that can be replaced; "appended": leans in a way that
#: only what it is about can clear up, 这一过程有哪些特点; "subject": 怎么终止, nothing but its subject is missing;
#: "compared": 和硬法相比呢; "corrected": 我是说硬法; "narrowed": 只看协定; "named": a word for what was named before,
#: 该协定, which is its pronoun; "former" and "latter": of two.
Kind = Literal[
    "instead",
    "placed",
    "attribute",
    "bare",
    "pronoun",
    "possessive",
    "appended",
    "subject",
    "compared",
    "corrected",
    "narrowed",
    "named",
    "former",
    "latter",
]


@dataclass(frozen=True, slots=True)
class Lean:
    """``said`` is what of the question counts, without its question mark; ``pronoun`` the word to be replaced in it."""

    kind: Kind
    said: str
    pronoun: str = ""


#: What there is of something else: a question for it alone does not say of what.
ATTRIBUTE_ZH = (
    "(?:主要|具体|共同|法律|总体|基本|适用)?(?:局限性?|优势|优点|缺点|不足|弊端|特征|特点|条件|原因|理由"
    "|意义|作用|影响|效果|效力|后果|目标|"
    "目的|原则|内容|性质|类型|种类|分类|形式|主体|成员|程序|步骤|期限|依据|来源|例子|例外|区别|不同|差别"
    "|差异|联系|关系|问题|挑战|困难|难点|功能|"
    "机制|定义|含义|好处|风险|范围|义务|权利|措施|建议|启示|维度|要素|要点|分歧|地位)"
)
#: What a thing has by its nature: a question for it does not say of what, either.
RELATED_ZH = (
    "(?:有效期限?|预算|费用|经费|开支|补偿|赔偿|成员国?|缔约国|缔约方|总部|秘书处|主席|会议|决定|裁决|报告"
    "|文本|条文|作者|全文|名称|全称|序言|附件|签署国|"
    "批准国|期限|时间|地点|有效性|(?:法律)?[约拘]束力|试点期?)"
)
ATTRIBUTE_EN = (
    r"(?:main |legal |key |practical |other )?(?:limits|limitations|advantages|disadvantages|benefits"
    r"|drawbacks|weaknesses|"
    r"strengths|features|conditions|reasons?|causes?|effects?|consequences|goals?|aims?|objectives|purpose|principles|"
    r"contents?|nature|types?|kinds|forms|members|procedures?|steps|deadlines?|basis|sources|examples?|exceptions?|"
    r"differences?|problems|challenges|functions?|mechanisms?|definition|meaning|risks?|scope|obligations"
    r"|rights|duties|"
    r"measures|lessons|budget|costs?|secretariat|seat|chair|headquarters|award|arbitrators|text|deadline"
    r"|penalt(?:y|ies)|sanctions"
    r"|legal (?:character|status|nature|force)|status|advantages|decisions|targets|funding|parties|signatories)"
)
_FIRST = re.compile(r"^.+?[?？](?=\s|$)")
_END = re.compile(r"[\s?？。.!！]+$")


def without_end(question: str) -> str:
    """The question without its question mark and the space around it."""
    return _END.sub("", question.strip())


def opening(question: str) -> str:
    """The question without the "Why?" that a later turn put behind it."""
    match = _FIRST.match(question)
    return match.group() if match else question
