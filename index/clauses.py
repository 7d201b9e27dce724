"""The clauses that agreements have in common, by whatever words they are asked for: entry into force by "when does it
take effect", withdrawal by "how can a party leave"."""

from __future__ import annotations

import re
from functools import lru_cache

#: How each clause is asked for, and how it is headed, in either language. The names are those of the treaty practice
#: that the United Nations describe in their Final Clauses of Multilateral Treaties: Handbook (2003).
_CLAUSES = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(headed, re.IGNORECASE))
    for asked, headed in (
        (
            r"\benter(?:s|ed|ing)? into force|\bentry into force|\b(?:take|takes|took|come|comes|came) (?:into )?effect"
            r"|\bstarts? to apply|\bhow many (?:\w+ ){0,4}(?:ratif\w+|instruments|signatures)"
            r"|\bhow many (?:states|countries|parties) (?:must|have to|need to|are needed)"
            r"|生效|施行|起算|多少[^，。？]{0,6}(?:批准|核准|加入)",
            r"entry into force|commencement|coming into (?:force|effect)|effective date|生效|施行",
        ),
        (
            r"\bwithdraw\w*|\bdenounc\w*|\bterminat\w*|\b(?:leave|quit|pull out|opt out of the (?:agreement|treaty))\b"
            r"|退出|退约|终止|废止|解除",
            r"withdraw|denunciation|terminat|退出|终止|废止",
        ),
        (
            r"\bamend\w*|\bmodif\w*|\brevis(?:e|ed|ion)\b|\bchange the text|修[改正订]",
            r"amend|modif|revision|修[改正订]",
        ),
        (
            r"\bdisputes?\b|\bdifferences? (?:of|over|about)\b|\bdisagreements?|\bquarrels?|争[端议]|纠纷|分歧",
            r"disputes?|differences|争[端议]|分歧|纠纷",
        ),
        (
            r"\b(?:sign|signed|signature|ratif\w+|acced\w+|accession|join|joined|become part\w*)\b|签[署字]"
            r"|批准|加入|成为缔约",
            r"signature|ratification|accession|acceptance|consent to be bound|签[署字]|批准|加入",
        ),
        (r"\breservations?\b|保留", r"reservations?|保留"),
        (r"\bdepositar(?:y|ies)\b|\bwho keeps the (?:text|original)|保存人|保管", r"depositary|保存|保管"),
        (
            r"\bauthentic|\bin (?:what|which) languages?\b|\blanguages? (?:is|are|was|were)\b"
            r"|作准|[哪几][几种]*(?:语言|文字)",
            r"authentic|languages?|作准|文字|文本",
        ),
        (r"\bsecretariat\b|秘书处", r"secretariat|秘书处"),
        (
            r"\bfund(?:s|ed|ing)?\b|\bfinanc\w+|\bwho pays\b|\bcosts? (?:of|borne|shared)|\bbudget\b"
            r"|资金|经费|出资|费用|预算",
            r"fund|financ|costs?|budget|expenses|资金|经费|费用|预算|财务",
        ),
        (r"\bconfidential\w*|\bsecrecy\b|保密|机密", r"confidential|保密"),
        (
            r"\bobjectives?\b|\bpurposes?\b|\baims?\b|\bgoals?\b|宗旨|目的|目标",
            r"objectives?|purposes?|aims?|宗旨|目的|目标",
        ),
        (r"\bprinciples?\b|原则", r"principles?|approaches|原则"),
        (
            r"\b(?:scope|appl(?:y|ies) to|cover(?:s|ed)?)\b|适用(?:于|范围)|范围",
            r"scope|application|适用",
        ),
        (
            r"\brelat(?:e|es|ion|ionship) (?:to|with|between)|\bconflict with|\bprevails?\b|\binconsisten\w+"
            r"|关系|冲突|不一致|为准|优先",
            r"relation(?:ship)?|other agreements|inconsisten|关系|其他协定",
        ),
    )
)
#: What a question or a heading may have beside a clause, and yet be of nothing else: "How can a party withdraw?"
_FILLING = re.compile(
    r"(?:\b(?:the|an?|any|one|it|its|this|how|can|could|may|must|do|does|did|is|are|was|be|been|will|shall|when|who|what|"
    r"which|where|in|of|to|from|under|by|for|there|part(?:y|ies)|states?|countr(?:y|ies)|members?|governments?|settled?|"
    r"settlement|resolved?|possible|rules?|provisions?|on|about|say|procedure|conditions?)\b"
    r"|一个|国家|缔约[国方]|成员国?|怎么?样?|如何|才?能[够否]?|可以|可否|是否|什么时候|[何几]时|多久|由?谁|需?要|满足|什么|条件|程序|规定|解决|"
    r"协[定议]|条约|公约|哪[些几]?[种天一年]*|有|[本的后吗呢是在从何为自对于其它该]|[\W_])*"
)
_APART = re.compile(r"[、，,;；]|\band\b|[和与及]")  # matters of one heading
_HEADINGS = 4_096  # that are remembered: every question on an agreement compares all that it has


def clauses_asked(question: str) -> frozenset[int]:
    """The clauses that a question asks for, each by its place in the list; of when a withdrawal takes effect the first
    says nothing."""
    found = frozenset(number for number, (asked, _) in enumerate(_CLAUSES) if asked.search(question))
    return found - {0} if 1 in found else found


def asks_for_nothing_else(question: str, clauses: frozenset[int]) -> bool:
    """Whether a question without what it calls the agreement asks for some of these ``clauses``, and nothing beside."""
    for number in clauses:
        question = _CLAUSES[number][0].sub(" ", question)
    return bool(clauses) and bool(_FILLING.fullmatch(question.lower()))


@lru_cache(maxsize=_HEADINGS)
def clauses_alone(heading: str) -> frozenset[int]:
    """Those of which a heading, or one of its matters, says nothing but the name: "Amendments and Termination"."""
    parts = [part.lower() for part in _APART.split(heading)]
    return frozenset(
        number
        for number in clauses_headed(heading)
        if any(_CLAUSES[number][1].search(part) and _FILLING.fullmatch(_whole(number, part)) for part in parts)
    )


def _whole(clause: int, heading: str) -> str:
    """A heading without the words that name a clause, each to its end."""
    return re.sub(rf"(?:{_CLAUSES[clause][1].pattern})[a-z]*", " ", heading)


@lru_cache(maxsize=_HEADINGS)
def clauses_headed(heading: str) -> frozenset[int]:
    """The clauses that stand under a heading."""
    return frozenset(number for number, (_, headed) in enumerate(_CLAUSES) if headed.search(heading))
